#!/bin/sh
# icalevents 0.3.1: "from the 15th on we meet on Tuesdays at 15:00" moves a single meeting.
#
# RFC 5545 has RANGE=THISANDFUTURE for a change that holds from there on. The parameter is ignored, so that all
# later meetings stay at the old day and hour. recurring-ical-events 3.8.2 moves them.
# It costs every meeting but one.
. "$(dirname "$0")/lib.sh"
pypi icalevents==0.3.1 recurring-ical-events==3.8.2

observe python - <<'PYTHON'
from datetime import datetime, timezone
import icalendar, recurring_ical_events
from icalevents.icalevents import events
text = "\r\n".join("""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:weekly@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T090000Z
DTEND:20261207T100000Z
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:weekly
END:VEVENT
BEGIN:VEVENT
UID:weekly@acme.example
DTSTAMP:20261102T000000Z
RECURRENCE-ID;RANGE=THISANDFUTURE:20261214T090000Z
DTSTART:20261215T150000Z
DTEND:20261215T160000Z
SUMMARY:moved
END:VEVENT
END:VCALENDAR
""".split("\n"))
start, end = datetime(2026, 12, 1, tzinfo=timezone.utc), datetime(2027, 1, 30, tzinfo=timezone.utc)
found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(start, end)
print("recurring-ical-events", *sorted(f"{event.start:%d.%m. %H:%M}" for event in found), sep=", ")
print("icalevents           ", *sorted(f"{event.start:%d.%m. %H:%M}" for event in events(string_content=text, start=start, end=end)), sep=", ")
PYTHON

expect <<'SEEN'
recurring-ical-events, 07.12. 09:00, 15.12. 15:00, 22.12. 15:00, 29.12. 15:00
icalevents           , 07.12. 09:00, 15.12. 15:00, 21.12. 09:00, 28.12. 09:00
SEEN
