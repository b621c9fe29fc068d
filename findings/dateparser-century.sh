#!/bin/sh
# dateparser 1.5.0: asked to prefer the future, it reads yesterday's date with a two-digit year as 2126.
#
# The documentation says of PREFER_DATES_FROM that it decides where parts of the date are missing. In "27.11.26"
# only the century is, and that is moved by a hundred years as soon as the date has passed.
# It costs what was meant to be late: a deadline of yesterday becomes one that never comes.
. "$(dirname "$0")/lib.sh"
pypi dateparser==1.5.0

observe python - <<'PYTHON'
from datetime import datetime
import dateparser
settings = {"RELATIVE_BASE": datetime(2026, 11, 28, 10, 0), "PREFER_DATES_FROM": "future"}
for text, language in [("29.11.26", "de"), ("27.11.26", "de"), ("11/28/26 9:00 am", "en"), ("27 Nov 2026", "en")]:
    print(f"{text:16}", dateparser.parse(text, languages=[language], settings=settings))
PYTHON

expect <<'SEEN'
29.11.26         2026-11-29 00:00:00
27.11.26         2126-11-27 00:00:00
11/28/26 9:00 am 2126-11-28 09:00:00
27 Nov 2026      2026-11-27 00:00:00
SEEN
