#!/bin/sh
# arrow 1.4.0 and humanize 4.17.0: 16 days from now is "in a month", and "a month from now".
#
# Both document a relative time in words, and arrow has weeks among its units. arrow makes a month of everything
# from the fifteenth or sixteenth day on, and two of 45 days; humanize begins with the sixteenth, and 45 days are a
# month. With granularity="week", arrow has two weeks. It is known for arrow: issue 1240, mended and taken back.
# It costs half of the time that is left before a deadline.
. "$(dirname "$0")/lib.sh"
pypi arrow==1.4.0 humanize==4.17.0

observe python - <<'PYTHON'
from datetime import timedelta
import arrow, humanize
now = arrow.get("2026-11-28T10:00")
for days in 13, 14, 15, 16, 20, 29, 30, 45:
    then = now.shift(days=days)
    print(f"{days} days: arrow", then.humanize(now), "|", then.humanize(now, locale="de"), "|", then.humanize(now, granularity="week"),
          "| humanize", humanize.naturaltime(then.naive, when=now.naive))
PYTHON

expect <<'SEEN'
13 days: arrow in a week | in einer Woche | in a week | humanize 13 days from now
14 days: arrow in 2 weeks | in 2 Wochen | in 2 weeks | humanize 14 days from now
15 days: arrow in a month | in einem Monat | in 2 weeks | humanize 15 days from now
16 days: arrow in a month | in einem Monat | in 2 weeks | humanize a month from now
20 days: arrow in a month | in einem Monat | in 2 weeks | humanize a month from now
29 days: arrow in a month | in einem Monat | in 4 weeks | humanize a month from now
30 days: arrow in a month | in einem Monat | in 4 weeks | humanize a month from now
45 days: arrow in 2 months | in 2 Monaten | in 6 weeks | humanize a month from now
SEEN
