#!/bin/sh
# systemd 252: a timer for 02:30 does not run at all on the day on which the clock jumps from 02:00 to 03:00.
#
# systemd.time(7) does not say what OnCalendar= does with a time that a zone skips. `timestamp` takes it for 03:30,
# as mktime(3) does; a daily timer skips the day, and a timer for that day alone never elapses.
# It costs the reminder that was to come in that night.
. "$(dirname "$0")/lib.sh"
debian systemd=252.39-1~deb12u2
LD_LIBRARY_PATH="$libraries/systemd:$LD_LIBRARY_PATH"

observe sh -c '
base="--base-time=2027-03-27 12:00:00"
systemd-analyze calendar "$base" --iterations=2 "*-*-* 02:30 Europe/Berlin" | grep -E "elapse|#2"
systemd-analyze calendar "$base" "2027-03-28 02:30 Europe/Berlin" | grep elapse
TZ=Europe/Berlin systemd-analyze timestamp "2027-03-28 02:30" | grep Normalized'

expect <<'SEEN'
    Next elapse: Mon 2027-03-29 00:30:00 UTC
       Iter. #2: Tue 2027-03-30 00:30:00 UTC
    Next elapse: never
Normalized form: Sun 2027-03-28 03:30:00 CEST
SEEN
