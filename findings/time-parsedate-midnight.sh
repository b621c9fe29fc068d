#!/bin/sh
# Time::ParseDate 2015.103 (libtime-parsedate-perl): "2026-12-10T14:00:00Z" is midnight, with +01:00 it is not.
#
# Its documentation has dates as yyyy-mm-dd, times and zones as +dddd or by name, and one or the other together. Where
# the time and its zone are not separated as it wants, the whole time is left out, without an error: with a Z, with an
# offset right behind it, or with a comma between date and time. Only if WHOLE is set is there an error.
# It costs the hour: what a calendar has written as 14:00 UTC is a date, and midnight has passed when it is read.
. "$(dirname "$0")/lib.sh"
debian libtime-parsedate-perl=2015.103-4

observe perl -MTime::ParseDate -MPOSIX=strftime -e '
printf "%-28s %s\n", $_, strftime("%F %H:%M", gmtime parsedate($_))
  for "2026-12-10T14:00:00", "2026-12-10T14:00:00Z", "2026-12-10T14:00:00+01:00", "2026-12-10 14:00:00Z",
      "10 Dec 2026 14:00 -0500", "10 Dec 2026 14:00-0500", "10 December 2026 14:00", "10 December 2026, 14:00",
      "Thu, 10 Dec 2026, 2pm"'

expect <<'SEEN'
2026-12-10T14:00:00          2026-12-10 14:00
2026-12-10T14:00:00Z         2026-12-10 00:00
2026-12-10T14:00:00+01:00    2026-12-10 13:00
2026-12-10 14:00:00Z         2026-12-10 00:00
10 Dec 2026 14:00 -0500      2026-12-10 19:00
10 Dec 2026 14:00-0500       2026-12-10 00:00
10 December 2026 14:00       2026-12-10 14:00
10 December 2026, 14:00      2026-12-10 00:00
Thu, 10 Dec 2026, 2pm        2026-12-10 00:00
SEEN
