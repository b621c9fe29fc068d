#!/bin/sh
# pycron 3.3.0: "from Friday to Sunday" (5-7) leaves out Sunday, and a month that is named never comes.
#
# For cron, Sunday is 0 and 7, and months have names. pycron knows the names of days, and takes 7 and "dec" without an
# error; they match nothing.
# A weekly look at the open applications, on "0 9 * * 7", never takes place.
. "$(dirname "$0")/lib.sh"
pypi pycron==3.3.0

cat >"$work/home/days.py" <<'PY'
from datetime import datetime
import pycron

sunday = datetime(2026, 12, 6, 9)
for line in ("0 9 * * sun", "0 9 * * 0", "0 9 * * 7", "0 9 * * 5-7", "0 9 * 12 *", "0 9 * dec *"):
    print(f"{line:12} {pycron.is_now(line, sunday)}")
PY
observe python days.py

expect <<'SEEN'
0 9 * * sun  True
0 9 * * 0    True
0 9 * * 7    False
0 9 * * 5-7  False
0 9 * 12 *   True
0 9 * dec *  False
SEEN
