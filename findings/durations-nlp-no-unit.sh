#!/bin/sh
# durations-nlp 1.0.1: "1:30" lasts no time at all, and "1h30" one hour.
#
# The README says that a duration is made of pairs of value and scale, and there are exceptions for a wrong scale
# or token. A number without a scale is neither: it is passed over, and if nothing else is there, the sum is zero.
# It costs the length of an interview: the reminder for its end comes at its start.
. "$(dirname "$0")/lib.sh"
pypi durations-nlp==1.0.1

observe python - <<'PYTHON'
from durations_nlp import Duration
for text in ["1h 30m", "1h30", "1:30", "90", "1.5x"]:
    try:
        print(f"{text:7}", Duration(text).to_seconds())
    except Exception as error:
        print(f"{text:7}", type(error).__name__)
PYTHON

expect <<'SEEN'
1h 30m  5400.0
1h30    3600.0
1:30    0.0
90      0.0
1.5x    ScaleFormatError
SEEN
