#!/bin/sh
# libbusiness-hours-perl 0.13: the second question to an object is answered with -1.
#
# The manual says that between() returns the business seconds between two times, and -1 for times outside of the
# calculated business hours. Which hours are calculated is decided by the first call, for its span only. For the next
# span, an object of its own is needed, which the manual does not say.
# It costs the count of hours up to a deadline: -1 counts as passed.
. "$(dirname "$0")/lib.sh"
debian libbusiness-hours-perl=0.13-2 libset-intspan-perl=1.19-3

observe perl -e '
use Business::Hours; use Time::Local;
sub at { my ($day, $hour) = @_; timegm(0, 0, $hour, $day, 10, 2026) }
sub ask { my ($hours, $from, $until) = @_; int($hours->between(at(@$from), at(@$until)) / 360) / 10 }
my @monday = ([23, 9], [23, 17]); my @tuesday = ([24, 9], [24, 17]); my @both = ([23, 9], [24, 17]);
my $hours = Business::Hours->new;
print "one object, Monday, Tuesday, both:   ", join(" ", ask($hours, @monday), $hours->between(at(24, 9), at(24, 17)), $hours->between(at(23, 9), at(24, 17))), "\n";
print "a new object each:                   ", join(" ", map { ask(Business::Hours->new, @$_) } \@monday, \@tuesday, \@both), "\n";'

expect <<'SEEN'
one object, Monday, Tuesday, both:   8 -1 -1
a new object each:                   8 8 17
SEEN
