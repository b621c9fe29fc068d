#!/bin/sh
# libdatetime-format-flexible-perl 0.34: "10th" is ten seconds after midnight of 1 January 1970.
#
# The manual page lists many forms, and says that what cannot be parsed is an exception. The letters behind the
# number are removed first, and a number that stands alone is a Unix time.
# It costs 57 years: whatever was to happen on the 10th is overdue.
. "$(dirname "$0")/lib.sh"
debian libdatetime-format-flexible-perl=0.34-1

observe perl -e '
use DateTime; use DateTime::Format::Flexible;
my $now = DateTime->new(year => 2026, month => 11, day => 28, hour => 10);
for ("10th December", "10th") {
  printf "%-14s %s\n", $_, DateTime::Format::Flexible->parse_datetime($_, base => $now);
}'

expect <<'SEEN'
10th December  2026-12-10T00:00:00
10th           1970-01-01T00:00:10
SEEN
