#!/bin/sh
# dateparse 1.4.0: "10 Dec 2026" is the 20th of October 2027, and "Dec 10 2026" is right.
#
# Its documentation says that it takes a date out of a text in natural language, and nothing if there is none. Of a day
# that stands in front of its month, the month is not seen: "10 Dec" is nothing, and with a year or an hour behind it,
# the first number is a month and two digits of the second are a day.
# It costs the interview, which ten months later nobody remembers.
. "$(dirname "$0")/lib.sh"
pypi dateparse==1.4.0

observe python - <<'PYTHON'
from datetime import date
import dateparse
for text in ["Dec 10", "Dec 10 2026", "december 10th", "10 Dec 2026", "the call is on 10 Dec 2026", "10 December 2027",
             "5 January 2027", "7 Dec 14:00"]:
    try:
        found = dateparse.basic_parse(date(2026, 11, 28), text)
        print(f"{text:28}{found and found.date}")
    except Exception as error:
        print(f"{text:28}{error}")
PYTHON

expect <<'SEEN'
Dec 10                      2026-12-10
Dec 10 2026                 2026-12-10
december 10th               2026-12-10
10 Dec 2026                 2027-10-20
the call is on 10 Dec 2026  2027-10-20
10 December 2027            2027-10-20
5 January 2027              2027-05-20
7 Dec 14:00                 2027-07-14
SEEN
