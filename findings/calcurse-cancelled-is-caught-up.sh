#!/bin/sh
# calcurse 4.7.1: for each meeting of a series that is cancelled, there is one more at its end.
#
# RFC 5545 takes the dates of EXDATE away from those that the rule gives, and COUNT belongs to the rule: four daily
# meetings of which one is cancelled are three. calcurse counts what is left until there are four.
# recurring-ical-events 3.8.2 has three.
# It costs a way to a meeting that does not take place.
. "$(dirname "$0")/lib.sh"
debian calcurse=4.7.1-1
pypi icalendar==7.3.2 recurring-ical-events==3.8.2
installed="calcurse=4.7.1-1 icalendar==7.3.2 recurring-ical-events==3.8.2"

calendar series.ics <<'ICS'
BEGIN:VEVENT
UID:daily@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T090000Z
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=4
EXDATE:20261209T090000Z
SUMMARY:course
END:VEVENT
ICS
observe sh -c '
python -c "
import icalendar, recurring_ical_events
found = recurring_ical_events.of(icalendar.Calendar.from_ical(open(\"series.ics\", newline=str()).read())).all()
print(*sorted(f\"recurring-ical-events {event.start:%F}\" for event in found), sep=\"\\n\")"
mkdir data; printf "format.inputdate=4\nformat.outputdate=%%F\n" >data/conf
calcurse --datadir data --confdir data --import series.ics
calcurse --datadir data --confdir data -d 2026-12-01 -r30 | sed -n "s/^\(2026.*\):/calcurse \1/p"'

expect <<'SEEN'
recurring-ical-events 2026-12-07
recurring-ical-events 2026-12-08
recurring-ical-events 2026-12-10
Import process report: 0013 lines read
1 app / 0 events / 0 todos / 0 skipped
calcurse 2026-12-07
calcurse 2026-12-08
calcurse 2026-12-10
calcurse 2026-12-11
SEEN
