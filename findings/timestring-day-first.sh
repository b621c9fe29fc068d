#!/bin/sh
# timestring 1.6.4: "10 Dec 2026" is the first of December, and "5pm tomorrow" is today.
#
# The documentation has "Aug 25th, 2013" and "tomorrow at 10am"; a day before its month, and a time before its day, are
# read without an error. 12am is noon, and of 14:00+01:00 the offset is gone.
# An interview is entered days early.
. "$(dirname "$0")/lib.sh"
pypi timestring==1.6.4

cat >"$work/home/words.py" <<'PY'
from datetime import date, timedelta
import timestring

for text in ("December 10 2026", "10 Dec 2026", "2026-12-10T14:00:00Z", "2026-12-10T14:00:00+01:00"):
    print(text, "is", timestring.Date(text))
day = {date.today(): "today", date.today() + timedelta(days=1): "tomorrow"}
for text in ("tomorrow at 12am", "12am tomorrow", "5pm tomorrow"):
    found = timestring.Date(text).date
    print(text, "is", day[found.date()], found.time())
PY
observe python words.py

expect <<'SEEN'
December 10 2026 is 2026-12-10 00:00:00
10 Dec 2026 is 2026-12-01 00:00:00
2026-12-10T14:00:00Z is 2026-12-10 14:00:00
2026-12-10T14:00:00+01:00 is 2026-12-10 14:00:00
tomorrow at 12am is tomorrow 12:00:00
12am tomorrow is today 12:00:00
5pm tomorrow is today 17:00:00
SEEN
