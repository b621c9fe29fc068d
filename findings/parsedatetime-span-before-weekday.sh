#!/bin/sh
# parsedatetime 2.6: "two days after Friday" is tomorrow, though "Friday" is in six days.
#
# Alone, a weekday is the next one. As soon as a span is counted from it, it is the last one: asked on a Saturday,
# "a week from Tuesday" is the same day as "Tuesday". Spans from now or from a time are right.
# It costs a week, silently, and towards the early side.
. "$(dirname "$0")/lib.sh"
pypi parsedatetime==2.6

observe python - <<'PYTHON'
from datetime import datetime
import parsedatetime
for text in ["tuesday", "a week from tuesday", "friday", "two days after friday", "two weeks from monday"]:
    found, status = parsedatetime.Calendar().parseDT(text, datetime(2026, 11, 28, 10, 0))
    print(f"{text:22}", found.strftime("%a %Y-%m-%d"), "status", status)
PYTHON

expect <<'SEEN'
tuesday                Tue 2026-12-01 status 1
a week from tuesday    Tue 2026-12-01 status 1
friday                 Fri 2026-12-04 status 1
two days after friday  Sun 2026-11-29 status 1
two weeks from monday  Mon 2026-12-07 status 1
SEEN
