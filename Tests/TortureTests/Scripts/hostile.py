"""Clients that mean no good, while another client asks on. Usage: hostile.py FRAMES [SEED]"""

import array
import re
import shutil
import threading

from frames import DEPTH, FRAME_BYTES, RECORD_BYTES, malformed
from torture import *

# How slow a disk is, is nothing that clients do to each other: the log is kept in memory.
MEMORY = "/dev/shm"
METHODS = ["AcceptLog", "GetStatus", "Record", "ListApplications", "ListFollowUps", "Explain", "Check", "Snooze",
           "Skip", "Undo", "ListEvents", "Monitor", "Reload", "CheckMessage", "AllowMail", "GetFigures",
           "ListTimelines", "ExportCalendar"]
CONNECTIONS = 64
# After so many malformed frames the daemon begins with an empty log again, so that recording goes on,
# and so that what the daemon keeps is not what was recorded.
SLICE = 10_000
# All answers that wait to be read, one that is being made, and what the allocator keeps of both.
GROWTH_KILOBYTES = 48 << 10


class Witness:
    """A client that asks all the time, and notes how long each answer takes."""

    def __init__(self, box):
        self.process = subprocess.Popen(
            [sys.executable, pathlib.Path(__file__).with_name("witness.py"), str(box.socket)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def end(self):
        seen = json.loads(self.process.communicate(timeout=2 * PATIENCE_SECONDS)[0])
        expect("fault" not in seen, f"A client that means no harm met {seen.get('fault')}")
        return seen


def of(times):
    """The median, the 99th percentile and the worst, as a text and as numbers."""
    times = sorted(times)
    picked = [times[len(times) // 2], times[len(times) * 99 // 100], times[-1]]
    return "/".join(f"{1000 * time:.1f}" for time in picked) + " ms", picked


def witnessed(name, box, attack):
    """Runs an attack beside a witness; the daemon lives on, answers, and has not grown."""
    process = box.children()[0]
    idle = Witness(box)
    time.sleep(0.7)
    usual = idle.end()
    before, log_before = box.resident_kilobytes(), box.own_file.stat().st_size
    witness = Witness(box)
    # It is there before the attackers are.
    time.sleep(0.3)
    attack(box)
    seen = witness.end()
    expect(box.process.poll() is None and box.children()[0] == process,
           f"{name}: the daemon ended: {box.journal.read_text(errors='replace')[-600:]}")
    after = box.resident_kilobytes()
    text, (median, _, worst) = of(seen["times"])
    echo_text, (_, _, worst_echo) = of(seen["echoes"])
    idle_text, (idle_median, _, worst_idle) = of(usual["times"])
    say(f"{name}: median/99%/worst of {len(seen['times'])} answers {text}, an echo {echo_text}, idle "
        f"{idle_text}; resident {before} to {after} kB; {box.descriptors()} descriptors")
    slow = max(idle_median, 0.002)
    expect(median < 50 * slow, f"{name}: others waited {median:.3f} s, where {slow} s is usual.")
    expect(worst < 100 * slow + 10 * max(worst_echo, worst_idle),
           f"{name}: somebody waited {worst:.2f} s, where {slow:.4f} s is usual.")
    # What was recorded is known to the daemon, and is no growth.
    recorded = max(box.own_file.stat().st_size - log_before, 0) >> 10
    expect(after - before < GROWTH_KILOBYTES + 2 * recorded,
           f"{name}: it grew from {before} to {after} kB, and the log by {recorded} kB.")


# MARK: Wrong types

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
    """A long answer is sent piece by piece: all of it arrives, and the daemon never holds it whole."""
    log = box.own_file.read_bytes()
    expect(len(log) > 8 << 20, "The log is too short for this attack.")
    before = box.resident_kilobytes()
    with box.client(timeout=60) as client:
        events = client.call("ListEvents")["events"]
        expect(len(events) == log.count(b"\n"), f"Of a large log {len(events)} events are listed.")
        expect(len(client.call("ListEvents", {"limit": 20})["events"]) == 20, "It answers no more.")
    grown = box.resident_kilobytes() - before
    say(f"an answer of {len(log) >> 20} MiB and more: {grown} kB more are resident")
    expect(grown < 8 << 10, f"It took {grown} kB for an answer.")


def many_applications():
    """What an answer about all applications costs grows with their number, and not with its square."""
    with sandbox() as box:
        box.start()
        costs = []
        for number in range(MANY):
            events = [event for name in (f"n{number}-{index}" for index in range(80))
                      for event in (added(name), contact(name), interview_ending(name, 9_000))]
            box.call("Record", {"events": events})
            if number + 1 in (MANY // 4, MANY):
                costs.append([min(cost(box, method, parameters) for _ in range(3)) for method, parameters
                              in (("GetStatus", {}), ("ListFollowUps", {"limit": 5}),
                                  ("ListFollowUps", {"limit": 5, "asOf": instant()}),
                                  ("ListApplications", {}))])
        for few, many in zip(*costs):
            expect(many < 9 * few, f"Four times the applications cost {many / few:.0f} times as much.")
        say(f"{80 * MANY} applications: answers about all cost "
            + ", ".join(f"{1000 * many:.2g} ms" for many in costs[1])
            + ", and with a fourth of them " + ", ".join(f"{1000 * few:.2g} ms" for few in costs[0]))


MANY = 16


def cost(box, method, parameters):
    """The processor's time that an answer takes, in seconds."""
    # Of many, for what runs on after an answer is counted by ticks of some milliseconds.
    schedule = pathlib.Path(f"/proc/{box.process.pid}/schedstat")
    before = int(schedule.read_text().split()[0])
    for _ in range(20):
        box.call(method, parameters)
    return (int(schedule.read_text().split()[0]) - before) / 20e9


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


def begin_anew(box, seed):
    """Starts the daemon with an empty log, and the application that the attacks are about."""
    if box.process:
        expect(box.end() == 0, "The daemon does not end as it should.")
        shutil.rmtree(box.log)
        # Where the daemon notes how far its log goes: beside the socket, as all places are given.
        shutil.rmtree(box.folder / "logs")
    box.start()
    box.call("Record", {"events": [added("acme"), contact("acme")]})
    # What it needs once for everything is not growth.
    malformed(box, 500, seed + 1)


def main(frames, seed):
    many_applications()
    with sandbox(parent=MEMORY if os.path.isdir(MEMORY) else None) as box:
        begin_anew(box, seed)
        slices = {
            f"malformed frames from {start}": lambda box, start=start: malformed(
                box, min(SLICE, frames - start), f"{seed} {start}")
            for start in range(0, frames, SLICE)}
        attacks = slices | {
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
            if name in slices:
                begin_anew(box, seed)
        expect(not faults, f"{len(faults)} attacks succeeded: {faults}")
        events = box.call("ListEvents", {"limit": 20})
        expect(box.end() == 0, "The daemon does not end as it should.")
        expect(box.start(), "There is no start after it.")
        expect(box.call("ListEvents", {"limit": 20}) == events, "The log says something else after a restart.")
        box.end()
        log_is_clean(box)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
