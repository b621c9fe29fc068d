#!/bin/sh
# Date::Parse 2.33 (libtimedate-perl): read in November 2026, "Thu 10 Dec 14:00" is in December 2025.
#
# Its documentation has "21 dec 17:05" among the dates that it reads, and does not say which year that is in. A month
# that is behind the present one is in the year before, as in the lines of a log; the day of the week, which would
# decide, is not looked at. In December the same words are in the year that is meant.
# It costs every date of next month: its reminder is eleven months too late, and January is always past.
. "$(dirname "$0")/lib.sh"
debian libtimedate-perl=2.3300-2 libfaketime=0.9.10-2.1

observe sh -c '
for now in 2026-11-28 2026-12-01; do
  echo "on $now:"
  LD_PRELOAD=$0/faketime/libfaketime.so.1 FAKETIME="$now 10:00:00" perl -MDate::Parse -MPOSIX=strftime -e "
  printf qq(  %-20s %s\n), \$_, strftime(q(%F %H:%M), gmtime str2time(\$_))
    for q(28 Nov 14:00), q(10 Dec 14:00), q(Thu 10 Dec 14:00), q(Mon, 4 Jan 9:00 am)"
done' "$libraries"

expect <<'SEEN'
on 2026-11-28:
  28 Nov 14:00         2026-11-28 14:00
  10 Dec 14:00         2025-12-10 14:00
  Thu 10 Dec 14:00     2025-12-10 14:00
  Mon, 4 Jan 9:00 am   2026-01-04 09:00
on 2026-12-01:
  28 Nov 14:00         2026-11-28 14:00
  10 Dec 14:00         2026-12-10 14:00
  Thu 10 Dec 14:00     2026-12-10 14:00
  Mon, 4 Jan 9:00 am   2026-01-04 09:00
SEEN
