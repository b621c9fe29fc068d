#!/bin/sh
# csvkit 2.2.0: in a column of clock times, 14:00 is fourteen minutes.
#
# The documentation says that csvkit finds out the types of columns, and csvstat(1) and csvjson(1) work with them. A
# time of day is none of the types; "14:00" is a span, of minutes and seconds, and "14:00:00" one of hours. The same
# time with AM or PM stays text. Others met it before: csvapi issue 41.
# It costs the hour of every interview in the table, by a factor of sixty, in what csvkit writes.
. "$(dirname "$0")/lib.sh"
pypi csvkit==2.2.0 agate==1.14.2 pytimeparse==1.1.10 parsedatetime==2.6

observe sh -c '
printf "employer,interview,until,in words\nAcme,09:30,10:30:00,9:30 AM\nInitech,14:00,15:00:00,2:00 PM\n" >interviews.csv
csvjson interviews.csv | tr "{" "\n" | grep Acme
csvstat --type interviews.csv
csvstat -c interview --max interviews.csv'

expect <<'SEEN'
"employer": "Acme", "interview": "0:09:30", "until": "10:30:00", "in words": "9:30 AM"}, 
  1. employer: Text
  2. interview: TimeDelta
  3. until: TimeDelta
  4. in words: Text
0:14:00
SEEN
