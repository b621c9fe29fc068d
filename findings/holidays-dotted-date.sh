#!/bin/sh
# holidays 0.109: in the holidays of Germany, "25.12.2026" is Christmas, and "03.10.2026" an ordinary day in March.
#
# The documentation says that a date may be looked up as a string of any format. The parser is dateutil's, with the
# month first, for every country; only where that is no date is the day first, so that whoever tries it with Christmas
# sees it work. "03.10.2026" is 10 March, and "01.05.2026" the fifth of January.
# It costs a day: an office is asked for an answer when it is closed. "10.03.2026" is the national holiday.
. "$(dirname "$0")/lib.sh"
pypi holidays==0.109 python-dateutil==2.9.0.post0

observe python - <<'PYTHON'
import holidays
germany = holidays.country_holidays("DE", language="en_US")
for day in ["2026-12-25", "25.12.2026", "2026-10-03", "03.10.2026", "10.03.2026", "2026-05-01", "01.05.2026"]:
    print(day, day in germany, germany.get(day))
PYTHON

expect <<'SEEN'
2026-12-25 True Christmas Day
25.12.2026 True Christmas Day
2026-10-03 True German Unity Day
03.10.2026 False None
10.03.2026 True German Unity Day
2026-05-01 True Labor Day
01.05.2026 False None
SEEN
