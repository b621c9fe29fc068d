#!/bin/sh
# timefhuman 0.1.5: "Dec 10 11-1pm" lies in the year 2011, and "tomorrow 11-1pm" ends before it begins.
#
# The README shows "7/17 4-5 or 5-6 PM", ranges on that day. Where the first hour has two digits it is the year, and
# the range has no length; behind a word, the pm of the end is given to the start as well, so that it starts at 23:00.
# It costs the interview over lunch.
. "$(dirname "$0")/lib.sh"
pypi timefhuman==0.1.5

observe python - <<'PYTHON'
from datetime import datetime
from timefhuman import tfhConfig, timefhuman
for text in ["Dec 10 3-4pm", "Dec 10 11-1pm", "Dec 10 10-11am", "tomorrow 11-1pm"]:
    for found in timefhuman(text, tfhConfig(now=datetime(2026, 11, 28, 10, 0))):
        print(f"{text:15}", *(found if isinstance(found, tuple) else (found,)))
PYTHON

expect <<'SEEN'
Dec 10 3-4pm    2026-12-10 15:00:00 2026-12-10 16:00:00
Dec 10 11-1pm   2011-12-10 13:00:00 2011-12-10 13:00:00
Dec 10 10-11am  2010-12-10 11:00:00 2010-12-10 11:00:00
tomorrow 11-1pm 2026-11-29 23:00:00 2026-11-29 13:00:00
SEEN
