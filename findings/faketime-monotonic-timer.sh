#!/bin/sh
# libfaketime 0.9.10: with the monotonic clock left as it is, a timer of that clock is moved all the same.
#
# With FAKETIME_DONT_FAKE_MONOTONIC=1, clock_gettime tells the true monotonic clock, as the documentation says. But
# timerfd_settime takes the shift of the wall clock off an absolute time of the monotonic clock, too. Under a date
# two days back, a timer for ten milliseconds ahead elapses in two days: a daemon whose loop waits for an absolute
# time hangs, and a test that it passes under faketime says nothing about its timers.
. "$(dirname "$0")/lib.sh"
debian libfaketime=0.9.10-2.1

cat >"$work/home/timer.py" <<'PY'
import ctypes, time
libc = ctypes.CDLL(None, use_errno=True)

class Spec(ctypes.Structure):
    _fields_ = [("interval", ctypes.c_long * 2), ("value", ctypes.c_long * 2)]

ABSOLUTE = 1
number = libc.timerfd_create(time.CLOCK_MONOTONIC, 0)
before = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
at = before + 10_000_000
libc.timerfd_settime(number, ABSOLUTE, ctypes.byref(Spec(value=(at // 10**9, at % 10**9))), None)
left = Spec()
libc.timerfd_gettime(number, ctypes.byref(left))
later = left.value[0] / 86_400
print("left of ten milliseconds:", f"{later:.0f} days" if later > 1 else "milliseconds")
PY

observe sh -c '
  echo "without:"; python3 timer.py
  echo "two days back:"
  LD_PRELOAD=$(echo "$1"/usr/lib/*/faketime/libfaketime.so.1) FAKETIME=-2d FAKETIME_DONT_FAKE_MONOTONIC=1 python3 timer.py
' sh "$root"

expect <<'SEEN'
without:
left of ten milliseconds: milliseconds
two days back:
left of ten milliseconds: 2 days
SEEN
