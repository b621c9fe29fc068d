#!/bin/sh
# dateutil 2.9.0: gettz("Eastern Standard Time 1") is one hour west of Greenwich.
#
# Exchange writes such names where a file has a second definition of a zone, or "Customized Time Zone 2".
# The documentation says that gettz() returns None for a name that it does not know, and so it does for "Eastern
# Standard Time". A name with a digit in it is tried as a POSIX string, in which letters and a number are a zone.
# It costs four hours, and nothing tells it from a zone that was found.
. "$(dirname "$0")/lib.sh"
pypi python-dateutil==2.9.0.post0

observe python - <<'PYTHON'
from datetime import datetime
from dateutil import tz
for name in ["Eastern Standard Time", "Eastern Standard Time 1", "Customized Time Zone 2", "America/New_York"]:
    zone = tz.gettz(name)
    print(f"{name:24}", zone and datetime(2026, 12, 10, 14, 0, tzinfo=zone).isoformat())
PYTHON

expect <<'SEEN'
Eastern Standard Time    None
Eastern Standard Time 1  2026-12-10T14:00:00-01:00
Customized Time Zone 2   2026-12-10T14:00:00-02:00
America/New_York         2026-12-10T14:00:00-05:00
SEEN
