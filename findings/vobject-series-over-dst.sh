#!/bin/sh
# vobject 0.9.9: a weekly meeting at 9:00 in New York is at 8:00 from November on.
#
# RFC 5545 repeats the local time of DTSTART, and the README names expanding recurring events as a feature. The
# offset of the first meeting is kept for all, so that the series moves by an hour when the clocks change.
# recurring-ical-events 3.8.2 is right.
# It costs every meeting after the change.
. "$(dirname "$0")/lib.sh"
pypi vobject==0.9.9 pytz==2026.2 recurring-ical-events==3.8.2 icalendar==7.3.2

calendar weekly.ics <<'ICS'
BEGIN:VEVENT
UID:weekly@acme.example
DTSTAMP:20261001T000000Z
DTSTART;TZID=America/New_York:20261026T090000
DTEND;TZID=America/New_York:20261026T100000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:weekly
END:VEVENT
ICS
observe python - <<'PYTHON'
from datetime import timezone
import icalendar, recurring_ical_events, vobject
text = open("weekly.ics", newline="").read()
print("recurring-ical-events", *(f"{event.start:%d.%m. %H:%M %z}" for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).all()), sep=", ")
print("vobject              ", *(f"{start:%d.%m. %H:%M %z}" for start in vobject.readOne(text).vevent.getrruleset()), sep=", ")
PYTHON

expect <<'SEEN'
recurring-ical-events, 26.10. 09:00 -0400, 02.11. 09:00 -0500, 09.11. 09:00 -0500
vobject              , 26.10. 09:00 -0400, 02.11. 09:00 -0400, 09.11. 09:00 -0400
SEEN
