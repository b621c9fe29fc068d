#!/bin/sh
# timefhuman 0.1.5: an ISO 8601 time loses its hour if it ends in Z, and its offset if it has one.
#
# The README shows zones that are kept ("3p -4p PDT"). "2026-12-10T14:00:00" is read to the second; the same with
# a Z is midnight without a zone, with +02:00 it is 14:00 without a zone.
# It costs the time of every invitation that a program wrote.
. "$(dirname "$0")/lib.sh"
pypi timefhuman==0.1.5

observe python - <<'PYTHON'
from datetime import datetime
from timefhuman import tfhConfig, timefhuman
for text in ["2026-12-10T14:00:00", "2026-12-10T14:00:00Z", "2026-12-10T14:00:00+02:00"]:
    print(f"{text:25}", *timefhuman(text, tfhConfig(now=datetime(2026, 11, 28, 10, 0))))
PYTHON

expect <<'SEEN'
2026-12-10T14:00:00       2026-12-10 14:00:00
2026-12-10T14:00:00Z      2026-12-10 00:00:00
2026-12-10T14:00:00+02:00 2026-12-10 14:00:00
SEEN
