#!/bin/sh
# libical 3.0.16: an event of 24 hours lasts 25 on the day on which summer time ends.
#
# RFC 5545, 3.3.6: a length in hours is exact, one in days is not, so that PT24H and P1D differ on that day. For
# libical both end at the same time of day.
# A deadline that is told as "within 24 hours" is missed by one.
. "$(dirname "$0")/lib.sh"
libical 3.0.16-1+b1

cat >"$work/home/lengths.py" <<'PY'
from libical import *

for length in ("PT24H", "P1D"):
    text = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
            "DTSTART;TZID=America/New_York:20261031T140000\r\n"
            f"DURATION:{length}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    event = inner(parse(text.encode()))
    first, last = start(event), end(event)
    print(length, (seconds(last, last.zone) - seconds(first, first.zone)) / 3600, "hours")
PY
observe python3 lengths.py

expect <<'SEEN'
PT24H 25.0 hours
P1D 25.0 hours
SEEN
