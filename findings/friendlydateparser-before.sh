#!/bin/sh
# friendlydateparser 0.2.4: "2 days before december 10" is the 12th of December.
#
# The README has "3 weeks before yesterday" and "1d 4h after next monday at noon" as examples of spans before and
# after a time. Both are added; only "ago" goes back.
# It costs a reminder: it comes as long after the deadline as it was to come before it.
. "$(dirname "$0")/lib.sh"
pypi friendlydateparser==0.2.4

observe python - <<'PYTHON'
from datetime import datetime
from friendlydateparser import parse_datetime
for phrase in ["december 10", "2 days after december 10", "2 days before december 10", "3 weeks before yesterday",
               "2 hours before december 10 14:00", "2 days ago"]:
    print(f"{phrase:34}", parse_datetime(phrase, now=datetime(2026, 11, 28, 10, 0)))
PYTHON

expect <<'SEEN'
december 10                        2026-12-10 00:00:00
2 days after december 10           2026-12-12 00:00:00
2 days before december 10          2026-12-12 00:00:00
3 weeks before yesterday           2026-12-18 00:00:00
2 hours before december 10 14:00   2026-12-10 16:00:00
2 days ago                         2026-11-26 10:00:00
SEEN
