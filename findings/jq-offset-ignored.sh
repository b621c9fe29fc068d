#!/bin/sh
# jq 1.6: strptime("...%z") reads the offset of 14:00+02:00, and mktime gives 14:00 UTC.
#
# The manual says that strptime() takes the formats of the C function. %z must be there for the text to match; what
# it says is dropped, as is the name behind %Z.
# It costs as many hours as the offset has.
. "$(dirname "$0")/lib.sh"
debian jq=1.6-2.1+deb12u3

observe jq --null-input --raw-output '
("2026-12-10T14:00:00Z", "2026-12-10T14:00:00+02:00", "2026-12-10T14:00:00-0500")
| . + "  " + (strptime("%Y-%m-%dT%H:%M:%S%z") | mktime | todate)'

expect <<'SEEN'
2026-12-10T14:00:00Z  2026-12-10T14:00:00Z
2026-12-10T14:00:00+02:00  2026-12-10T14:00:00Z
2026-12-10T14:00:00-0500  2026-12-10T14:00:00Z
SEEN
