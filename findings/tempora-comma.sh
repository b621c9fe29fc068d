#!/bin/sh
# tempora 5.13.0: "1,5 hours" lasts five hours and a second, and "1h30" one hour and half a minute.
#
# parse_timedelta() takes spans in words and with a colon, in any mix, and raises for a unit that it does not know. A
# number without a unit is seconds wherever it stands, and a comma is always the end of a part.
# It costs hours, where "1.5 hours" is right.
. "$(dirname "$0")/lib.sh"
pypi tempora==5.13.0

observe python - <<'PYTHON'
from tempora import parse_timedelta
for text in ["1.5 hours", "1,5 hours", "1h 30m", "1h30", "1:30", "2 days, 3 hours", "5 business days"]:
    try:
        print(f"{text:16}", parse_timedelta(text))
    except ValueError as error:
        print(f"{text:16}", error)
PYTHON

expect <<'SEEN'
1.5 hours        1:30:00
1,5 hours        5:00:01
1h 30m           1:30:00
1h30             1:00:30
1:30             1:30:00
2 days, 3 hours  2 days, 3:00:00
5 business days  Invalid unit busines
SEEN
