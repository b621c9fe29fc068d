#!/bin/sh
# jq 1.6: a time that strptime() has read is an hour later, if it lies in the summer of the local zone.
#
# The manual says that strptime() reads a broken down time and that mktime() takes one for UTC, so that the local
# zone has no part in it. Where that has a summer time, the hour is wrong by one as long as it lasts.
# It costs an hour from March to November, and no test in winter shows it.
. "$(dirname "$0")/lib.sh"
debian jq=1.6-2.1+deb12u3

observe sh -c '
for day in 2026-12-10 2026-07-10; do
  for zone in UTC America/New_York; do
    printf "%-17s" "$zone"
    TZ=$zone jq --null-input --compact-output --arg day "$day" "\$day + \" 14:00\" | [., (strptime(\"%Y-%m-%d %H:%M\") | mktime | todate)]"
  done
done'

expect <<'SEEN'
UTC              ["2026-12-10 14:00","2026-12-10T14:00:00Z"]
America/New_York ["2026-12-10 14:00","2026-12-10T14:00:00Z"]
UTC              ["2026-07-10 14:00","2026-07-10T14:00:00Z"]
America/New_York ["2026-07-10 14:00","2026-07-10T15:00:00Z"]
SEEN
