#!/bin/sh
# taskwarrior 2.6.2: a task that is due in "5weekdays" is due in five days, also over a weekend.
#
# task(1) says of "weekdays" that the days of the weekend are skipped. It is taken with a number in front, too, and
# then each of them is a day like any other.
# It costs the answer that was promised within five working days: it is asked for two days early.
. "$(dirname "$0")/lib.sh"
debian taskwarrior=2.6.2+dfsg-1 faketime=0.9.10-2.1 libfaketime=0.9.10-2.1

observe sh -c '
printf "data.location=.\nconfirmation=no\nverbose=nothing\n" >.taskrc
now() { LD_PRELOAD=$1/faketime/libfaketime.so.1 FAKETIME="2026-11-26 10:00:00" task "$2" "$3"; }
now "$0" calc "5weekdays"
now "$0" calc "now + 5weekdays"' "$libraries"

expect <<'SEEN'
P5D
2026-12-01T10:00:00
SEEN
