#!/bin/sh
# libdate-manip-perl 6.91: two business days after Friday are Sunday, if the span was read first.
#
# The manual of Date::Manip::DM6 advises to put text through ParseDateDelta() before DateCalc(), so that it cannot be
# taken for a date. What ParseDateDelta() makes of "2 business days" is two days: the string that it returns has no
# place for the word. Without that step, Tuesday comes out.
# It costs the weekend that the deadline was to leave out.
. "$(dirname "$0")/lib.sh"
debian libdate-manip-perl=6.91-1

observe perl -e '
use Date::Manip;
Date_Init("SetDate=2026-11-27-12:00:00,UTC");
my $friday = "2026-11-27 16:00:00";
sub show { my ($how, $date) = @_; print "$how ", UnixDate($date, "%a %Y-%m-%d %H:%M"), "\n" }
show("the text:              ", DateCalc($friday, "in 2 business days"));
my $span = ParseDateDelta("2 business days");
print "read first:             $span\n";
show("and then added:        ", DateCalc($friday, $span));'

expect <<'SEEN'
the text:               Tue 2026-12-01 16:00
read first:             0:0:0:2:0:0:0
and then added:         Sun 2026-11-29 16:00
SEEN
