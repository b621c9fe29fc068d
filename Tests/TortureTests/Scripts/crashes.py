"""Kills the daemon before each system call of starting, recording and delivering, or makes the call
fail, and looks at what the next start finds.

Usage: crashes.py kill|fail STRIDE
STRIDE is how far apart the calls are that are attacked of each kind: 1 attacks every one."""

import concurrent.futures
import re

from torture import *

KILLED = ["openat", "write", "pwrite64", "pread64", "ftruncate", "fdatasync", "fsync", "rename",
          "flock", "sendmsg", "sendto", "recvfrom", "accept4", "timerfd_settime", "epoll_wait",
          "epoll_ctl", "unlink", "bind", "listen"]
FAILED = {
    "write": ["EIO", "ENOSPC", "EINTR", "EAGAIN"], "fdatasync": ["EIO", "ENOSPC", "EINTR", "EAGAIN"],
    "fsync": ["EIO", "ENOSPC"], "openat": ["EIO", "ENOSPC", "EINTR", "EAGAIN", "EMFILE"],
    "ftruncate": ["EIO", "EINTR"], "pread64": ["EIO", "EINTR"], "flock": ["EINTR"],
    "sendmsg": ["EIO", "ENOSPC", "EINTR", "EAGAIN"], "sendto": ["EIO", "EINTR", "EAGAIN"],
    "recvfrom": ["EIO", "EINTR", "EAGAIN"], "epoll_wait": ["EINTR"],
    "accept4": ["EMFILE", "ENFILE", "ENOMEM", "ECONNABORTED", "EINTR", "EAGAIN"],
}
ON_FILES = {"write", "pread64", "openat"}


class Start:
    """A start on a log with a torn end, another device's file, and a reminder that came due."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="torture-"))
        box = Sandbox(self.folder, CONFIGURATION)
        box.start()
        self.answered = box.call("Record", {"events": [
            added("acme"), contact("acme"), interview_ending("acme", 2)]})["events"]
        box.kill()
        time.sleep(2.1)
        box.socket.unlink(missing_ok=True)
        with open(box.own_file, "a") as file:
            file.write('{"v":1,"device":"torture","seq":4,"time":"2026')
        (box.log / "laptop.jsonl").write_text(json.dumps(
            {"v": 1, "device": "laptop", "seq": 1, "time": instant(-9), "application": "zenith",
             "kind": "application.added", "at": instant(-9), "company": "Zenith"},
            separators=(",", ":")) + "\n")

    def remove(self):
        shutil.rmtree(self.folder)

    def work(self, box, answered, refused):
        answered += self.answered
        soon_delivered(box)


class Work:
    """Records from two clients at once; a reminder comes due; more is recorded."""

    folder = None

    def remove(self):
        pass

    def work(self, box, answered, refused):
        record(box, [added("acme"), contact("acme"), interview_ending("acme", 0.4)],
               answered, refused)
        with box.client() as one, box.client() as other:
            one.send(frame("Record", {"events": [added("one"), note("one", "A slip.")]}))
            other.send(frame("Record", {"events": [added("other")]}))
            for client in (one, other):
                reply = client.receive()
                (refused if "error" in reply else answered).extend(
                    [reply] if "error" in reply else reply["parameters"]["events"])
        soon_delivered(box)
        record(box, [note("acme", "Another slip.")], answered, refused)


def record(box, events, answered, refused):
    try:
        answered += box.call("Record", {"events": events})["events"]
    except Refused as refusal:
        # Where the application itself was refused, what is about it is too.
        expect(refusal.error == "NotRecording" or refused,
               f"A disk's error is answered with {refusal}.")
        refused.append(refusal)


def until_delivered(box, patience=PATIENCE_SECONDS):
    """Waits for the reminder, where there is one to wait for."""
    eventually("The delivery", lambda: not undelivered(box.events()), patience)


def soon_delivered(box):
    """Waits for the reminder, unless its recording failed and is tried again in a minute."""
    def is_done():
        status = box.call("GetStatus")
        return status["problems"] or not undelivered(box.events())
    eventually("The delivery", is_done)


def undelivered(events):
    return any(event["kind"] == "interview.added" for event in events) and not delivered(events)


def on_disk(box):
    """The whole lines of the device's file, as the attack left it."""
    if not box.own_file.exists():
        return []
    lines = box.own_file.read_bytes().split(b"\n")[:-1]
    return [json.loads(line) for line in lines]


def tracer(box, call, what):
    """The tracer. A call that fails does so for the log and for standard error: a counter in memory
    knows no such errors."""
    only = [option for path in (box.own_file, box.log, box.journal) for option in ("-P", str(path))]
    return ["strace", "-f", "-qq", "-o", str(box.folder / "trace"), "-e", f"trace={call}",
            *(only if what == "fail" and call in ON_FILES else [])]


