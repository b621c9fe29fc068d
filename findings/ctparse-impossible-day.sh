#!/bin/sh
# ctparse 0.3.6: "31 Nov" is 30 November, and "30 Feb" the 28th.
#
# Its documentation does not speak of it. Other readers refuse such a day, or go on to 1 December (see
# systemd-november-31); this one goes back, so that a slip of the pen is a date like any other. With a year it
# returns the impossible day as it is.
# It costs the chance to ask which day was meant: the 1st, the 30th, or another month.
. "$(dirname "$0")/lib.sh"
pypi ctparse==0.3.6

observe python - <<'PYTHON'
from datetime import datetime
from ctparse import ctparse
for text in ["31 Nov", "30 Feb", "31 Nov 2026"]:
    print(f"{text:11}", ctparse(text, ts=datetime(2026, 11, 28, 10, 0)).resolution)
PYTHON

expect <<'SEEN'
31 Nov      2026-11-30 X:X (X/X)
30 Feb      2027-02-28 X:X (X/X)
31 Nov 2026 2026-11-31 X:X (X/X)
SEEN
