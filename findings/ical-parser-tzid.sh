#!/bin/sh
# libical-parser-perl 1.21: 14:00 in New York is 14:00 wherever the reader is.
#
# The manual page says that VTIMEZONE is ignored, and that the parsed dates are adjusted to the zone that is given,
# by default the local one. The TZID, a name that its DateTime knows, is ignored as well: nothing is adjusted.
# It costs six hours for a reader in Berlin.
. "$(dirname "$0")/lib.sh"
debian libical-parser-perl=1.21-3

calendar call.ics <<'ICS'
BEGIN:VEVENT
UID:utc@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261210T190000Z
DTEND:20261210T200000Z
SUMMARY:19:00 UTC
END:VEVENT
BEGIN:VEVENT
UID:zone@acme.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=America/New_York:20261210T140000
DTEND;TZID=America/New_York:20261210T150000
SUMMARY:14:00 in New York
END:VEVENT
ICS
observe perl -e '
use iCal::Parser;
my $parser = iCal::Parser->new(no_todos => 1, start => "20261201", end => "20270101", tz => "Europe/Berlin");
my $events = $parser->parse("call.ics")->{events}{2026}{12}{10};
print "$_->{SUMMARY}: ", $_->{DTSTART}->strftime("%H:%M %Z"), "\n" for map { $events->{$_} } sort keys %$events;'

expect <<'SEEN'
19:00 UTC: 20:00 CET
14:00 in New York: 14:00 CET
SEEN
