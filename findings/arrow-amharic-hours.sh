#!/bin/sh
# arrow 1.4.0: in Amharic, "in 5 hours" is written with the word for seconds.
#
# The documentation lists Amharic for humanize() and dehumanize(). The plural of the hour has the word of the
# second; dehumanize(), which looks for all units, then finds both and adds them up.
# It costs whoever reads "in 5 seconds" five hours of running.
. "$(dirname "$0")/lib.sh"
pypi arrow==1.4.0

observe python - <<'PYTHON'
import arrow
now = arrow.get("2026-11-28T10:00")
for span in [{"seconds": 50}, {"hours": 5}]:
    text = now.shift(**span).humanize(now, locale="am", granularity=list(span)[0].rstrip("s"))
    print(span, text, now.dehumanize(text, locale="am") - now)
PYTHON

expect <<'SEEN'
{'seconds': 50} በ 50 ሰከንድ ውስጥ 2 days, 2:00:50
{'hours': 5} በ 5 ሰከንድ ውስጥ 5:00:05
SEEN
