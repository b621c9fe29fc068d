"""A clock that is set while the daemon runs, forward and back by seconds to years, at any moment.
Usage: setclock.py HISTORIES [SEED]

The clock is settable_clock.c's, which stands for the kernel's for one process; what that cannot show is
whether the kernel does as it says. A history's choices follow from its seed; when the processes
run in between does not."""

import random
import struct
import threading

import journald
from torture import *

HOUR, DAY = 3600.0, 86_400.0
STEPS = 14
# What is to be told of an interview, from when until when after its end; what quiet hours and
# business days have no part in.
PHASES = [("thank-you", "opens", 0, 22 * HOUR), ("thank-you", "closing", 22 * HOUR, 24 * HOUR),
          ("thank-you", "late", 24 * HOUR, 72 * HOUR),
          ("interview", "record", 0.25 * HOUR, float("inf"))]


class Clock:
    """The clock of a daemon, by how much it is off the machine's."""

    def __init__(self, library, offset):
        self.library, self.realtime, self.boottime = library, offset, 0.0
        self.settings, self.other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.settings.close()
        self.other.close()

    def start(self, box):
        offsets = " ".join(str(round(by * 1e9)) for by in (self.realtime, self.boottime))
        return box.start(
            descriptors=[self.other.fileno()], environment={
                "LD_PRELOAD": str(self.library),
                "SETTABLE_CLOCK": f"{self.other.fileno()} {offsets}"})

    def now(self):
        return time.time() + self.realtime

    def move(self, seconds, in_suspend=False):
        """Sets the clock. A suspend moves the time since the machine's start as well."""
        self.realtime += seconds
        self.boottime += seconds if in_suspend else 0
        self.settings.send(struct.pack(
            "<qq", round(self.realtime * 1e9), round(self.boottime * 1e9)))
        expect(self.settings.recv(1) == b"\0", "The clock cannot be set.")


def compiled(folder):
    library = pathlib.Path(folder) / "settable_clock.so"
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", library,
                    pathlib.Path(__file__).with_name("settable_clock.c")], check=True)
    return library


class History:
    """A daemon, its clock, and what has to have been told by it."""

    def __init__(self, box, clock, source):
        self.box, self.clock, self.source = box, clock, source
        self.answered, self.interviews, self.moves = [], {}, 0
        self.number = 0

    def record(self, ends_in):
        """An application with an interview that ends a while after the clock's now."""
        self.number += 1
        name = f"a{self.number}"
        events = self.box.call("Record", {"events": [added(name), contact(name)]})["events"]
        begins = self.clock.now() + ends_in - HOUR
        events += self.box.call("Record", {"events": [
            {**interview_ending(name, 0), "at": instant(base=begins)}]})["events"]
        self.answered += events
        # Else it may be over already, and told in the answer.
        if self.clock.now() < begins + HOUR:
            self.interviews[f"{name}/{{}}/{events[2]['id']}/{{}}"] = begins + HOUR
        return name

    def record_something_due_soon(self):
        """On a busy machine its moment may be over before it is recorded, and it is told in the answer:
        then there is another."""
        known, ends_in = len(self.interviews), 0.1
        while len(self.interviews) == known:
            self.record(ends_in)
            ends_in *= 2

    def move(self, by, in_suspend=False):
        self.moves += 1
        self.clock.move(by, in_suspend)

    def span(self):
        """Seconds to years."""
        return self.source.choice([self.source.uniform(1, 60), self.source.uniform(60, 4 * HOUR),
                                   self.source.uniform(1, 4) * DAY, self.source.uniform(5, 60) * DAY,
                                   self.source.uniform(1, 4) * 365 * DAY])

    def any_end(self):
        return self.source.choice(sorted(self.interviews.values()) or [self.clock.now()])

    # MARK: What happens

    def is_set_forward(self):
        self.move(self.span())

    def is_set_back(self):
        self.move(-self.span())

    def is_set_to_something_due(self):
        """Right before or right after the end of an interview."""
        self.move(self.any_end() - self.clock.now() + self.source.choice([-0.2, -5, 0.001, 3, 1000]))

    def sleeps(self):
        self.move(self.source.uniform(10, 3 * DAY), in_suspend=True)

    def is_set_while_something_comes_due(self):
        """Around the very moment; and back again, or not."""
        self.record(0.15)
        by = self.source.choice([self.span(), -self.span(), self.source.uniform(-0.3, 0.3)])
        time.sleep(self.source.uniform(0.1, 0.2))
        self.move(by)
        if self.source.random() < 0.5:
            time.sleep(self.source.uniform(0, 0.02))
            self.move(-by)

    def is_set_while_it_records(self):
        """While a client records, one call after the other."""
        moves = [self.source.choice([1, -1]) * self.span() for _ in range(4)]
        pauses = [self.source.uniform(0.001, 0.02) for _ in moves]
        name = self.record(self.source.uniform(0.05, 2 * DAY))
        stop, recorded, faults = threading.Event(), [], []

        def keep_recording():
            try:
                with self.box.client() as client:
                    while not stop.is_set() and len(recorded) < 200:
                        recorded.extend(client.call("Record", {"events": [note(name, "A slip.")]})
                                        ["events"])
            except Exception as fault:
                faults.append(fault)
        thread = threading.Thread(target=keep_recording)
        thread.start()
        for by, pause in zip(moves, pauses):
            time.sleep(pause)
            self.move(by)
        stop.set()
        thread.join()
        expect(not faults, f"While the clock was set: {faults}")
        self.answered += recorded

    def is_set_between_intent_and_telling(self):
        """Journald stands still: what is due is intended, and not told yet."""
        if not self.box.journald:
            return self.is_set_while_something_comes_due()
        by = self.source.choice([1, -1]) * self.span()
        self.settle()
        self.box.journald.stop()
        try:
            self.record_something_due_soon()
            eventually("An intent", lambda: len(intended(self.box.events())) > len(
                delivered(self.box.events())))
            self.move(by)
            self.box.call("GetStatus")
        finally:
            self.box.journald.go_on()

    def is_left_alone(self):
        self.record(self.source.choice([0.1, 1, 40, HOUR, DAY, 9 * DAY, 300 * DAY]))

    # MARK: What has to hold

    def settle(self):
        """Waits until all that is due by the clock was told, and nothing is under way."""
        def is_settled():
            events = self.box.events()
            told, now = delivered(events), self.clock.now()
            due = {name.format(action, phase) for name, end in self.interviews.items()
                   for action, phase, begins, ends in PHASES if end + begins <= now < end + ends}
            wake = self.box.call("GetStatus")["nextWakeUp"]
            return (due <= told.keys() and told.keys() == intended(events).keys()
                    and (wake is None or now < seconds(wake)) and events)
        events = eventually("What is due, and no wake-up in the past,", is_settled)
        shown = self.box.shown()
        for reminder, count in delivered(events).items():
            expect(count == 1, f"{reminder} is recorded as delivered {count} times.")
            expect(shown[reminder] == 1, f"{reminder} was shown {shown[reminder]} times.")
        # Meanwhile the next may have come due.
        expect(shown.keys() <= intended(self.box.events()).keys(), "Something else was shown.")
        return events

    def check(self):
        events = self.settle()
        check_answered(events, self.answered)
        for event in events:
            if event["kind"] == "reminder.intended":
                name, action, device, number, phase = event["reminder"].split("/")
                end = self.interviews.get(f"{name}/{{}}/{device}/{number}/{{}}")
                begins = [begins for kind, which, begins, _ in PHASES if (kind, which) == (action, phase)]
                if end is not None and begins:
                    early = end + begins[0] - seconds(event["at"])
                    expect(early < 0.001, f"{event['reminder']} came {early} s too early.")

    def check_idle(self):
        """Unless something comes due, nothing wakes it."""
        wake = self.box.call("GetStatus")["nextWakeUp"]
        if wake and seconds(wake) < self.clock.now() + 2:
            return None
        time.sleep(0.05)
        before = self.wake_ups()
        time.sleep(0.25)
        woken = self.wake_ups() - before
        expect(woken <= 2, f"It woke up {woken} times while there was nothing to do.")
        return woken

    def wake_ups(self):
        """Of its first thread: the others are the journal's, and the clock's own."""
        process = self.box.process.pid
        status = pathlib.Path(f"/proc/{process}/task/{process}/status").read_text()
        return sum(int(line.split()[1]) for line in status.splitlines() if "ctxt_switches" in line)


