#!/bin/sh
# GNU date 9.1 (coreutils): "10 Dec 2026 14h" is six in the morning, and "2p" five.
#
# The manual describes a time of day as hours with minutes, or as an hour with "am" or "pm". A single letter behind the
# number is none of that and is not refused: it is one of the zones of the military alphabet, in which H is eight hours
# east of UTC and P three hours west. "14h" is how French and Portuguese write two in the afternoon, and "2p" is how
# calendars on the web shorten it.
# It costs the afternoon. "14h30" and "2.30p" are refused, so that whole hours alone go wrong.
. "$(dirname "$0")/lib.sh"
debian coreutils=9.1-1

observe sh -c '
for when in "10 Dec 2026 2pm" "10 Dec 2026 2p" "10 Dec 2026 9a" "10 Dec 2026 14h" "10 Dec 2026 9h" \
  "10 Dec 2026 14h30"; do
  printf "%-18s " "$when"
  date -d "$when" "+%F %H:%M" 2>/dev/null || echo refused
done'

expect <<'SEEN'
10 Dec 2026 2pm    2026-12-10 14:00
10 Dec 2026 2p     2026-12-10 05:00
10 Dec 2026 9a     2026-12-10 08:00
10 Dec 2026 14h    2026-12-10 06:00
10 Dec 2026 9h     2026-12-10 01:00
10 Dec 2026 14h30  refused
SEEN
