#!/bin/sh
# dateutils 0.4.10: from 31 January to 1 March it is one month and 62 days.
#
# The manual says that ddiff refines: with %m and %d it gives whole months, and the days that are left of the month
# that has begun. For a beginning at the end of January and an end at the beginning of March, the days are more than
# both months have. The difference in days alone is right, and so is the one of months for most other dates.
# It costs two months, when a period of notice is reckoned or how long an answer has been owed.
. "$(dirname "$0")/lib.sh"
debian dateutils=0.4.10-1

observe sh -c '
while read -r from to; do
  echo "$from $to $(dateutils.ddiff -f "%m months and %d days" $from $to), $(dateutils.ddiff -f "%d days" $from $to)"
done' <<'DATES'
2026-01-28 2026-03-01
2026-01-30 2026-03-01
2026-01-31 2026-03-01
2026-12-31 2027-03-01
2026-01-31 2027-03-01
2026-01-31 2026-03-31
DATES

expect <<'SEEN'
2026-01-28 2026-03-01 1 months and 1 days, 32 days
2026-01-30 2026-03-01 1 months and 63 days, 30 days
2026-01-31 2026-03-01 1 months and 62 days, 29 days
2026-12-31 2027-03-01 2 months and 62 days, 60 days
2026-01-31 2027-03-01 13 months and 62 days, 394 days
2026-01-31 2026-03-31 2 months and 0 days, 59 days
SEEN
