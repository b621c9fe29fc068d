#!/bin/sh
# datefinder 1.0.0: "10 Dec 14:00 CET" is the 14th of December, at midnight.
#
# The README names e-mails as what it is for, and shows dates with times. Without a year, the day before the month
# is passed over and the hour behind it becomes the day; put the month first, or add the year, and it is right.
# It costs the interview by four days.
. "$(dirname "$0")/lib.sh"
pypi datefinder==1.0.0

observe python - <<'PYTHON'
from datetime import datetime
import datefinder
for text in ["10 Dec 2026 14:00", "Dec 10 14:00", "10 Dec 14:00", "Thu 10 Dec 14:00 CET"]:
    print(f"{text:20}", [str(found) for found in datefinder.find_dates(text, base_date=datetime(2026, 11, 28, 10, 0))])
PYTHON

expect <<'SEEN'
10 Dec 2026 14:00    ['2026-12-10 14:00:00']
Dec 10 14:00         ['2026-12-10 14:00:00']
10 Dec 14:00         ['2026-12-14 00:00:00']
Thu 10 Dec 14:00 CET ['2026-12-14 00:00:00']
SEEN
