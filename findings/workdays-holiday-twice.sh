#!/bin/sh
# workdays 1.4: a holiday that is listed twice counts as two days.
#
# Its documentation says that it does what NETWORKDAYS and WORKDAY of spreadsheets do, and those count days off, not
# entries. A national list and a region's list put together name most days twice.
# It costs days in both directions: too few are counted, and a deadline comes later.
. "$(dirname "$0")/lib.sh"
pypi workdays==1.4

observe python - <<'PYTHON'
from datetime import date
from workdays import networkdays, workday
national, region = [date(2026, 12, 24), date(2026, 12, 25)], [date(2026, 12, 24), date(2026, 12, 25)]
for name, holidays in [("once ", national), ("twice", national + region)]:
    print(name, networkdays(date(2026, 12, 21), date(2026, 12, 31), holidays), workday(date(2026, 12, 23), 3, holidays))
PYTHON

expect <<'SEEN'
once  7 2026-12-30
twice 5 2027-01-01
SEEN
