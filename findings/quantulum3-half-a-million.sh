#!/bin/sh
# quantulum3 0.10.0: "half a million dollars" is one and a half million.
#
# The README says that numbers in words are parsed. "A million" is one million, and the half of one is added to it.
# "A quarter of a million" is two numbers, of which the one with the currency is a million.
# It costs the difference between a good offer and one that does not exist.
. "$(dirname "$0")/lib.sh"
pypi quantulum3==0.10.0

observe python -W ignore - <<'PYTHON'
from quantulum3 import parser
for text in ["a million dollars", "half a million dollars", "half a dollar", "a quarter of a million dollars",
             "two hundred thousand dollars", "one and a half million dollars", "0.5 million dollars"]:
    print(f"{text:32}", *(f"{found.value:g} {found.unit.name}" for found in parser.parse(text)), sep=" | ")
PYTHON

expect <<'SEEN'
a million dollars                | 1e+06 dollar
half a million dollars           | 1.5e+06 dollar
half a dollar                    | 0.5 per dollar
a quarter of a million dollars   | 0.25 dimensionless | 1e+06 dollar
two hundred thousand dollars     | 200000 dollar
one and a half million dollars   | 1.5e+06 dollar
0.5 million dollars              | 500000 dollar
SEEN
