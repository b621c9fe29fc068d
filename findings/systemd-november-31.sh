#!/bin/sh
# systemd 252: for `timestamp`, 31 November is 1 December; for `calendar` it is a valid day that never comes.
#
# systemd.time(7) says that a timestamp whose weekday does not match is invalid. A day that does not exist is not:
# one form moves it on, the other takes it. Both end with status 0.
# It costs a deadline that was mistyped: no error shows the slip, and a timer never runs.
. "$(dirname "$0")/lib.sh"
debian systemd=252.39-1~deb12u2
LD_LIBRARY_PATH="$libraries/systemd:$LD_LIBRARY_PATH"

observe sh -c '
systemd-analyze timestamp 2026-11-31 | grep Normalized
systemd-analyze calendar --base-time="2026-11-01 00:00:00" 2026-11-31 | grep elapse; echo "status $?"
systemd-analyze timestamp "Fri 2026-11-30" | grep -v "^$"'

expect <<'SEEN'
Normalized form: Tue 2026-12-01 00:00:00 UTC
    Next elapse: never
status 0
Failed to parse "Fri 2026-11-30": Invalid argument
Hint: this expression is a valid calendar specification. Use 'systemd-analyze calendar "Fri 2026-11-30"' instead?
exit status 1
SEEN
