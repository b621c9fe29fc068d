"""Clients that mean no good, while another client asks on. Usage: hostile.py FRAMES [SEED]"""

import array
import random
import re
import threading

from torture import *

METHODS = ["GetStatus", "Record", "ListApplications", "ListFollowUps", "Explain", "Check", "Snooze",
           "Skip", "Undo", "ListEvents", "Monitor", "Reload"]
FRAME_BYTES, RECORD_BYTES, DEPTH = 64 << 10, 1 << 20, 32
CONNECTIONS = 64
# All answers that wait to be read, one that is being made, and what the allocator keeps of both.
GROWTH_KILOBYTES = 48 << 10


class Witness(threading.Thread):
    """A client that asks all the time, and notes how long each answer takes."""

    def __init__(self, box):
        super().__init__(daemon=True)
        self.box, self.stop, self.times, self.fault = box, threading.Event(), [], None
        self.reconnections = 0

    def run(self):
        try:
            client = self.box.client()
            while not self.stop.is_set():
                began = time.monotonic()
                try:
                    client.call("ListFollowUps", {"limit": 5})
                except Broken:
                    # Where too many are connected, even the well-behaved may have to make room.
                    self.reconnections += 1
                    client = self.box.client()
                    client.call("ListFollowUps", {"limit": 5})
                self.times.append(time.monotonic() - began)
                self.stop.wait(0.02)
        except Exception as fault:
            self.fault = fault

    def end(self):
        self.stop.set()
        self.join()
        if self.fault:
            raise self.fault
        return self.times


