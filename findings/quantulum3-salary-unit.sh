#!/bin/sh
# quantulum3 0.10.0: "USD 120k" is 120 kibibytes, and "£1m" a pound times a metre.
#
# The README has money among the quantities that are read, and "€85k" is 85,000 euros. Which letter stands for
# thousands depends on the side of the number on which the currency stands, on its length and on upper case.
# It costs the salary: a comparison of offers sees numbers without money.
. "$(dirname "$0")/lib.sh"
pypi quantulum3==0.10.0

observe python -W ignore - <<'PYTHON'
from quantulum3 import parser
for text in ["€85k", "€85K", "USD 120k", "USD 120,000", "120k USD", "120K USD", "$1.5M", "£1m", "CHF 120'000"]:
    print(f"{text:12}", *(f"{found.value:g} {found.unit.name}" for found in parser.parse(text)), sep=" | ")
PYTHON

expect <<'SEEN'
€85k         | 85000 euro
€85K         | 85000 euro
USD 120k     | 120 kibibyte
USD 120,000  | 120000 dimensionless
120k USD     | 120 kibibyte united states dollar
120K USD     | 120 kelvin united states dollar
$1.5M        | 1.5e+06 dollar
£1m          | 1 pound sterling metre
CHF 120'000  | 120 
SEEN
