#!/bin/sh
# recurrent 0.4.1: "every fortnight on monday" is every week, and "biweekly on monday" a single Monday.
#
# The README names "every other" for a step of two, and that is understood. The two other usual words are no error:
# one loses its step, the other the whole series.
# It costs every second way to a meeting that does not take place, or all meetings after the first.
. "$(dirname "$0")/lib.sh"
pypi recurrent==0.4.1 parsedatetime==2.6 setuptools==75.8.0

observe python -W ignore - <<'PYTHON'
from datetime import datetime
from recurrent.event_parser import RecurringEvent
for phrase in ["every other monday", "every two weeks on monday", "every fortnight on monday", "biweekly on monday"]:
    print(f"{phrase:26}", RecurringEvent(now_date=datetime(2026, 11, 28, 10, 0)).parse(phrase))
PYTHON

expect <<'SEEN'
every other monday         RRULE:BYDAY=MO;INTERVAL=2;FREQ=WEEKLY
every two weeks on monday  RRULE:BYDAY=MO;INTERVAL=2;FREQ=WEEKLY
every fortnight on monday  RRULE:BYDAY=MO;INTERVAL=1;FREQ=WEEKLY
biweekly on monday         2026-11-30 10:00:00
SEEN
