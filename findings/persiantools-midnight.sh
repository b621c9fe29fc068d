#!/bin/sh
# persiantools 6.2.0: "12:30 AM" is half past twelve at noon, and "12:30 PM" an error.
#
# %I and %p are those of Python's strptime(), where 12 AM is midnight. Here 12 is added for PM, and nothing is taken
# away for AM; strftime() writes the hour after midnight as 00, which is no hour of a clock with twelve.
# A call shortly after noon cannot be entered, and a deadline at midnight is half a day late.
. "$(dirname "$0")/lib.sh"
pypi persiantools==6.2.0

cat >"$work/home/noon.py" <<'PY'
from persiantools.jdatetime import JalaliDateTime

FORM = "%Y-%m-%d %I:%M %p"
for text in ("02:30 AM", "02:30 PM", "12:30 AM", "12:30 PM"):
    try:
        print(text, "is", JalaliDateTime.strptime(f"1405-09-19 {text}", FORM).strftime("%H:%M"))
    except ValueError as error:
        print(text, "is refused:", *error.args)
print("00:30 is written", JalaliDateTime(1405, 9, 19, 0, 30).strftime("%I:%M %p"))
PY
observe python noon.py

expect <<'SEEN'
02:30 AM is 02:30
02:30 PM is 14:30
12:30 AM is 12:30
12:30 PM is refused: hour must be in 0..23 24
00:30 is written 00:30 AM
SEEN
