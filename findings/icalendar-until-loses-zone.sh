#!/bin/sh
# icalendar 7.3.2: an end of a series that is given with a zone is written without one.
#
# RFC 5545 wants UNTIL in UTC where DTSTART has a zone. DTSTART gets its TZID from the datetime; the same kind of
# datetime as UNTIL loses its zone, and what is written is a local time that a reader may take for any.
# It costs the last meeting, or adds one: the file is invalid, and dateutil refuses it.
. "$(dirname "$0")/lib.sh"
pypi icalendar==7.3.2 python-dateutil==2.9.0.post0

observe python - <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo
import icalendar
from dateutil.rrule import rrulestr
zone = ZoneInfo("Europe/Berlin")
event = icalendar.Event()
event.add("dtstart", datetime(2026, 12, 7, 9, 0, tzinfo=zone))
event.add("rrule", {"freq": "daily", "until": datetime(2026, 12, 9, 9, 0, tzinfo=zone)})
print(*event.to_ical().decode().splitlines()[1:-1], sep="\n")
try:
    rrulestr(event["rrule"].to_ical().decode(), dtstart=event.start)
except ValueError as error:
    print("dateutil:", error)
PYTHON

expect <<'SEEN'
DTSTART;TZID=Europe/Berlin:20261207T090000
RRULE:FREQ=DAILY;UNTIL=20261209T090000
dateutil: RRULE UNTIL values must be specified in UTC when DTSTART is timezone-aware
SEEN
