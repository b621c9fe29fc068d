#!/bin/sh
# dateparser 1.5.0: in German, "7.12." is not the 7th of December but twelve minutes past seven, today.
#
# The documentation says that a language's own order of day and month is used, and two numbers with two dots are
# the ordinary way to write a day in German. It becomes one only if the year is there, or if the first number
# cannot be an hour: "24.12." is Christmas Eve.
# It costs the deadline: "bis 7.12." is over the same morning.
. "$(dirname "$0")/lib.sh"
pypi dateparser==1.5.0

observe python - <<'PYTHON'
from datetime import datetime
import dateparser
today = {"RELATIVE_BASE": datetime(2026, 11, 28, 10, 0)}
for text in ["7.12.2026", "7.12.", "24.12."]:
    print(f"{text:10}", dateparser.parse(text, languages=["de"], settings=today))
PYTHON

expect <<'SEEN'
7.12.2026  2026-12-07 00:00:00
7.12.      2026-11-28 07:12:00
24.12.     2026-12-24 00:00:00
SEEN
