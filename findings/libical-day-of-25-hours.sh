#!/bin/sh
# libical 3.0.16: an event of 24 hours lasts 25 on the day on which summer time ends.
#
# RFC 5545, 3.3.6: a length in hours is exact, one in days is not, so that PT24H and P1D differ on that day. For
# libical both end at the same time of day.
# A deadline that is told as "within 24 hours" is missed by one.
. "$(dirname "$0")/lib.sh"
debian libical3=3.0.16-1+b1

cat >"$work/home/lengths.py" <<'PY'
import ctypes
ical = ctypes.CDLL("libical.so.3")

class Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in
                ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_ += [("zone", ctypes.c_void_p)]

def function(name, result, *arguments):
    found = getattr(ical, name)
    found.restype, found.argtypes = result, arguments
    return found

parse = function("icalparser_parse_string", ctypes.c_void_p, ctypes.c_char_p)
inner = function("icalcomponent_get_inner", ctypes.c_void_p, ctypes.c_void_p)
start = function("icalcomponent_get_dtstart", Time, ctypes.c_void_p)
end = function("icalcomponent_get_dtend", Time, ctypes.c_void_p)
seconds = function("icaltime_as_timet_with_zone", ctypes.c_long, Time, ctypes.c_void_p)

for length in ("PT24H", "P1D"):
    text = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
            "DTSTART;TZID=America/New_York:20261031T140000\r\n"
            f"DURATION:{length}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    event = inner(parse(text.encode()))
    first, last = start(event), end(event)
    print(length, (seconds(last, last.zone) - seconds(first, first.zone)) / 3600, "hours")
PY
observe python3 lengths.py

expect <<'SEEN'
PT24H 25.0 hours
P1D 25.0 hours
SEEN
