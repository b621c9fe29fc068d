#!/bin/sh
# dateparser 1.5.0: "Monday at 9" is the 28th of September.
#
# The documentation shows weekdays and times as things that are understood, and says that a date that lacks
# parts is completed from today. A number that stands alone is taken for the month (for the day, if it is above
# 12 or the order is DMY), and then the weekday counts no more: no warning, and no None either.
# It costs the interview: "Monday at 9am" is right, "Monday at 9" is two months away.
. "$(dirname "$0")/lib.sh"
pypi dateparser==1.5.0

observe python - <<'PYTHON'
from datetime import datetime
import dateparser
today = {"RELATIVE_BASE": datetime(2026, 11, 28, 10, 0)}
for text in ["Monday at 9am", "Monday at 9", "Thursday 10", "Monday at 14", "the 10th"]:
    print(f"{text:14}", dateparser.parse(text, languages=["en"], settings=today))
PYTHON

expect <<'SEEN'
Monday at 9am  2026-11-23 09:00:00
Monday at 9    2026-09-28 00:00:00
Thursday 10    2026-10-28 00:00:00
Monday at 14   2026-11-14 00:00:00
the 10th       2026-10-28 00:00:00
SEEN
