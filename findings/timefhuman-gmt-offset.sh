#!/bin/sh
# timefhuman 0.1.5: "14:00 GMT+2" is 14:00 in Iceland.
#
# "GMT" is taken for a zone (the first of the database that ever used the letters), "+2" for prose. The same goes
# for "UTC+1". The answer carries a zone, so that a caller has no reason to doubt it.
# It costs two hours.
. "$(dirname "$0")/lib.sh"
pypi timefhuman==0.1.5

observe python - <<'PYTHON'
from datetime import datetime
from timefhuman import tfhConfig, timefhuman
for text in ["2026-12-10 14:00 GMT+2", "2026-12-10 14:00 UTC+1"]:
    for found in timefhuman(text, tfhConfig(now=datetime(2026, 11, 28, 10, 0))):
        print(f"{text:22}", found.isoformat(), found.tzinfo)
PYTHON

expect <<'SEEN'
2026-12-10 14:00 GMT+2 2026-12-10T14:00:00+00:00 Iceland
2026-12-10 14:00 UTC+1 2026-12-10T14:00:00+00:00 Zulu
SEEN
