#!/bin/sh
# Time::ParseDate 2015.103 (libtime-parsedate-perl): 14:00 "GMT+2" is 12:00 UTC, and 14:00 "UTC+2" is 14:00.
#
# Its documentation has GMT with a sign and a number among the zones, and names of zones, of which UTC is one. Of the
# two together the name is taken and the number is passed over, without an error. Names that it does not know, like PT
# or that of a city, are passed over in the same way, or make the whole an error, depending on what stands in them.
# It costs hours, as many as the place is away from Greenwich: UTC+2 is how programs for meetings write a zone.
. "$(dirname "$0")/lib.sh"
debian libtime-parsedate-perl=2015.103-4

observe perl -MTime::ParseDate -MPOSIX=strftime -e '
for ("GMT+2", "UTC+2", "UTC+02:00", "(UTC+2)", "EST", "UTC-5", "Europe/Berlin", "PT") {
  my $time = parsedate("10 Dec 2026 14:00 $_");
  printf "14:00 %-15s %s\n", $_, defined $time ? strftime("%F %H:%M UTC", gmtime $time) : "an error";
}'

expect <<'SEEN'
14:00 GMT+2           2026-12-10 12:00 UTC
14:00 UTC+2           2026-12-10 14:00 UTC
14:00 UTC+02:00       2026-12-10 14:00 UTC
14:00 (UTC+2)         2026-12-10 14:00 UTC
14:00 EST             2026-12-10 19:00 UTC
14:00 UTC-5           2026-12-10 14:00 UTC
14:00 Europe/Berlin   2026-12-10 14:00 UTC
14:00 PT              an error
SEEN
