#!/bin/sh
# taskwarrior 2.6.2: in November, "31st" is 1 December.
#
# task(1) lists "23rd" as a day by its ordinal, the next one to come. The next 31st is in December; the month at hand
# is taken, though it has no such day, and the day runs over.
# It costs a month: due on the 31st, it is reported overdue from the 1st on.
. "$(dirname "$0")/lib.sh"
debian taskwarrior=2.6.2+dfsg-1 faketime=0.9.10-2.1 libfaketime=0.9.10-2.1

observe sh -c '
printf "data.location=.\nconfirmation=no\nverbose=nothing\n" >.taskrc
for day in 30th 31st; do
  LD_PRELOAD=$0/faketime/libfaketime.so.1 FAKETIME="2026-11-26 10:00:00" task calc $day; done' "$libraries"

expect <<'SEEN'
2026-11-30T00:00:00
2026-12-01T00:00:00
SEEN