def attacked(scenario, inject, call):
    """Runs the scenario under one injection. Returns whether it struck, after all checks."""
    with sandbox(template=scenario.folder) as box:
        trace = box.folder / "trace"
        before = tracer(box, call, "kill" if "KILL" in inject else "fail")
        before += ["-e", f"inject={call}:{inject}"]
        answered, refused = [], []
        box.start(before, awaits=False)
        came_up = False
        try:
            came_up = box.answers()
            scenario.work(box, answered, refused)
        except Broken as broken:
            if "KILL" not in inject and came_up:
                # A socket that fails costs one client its connection, and nothing else.
                expect(box.process.poll() is None, f"The daemon ended: {broken}")
        if "KILL" not in inject and came_up:
            goes_on(box, answered)
        status = box.end()
        struck = "INJECTED" in trace.read_text(errors="replace") or status == -signal.SIGKILL
        if "KILL" not in inject and not came_up:
            expect(status not in (0, -signal.SIGSEGV, -signal.SIGILL, -signal.SIGTRAP),
                   f"A failed start ends with {status}.")
            expect(box.journal.read_text().strip(), "A failed start says nothing.")
        showing_failed = re.search(r"write\(2, .*INJECTED", trace.read_text(errors="replace"))
        check(box, answered, showing_failed)
        return struck


def goes_on(box, answered):
    """The same daemon records again, and delivers what is due, or will try again within a minute."""
    status = eventually("An answer", lambda: answer(box, "GetStatus"))
    if status["logState"] == "readOnly":
        # What can't be read is never written to; it says so.
        expect(status["problems"], "A log that takes nothing is no problem to the status.")
        return

    def recorded():
        try:
            answered.extend(box.call("Record", {"events": [added("after")]})["events"])
            return True
        except Broken:
            return False
        except Refused as refusal:
            return refusal.error == "InvalidEvent"
    eventually("Recording after the fault", recorded)
    if undelivered(box.events()):
        next_try = eventually("An answer", lambda: answer(box, "GetStatus"))["nextWakeUp"]
        expect(next_try and (next_try <= instant(61) or delivered(box.events())),
               f"Nothing is delivered, and the next try is at {next_try}.")


def answer(box, method):
    """The answer, unless this is the very connection that fails."""
    try:
        return box.call(method, {"limit": 100} if method == "ListEvents" else {})
    except Broken:
        return None


def check(box, answered, showing_failed):
    """What the next start finds."""
    before, shown_before = on_disk(box), box.shown()
    recorded_before = delivered(before)
    expect(box.start(), f"There is no start after it: {box.journal.read_text()[-600:]}")
    until_delivered(box)
    events = box.events()
    check_answered(events, answered)
    check_whole(events)
    shown = box.shown()
    for reminder, count in delivered(events).items():
        expect(count == 1, f"{reminder} is recorded as delivered {count} times.")
        allowed = 2 if shown_before[reminder] == 1 and not recorded_before[reminder] else 1
        least = 0 if showing_failed else 1
        expect(least <= shown[reminder] <= allowed,
               f"{reminder} was shown {shown[reminder]} times, of which {shown_before[reminder]} "
               f"before the restart, and {recorded_before[reminder]} recorded.")
    expect(box.end() == 0, "The daemon does not end as it should.")
    log_is_clean(box)


def check_whole(events):
    """A call's events are there all, or none is."""
    kinds = collections.Counter(
        (event["application"], event["kind"]) for event in events)
    for parts in [[("acme", "application.added"), ("acme", "interview.added")],
                  [("one", "application.added"), ("one", "mistake.noted")]]:
        counts = {kinds[part] for part in parts}
        expect(len(counts) == 1, f"Half of a call was recorded: {parts}")


def count_of(scenario, call, what):
    """How many such calls the scenario makes where nothing fails."""
    with sandbox(template=scenario.folder) as box:
        trace = box.folder / "trace"
        box.start(tracer(box, call, what))
        scenario.work(box, [], [])
        box.end()
        return sum(f" {call}(" in line for line in trace.read_text(errors="replace").splitlines())


def main(what, stride):
    faults = []
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("WORKERS", "3"))) as pool:
        for scenario in (Start(), Work()):
            name = type(scenario).__name__.lower()
            calls = {call: ["signal=KILL"] for call in KILLED} if what == "kill" else {
                call: [f"error={error}" for error in errors] for call, errors in FAILED.items()}
            counts = dict(zip(calls, pool.map(
                lambda call: count_of(scenario, call, what), calls)))
            runs = {
                pool.submit(attacked, scenario, f"{inject}:when={number}", call): (call, inject, number)
                for call, injects in calls.items() for inject in injects if counts[call]
                for number in chosen(counts[call], stride)}
            struck = collections.Counter()
            for run in concurrent.futures.as_completed(runs):
                call, inject, number = runs[run]
                try:
                    struck[f"{call} {inject.split('=')[1]}"] += run.result()
                except Exception as fault:
                    faults.append(f"{name}, {call} {number}, {inject}: {fault!r}")
                    say(faults[-1])
            say(f"{name}: {sum(struck.values())} of {len(runs)} attacks struck: "
                + ", ".join(f"{call} {count}" for call, count in sorted(struck.items())))
            expect(struck, "No attack struck.")
            scenario.remove()
    return faults


def chosen(count, stride):
    """Every one of the few, and of the many one in so many; and one more than there are."""
    if count <= stride:
        return range(1, count + 2)
    return [*range(1, count + 1, stride), count, count + 1]


if __name__ == "__main__":
    if main(sys.argv[1], int(sys.argv[2])):
        sys.exit(1)
