#!/bin/sh
# libdata-ical-perl 0.24: a calendar that is read and saved is no longer a valid one, if two meetings are cancelled.
#
# The documentation says that a file can be read and as_string() writes it. RFC 5545 lets EXDATE and RDATE hold several
# dates with commas between them. Each comma is written with a backslash, as if the dates were a text. icalendar 7.3.2
# looks past it; ical 14.3.1 reads the file as it was, and refuses all of what was saved.
# It costs the whole calendar, with every reader that is not lenient.
. "$(dirname "$0")/lib.sh"
debian libdata-ical-perl=0.24+dfsg-2
pypi ical==14.3.1 icalendar==7.3.2
installed="libdata-ical-perl=0.24+dfsg-2 ical==14.3.1 icalendar==7.3.2"

calendar read.ics <<'ICS'
BEGIN:VEVENT
UID:daily@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T090000Z
DTEND:20261207T100000Z
RRULE:FREQ=DAILY;COUNT=4
EXDATE:20261208T090000Z,20261210T090000Z
SUMMARY:daily
END:VEVENT
ICS
observe sh -c '
perl -MData::ICal -e "print Data::ICal->new(filename => shift)->as_string" read.ics >saved.ics
for file in read.ics saved.ics; do
  grep EXDATE $file | tr -d "\r"
  python -c "
import sys, icalendar
from ical.calendar_stream import IcsCalendarStream
text = open(sys.argv[1], newline=str()).read()
print(\"  icalendar\", *(date.dt.isoformat() for date in icalendar.Calendar.from_ical(text).walk(\"VEVENT\")[0][\"EXDATE\"].dts))
try:
    print(\"  ical     \", *(date.isoformat() for date in IcsCalendarStream.calendar_from_ics(text).events[0].exdate))
except Exception as error:
    print(\"  ical     \", type(error).__name__)" $file
done'

expect <<'SEEN'
EXDATE:20261208T090000Z,20261210T090000Z
  icalendar 2026-12-08T09:00:00+00:00 2026-12-10T09:00:00+00:00
  ical      2026-12-08T09:00:00+00:00 2026-12-10T09:00:00+00:00
EXDATE:20261208T090000Z\,20261210T090000Z
  icalendar 2026-12-08T09:00:00+00:00 2026-12-10T09:00:00+00:00
  ical      CalendarParseError
SEEN
