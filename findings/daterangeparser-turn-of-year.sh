#!/bin/sh
# DateRangeParser 1.3.2: in November 2026, "28 Dec - 3 Jan" was eleven months ago.
#
# The documentation says that the current year is used if none is given, and has "30 May to 9th Aug" as an example.
# Over the turn of the year it is the end that gets the current one, and the beginning that before. With the year at
# the end, "28 Dec - 3 Jan 2027", it is right.
# It costs the days on which nobody is there: they are over for whoever plans around them.
. "$(dirname "$0")/lib.sh"
pypi DateRangeParser==1.3.2 pyparsing==3.2.5
debian libfaketime=0.9.10-2.1
installed="DateRangeParser==1.3.2"

observe env LD_PRELOAD="$libraries/faketime/libfaketime.so.1" FAKETIME="2026-11-28 10:00:00" python -W ignore - <<'PYTHON'
from daterangeparser import parse
for text in ["10 Dec - 12 Dec", "28 Dec - 3 Jan 2027", "28 Dec - 3 Jan", "December - January"]:
    print(f"{text:20}", *(f"{day:%F}" for day in parse(text)))
PYTHON

expect <<'SEEN'
10 Dec - 12 Dec      2026-12-10 2026-12-12
28 Dec - 3 Jan 2027  2026-12-28 2027-01-03
28 Dec - 3 Jan       2025-12-28 2026-01-03
December - January   2025-12-01 2026-01-31
SEEN
