#!/bin/sh
# icalendar 7.3.2: of two cancelled dates in different zones, one is written at another instant.
#
# add("exdate", [...]) takes a list of datetimes. All go into one line, which has a single TZID: that of the last,
# with the local times left as they were. Nine o'clock in Berlin becomes nine o'clock in New York.
# It costs a meeting that was called off: it stays in the calendar.
. "$(dirname "$0")/lib.sh"
pypi icalendar==7.3.2

observe python - <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo
import icalendar
event = icalendar.Event()
event.add("exdate", [datetime(2026, 12, 9, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")),
                     datetime(2026, 12, 10, 9, 0, tzinfo=ZoneInfo("America/New_York"))])
print(event.to_ical().decode().splitlines()[1])
again = icalendar.Event.from_ical(event.to_ical())
print(*(date.dt.isoformat() for date in again["exdate"].dts))
PYTHON

expect <<'SEEN'
EXDATE;TZID=America/New_York:20261209T090000,20261210T090000
2026-12-09T09:00:00-05:00 2026-12-10T09:00:00-05:00
SEEN
