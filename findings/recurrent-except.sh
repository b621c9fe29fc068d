#!/bin/sh
# recurrent 0.4.1: "every day except friday" leaves out one Friday, the next.
#
# The word is part of the grammar, and "every weekday" gets its BYDAY. What follows "except" becomes one EXDATE, the
# next such day. From the second week on, Friday belongs to the series.
# It costs an appointment a week at a time that was ruled out.
. "$(dirname "$0")/lib.sh"
pypi recurrent==0.4.1 parsedatetime==2.6 python-dateutil==2.9.0.post0 setuptools==75.8.0

observe python -W ignore - <<'PYTHON'
from datetime import datetime
from dateutil import rrule
from recurrent.event_parser import RecurringEvent
now = datetime(2026, 11, 28, 10, 0)
for phrase in ["every day except friday", "every day at 9am except friday"]:
    rule = RecurringEvent(now_date=now).parse(phrase)
    print(phrase, rule.replace("\n", " "), sep=": ")
    days = rrule.rrulestr(rule, dtstart=datetime(2026, 11, 30, 9 if "9am" in phrase else 10))
    print("  Fridays:", *(f"{day:%F}" for day in days.between(now, datetime(2026, 12, 20)) if day.weekday() == 4))
PYTHON

expect <<'SEEN'
every day except friday: RRULE:INTERVAL=1;FREQ=DAILY EXDATE:20261204T100000
  Fridays: 2026-12-11 2026-12-18
every day at 9am except friday: RRULE:BYHOUR=9;BYMINUTE=0;INTERVAL=1;FREQ=DAILY EXDATE:20261204T090000
  Fridays: 2026-12-11 2026-12-18
SEEN
