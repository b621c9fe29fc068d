"""Calls with something wrong in them, split and merged anywhere."""

import copy
import random
import select
import threading

from torture import *

ATTACKERS = 3
NAMES = [f"acme{number}" for number in range(12)]
FRAME_BYTES, RECORD_BYTES, DEPTH = 64 << 10, 1 << 20, 32


def samples(name):
    """Real calls, of every method."""
    return [frame("Record", {"events": [added(name), contact(name)]}), frame("GetStatus", {}), frame("ListApplications", {"all": True}),
            frame("ListFollowUps", {"application": name, "asOf": instant(), "limit": 5}),
            frame("Explain", {"application": name, "action": "check-in"}),
            frame("Check", {"application": name, "action": "check-in", "channel": "email"}),
            frame("Check", {"application": name, "amount": "50000", "currency": "EUR"}),
            frame("Snooze", {"application": name, "until": instant(3600)}),
            frame("Skip", {"application": name, "action": "check-in"}),
            frame("Undo", {"event": "torture/999999"}), frame("ListEvents", {"limit": 3}),
            frame("Reload", {}),
            frame("Record", {"events": [note(name, "A slip."), contact(name, "kim")]}),
            frame("Record", {"events": [interview_ending(name, -90, "first")]}),
            frame("org.varlink.service.GetInfo", {}),
            frame("org.varlink.service.GetInterfaceDescription", {"interface": INTERFACE})]


# What ends a connection, or is not answered: it comes last.
FINAL = [frame("GetStatus", {}, oneway=True), frame("Monitor", {}, more=True),
         frame("GetStatus", {"a": "\ud800"})]

STRANGE = [None, True, False, 0, -1, 1.5, 1e308, 2**63, -2**63 - 1, "", "\0", "\u202e", "a" * 5000,
           "../x", "-rf", "\x1b[31m", [], {}, [[]], {"": ""}, [None], {"a": {"a": {}}}, "9999-99-99",
           "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "acme", "é"]


def wrong_within(random, original):
    """A call with something wrong in its parameters: it has to be answered."""
    call = json.loads(original[:-1])
    for _ in range(random.randint(1, 3)):
        disturb(random, call["parameters"])
    data = json.dumps(call).encode() + b"\0"
    return data if len(data) < FRAME_BYTES else wrong_within(random, original)


def wrong_without(random, original):
    """A call with something wrong outside of its parameters, or in its bytes: that may cost the
    connection."""
    if random.random() < 0.4:
        call = json.loads(original[:-1])
        for _ in range(random.randint(1, 3)):
            disturb(random, call)
        return json.dumps(call).encode() + b"\0"
    data = bytearray(original)
    for _ in range(random.randint(1, 4)):
        position = random.randrange(len(data) + 1)
        match random.randrange(6):
            case 0: data[position:position + 1] = bytes([random.randrange(256)])
            case 1: del data[position:position + random.randint(1, 20)]
            case 2: data[position:position] = random.choice(
                [b"\0", b'"', b"{", b"}", b"[", b"\\", b"\\u", b"\xff", b"\xed\xa0\x80", b"e9", b"-"])
            case 3: data[position:position] = data[:random.randint(0, 30)]
            case 4: data[position:position] = b"[" * random.randint(1, 60)
            case 5: data[position:position] = random.randbytes(random.randint(1, 30))
    return bytes(data)


def disturb(random, value):
    """Changes a random place in a JSON value."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            if isinstance(value, dict):
                value["x"] = copy.deepcopy(random.choice(STRANGE))
            return
        key = random.choice(keys)
        if isinstance(value[key], (dict, list)) and value[key] and random.random() < 0.7:
            value = value[key]
            continue
        match random.randrange(4):
            case 0: value[key] = copy.deepcopy(random.choice(STRANGE))
            case 1: del value[key]
            case 2 if isinstance(value, dict):
                value[key + random.choice(["", "x", "\0"])] = copy.deepcopy(random.choice(STRANGE))
            case _: value[key] = [value[key]] * random.randint(0, 3)
        return


def exchanged(client, data, split, hangs_up):
    """Sends everything, in pieces as they come, and reads meanwhile. Returns how many answers came
    until the daemon had hung up, or, where it may go on for ever, until everything was sent."""
    client.socket.setblocking(False)
    answers, is_open = 0, True
    while True:
        ready, writable, _ = select.select(
            [client.socket], [client.socket] if data and is_open else [], [], PATIENCE_SECONDS)
        expect(ready or writable, "The daemon neither answers nor hangs up.")
        try:
            if ready:
                received = client.socket.recv(1 << 16)
                answers += received.count(b"\0")
                if not received:
                    return answers
            if writable:
                data = data[client.socket.send(data[:split()]):]
        except OSError:
            # It has hung up. What it answered before that is still to be read, if anything is.
            if not is_open:
                return answers
            is_open = False
        if not data and is_open:
            if not hangs_up:
                return answers
            client.socket.shutdown(socket.SHUT_WR)
            is_open = False


class Attacker(threading.Thread):
    """So many malformed calls, from one connection after the other."""

    def __init__(self, box, frames, seed):
        super().__init__(daemon=True)
        self.box, self.frames, self.random = box, frames, random.Random(seed)
        self.sent = self.answers = self.connections = 0
        self.fault = None
        self.calls = [samples(name) for name in NAMES]

    def run(self):
        try:
            while self.sent < self.frames:
                self.connect()
        except Exception as fault:
            self.fault = fault

    def connect(self):
        source, self.connections = self.random, self.connections + 1
        samples = source.choice(self.calls)
        within = [wrong_within(source, source.choice(samples))
                  for _ in range(source.randint(1, 40))]
        # A right one now and then is answered as well.
        calls = within + [source.choice(samples) for _ in range(len(within) // 10)]
        source.shuffle(calls)
        last = source.choice(FINAL) if source.random() < 0.1 else b""
        if source.random() < 0.8:
            last += wrong_without(source, source.choice(samples + FINAL))
        self.sent += len(within) + (1 if last else 0)
        with self.box.client() as client:
            answers = exchanged(
                client, b"".join(calls) + last,
                lambda: source.choice([1, 7, 100, 4096, 1 << 20]), b"Monitor" not in last)
        self.answers += answers
        if answers < len(calls) and b"Monitor" not in last:
            raise Fault(f"Of {len(calls)} calls with wrong parameters, {answers} were answered; then "
                        f"comes {calls[answers][:500]!r}.")


def malformed(box, frames, seed):
    """Mutated calls from several clients at once. Those with something wrong in their parameters are
    answered, each of them; those with something wrong in themselves cost their connection, and come
    last on it, so that every one is looked at."""
    attackers = [Attacker(box, -(-frames // ATTACKERS), f"{seed} {number}")
                 for number in range(ATTACKERS)]
    for attacker in attackers:
        attacker.start()
    for attacker in attackers:
        attacker.join()
        if attacker.fault:
            raise attacker.fault
    say(f"{sum(attacker.sent for attacker in attackers)} malformed frames over "
        f"{sum(attacker.connections for attacker in attackers)} connections: "
        f"{sum(attacker.answers for attacker in attackers)} answers, {len(box.records())} events "
        f"recorded, seed {seed}")
