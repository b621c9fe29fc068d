#!/bin/sh
# calcurse 4.7.1: 14:00 in New York is 14:00 wherever the reader is, if the file has the name of the zone in quotes.
#
# RFC 5545 allows any parameter value in double quotes, and a name with a comma or a colon needs them. calcurse(1)
# says that times with a zone are converted to local ones. With quotes they are not, and no message says so:
# the note that names the zone of the invitation is missing as well. icalendar 7.3.2 reads both forms alike.
# It costs the interview, by as many hours as the zones are apart.
. "$(dirname "$0")/lib.sh"
debian calcurse=4.7.1-1
pypi icalendar==7.3.2
installed="calcurse=4.7.1-1 icalendar==7.3.2"

for quote in "" '"'; do
  calendar "invitation$quote.ics" <<ICS
BEGIN:VEVENT
UID:interview@acme.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=${quote}America/New_York$quote:20261210T140000
DTEND;TZID=${quote}America/New_York$quote:20261210T150000
SUMMARY:interview
END:VEVENT
ICS
done
observe sh -c '
for file in invitation.ics "invitation\".ics"; do
  grep DTSTART "$file" | tr -d "\r"
  python -c "
import sys, icalendar
[event] = icalendar.Calendar.from_ical(open(sys.argv[1], newline=str()).read()).walk(\"VEVENT\")
print(\"icalendar:\", event.start.isoformat())" "$file"
  mkdir data
  TZ=Europe/Berlin calcurse --quiet --datadir data --confdir data --import "$file"
  sed "s/^/calcurse:  /; s/>.*|/|/2; s/>[0-9a-f]* |/ with a note on the zone|/" data/apts
  rm -r data
done'

expect <<'SEEN'
DTSTART;TZID=America/New_York:20261210T140000
icalendar: 2026-12-10T14:00:00-05:00
calcurse:  12/10/2026 @ 20:00 -> 12/10/2026 @ 21:00 with a note on the zone|interview
DTSTART;TZID="America/New_York":20261210T140000
icalendar: 2026-12-10T14:00:00-05:00
calcurse:  12/10/2026 @ 14:00 -> 12/10/2026 @ 15:00|interview
SEEN
