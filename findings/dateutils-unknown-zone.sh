#!/bin/sh
# dateutils 0.4.10: a zone that does not exist is UTC for dconv and dadd, without a word.
#
# The manual pages say that --zone and --from-zone take a time zone. dzone of the same package refuses the same
# name, with status 2; these two print a time and end with 0.
# It costs whole hours, for a slip of one letter.
. "$(dirname "$0")/lib.sh"
debian dateutils=0.4.10-1

observe sh -c '
dateutils.dconv --zone Europe/Berlin 2026-07-10T14:00; echo "status $?"
dateutils.dconv --zone Europe/Berlinn 2026-07-10T14:00; echo "status $?"
dateutils.dadd --from-zone Europe/Berlinn 2026-07-10T14:00 1d; echo "status $?"
dateutils.dzone Europe/Berlinn 2026-07-10T14:00 2>&1 | head -1'

expect <<'SEEN'
2026-07-10T16:00:00
status 0
2026-07-10T14:00:00
status 0
2026-07-11T14:00:00
status 0
dzone: Cannot use `Europe/Berlinn', it does not appear to be a zonename
SEEN
