#!/bin/sh
# libsystemd 252.39: a deferred source that is switched on again in its handler keeps every other source of its
# priority from being dispatched.
#
# sd_event_add_defer(3) says that the source is dispatched instantly, before the loop sleeps again, and
# sd_event_source_set_priority(3) that sources of one priority have no defined order. Of two that are always ready
# one would expect both to come. A deferred source is pending from its creation on, and the loop takes the one first that
# has been pending the longest. A client whose next call is taken from such a source keeps all others waiting.
. "$(dirname "$0")/lib.sh"
debian libsystemd0=252.39-1~deb12u2

cat >"$work/home/turns.py" <<'PY'
import ctypes, os, sys
sd = ctypes.CDLL("libsystemd.so.0")
ON, ONESHOT, MONOTONIC, EPOLLIN = 1, -1, 1, 1
void = ctypes.c_void_p
event = void()
sd.sd_event_new(ctypes.byref(event))
counts = {"descriptor": 0, "again": 0}

@ctypes.CFUNCTYPE(ctypes.c_int, void, ctypes.c_int, ctypes.c_uint32, void)
def on_descriptor(source, number, events, data):
    counts["descriptor"] += 1
    return 0

@ctypes.CFUNCTYPE(ctypes.c_int, void, void)
def on_deferred(source, data):
    counts["again"] += 1
    sd.sd_event_source_set_enabled(void(source), ONESHOT)
    return 0

@ctypes.CFUNCTYPE(ctypes.c_int, void, ctypes.c_uint64, void)
def on_timer(source, at, data):
    counts["again"] += 1
    sd.sd_event_source_set_time(void(source), ctypes.c_uint64(0))
    sd.sd_event_source_set_enabled(void(source), ONESHOT)
    return 0

reading, writing = os.pipe()
os.write(writing, b"x")
first, second = void(), void()
sd.sd_event_add_io(event, ctypes.byref(first), reading, EPOLLIN, on_descriptor, None)
if sys.argv[1] == "deferred":
    sd.sd_event_add_defer(event, ctypes.byref(second), on_deferred, None)
else:
    sd.sd_event_add_time(event, ctypes.byref(second), MONOTONIC, ctypes.c_uint64(0), ctypes.c_uint64(1), on_timer, None)
for _ in range(100):
    sd.sd_event_run(event, ctypes.c_uint64(0))
print(f"a readable descriptor: {counts['descriptor']}; a {sys.argv[1]} source that asks again: {counts['again']}")
PY

observe sh -c 'python3 turns.py deferred; python3 turns.py timer'

expect <<'SEEN'
a readable descriptor: 0; a deferred source that asks again: 100
a readable descriptor: 50; a timer source that asks again: 50
SEEN
