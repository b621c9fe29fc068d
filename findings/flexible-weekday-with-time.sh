#!/bin/sh
# libdatetime-format-flexible-perl 0.34: asked on a Saturday, "Monday 9am" is nine o'clock of that Saturday.
#
# The manual page says that names of days are understood, and alone they are. With a time behind it the weekday is
# dropped.
# It costs the appointment, which is over by the time it is written down.
. "$(dirname "$0")/lib.sh"
debian libdatetime-format-flexible-perl=0.34-1

observe perl -e '
use DateTime; use DateTime::Format::Flexible;
my $now = DateTime->new(year => 2026, month => 11, day => 28, hour => 10);
for ("Monday", "Monday 9am", "tomorrow 9am") {
  printf "%-12s %s\n", $_, DateTime::Format::Flexible->parse_datetime($_, base => $now)->strftime("%a %F %H:%M");
}'

expect <<'SEEN'
Monday       Mon 2026-11-30 00:00
Monday 9am   Sat 2026-11-28 09:00
tomorrow 9am Sun 2026-11-29 09:00
SEEN
