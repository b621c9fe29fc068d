#!/bin/sh
# dateutils 0.4.10: 48 hours, or 72, after 10 December are 10 December.
#
# The manual says that durations are years to days, or hours, minutes and seconds, and that the result is printed. If
# what they are added to has no time, hours are dropped, however many; of "1d36h" the day is kept. There is no warning,
# and the status is 0, while a date that does not exist is warned of.
# It costs the answer: an offer that stands for 72 hours ends on the day on which it was made.
. "$(dirname "$0")/lib.sh"
debian dateutils=0.4.10-1

observe sh -c '
for span in 2d 48h 72h 1d36h 4320m; do echo "$span $(dateutils.dadd 2026-12-10 $span) status $?"; done
echo "72h $(dateutils.dadd 2026-12-10T00:00:00 72h)"'

expect <<'SEEN'
2d 2026-12-12 status 0
48h 2026-12-10 status 0
72h 2026-12-10 status 0
1d36h 2026-12-11 status 0
4320m 2026-12-10 status 0
72h 2026-12-13T00:00:00
SEEN
