#!/bin/sh
# ics 0.7.3: an invitation from Outlook for 14:00 in Berlin is at 14:00 UTC.
#
# RFC 5545 lets a file name its zones as it likes and describe them in VTIMEZONE. A name that is not one of the
# IANA's counts as UTC, although its description is there; written again, the time ends in Z. icalendar 7.3.2 and
# vobject 0.9.9 go by the description. Issue 129 of ics.py wished for a better reading of zones.
# It costs one or two hours for every invitation from Exchange, without an exception.
. "$(dirname "$0")/lib.sh"
pypi ics==0.7.3 icalendar==7.3.2 vobject==0.9.9

calendar invitation.ics <<'ICS'
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:interview@acme.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=W. Europe Standard Time:20261210T140000
DTEND;TZID=W. Europe Standard Time:20261210T150000
SUMMARY:interview
END:VEVENT
ICS
observe python -W ignore - <<'PYTHON'
import ics, icalendar, vobject
text = open("invitation.ics", newline="").read()
[event] = icalendar.Calendar.from_ical(text).walk("VEVENT")
print("icalendar", event.start.isoformat())
print("vobject  ", vobject.readOne(text).vevent.dtstart.value.isoformat())
[event] = ics.Calendar(text).events
print("ics      ", event.begin.isoformat())
print(*(line for line in event.serialize().splitlines() if "DTSTART" in line))
PYTHON

expect <<'SEEN'
icalendar 2026-12-10T14:00:00+01:00
vobject   2026-12-10T14:00:00+01:00
ics       2026-12-10T14:00:00+00:00
DTSTART:20261210T140000Z
SEEN
