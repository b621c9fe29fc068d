#!/bin/sh
# arrow 1.4.0: Exchange's "(UTC+01:00) Amsterdam, Berlin, Bern" is an hour off from spring to autumn.
#
# The documentation says that tzinfo takes names of the tz database and offsets. The display name, which Outlook
# writes as the TZID of an invitation, is taken too: for the offset in its brackets, which is the winter's.
# "Eastern Standard Time", the other form, is an error.
# It costs an hour in seven months of the year.
. "$(dirname "$0")/lib.sh"
pypi arrow==1.4.0

observe python - <<'PYTHON'
import arrow
for zone in ["Europe/Berlin", "(UTC+01:00) Amsterdam, Berlin, Bern", "(UTC-05:00) Eastern Time (US & Canada)"]:
    print(f"{zone:38}", arrow.get("2026-07-10T14:00", tzinfo=zone))
try:
    arrow.get("2026-07-10T14:00", tzinfo="Eastern Standard Time")
except arrow.parser.ParserError as error:
    print(f"{'Eastern Standard Time':38} ParserError")
PYTHON

expect <<'SEEN'
Europe/Berlin                          2026-07-10T14:00:00+02:00
(UTC+01:00) Amsterdam, Berlin, Bern    2026-07-10T14:00:00+01:00
(UTC-05:00) Eastern Time (US & Canada) 2026-07-10T14:00:00-05:00
Eastern Standard Time                  ParserError
SEEN
