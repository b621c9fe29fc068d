#!/bin/sh
# libical 3.0.16: an event from 15:00 in New York to 21:00 UTC, which is an hour, lasts six.
#
# RFC 5545 lets start and end have zones of their own. icalcomponent_get_duration() subtracts what the two clocks
# show; the instants of get_dtstart() and get_dtend() are right.
# A calendar that is filled by it blocks the afternoon for a call of an hour.
. "$(dirname "$0")/lib.sh"
libical 3.0.16-1+b1

cat >"$work/home/length.py" <<'PY'
from libical import *

class Duration(ctypes.Structure):
    _fields_ = [("is_negative", ctypes.c_int)]
    _fields_ += [(name, ctypes.c_uint) for name in ("days", "weeks", "hours", "minutes", "seconds")]

duration = function("icalcomponent_get_duration", Duration, ctypes.c_void_p)

event = inner(parse(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
                    b"DTSTART;TZID=America/New_York:20261203T150000\r\n"
                    b"DTEND:20261203T210000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"))
first, last, length = start(event), end(event), duration(event)
print("from start to end:", (seconds(last, last.zone) - seconds(first, first.zone)) // 3600, "hours")
print("get_duration():", length.days * 24 + length.hours, "hours")
PY
observe python3 length.py

expect <<'SEEN'
from start to end: 1 hours
get_duration(): 6 hours
SEEN
