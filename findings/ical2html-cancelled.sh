#!/bin/sh
# ical2html 3.0: a meeting of a series that is cancelled stays on the page, and a moved one is there twice.
#
# ical2html(1) says that it makes a table of a calendar. It expands series, with BYSETPOS and WKST, but without EXDATE
# and RECURRENCE-ID. recurring-ical-events 3.8.2 has two meetings.
# It costs a way to a closed door, for whoever goes by the page.
. "$(dirname "$0")/lib.sh"
debian ical2html=3.0-1
pypi icalendar==7.3.2 recurring-ical-events==3.8.2
installed="ical2html=3.0-1 icalendar==7.3.2 recurring-ical-events==3.8.2"

calendar series.ics <<'ICS'
BEGIN:VEVENT
UID:daily@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T090000Z
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=3
EXDATE:20261208T090000Z
SUMMARY:daily
END:VEVENT
BEGIN:VEVENT
UID:daily@acme.example
DTSTAMP:20261102T000000Z
RECURRENCE-ID:20261209T090000Z
DTSTART:20261210T150000Z
DURATION:PT1H
SUMMARY:moved
END:VEVENT
ICS
observe sh -c '
python -c "
import icalendar, recurring_ical_events
found = recurring_ical_events.of(icalendar.Calendar.from_ical(open(\"series.ics\", newline=str()).read())).all()
print(*sorted(f\"recurring-ical-events {event.start:%e %H:%M}\" for event in found), sep=\"\\n\")"
ical2html 20261201 P30D series.ics | tr -d "\n" | sed "s/<td[^>]*>/\n/g" | sed "s/<[^>]*>/ /g" |
  awk "/:/ { print \"ical2html\", \$1, \$2, \$5 }"'

expect <<'SEEN'
recurring-ical-events  7 09:00
recurring-ical-events 10 15:00
ical2html 7 09:00 daily
ical2html 8 09:00 daily
ical2html 9 09:00 daily
ical2html 10 15:00 moved
SEEN
