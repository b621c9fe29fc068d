#!/bin/sh
# humandate 0.8: "2026-12-10" is today, and "tomorrow at 5pm" is five in the morning.
#
# The package says that it parses human-readable dates. What it does not know is no error and changes nothing: a date
# in ISO 8601, or with slashes, is the time at which it was read. A month keeps the day of today.
# It costs the deadline: it is always now.
. "$(dirname "$0")/lib.sh"
pypi humandate==0.8
debian libfaketime=0.9.10-2.1
installed="humandate==0.8"

observe env LD_PRELOAD="$libraries/faketime/libfaketime.so.1" FAKETIME="2026-11-28 10:00:00" python - <<'PYTHON'
from humandate import parse_date
for text in ["10 dec", "2026-12-10", "10/12/2026", "december", "in 3 days", "two days ago", "5pm", "tomorrow", "tomorrow at 5pm", "noon"]:
    print(f"{text:16} {parse_date(text):%F %H:%M}")
PYTHON

expect <<'SEEN'
10 dec           2026-12-10 10:00
2026-12-10       2026-11-28 10:00
10/12/2026       2026-11-28 10:00
december         2026-12-28 10:00
in 3 days        2026-12-01 10:00
two days ago     2026-11-28 10:00
5pm              2026-11-28 17:00
tomorrow         2026-11-29 10:00
tomorrow at 5pm  2026-11-29 05:00
noon             2026-11-28 10:00
SEEN
