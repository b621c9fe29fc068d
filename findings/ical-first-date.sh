#!/bin/sh
# ical 14.3.1: an event with further dates in RDATE does not take place on its own date.
#
# RFC 5545 says that DTSTART is the first of the dates, whatever RDATE adds. Without a rule, the timeline has the
# dates of RDATE only; with one, all. recurring-ical-events 3.8.2 has three meetings.
# It costs the first meeting.
. "$(dirname "$0")/lib.sh"
pypi ical==14.3.1 icalendar==7.3.2 recurring-ical-events==3.8.2

for rule in "" "RRULE:FREQ=WEEKLY;COUNT=2
"; do
  calendar "dates${#rule}.ics" <<ICS
BEGIN:VEVENT
UID:interviews@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T090000Z
DURATION:PT1H
${rule}RDATE:20261211T090000Z,20261216T090000Z
SUMMARY:interviews
END:VEVENT
ICS
done
observe python - <<'PYTHON'
import glob, icalendar, recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
for name in sorted(glob.glob("dates*.ics")):
    text = open(name, newline="").read()
    print("with a rule" if "RRULE" in text else "without a rule")
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).all()
    print("  recurring-ical-events", *sorted(f"{event.start:%d.%m.}" for event in found), sep=", ")
    print("  ical                 ", *(f"{event.start:%d.%m.}" for event in IcsCalendarStream.calendar_from_ics(text).timeline), sep=", ")
PYTHON

expect <<'SEEN'
without a rule
  recurring-ical-events, 07.12., 11.12., 16.12.
  ical                 , 11.12., 16.12.
with a rule
  recurring-ical-events, 07.12., 11.12., 14.12., 16.12.
  ical                 , 07.12., 11.12., 14.12., 16.12.
SEEN
