#!/bin/sh
# timefhuman 0.1.5: "10 Dec 2pm PT" is two in the afternoon of today.
#
# "PT" and "ET", as recruiters in the United States write them, are not among the zones that it knows. It does not
# pass over such a word: the date before it is lost, or becomes another match of its own. With "EST" it is right.
# It costs the day, and says the hour so confidently that nobody looks.
. "$(dirname "$0")/lib.sh"
pypi timefhuman==0.1.5

observe python - <<'PYTHON'
from datetime import datetime
from timefhuman import tfhConfig, timefhuman
for text in ["10 Dec 2pm", "10 Dec 2pm EST", "10 Dec 2pm PT", "December 10, 2pm ET"]:
    print(f"{text:20}", *timefhuman(text, tfhConfig(now=datetime(2026, 11, 28, 10, 0))))
PYTHON

expect <<'SEEN'
10 Dec 2pm           2026-12-10 14:00:00
10 Dec 2pm EST       2026-12-10 14:00:00-05:00
10 Dec 2pm PT        2026-11-28 14:00:00
December 10, 2pm ET  2026-12-10 00:00:00 2026-11-28 14:00:00
SEEN
