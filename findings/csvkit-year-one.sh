#!/bin/sh
# csvkit 2.2.0: "10 Dec" is in the year 1, and so are "tomorrow", "Monday", and the employers May and March.
#
# The documentation says that columns of dates are found by themselves. Whatever parsedatetime can read is a date, and
# what it lacks is taken from the first day of the year 1. The maintainers of csvkit know that the reading is eager
# and name --no-inference: issue 822.
# It costs the deadline in any sorted or converted table: "5 Jan" stands before "10 Dec".
. "$(dirname "$0")/lib.sh"
pypi csvkit==2.2.0 agate==1.14.2 pytimeparse==1.1.10 parsedatetime==2.6

observe sh -c '
printf "employer,deadline,call,answer\nMay,10 Dec,Monday,tomorrow\nMarch,5 Jan,Friday,today\n" >deadlines.csv
csvjson deadlines.csv | tr "{" "\n" | grep employer
csvsort -c deadline deadlines.csv
csvjson --no-inference deadlines.csv | tr "{" "\n" | grep employer'

expect <<'SEEN'
"employer": "0001-05-01", "deadline": "0001-12-10", "call": "0001-01-08", "answer": "0001-01-02"}, 
"employer": "0001-03-01", "deadline": "0001-01-05", "call": "0001-01-05", "answer": "0001-01-01"}]
employer,deadline,call,answer
0001-03-01,0001-01-05,0001-01-05,0001-01-01
0001-05-01,0001-12-10,0001-01-08,0001-01-02
"employer": "May", "deadline": "10 Dec", "call": "Monday", "answer": "tomorrow"}, 
"employer": "March", "deadline": "5 Jan", "call": "Friday", "answer": "today"}]
SEEN
