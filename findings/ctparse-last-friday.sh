#!/bin/sh
# ctparse 0.3.6: "last Friday" is next Friday.
#
# The README says that resolutions lie in the future unless the expression says otherwise. "last" says so; it is kept
# as a part of the day, like "morning", and the Friday is the coming one. "yesterday" is right.
# It costs a week: what was said last Friday is waited for until the next.
. "$(dirname "$0")/lib.sh"
pypi ctparse==0.3.6

observe python - <<'PYTHON'
from datetime import datetime
from ctparse import ctparse
for text in ["yesterday", "Friday", "last Friday"]:
    print(f"{text:12}", ctparse(text, ts=datetime(2026, 11, 28, 10, 0)).resolution)
PYTHON

expect <<'SEEN'
yesterday    2026-11-27 X:X (X/X)
Friday       2026-12-04 X:X (X/X)
last Friday  2026-12-04 X:X (X/last)
SEEN
