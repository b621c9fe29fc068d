#!/bin/sh
# ical 14.3.1: a meeting that was moved in another calendar is in the timeline at both times.
#
# RFC 5545 has RECURRENCE-ID for an event that takes the place of one of a series, and the class Event has the field.
# The old time stays all the same, as if the event were a further one.
# recurring-ical-events 3.8.2 has the new one only.
# It costs a morning in front of a closed door.
. "$(dirname "$0")/lib.sh"
pypi ical==14.3.1 icalendar==7.3.2 recurring-ical-events==3.8.2

calendar series.ics <<'ICS'
BEGIN:VEVENT
UID:weekly@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T090000Z
DURATION:PT1H
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:weekly
END:VEVENT
BEGIN:VEVENT
UID:weekly@acme.example
DTSTAMP:20261102T000000Z
RECURRENCE-ID:20261214T090000Z
DTSTART:20261215T150000Z
DURATION:PT1H
SUMMARY:moved
END:VEVENT
ICS
observe python - <<'PYTHON'
import icalendar, recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
text = open("series.ics", newline="").read()
found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).all()
print("recurring-ical-events", *sorted(f"{event.start:%d.%m. %H:%M}" for event in found), sep=", ")
found = IcsCalendarStream.calendar_from_ics(text).timeline
print("ical                 ", *(f"{event.start:%d.%m. %H:%M}" for event in found), sep=", ")
PYTHON

expect <<'SEEN'
recurring-ical-events, 07.12. 09:00, 15.12. 15:00, 21.12. 09:00
ical                 , 07.12. 09:00, 14.12. 09:00, 15.12. 15:00, 21.12. 09:00
SEEN