def seconds(text):
    return datetime.datetime.fromisoformat(text).timestamp()


def history(seed, library):
    source = random.Random(seed)
    offset = source.choice([0, -1, 1]) * source.uniform(0, 4 * 365 * DAY)
    with sandbox() as box, Clock(library, offset) as clock:
        if journald.can_be_had():
            box.listen_as_journald()
        it = History(box, clock, source)
        expect(clock.start(box), "The daemon does not start.")
        it.record(source.uniform(0.2, 60))
        steps = []
        try:
            for _ in range(STEPS):
                what = source.choice([
                    it.is_set_forward, it.is_set_back, it.is_set_to_something_due, it.sleeps,
                    it.is_set_while_something_comes_due, it.is_set_while_it_records,
                    it.is_set_between_intent_and_telling, it.is_left_alone])
                steps.append(what.__name__)
                what()
                it.check()
            it.check_idle()
            # In the end it is later than ever, and everything is past.
            it.move(max([clock.now(), *it.interviews.values()]) + 1200 * DAY - clock.now())
            it.check()
            woken = it.check_idle()
            events = it.settle()
            told = {name.split("/")[0] for name in delivered(events)}
            expect({name.split("/")[0] for name in it.interviews} <= told, "Some were told nothing.")
            expect(box.end() == 0, "The daemon does not end as it should.")
            log_is_clean(box)
            expect(clock.start(box), "There is no start after it.")
            expect(it.settle() == events, "After a restart something was told again.")
            expect(box.end() == 0, "The daemon does not end as it should.")
        except Exception as fault:
            raise Fault(f"seed {seed}, after {steps}: {fault!r}") from fault
        return it.moves, len(it.answered), len(delivered(events)), woken


def main(histories, seed):
    if journald.can_be_had():
        journald.have_own_run()
    faults, sums, began = [], [0, 0, 0], time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        library = compiled(folder)
        for number in range(histories):
            try:
                *counts, _ = history(seed + number, library)
                sums = [one + other for one, other in zip(sums, counts)]
            except Exception as fault:
                faults.append(fault)
                say(f"FAULT: {fault}")
    moves, answered, reminders = sums
    say(f"{histories} histories from seed {seed}: the clock was set {moves} times; {answered} events "
        f"were recorded, {reminders} reminders told, each once; {time.monotonic() - began:.0f} s")
    return faults


if __name__ == "__main__":
    if main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        sys.exit(1)
