#!/bin/sh
# icalevents 0.3.1: dates that are added to an event with RDATE do not take place.
#
# RFC 5545 has RDATE for an event that repeats on days without a rule, as for interviews in several rounds. The
# README says that recurring events are supported; the property is not looked at. recurring-ical-events 3.8.2 has
# all three.
# It costs the second and the third round.
. "$(dirname "$0")/lib.sh"
pypi icalevents==0.3.1 recurring-ical-events==3.8.2 icalendar==7.3.2

calendar rounds.ics <<'ICS'
BEGIN:VEVENT
UID:rounds@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T090000Z
DTEND:20261207T100000Z
RDATE:20261209T150000Z,20261210T150000Z
SUMMARY:Interview
END:VEVENT
ICS
observe python - <<'PYTHON'
from datetime import datetime, timezone
import icalendar, recurring_ical_events
from icalevents.icalevents import events
text = open("rounds.ics", newline="").read()
start, end = datetime(2026, 12, 1, tzinfo=timezone.utc), datetime(2027, 1, 1, tzinfo=timezone.utc)
found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(start, end)
print("recurring-ical-events", *(f"{event.start:%d.%m. %H:%M}" for event in found), sep=", ")
print("icalevents           ", *(f"{event.start:%d.%m. %H:%M}" for event in events(string_content=text, start=start, end=end)), sep=", ")
PYTHON

expect <<'SEEN'
recurring-ical-events, 07.12. 09:00, 09.12. 15:00, 10.12. 15:00
icalevents           , 07.12. 09:00
SEEN
