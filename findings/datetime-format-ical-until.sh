#!/bin/sh
# libdatetime-format-ical-perl 0.09: a daily series in Berlin loses its last day, and one in New York gets one more.
#
# RFC 5545 gives UNTIL in UTC, and a meeting at that instant belongs to the series. The clock time of UNTIL is
# compared with the clock time of the zone of DTSTART, as if it were of the same zone.
# It costs the last meeting east of Greenwich; west of it, one that was never to be is kept free.
. "$(dirname "$0")/lib.sh"
debian libdatetime-format-ical-perl=0.09-3

observe perl -e '
use DateTime; use DateTime::Format::ICal;
for (["Europe/Berlin", "20261209T080000Z"], ["America/New_York", "20261209T133000Z"]) {
  my ($zone, $until) = @$_;
  my $start = DateTime->new(year => 2026, month => 12, day => 7, hour => 9, time_zone => $zone);
  my $series = DateTime::Format::ICal->parse_recurrence(recurrence => "FREQ=DAILY;UNTIL=$until", dtstart => $start);
  my $last = ($series->as_list)[-1];
  print "$zone, last at ", $last->strftime("%F %H:%M"), ", until ",
    DateTime::Format::ICal->parse_datetime($until)->set_time_zone($zone)->strftime("%F %H:%M"), "\n";
}'

expect <<'SEEN'
Europe/Berlin, last at 2026-12-08 09:00, until 2026-12-09 09:00
America/New_York, last at 2026-12-09 09:00, until 2026-12-09 08:30
SEEN
