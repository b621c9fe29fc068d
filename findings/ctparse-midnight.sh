#!/bin/sh
# ctparse 0.3.6: "12am" is noon.
#
# The README names English as one of its two languages, and "pm" adds twelve hours as it should. "am" changes
# nothing, so that the first hour of the day is the thirteenth.
# It costs half a day: a deadline at 12am is met twelve hours late.
. "$(dirname "$0")/lib.sh"
pypi ctparse==0.3.6

observe python - <<'PYTHON'
from datetime import datetime
from ctparse import ctparse
for text in ["11am", "12am", "12:30 am", "12pm", "1pm"]:
    print(f"{text:8}", ctparse(text, ts=datetime(2026, 11, 28, 10, 0)).resolution)
PYTHON

expect <<'SEEN'
11am     2026-11-28 11:00 (X/X)
12am     2026-11-28 12:00 (X/X)
12:30 am 2026-11-28 12:30 (X/X)
12pm     2026-11-28 12:00 (X/X)
1pm      2026-11-28 13:00 (X/X)
SEEN
