#!/bin/sh
# calcurse 4.7.1: a meeting of a series that was moved stands at the new time and at the old one.
#
# RFC 5545 has RECURRENCE-ID for that: the event takes the place of the one that it names. calcurse takes it for a
# further event, without a message. recurring-ical-events 3.8.2 has three meetings, and not four.
# It costs a morning in front of a closed door, and the hour that the calendar shows as taken.
. "$(dirname "$0")/lib.sh"
debian calcurse=4.7.1-1
pypi icalendar==7.3.2 recurring-ical-events==3.8.2
installed="calcurse=4.7.1-1 icalendar==7.3.2 recurring-ical-events==3.8.2"

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
observe sh -c '
python -c "
import icalendar, recurring_ical_events
found = recurring_ical_events.of(icalendar.Calendar.from_ical(open(\"series.ics\", newline=str()).read())).all()
print(*sorted(f\"recurring-ical-events {event.start:%F %H:%M}\" for event in found), sep=\"\\n\")"
mkdir data; printf "format.inputdate=4\nformat.outputdate=%%F\n" >data/conf
calcurse --datadir data --confdir data --import series.ics
calcurse --datadir data --confdir data -d 2026-12-01 -r30 | awk "/^2026/ { day = \$1 } / - / { print \"calcurse\", day, \$2 }"'

expect <<'SEEN'
recurring-ical-events 2026-12-07 09:00
recurring-ical-events 2026-12-15 15:00
recurring-ical-events 2026-12-21 09:00
Import process report: 0020 lines read
2 apps / 0 events / 0 todos / 0 skipped
calcurse 2026-12-07: 09:00
calcurse 2026-12-14: 09:00
calcurse 2026-12-15: 15:00
calcurse 2026-12-21: 09:00
SEEN
