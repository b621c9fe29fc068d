#!/bin/sh
# word2number 1.1: "between fifty and sixty thousand" is 110,000, and "nine to five" 14.
#
# The README says that word_to_num() converts a number in words, and raises for text that is not a valid one. The
# number words of a text are added up, whatever stands between them; "half" is passed over.
# It costs twice the salary, or half a million.
. "$(dirname "$0")/lib.sh"
pypi word2number==1.1

observe python - <<'PYTHON'
from word2number import w2n
for text in ["sixty thousand", "between fifty and sixty thousand", "fifty to sixty", "nine to five", "twenty twenty six",
             "one and a half million", "half a million", "eighty thousand plus five thousand bonus", "interview"]:
    try:
        print(f"{text:42}", w2n.word_to_num(text))
    except ValueError:
        print(f"{text:42}", "ValueError")
PYTHON

expect <<'SEEN'
sixty thousand                             60000
between fifty and sixty thousand           110000
fifty to sixty                             110
nine to five                               14
twenty twenty six                          406
one and a half million                     1000000
half a million                             1000000
eighty thousand plus five thousand bonus   ValueError
interview                                  ValueError
SEEN
