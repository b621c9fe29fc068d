#!/bin/sh
# ical2orgpy 0.5: 09:00 without a zone is 10:00 in Berlin, and 04:00 in New York.
#
# RFC 5545 says that a time without a zone is that hour wherever the reader is, as the time of Org is. ical2orgpy takes
# it for UTC and converts it to the zone that is asked for, or to that of the machine. Times with a zone are right.
# It costs the interview by one hour or five. icalendar gives 09:00 without a zone.
. "$(dirname "$0")/lib.sh"
pypi ical2orgpy==0.5 icalendar==6.3.2 recurring-ical-events==3.8.2 x-wr-timezone==2.0.1 click==8.5.1 tzlocal==5.4.5 \
  pytz==2026.6 setuptools==65.5.0

calendar talks.ics <<'ICS'
BEGIN:VEVENT
UID:1@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261210T090000
DTEND:20261210T100000
SUMMARY:floating
END:VEVENT
BEGIN:VEVENT
UID:2@acme.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=Europe/Berlin:20261210T090000
DTEND;TZID=Europe/Berlin:20261210T100000
SUMMARY:in Berlin
END:VEVENT
ICS
observe sh -c '
for zone in Europe/Berlin America/New_York; do
  echo "$zone:"
  ical2orgpy -d 36500 -t $zone talks.ics talks.org && grep -E "^\*|<" talks.org
done'

expect <<'SEEN'
Europe/Berlin:
* floating
  <2026-12-10 Thu 10:00>--<2026-12-10 Thu 11:00>
* in Berlin
  <2026-12-10 Thu 09:00>--<2026-12-10 Thu 10:00>
America/New_York:
* floating
  <2026-12-10 Thu 04:00>--<2026-12-10 Thu 05:00>
* in Berlin
  <2026-12-10 Thu 03:00>--<2026-12-10 Thu 04:00>
SEEN
