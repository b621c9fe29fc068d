#!/bin/sh
# timelength 3.0.4: "-1h" is an hour ahead and "2D" twenty years, even where every failure is to count.
#
# The README says that FailureFlags.ALL makes any failure count and that what was not understood is listed. The
# minus is neither used nor listed, and "D" is a decade, though "d" is a day.
# It costs the direction of a reminder "-1h", and a deadline.
. "$(dirname "$0")/lib.sh"
pypi timelength==3.0.4

observe python - <<'PYTHON'
from timelength import English, FailureFlags, TimeLength
for text in ["1h", "-1h", "2d", "2D", "1 1/2 hours"]:
    result = TimeLength(text, locale=English(flags=FailureFlags.ALL)).result
    print(f"{text:11} success {result.success!s:5} seconds {result.seconds:.0f} invalid {len(result.invalid)}")
PYTHON

expect <<'SEEN'
1h          success True  seconds 3600 invalid 0
-1h         success True  seconds 3600 invalid 0
2d          success True  seconds 172800 invalid 0
2D          success True  seconds 630720000 invalid 0
1 1/2 hours success False seconds 1800 invalid 1
SEEN
