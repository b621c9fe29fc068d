#!/bin/sh
# recurrent 0.4.1: "every monday 9am to 11am" has no hour, and "every monday from 9am to 11am" ends today.
#
# "every monday at 9am" gets its BYHOUR. Without "at", the hour is dropped without a word. "From" and "to" are taken
# for the first and the last day of the series, even in front of hours.
# It costs the hour of the meeting, or the whole series.
. "$(dirname "$0")/lib.sh"
pypi recurrent==0.4.1 parsedatetime==2.6 setuptools==75.8.0

observe python -W ignore - <<'PYTHON'
from datetime import datetime
from recurrent.event_parser import RecurringEvent
for phrase in ["every monday at 9am", "every monday 9am", "every monday 9am to 11am", "every monday at 9am to 11am",
               "every monday from 9am to 11am", "every tuesday from 2pm", "every day 14:30"]:
    print(f"{phrase:30}", RecurringEvent(now_date=datetime(2026, 11, 28, 10, 0)).parse(phrase))
PYTHON

expect <<'SEEN'
every monday at 9am            RRULE:BYDAY=MO;BYHOUR=9;BYMINUTE=0;INTERVAL=1;FREQ=WEEKLY
every monday 9am               RRULE:BYDAY=MO;INTERVAL=1;FREQ=WEEKLY
every monday 9am to 11am       RRULE:BYDAY=MO;INTERVAL=1;FREQ=WEEKLY
every monday at 9am to 11am    RRULE:BYDAY=MO;BYHOUR=9;BYMINUTE=0;INTERVAL=1;FREQ=WEEKLY
every monday from 9am to 11am  DTSTART:20261128
RRULE:BYDAY=MO;INTERVAL=1;FREQ=WEEKLY;UNTIL=20261128
every tuesday from 2pm         RRULE:BYDAY=TU;INTERVAL=1;FREQ=WEEKLY
every day 14:30                RRULE:INTERVAL=1;FREQ=DAILY
SEEN
