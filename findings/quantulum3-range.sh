#!/bin/sh
# quantulum3 0.10.0: "between 80 and 90 thousand euros" is 45,040 euros.
#
# The README says that numbers in words and ranges are parsed; a range is its middle, with an uncertainty. The word
# "thousand" belongs to both ends for a reader, and only to the second here: the middle is that of 80 and 90,000. With
# "thousand" at both ends, the range is none, and the first end has no currency. Digits are right.
# It costs half of the salary that is asked for.
. "$(dirname "$0")/lib.sh"
pypi quantulum3==0.10.0

observe python -W ignore - <<'PYTHON'
from quantulum3 import parser
for text in ["between 80 and 90 thousand euros", "80 to 90 thousand euros", "between 80000 and 90000 euros",
             "between 80 thousand and 90 thousand euros", "between 80 and 90 euros"]:
    print(f"{text:42}", *(f"{found.value:g} {found.unit.name} +- {found.uncertainty}" for found in parser.parse(text)), sep=" | ")
PYTHON

expect <<'SEEN'
between 80 and 90 thousand euros           | 45040 euro +- 44960.0
80 to 90 thousand euros                    | 45040 euro +- 44960.0
between 80000 and 90000 euros              | 85000 euro +- 5000.0
between 80 thousand and 90 thousand euros  | 80000 dimensionless +- None | 90000 euro +- None
between 80 and 90 euros                    | 85 euro +- 5.0
SEEN
