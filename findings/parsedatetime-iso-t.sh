#!/bin/sh
# parsedatetime 2.6: "2026-12-10T14:00" is today at 20:26.
#
# With a blank in place of the T it is right. With the T the year becomes a time of day, and the status says that a
# time was found (2), not that nothing was (0).
# It costs date and hour of what any program wrote.
. "$(dirname "$0")/lib.sh"
pypi parsedatetime==2.6

observe python - <<'PYTHON'
from datetime import datetime
import parsedatetime
for text in ["2026-12-10 14:00", "2026-12-10T14:00", "2026-12-10T14:00:00Z"]:
    found, status = parsedatetime.Calendar().parseDT(text, datetime(2026, 11, 28, 10, 0))
    print(f"{text:20}", found, "status", status)
PYTHON

expect <<'SEEN'
2026-12-10 14:00     2026-12-10 14:00:00 status 3
2026-12-10T14:00     2026-11-28 20:26:00 status 2
2026-12-10T14:00:00Z 2026-11-28 20:26:00 status 2
SEEN