def witnessed(name, box, attack):
    """Runs an attack beside a witness; the daemon lives on, answers, and has not grown."""
    process = box.children()[0]
    idle = Witness(box)
    idle.start()
    eventually("An answer", lambda: len(idle.times) >= 15 or idle.fault)
    usual = sorted(idle.end())
    before, log_before = box.resident_kilobytes(), box.own_file.stat().st_size
    witness = Witness(box)
    witness.start()
    attack(box)
    times = witness.end()
    expect(box.process.poll() is None and box.children()[0] == process,
           f"{name}: the daemon ended: {box.journal.read_text(errors='replace')[-600:]}")
    after = box.resident_kilobytes()
    worst, median = max(times), usual[len(usual) // 2]
    say(f"{name}: worst answer {1000 * worst:.1f} ms of {len(times)}, idle median "
        f"{1000 * median:.1f} ms and worst {1000 * usual[-1]:.1f} ms; resident {before} to {after} kB;"
        f" {box.descriptors()} descriptors")
    expect(worst < 200 * max(median, 0.005),
           f"{name}: others waited {worst:.2f} s, where {median:.4f} s is usual.")
    # What was recorded is known to the daemon, and is no growth.
    recorded = (box.own_file.stat().st_size - log_before) >> 10
    expect(after - before < GROWTH_KILOBYTES + 2 * recorded,
           f"{name}: it grew from {before} to {after} kB, and the log by {recorded} kB.")


# MARK: Malformed frames

def samples():
    """Real calls, of every method."""
    return [frame("GetStatus", {}), frame("ListApplications", {"all": True}),
            frame("ListFollowUps", {"application": "acme", "asOf": instant(), "limit": 5}),
            frame("Explain", {"application": "acme", "action": "check-in"}),
            frame("Check", {"application": "acme", "action": "check-in", "channel": "email"}),
            frame("Check", {"application": "acme", "amount": "50000", "currency": "EUR"}),
            frame("Snooze", {"application": "acme", "until": instant(3600)}),
            frame("Skip", {"application": "acme", "action": "check-in"}),
            frame("Undo", {"event": "torture/999999"}), frame("ListEvents", {"limit": 3}),
            frame("Reload", {}),
            frame("Record", {"events": [note("acme", "A slip."), contact("acme", "kim")]}),
            frame("Record", {"events": [interview_ending("acme", -90, "first")]}),
            frame("org.varlink.service.GetInfo", {}), frame("GetStatus", {}, oneway=True),
            frame("org.varlink.service.GetInterfaceDescription", {"interface": INTERFACE})]


STRANGE = [None, True, False, 0, -1, 1.5, 1e308, 2**63, -2**63 - 1, "", "\0", "\u202e", "a" * 5000,
           "../x", "-rf", "\x1b[31m", [], {}, [[]], {"": ""}, [None], {"a": {"a": {}}}, "9999-99-99",
           "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "acme", "é", "\ud800"]


def mutated(random, original):
    """A call with something wrong in it: in its structure, or in its bytes."""
    if random.random() < 0.9:
        call = json.loads(original[:-1])
        # What is wrong outside of the parameters costs the connection, and all that comes after.
        whole = random.random() < 0.1
        for _ in range(random.randint(1, 3)):
            disturb(random, call if whole else call.get("parameters", call))
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
            return
        key = random.choice(keys)
        if isinstance(value[key], (dict, list)) and value[key] and random.random() < 0.7:
            value = value[key]
            continue
        match random.randrange(4):
            case 0: value[key] = random.choice(STRANGE)
            case 1: del value[key]
            case 2 if isinstance(value, dict):
                value[key + random.choice(["", "x", "\0"])] = random.choice(STRANGE)
            case _: value[key] = [value[key]] * random.randint(0, 3)
        return


def malformed(box, frames, seed):
    """So many mutated calls, split and merged anywhere."""
    source = random.Random(seed)
    calls = samples()
    sent = answers = connections = 0
    while sent < frames:
        connections += 1
        bundle = source.randint(1, 30)
        data = b"".join(mutated(source, source.choice(calls)) if source.random() < 0.8
                        else source.choice(calls) for _ in range(bundle))
        if source.random() < 0.05:
            data += mutated(source, frame("Monitor", {}, more=True))
        whole = data
        sent += bundle
        try:
            with box.client() as client:
                while data:
                    count = source.choice([1, 7, 100, 4096, len(data)])
                    client.send(data[:count])
                    data = data[count:]
                # Who monitors stays, also where nothing more will be asked.
                if b"Monitor" not in whole and source.random() < 0.9:
                    client.socket.shutdown(socket.SHUT_WR)
                    answers += drain(client)
        except (Broken, OSError):
            pass
    recorded = sum(event["application"] == "acme" for event in box.call("ListEvents")["events"])
    expect(recorded < 1_500, f"One application has {recorded} events.")
    say(f"{sent} frames over {connections} connections: {answers} answers, seed {seed}")


def drain(client):
    """Reads what comes, until the daemon hangs up, and counts the answers."""
    answers = 0
    while True:
        try:
            data = client.socket.recv(1 << 16)
        except TimeoutError as error:
            raise Fault("The daemon neither answers nor hangs up.") from error
        except OSError:
            return answers
        if not data:
            return answers
        answers += data.count(b"\0")


# MARK: Wrong types

WRONG = {"string": [1, True, [], {}, 1.5], "int": ["1", True, [], {}, 1.5, 2**70],
         "bool": ["true", 1, [], {}], "array": ["x", 1, {}, True], "object": ["x", 1, [], True],
         "enum": ["no-such-word", 1, [], {}]}


def description(box):
    with box.client() as client:
        client.send(frame("org.varlink.service.GetInterfaceDescription", {"interface": INTERFACE}))
        return re.sub(r"#.*", "", client.receive()["parameters"]["description"])


def fields(text):
    """The fields of a struct's text: name to type."""
    found, depth, part = [], 0, ""
    for character in text + ",":
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            found.append(part)
            part = ""
        else:
            part += character
    return {name.strip(): kind.strip() for name, kind in
            (field.split(":", 1) for field in found if ":" in field)}


def kind_of(kind, types):
    kind = kind.removeprefix("?")
    if kind.startswith("[]"):
        return "array"
    if kind in ("string", "int", "bool", "object"):
        return kind
    body = types[kind] if kind in types else kind.strip("()")
    return "object" if ":" in body else "enum"


VALID = {"string": "acme", "int": 1, "bool": True, "enum": "email"}


def wrong_types(box):
    """Every parameter of every method, and every member of an event, with every other type."""
    text = description(box)
    types = {name: body for name, body in re.findall(r"type (\w+) \(([^()]*)\)", text)}
    methods = {name: fields(body) for name, body in re.findall(r"method (\w+)\((.*?)\) ->", text, re.S)}
    expect(set(methods) == set(METHODS), f"The interface has {sorted(methods)}.")
    calls = 0
    with box.client() as client:
        for method, parameters in methods.items():
            valid = {name: VALID[kind_of(kind, types)] for name, kind in parameters.items()
                     if not kind.startswith("?") and kind_of(kind, types) in VALID}
            if method == "Record":
                valid = {"events": [note("acme", "x")]}
            for name, kind in parameters.items():
                for wrong in WRONG[kind_of(kind, types)] + ([] if kind.startswith("?") else [None]):
                    refused(client, method, {**valid, name: wrong}, name)
                    calls += 1
            refused(client, method, {**valid, "noSuchParameter": 1}, "noSuchParameter")
        for name, kind in fields(types["EventRequest"]).items():
            for wrong in WRONG[kind_of(kind, types)]:
                event = {**added("beta"), name: wrong}
                refused(client, "Record", {"events": [event]}, name)
                calls += 1
            inner = kind.removeprefix("?").removeprefix("[]")
            if inner != kind.removeprefix("?"):
                for wrong in WRONG[kind_of(inner, types)]:
                    refused(client, "Record", {"events": [{**added("beta"), name: [wrong]}]}, name)
                    calls += 1
    say(f"{calls} parameters of a wrong type")


def refused(client, method, parameters, name):
    members = {"more": True} if method == "Monitor" else {}
    client.send(frame(method, parameters, **members))
    reply = client.receive()
    expect("error" in reply, f"{method} took {name} of {json.dumps(parameters)[:200]}: "
           f"{json.dumps(reply)[:300]}")


# MARK: Clients that hold on, and clients that do not read

def half_frames(box):
    """Calls that never end: each costs its own connection, five seconds after it began."""
    began = time.monotonic()
    clients = [box.client() for _ in range(CONNECTIONS // 2)]
    for number, client in enumerate(clients):
        client.send(frame("GetStatus", {})[:1 + number])
    open_ended = clients[0]
    dripping = threading.Event()

    def drip():
        # A byte now and then does not make the time longer.
        while not dripping.wait(0.3):
            try:
                open_ended.send(b" ")
            except Broken:
                return
    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    for client in clients:
        expect(drain(client) == 0, "Half a call was answered.")
    took = time.monotonic() - began
    dripping.set()
    thread.join()
    for client in clients:
        client.socket.close()
    expect(took >= 4.5, f"Half a call was given only {took:.1f} s.")
    say(f"{len(clients)} half calls were left after {took:.1f} s")


def crowd(box):
    """A thousand connections."""
    clients, most = [], 0
    for _ in range(1000):
        clients.append(box.client())
        most = max(most, box.descriptors())
    expect(most <= CONNECTIONS + 40, f"It had {most} descriptors open.")
    say(f"{len(clients)} connected; at most {most} descriptors")
    for client in clients:
        client.socket.close()


def deaf_monitors(box):
    """Clients that monitor and never read, while much changes."""
    clients = []
    for _ in range(8):
        client = box.client()
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.send(frame("Monitor", {}, more=True))
        clients.append(client)
    with box.client() as client:
        client.call("Record", {"events": [added("monitored")]})
        for number in range(52):
            client.call("Record", {"events": [
                note("monitored", f"{number} " + "x" * 60_000) for _ in range(3)]})
    for client in clients:
        client.socket.close()


def pipelined(box):
    """Clients that ask for much and read nothing."""
    clients = []
    for _ in range(24):
        client = box.client(timeout=0.2)
        try:
            client.socket.sendall(frame("ListEvents", {"limit": 100}) * 20_000)
        except OSError:
            pass
        clients.append(client)
    time.sleep(1)
    say(f"{box.resident_kilobytes()} kB resident while {len(clients)} clients read nothing")
    expect(box.resident_kilobytes() < 120_000, f"It takes {box.resident_kilobytes()} kB.")
    for client in clients:
        client.socket.close()


def too_much(box):
    """An answer that would be longer than the daemon makes is refused, and the client stays."""
    expect(box.own_file.stat().st_size > 8 << 20, "The log is too short for this attack.")
    with box.client() as client:
        try:
            client.call("ListEvents")
            raise Fault("All of a large log was sent at once.")
        except Refused as refusal:
            expect(refusal.error == "TooLarge", f"Too long an answer is {refusal}.")
        expect(len(client.call("ListEvents", {"limit": 20})["events"]) == 20, "It answers no more.")


# MARK: Oversize, over-deep, and things passed along

def oversize(box):
    for size, method in [(FRAME_BYTES, "GetStatus"), (RECORD_BYTES, "Record")]:
        for data in [b"x" * (size + 4096), frame(method, {"application": "x" * (size + 100)}),
                     b" " * (2 * RECORD_BYTES)]:
            with box.client() as client:
                try:
                    client.send(data)
                    answers = drain(client) if len(data) > RECORD_BYTES or data[-1:] == b"\0" else 0
                    expect(answers == 0, f"{len(data)} bytes for {method} were answered.")
                except Broken:
                    pass
    with box.client() as client:
        # Just below the limit it is taken, or refused with a reason.
        client.send(frame("Record", {"events": [note("monitored", "x" * (RECORD_BYTES - 300))]}))
        client.receive()


def deep(box):
    for opening, closing in [("[", "]"), ('{"a":', "}")]:
        for depth in (DEPTH - 4, DEPTH + 1, 10_000):
            inner = opening * depth + "1" + closing * depth
            call = f'{{"method":"{INTERFACE}.GetStatus","parameters":{{"a":{inner}}}}}'.encode()
            with box.client() as client:
                try:
                    client.send(call + b"\0")
                    expect("error" in client.receive(), "A deep call was taken.")
                except Broken:
                    pass


def descriptors_passed(box):
    """Descriptors that come along are not kept."""
    before = box.descriptors()
    with open("/dev/null") as file, box.client() as client:
        for _ in range(200):
            rights = array.array("i", [file.fileno()] * 8)
            client.socket.sendmsg([frame("GetStatus", {})],
                                  [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
            client.receive()
        during = box.descriptors()
    expect(during <= before + 2, f"{during - before} descriptors were taken.")


STRANGER = """
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
s.settimeout(30)
try:
    s.connect(sys.argv[1])
    s.sendall(b'{"method":"io.followup.Control.GetStatus"}\\0')
    print("READ" if s.recv(1) else "CLOSED")
except OSError as error:
    print(type(error).__name__)
"""


def strangers(box):
    """Another user, once with the file's permission in the way and once without."""
    if os.geteuid() != 0:
        return say("another user was not tried: that takes root")
    for open_to_all in (False, True):
        if open_to_all:
            box.folder.chmod(0o755)
            box.socket.chmod(0o666)
        result = subprocess.run(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c",
             STRANGER, str(box.socket)], capture_output=True, text=True, timeout=PATIENCE_SECONDS)
        expect(result.stdout.strip() in ("CLOSED", "PermissionError", "ConnectionResetError",
                                         "BrokenPipeError"),
               f"Another user got: {result.stdout} {result.stderr}")
    box.folder.chmod(0o700)
    box.socket.chmod(0o600)


def main(frames, seed):
    with sandbox() as box:
        box.start()
        box.call("Record", {"events": [added("acme"), contact("acme")]})
        # What it needs once for everything is not growth.
        malformed(box, 500, seed + 1)
        attacks = {
            "malformed frames": lambda box: malformed(box, frames, seed),
            "wrong types": wrong_types, "half frames": half_frames, "a thousand": crowd,
            "deaf monitors": deaf_monitors, "pipelined": pipelined, "too much": too_much,
            "oversize": oversize,
            "deep": deep, "descriptors": descriptors_passed, "strangers": strangers}
        faults = []
        for name, attack in attacks.items():
            try:
                witnessed(name, box, attack)
            except (Fault, Broken) as fault:
                faults.append(fault)
                say(f"{name}: FAULT: {fault}")
                if box.process.poll() is not None:
                    break
        expect(not faults, f"{len(faults)} attacks succeeded: {faults}")
        events = box.call("ListEvents", {"limit": 20})
        expect(box.end() == 0, "The daemon does not end as it should.")
        expect(box.start(), "There is no start after it.")
        expect(box.call("ListEvents", {"limit": 20}) == events, "The log says something else after a restart.")
        box.end()
        log_is_clean(box)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
