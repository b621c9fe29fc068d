"""Kills the daemon before each system call of starting, recording and delivering, or makes the call
fail, and looks at what the next start finds.

Usage: crashes.py kill|fail STRIDE
STRIDE is how far apart the calls are that are attacked of each kind: 1 attacks every one. WORKERS in
the environment is how many attacks run at a time, which mostly wait.

Which kinds of calls there are, and how many of each a thread makes, is read from a trace in which
nothing is injected; with a STRIDE of 1 it goes on after the last of them until a call does not come.
strace counts by thread, and so each thread is attacked by itself: at a start the first by the tracer
that starts it, and the one that writes to the journal from where a stopped journald held it; at work
each by a tracer of its own. Where nothing may be mounted, there is no stand-in for journald, and at a
start the call is struck that comes first, of whichever thread."""

import concurrent.futures
import re

import journald
from torture import *

# Before the first the program is not there, and after the others there is none.
NOT_KILLED = {"execve", "exit", "exit_group"}
# The kernel resumes it in the name of a call that a tracer interrupted.
NOT_A_CALL = "restart_syscall"

EACH = ["EIO", "ENOSPC", "EINTR", "EAGAIN"]
FAILED = {
    "write": EACH, "fdatasync": EACH, "openat": [*EACH, "EMFILE"], "sendmsg": EACH,
    "fsync": ["EIO", "ENOSPC"], "ftruncate": ["EIO", "EINTR"], "pread64": ["EIO", "EINTR"],
    "flock": ["EINTR"], "sendto": ["EIO", "EINTR", "EAGAIN"],
    "recvfrom": ["EIO", "EINTR", "EAGAIN"], "epoll_wait": ["EINTR"],
    "accept4": ["EMFILE", "ENFILE", "ENOMEM", "ECONNABORTED", "EINTR", "EAGAIN"],
    "socket": ["EMFILE", "ENFILE", "ENOMEM"], "connect": ["EINTR", "EAGAIN", "ECONNREFUSED"],
}
# A counter in memory knows no such errors: these calls fail for files and for standard error.
ON_FILES = {"write", "pread64"}


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

    def begin(self, box, thread, options):
        """Starts the daemon behind the tracer, or lets that trace a thread before it does much."""
        if thread == "others" and box.journald:
            box.journald.stop()
            began = box.start()
            attach(box, thread, options)
            box.journald.go_on()
            return began
        follows = [] if thread == "first" else ["-f"]
        box.start(["strace", "-qq", *follows, *options], awaits=False)
        return box.answers()

    def work(self, box, answered, refused):
        answered += self.answered
        soon_delivered(box)


class Work:
    """Records from two clients at once; a reminder comes due; more is recorded; the daemon ends."""

    folder = None

    def remove(self):
        pass

    def begin(self, box, thread, options):
        """Starts the daemon, and then the tracer of one of its threads, or of all."""
        expect(box.start(), "The daemon does not start.")
        attach(box, thread, options)
        return True

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


