#!/bin/sh
# croniter 7.0.0: "30 2 * * *" comes twice on the day on which the clock goes back from 03:00 to 02:00.
#
# cron(8) of Debian says that a job with a fixed hour runs once when the time moves back by less than three hours.
# cronsim 2.8, which says that it follows Debian's cron, has it once; croniter, on the same zone, at both offsets.
# In spring both have it at 03:00. It is known to users of croniter: turnstone issue 1097.
# It costs a second letter to every employer, one night in the year.
. "$(dirname "$0")/lib.sh"
pypi croniter==7.0.0 cronsim==2.8

observe python - <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo
from croniter import croniter
from cronsim import CronSim
for day in datetime(2026, 10, 24, 12), datetime(2027, 3, 27, 12):
    start = day.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    one, other = croniter("30 2 * * *", start, ret_type=datetime), CronSim("30 2 * * *", start)
    print("croniter", *(f"{next(one):%d.%m. %H:%M %z}" for _ in range(3)), sep=", ")
    print("cronsim ", *(f"{next(other):%d.%m. %H:%M %z}" for _ in range(3)), sep=", ")
PYTHON

expect <<'SEEN'
croniter, 25.10. 02:30 +0200, 25.10. 02:30 +0100, 26.10. 02:30 +0100
cronsim , 25.10. 02:30 +0200, 26.10. 02:30 +0100, 27.10. 02:30 +0100
croniter, 28.03. 03:00 +0200, 29.03. 02:30 +0200, 30.03. 02:30 +0200
cronsim , 28.03. 03:00 +0200, 29.03. 02:30 +0200, 30.03. 02:30 +0200
SEEN
