"""Kills the daemon again and again while several clients record. Usage: kills.py KILLS [SEED]"""

import random
import threading

from torture import *

CLIENTS = 4
# On one log for all of them, the later starts would do little but read it.
KILLS_PER_LOG = 25


class Load(threading.Thread):
    """A client that records, reads and undoes, over connections that break."""

    def __init__(self, box, number, stop):
        super().__init__(daemon=True)
        self.box, self.number, self.stop = box, number, stop
        # A thread has a name of its own.
        self.answered, self.sent, self.application, self.fault = [], 0, None, None

    def run(self):
        try:
            while not self.stop.is_set():
                try:
                    with self.box.client() as client:
                        while not self.stop.is_set():
                            self.record(client)
                except Broken:
                    time.sleep(0.005)
        except Exception as fault:
            self.fault = fault

    def record(self, client):
        """A new application now and then, and in between what happens with it: so many applications
        that nothing but they would count are nobody's."""
        turn, self.sent = self.sent % 10, self.sent + 1
        if turn == 0 or self.application is None:
            name = f"a{self.number}-{self.sent}"
            events = [added(name), contact(name)]
        else:
            name = self.application
            events = [note(name, f"Slip {self.sent}.")]
        if turn % 4 == 0:
            events.append(interview_ending(name, random.uniform(0.05, 0.4)))
        self.answered += client.call("Record", {"events": events})["events"]
        # What was not answered may not be there.
        self.application = name


def main(kills, seed):
    random.seed(seed)
    total = collections.Counter()
    for first in range(0, kills, KILLS_PER_LOG):
        total += attack(min(KILLS_PER_LOG, kills - first))
    say(", ".join(f"{count} {what}" for what, count in total.items()))


def attack(kills):
    """So many kills on one log. Returns what was counted."""
    with sandbox() as box:
        box.start()
        stop = threading.Event()
        clients = [Load(box, number, stop) for number in range(CLIENTS)]
        for client in clients:
            client.start()
        for kill in range(kills):
            time.sleep(random.uniform(0.005, 0.35))
            box.kill()
            for client in clients:
                if client.fault:
                    raise client.fault
            expect(box.start(), f"No start after kill {kill + 1}: {box.journal.read_text()[-600:]}")
            if kill % 10 == 9:
                # It can be verified while it grows.
                log_is_clean(box)
        stop.set()
        for client in clients:
            client.join()
            if client.fault:
                raise client.fault
        answered = [event for client in clients for event in client.answered]
        return collections.Counter(kills=kills) + check(box, answered)


def ends(interview):
    begins = datetime.datetime.fromisoformat(interview["at"])
    return instant(base=begins.timestamp() + 60 * interview["durationMinutes"])


def check(box, answered):
    def told():
        events = box.events()
        # What was due when it was recorded was told in the answer.
        later = {f"{event['application']}/thank-you/{event['id']}/opens" for event in events
                 if event["kind"] == "interview.added" and event["time"] < ends(event)}
        return events if later <= delivered(events).keys() else None
    events = eventually("The delivery of all", told)
    check_answered(events, answered)
    shown, twice = box.shown(), 0
    for reminder, count in delivered(events).items():
        expect(count == 1, f"{reminder} is recorded as delivered {count} times.")
        again = intended(events)[reminder] - 1
        expect(1 <= shown[reminder] <= 1 + again,
               f"{reminder} was shown {shown[reminder]} times, with {again} restarts in between.")
        twice += shown[reminder] > 1
    sequence = [record["seq"] for record in box.records()]
    expect(sequence == list(range(1, len(sequence) + 1)), "The log has gaps.")
    expect(box.end() == 0, "The daemon does not end as it should.")
    log_is_clean(box)
    return collections.Counter({
        "answered events": len(answered), "in the log": len(events),
        "reminders": len(delivered(events)), "of them shown twice": twice})


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