def attach(box, thread, options):
    """Traces one thread of the running daemon, or all."""
    first = box.process.pid
    others = [task for task in map(int, os.listdir(f"/proc/{first}/task")) if task != first]
    follows = ["-f"] if thread == "all" else []
    box.tracer = subprocess.Popen(
        ["strace", *follows, *options, "-p", str(others[0] if thread == "others" else first)],
        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    expect("attached" in box.tracer.stderr.readline(), "The tracer does not trace.")


def record(box, events, answered, refused):
    try:
        answered += box.call("Record", {"events": events})["events"]
    except Refused as refusal:
        # Where the application itself was refused, what is about it is too.
        expect(refusal.error == "NotRecording" or refused,
               f"A disk's error is answered with {refusal}.")
        refused.append(refusal)


def soon_delivered(box):
    """Waits for the reminder, unless its recording failed and is tried again in a minute.

    It mostly looks into the file: each question would make calls that are attacked as well."""
    turn = 0

    def is_done():
        nonlocal turn
        turn += 1
        if not undelivered(on_disk(box)):
            return True
        if box.process.poll() is not None:
            raise Broken("The daemon ended.")
        return turn % 50 == 0 and is_said(box.call("GetStatus"))
    eventually("The delivery", is_done)


def is_said(status):
    """Whether the status has something to say of the log, or of what could not be done."""
    return status["damage"] or status["problems"]


def undelivered(events):
    """Whether there is an interview whose end is still to be told."""
    return not delivered(events) and any(
        event["kind"] == "interview.added" and event["time"] < ends(event) for event in events)


def ends(interview):
    begins = datetime.datetime.fromisoformat(interview["at"])
    return instant(base=begins.timestamp() + 60 * interview["durationMinutes"])


def on_disk(box):
    """The whole lines of all files of the log, as they are now. Where the configuration could not be
    read, the device has another name, and so another file."""
    return [json.loads(line) for file in box.log.glob("*.jsonl")
            for line in file.read_bytes().split(b"\n")[:-1]]


class Strike:
    """One attack: the N-th call of a kind that a thread makes is the last one, or fails."""

    def __init__(self, scenario, thread, call, inject, number):
        self.scenario, self.thread, self.call = scenario, thread, call
        self.inject, self.number = inject, number

    @property
    def kills(self):
        return "KILL" in self.inject

    def next(self):
        return Strike(self.scenario, self.thread, self.call, self.inject, self.number + 1)

    def __str__(self):
        return (f"{type(self.scenario).__name__.lower()}, {self.thread} thread, {self.call} "
                f"{self.number}, {self.inject}")

    def options(self, box):
        only = ()
        if not self.kills and self.call in ON_FILES:
            only = (box.own_file, box.log, box.journal)
        return ["-o", str(box.folder / "trace"), "-e", f"trace={self.call}",
                *(option for path in only for option in ("-P", str(path))),
                "-e", f"inject={self.call}:{self.inject}:when={self.number}"]

    def run(self):
        """Carries it out. Returns whether it struck, after all checks."""
        with sandbox(template=self.scenario.folder) as box:
            # Without a journal, reminders go to standard error, which is a file here.
            if journald.can_be_had() and (self.kills or self.call != "write"):
                box.listen_as_journald()
            answered, refused = [], []
            came_up = False
            try:
                came_up = self.scenario.begin(box, self.thread, self.options(box))
                self.scenario.work(box, answered, refused)
            except Broken as broken:
                if not self.kills and came_up:
                    # A socket that fails costs one client its connection, and nothing else.
                    expect(box.process.poll() is None, f"The daemon ended: {broken}")
            if not self.kills and came_up:
                goes_on(box, answered)
            status = box.end()
            trace = (box.folder / "trace").read_text(errors="replace")
            struck = "INJECTED" in trace or status == -signal.SIGKILL
            if not self.kills and not came_up:
                expect(status not in (0, -signal.SIGSEGV, -signal.SIGILL, -signal.SIGTRAP),
                       f"A failed start ends with {status}.")
                expect(box.journal.read_text().strip(), "A failed start says nothing.")
            elif not self.kills:
                expect(status == 0, f"It ends with {status}.")
            showing_failed = re.search(r"write\(2, .*INJECTED", trace)
            check(box, answered, showing_failed)
            return struck


def goes_on(box, answered):
    """The same daemon records again, and delivers what is due, or will try again within a minute."""
    status = eventually("An answer", lambda: answer(box, "GetStatus"))
    if status["logState"] == "readOnly":
        # What cannot be read is never written to; it says so.
        expect(is_said(status), "A log that takes nothing is no problem to the status.")
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
    if undelivered(on_disk(box)):
        next_try = eventually("An answer", lambda: answer(box, "GetStatus"))["nextWakeUp"]
        expect(next_try and (next_try <= instant(61) or delivered(on_disk(box))),
               f"Nothing is delivered, and the next try is at {next_try}.")


def answer(box, method):
    """The answer, unless this is the very connection that fails."""
    try:
        return box.call(method)
    except Broken:
        return None


def check(box, answered, showing_failed):
    """What the next start finds."""
    before, shown_before = on_disk(box), box.shown()
    recorded_before = delivered(before)
    expect(box.start(), f"There is no start after it: {box.journal.read_text()[-600:]}")
    eventually("The delivery", lambda: not undelivered(on_disk(box)))
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
        shown_twice[0] += shown[reminder] > 1
    expect(box.end() == 0, "The daemon does not end as it should.")
    log_is_clean(box)


# How many reminders were shown twice, since the kill came before their record.
shown_twice = [0]


def check_whole(events):
    """A call's events are there all, or none is."""
    kinds = collections.Counter(
        (event["application"], event["kind"]) for event in events)
    for parts in [[("acme", "application.added"), ("acme", "interview.added")],
                  [("one", "application.added"), ("one", "mistake.noted")]]:
        counts = {kinds[part] for part in parts}
        expect(len(counts) == 1, f"Half of a call was recorded: {parts}")


def counts(scenario):
    """How many calls of each kind each thread makes where nothing fails."""
    with sandbox(template=scenario.folder) as box:
        if journald.can_be_had():
            box.listen_as_journald()
        trace = box.folder / "trace"
        scenario.begin(box, "all", ["-o", str(trace)])
        scenario.work(box, [], [])
        box.end()
        found, first = {"first": collections.Counter(), "others": collections.Counter()}, None
        for line in trace.read_text(errors="replace").splitlines():
            task, call = line.split(maxsplit=1)
            name = re.match(r"(\w+)\(", call)
            first = first or (task if scenario.folder else str(box.process.pid))
            if name and name[1] != NOT_A_CALL:
                found["first" if task == first else "others"][name[1]] += 1
        return found


def strikes(scenario, what, stride):
    """What is attacked at first. If every call is, and the last one of a kind strikes, there is one
    more."""
    for thread, found in counts(scenario).items():
        for call, count in sorted(found.items()):
            if what == "kill":
                injections = [] if call in NOT_KILLED else ["signal=KILL"]
            else:
                injections = [f"error={error}" for error in FAILED.get(call, [])]
            for inject in injections:
                yield [Strike(scenario, thread, call, inject, number)
                       for number in chosen(count, stride)]


def main(what, stride):
    faults = []
    began = time.monotonic()
    own_run = journald.have_own_run if journald.can_be_had() else None
    with concurrent.futures.ThreadPoolExecutor(
            int(os.environ.get("WORKERS", "4")), initializer=own_run) as pool:
        for scenario in (pool.submit(Start).result(), Work()):
            kinds = pool.submit(lambda: list(strikes(scenario, what, stride))).result()
            runs, last = {}, set()

            def submit(strike):
                runs[pool.submit(strike.run)] = strike
            for kind in kinds:
                last.add(kind[-1])
                for strike in kind:
                    submit(strike)
            struck, missed = collections.Counter(), 0
            while runs:
                done, _ = concurrent.futures.wait(
                    runs, return_when=concurrent.futures.FIRST_COMPLETED)
                for run in done:
                    strike = runs.pop(run)
                    try:
                        hit = run.result()
                    except Exception as fault:
                        faults.append(f"{strike}: {fault!r}")
                        say(faults[-1])
                        continue
                    missed += not hit
                    struck[f"{strike.call} {strike.inject.split('=')[1]}"] += hit
                    if hit and stride == 1 and strike in last:
                        following = strike.next()
                        last.add(following)
                        submit(following)
            say(f"{type(scenario).__name__.lower()}: {sum(struck.values())} attacks struck, {missed} "
                "came too late: "
                + ", ".join(f"{call} {count}" for call, count in sorted(struck.items())))
            expect(struck, "No attack struck.")
            scenario.remove()
    say(f"{shown_twice[0]} reminders were shown twice, as promised at most; "
        f"{time.monotonic() - began:.0f} s")
    return faults


def chosen(count, stride):
    """One in so many, and the last."""
    return sorted({*range(1, count + 1, stride), count})


if __name__ == "__main__":
    if main(sys.argv[1], int(sys.argv[2])):
        sys.exit(1)
