#!/bin/sh
# human-readable-cron 0.1.0: "monday to friday at 9am" is Monday, and "every other day" every day.
#
# The README says that a wide variety of expressions is understood, and names days of the week, "weekday" and
# intervals. Of two days the first counts, of a range too, and words like "other", "first", "twice" or "quarter" are
# passed over: what is left is a valid line for cron, and no error.
# It costs four reminders a week; or there are twice too many.
. "$(dirname "$0")/lib.sh"
pypi human-readable-cron==0.1.0

observe python - <<'PYTHON'
from human_readable_cron import convert_to_cron
for text in ["every weekday at 9 AM", "monday to friday at 9 AM", "every monday and thursday at 9 AM", "every tuesday at 9 AM and 5 PM",
             "every other day at 9 AM", "every first monday at 9 AM", "every 3 days at 9 AM", "every quarter", "hourly"]:
    print(f"{text:36}", convert_to_cron(text))
PYTHON

expect <<'SEEN'
every weekday at 9 AM                0 9 * * 1-5
monday to friday at 9 AM             0 9 * * 1
every monday and thursday at 9 AM    0 9 * * 1
every tuesday at 9 AM and 5 PM       0 9 * * 2
every other day at 9 AM              0 9 * * *
every first monday at 9 AM           0 9 * * 1
every 3 days at 9 AM                 0 9 * * *
every quarter                        0 0 * * *
hourly                               0 0 * * *
SEEN
