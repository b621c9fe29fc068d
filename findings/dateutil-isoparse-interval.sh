#!/bin/sh
# dateutil 2.9.0: isoparse("2026-12-07/2026-12-09") is 7 December, 20:26, eleven hours and 51 minutes west of UTC.
#
# The documentation says that isoparse is strict and that any single character may stand in place of the T. With
# the slash of an ISO 8601 interval the second year becomes hour and minute, and "-12-09", for want of a colon, an
# offset of twelve hours less nine minutes.
# It costs the end of a period, and moves its start.
. "$(dirname "$0")/lib.sh"
pypi python-dateutil==2.9.0.post0

observe python - <<'PYTHON'
from dateutil.parser import isoparse
for text in ["2026-12-07/2026-12-09", "2026-12-07/2026-12-20", "2026-12-07/10-12"]:
    print(f"{text:21}", isoparse(text))
PYTHON

expect <<'SEEN'
2026-12-07/2026-12-09 2026-12-07 20:26:00-11:51
2026-12-07/2026-12-20 2026-12-07 20:26:00-11:40
2026-12-07/10-12      2026-12-07 10:00:00-12:00
SEEN
