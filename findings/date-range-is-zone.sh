#!/bin/sh
# GNU date 9.1 (coreutils): "2026-12-10 14:00-15:00" is five in the morning of 11 December.
#
# The manual lets a correction follow the time of day, a sign with hours and minutes, to say how far from UTC it is.
# No place on earth is fifteen hours behind, and it is taken all the same: the end of a range becomes a zone. "9-11"
# is in the evening, and only what is more than 24 hours off is refused. The status is 0.
# It costs the appointment: the line of an invitation that says from when to when is a time at night.
. "$(dirname "$0")/lib.sh"
debian coreutils=9.1-1

observe sh -c '
for when in "2026-12-10 14:00" "2026-12-10 14:00-15:00" "2026-12-10 14:00 - 15:30" "10 Dec 2026 9:00-9:30" \
  "10 Dec 2026 9-11"; do
  printf "%-25s " "$when"
  date -d "$when" "+%a %F %H:%M"
done; echo "status $?"'

expect <<'SEEN'
2026-12-10 14:00          Thu 2026-12-10 14:00
2026-12-10 14:00-15:00    Fri 2026-12-11 05:00
2026-12-10 14:00 - 15:30  Fri 2026-12-11 05:30
10 Dec 2026 9:00-9:30     Thu 2026-12-10 18:30
10 Dec 2026 9-11          Thu 2026-12-10 20:00
status 0
SEEN
