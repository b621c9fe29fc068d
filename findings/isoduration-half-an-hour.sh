#!/bin/sh
# isoduration 20.11.0: ten o'clock and "PT0.5H", half an hour, is eleven, and half a year from today is a year.
#
# Its numbers are decimals, so that the fractions that ISO 8601 has are kept, and its documentation says that durations
# can be added to datetimes. When they are, the hours, the days and the years are rounded to whole ones, without a
# word: half a day is a day, and a week and a half is eleven days. A third of an hour is nothing.
# It costs half an hour at least, and half a year of notice is a whole one. isodate adds hours, days and weeks rightly,
# and says that it cannot reckon with parts of a year.
. "$(dirname "$0")/lib.sh"
pypi isoduration==20.11.0 arrow==1.4.0 isodate==0.7.2

observe python - <<'PYTHON'
from datetime import datetime
import isodate
from isoduration import parse_duration
start = datetime(2026, 12, 10, 10)
for span in ["PT90M", "PT0.5H", "PT1.5H", "PT0.3H", "P0.5D", "P1.5W", "P6M", "P0.5Y"]:
    try:
        other = start + isodate.parse_duration(span)
    except ValueError:
        other = "an error"
    print(f"{span:7} isoduration {start + parse_duration(span):%F %H:%M}   isodate {str(other)[:16]}")
PYTHON

expect <<'SEEN'
PT90M   isoduration 2026-12-10 11:30   isodate 2026-12-10 11:30
PT0.5H  isoduration 2026-12-10 11:00   isodate 2026-12-10 10:30
PT1.5H  isoduration 2026-12-10 12:00   isodate 2026-12-10 11:30
PT0.3H  isoduration 2026-12-10 10:00   isodate 2026-12-10 10:18
P0.5D   isoduration 2026-12-11 10:00   isodate 2026-12-10 22:00
P1.5W   isoduration 2026-12-21 10:00   isodate 2026-12-20 22:00
P6M     isoduration 2027-06-10 10:00   isodate 2027-06-10 10:00
P0.5Y   isoduration 2027-12-10 10:00   isodate an error
SEEN
