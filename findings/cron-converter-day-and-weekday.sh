#!/bin/sh
# cron-converter 2.0.2: "on the first, and on Mondays" is once or twice a year, when the first is a Monday.
#
# POSIX crontab(5): if both the day of the month and the day of the week are given, either is enough. Here both have to
# fit.
# Who is reminded by it to look for answers hears nothing for months.
. "$(dirname "$0")/lib.sh"
pypi cron-converter==2.0.2

cat >"$work/home/mondays.py" <<'PY'
from datetime import datetime
from cron_converter import Cron

days = Cron("0 9 1 * 1").schedule(datetime(2026, 11, 28))
for _ in range(3):
    print(f"{days.next():%a %d %b %Y %H:%M}")
PY
observe python mondays.py

expect <<'SEEN'
Mon 01 Feb 2027 09:00
Mon 01 Mar 2027 09:00
Mon 01 Nov 2027 09:00
SEEN
