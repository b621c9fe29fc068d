#!/bin/sh
# x-wr-timezone 2.0.1: a meeting on Thursday evening in New York moves to Friday evening.
#
# The README says that the package makes a standard calendar of one that has UTC times and X-WR-TIMEZONE, for readers
# that do not know that property. The times are put into the zone, and with them the day of the first meeting; the
# day in BYDAY stays what it was in UTC.
# It costs the meetings: the calendar has them a day late. Nextcloud's calendar had the like: its issue 6459.
. "$(dirname "$0")/lib.sh"
pypi x-wr-timezone==2.0.1 icalendar==7.3.2 python-dateutil==2.9.0.post0

calendar evening.ics <<'ICS'
X-WR-TIMEZONE:America/New_York
BEGIN:VEVENT
UID:evening@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261211T020000Z
DTEND:20261211T030000Z
RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=FR
SUMMARY:evening
END:VEVENT
ICS
observe python - <<'PYTHON'
import icalendar, x_wr_timezone
from datetime import timezone
from dateutil.rrule import rrulestr
original = icalendar.Calendar.from_ical(open("evening.ics", newline="").read())
for name, calendar in ("original", original), ("standard", x_wr_timezone.to_standard(original)):
    [event] = calendar.walk("VEVENT")
    rule = event["RRULE"].to_ical().decode()
    print(name, event.start.isoformat(), rule)
    for start in rrulestr(rule, dtstart=event.start):
        print("  ", f"{start.astimezone(timezone.utc):%a %F %H:%M} UTC")
PYTHON

expect <<'SEEN'
original 2026-12-11T02:00:00+00:00 FREQ=WEEKLY;COUNT=3;BYDAY=FR
   Fri 2026-12-11 02:00 UTC
   Fri 2026-12-18 02:00 UTC
   Fri 2026-12-25 02:00 UTC
standard 2026-12-10T21:00:00-05:00 FREQ=WEEKLY;COUNT=3;BYDAY=FR
   Sat 2026-12-12 02:00 UTC
   Sat 2026-12-19 02:00 UTC
   Sat 2026-12-26 02:00 UTC
SEEN
