#!/bin/sh
# aniso8601 10.0.1: "2026-12-07T24:00" is the beginning of 7 December, not its end.
#
# ISO 8601 has 24:00 for the end of a day, and the README says that the library parses ISO 8601. The hour is set to
# zero and the day stays, so that an interval up to 24:00 ends before it begins. dateutil and ciso8601 are right.
# It costs a day: a deadline "by 24:00" has passed as soon as its day begins.
. "$(dirname "$0")/lib.sh"
pypi aniso8601==10.0.1 python-dateutil==2.9.0.post0 ciso8601==2.4.1

observe python - <<'PYTHON'
import aniso8601, ciso8601
from dateutil.parser import isoparse
text = "2026-12-07T24:00"
print("dateutil ", isoparse(text))
print("ciso8601 ", ciso8601.parse_datetime(text))
print("aniso8601", aniso8601.parse_datetime(text))
start, end = aniso8601.parse_interval("2026-12-07T22:00/2026-12-07T24:00")
print("interval ", start, "to", end, "length", end - start)
PYTHON

expect <<'SEEN'
dateutil  2026-12-08 00:00:00
ciso8601  2026-12-08 00:00:00
aniso8601 2026-12-07 00:00:00
interval  2026-12-07 22:00:00 to 2026-12-07 00:00:00 length -1 day, 2:00:00
SEEN
