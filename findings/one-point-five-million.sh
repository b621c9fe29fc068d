#!/bin/sh
# word2number 1.1 and text2digits 0.1.2: "one point five million" is 1, or "1.5000000".
#
# Both READMEs have "point" in words, and text2digits makes 2500 of "2.5 thousand". word2number drops what stands
# behind the point if a multiplier follows; text2digits puts the zeros of the multiplier behind the decimals.
# It costs a million and a half.
. "$(dirname "$0")/lib.sh"
pypi word2number==1.1 text2digits==0.1.2

observe python - <<'PYTHON'
from text2digits.text2digits import Text2Digits
from word2number import w2n
for text in ["zero point five", "one million", "one point five million", "two point five thousand"]:
    print(f"{text:24} word2number {w2n.word_to_num(text)}, text2digits {Text2Digits().convert(text)}")
PYTHON

expect <<'SEEN'
zero point five          word2number 0.5, text2digits 0.5
one million              word2number 1000000, text2digits 1000000
one point five million   word2number 1, text2digits 1.5000000
two point five thousand  word2number 2, text2digits 2.5000
SEEN
