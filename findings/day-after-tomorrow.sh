#!/bin/sh
# parsedatetime 2.6, timefhuman 0.1.5 and datefinder 1.0.0: "the day after tomorrow" is tomorrow.
#
# All three say that they understand relative words such as "tomorrow", and take what surrounds the word they know
# for prose. None of them says that a part was not understood. dateparser 1.5.0 is right.
# It costs a day: the thank-you letter that was promised for Monday is late on Sunday.
. "$(dirname "$0")/lib.sh"
pypi parsedatetime==2.6 timefhuman==0.1.5 datefinder==1.0.0 dateparser==1.5.0

observe python - <<'PYTHON'
from datetime import datetime
import datefinder, dateparser, parsedatetime, timefhuman
now = datetime(2026, 11, 28, 10, 0)
text = "the day after tomorrow"
print("dateparser   ", dateparser.parse(text, settings={"RELATIVE_BASE": now}).date())
print("parsedatetime", parsedatetime.Calendar().parseDT(text, now)[0].date())
print("timefhuman   ", timefhuman.timefhuman(text, timefhuman.tfhConfig(now=now))[0].date())
print("datefinder   ", next(datefinder.find_dates(text, base_date=now)).date())
PYTHON

expect <<'SEEN'
dateparser    2026-11-30
parsedatetime 2026-11-29
timefhuman    2026-11-29
datefinder    2026-11-29
SEEN
