"""What the attacks share: a daemon in a folder of its own, a client of its socket, and the checks that
have to hold after each attack. Python's standard library alone."""

import collections
import datetime
import json
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

import journald

FOLLOWUPD = os.environ["FOLLOWUPD"]
FOLLOWUPCTL = os.environ["FOLLOWUPCTL"]
INTERFACE = "io.followup.Control"
# A machine that is busy with other things is slow, but never this slow.
PATIENCE_SECONDS = 60


class Broken(Exception):
    """The connection ended before the answer came."""


class Refused(Exception):
    """The daemon answered with an error."""

    def __init__(self, reply):
        super().__init__(f"{reply['error']}: {reply.get('parameters')}")
        self.error = reply["error"].rsplit(".", 1)[-1]
        self.parameters = reply.get("parameters", {})


class Fault(AssertionError):
    """A promise that did not hold."""


def expect(holds, sentence):
    if not holds:
        raise Fault(sentence)


def instant(seconds_from_now=0.0, base=None):
    moment = (base if base is not None else time.time()) + seconds_from_now
    return (
        datetime.datetime.fromtimestamp(moment, datetime.timezone.utc)
        .isoformat(timespec="microseconds").replace("+00:00", "Z"))


def frame(method, parameters=None, **members):
    call = {"method": method if "." in method else f"{INTERFACE}.{method}"}
    if parameters is not None:
        call["parameters"] = parameters
    return json.dumps(call | members).encode() + b"\0"


def connect(connection, path):
    """Connects, and waits for its turn where many do."""
    connection.setsockopt(
        socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", PATIENCE_SECONDS, 0))
    try:
        connection.connect(str(path))
    except BlockingIOError as error:
        raise Fault("The daemon accepts nobody any more.") from error
    except OSError as error:
        connection.close()
        raise Broken(str(error)) from error


class Client:
    """One connection to the control socket."""

    def __init__(self, path, timeout=PATIENCE_SECONDS):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.buffer = b""
        connect(self.socket, path)
        self.socket.settimeout(timeout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        try:
            self.socket.sendall(data)
        except TimeoutError as error:
            raise Fault("The daemon takes nothing any more.") from error
        except OSError as error:
            raise Broken(str(error)) from error

    def receive(self):
        while b"\0" not in self.buffer:
            try:
                data = self.socket.recv(1 << 16)
            except TimeoutError as error:
                raise Fault("The daemon does not answer any more.") from error
            except OSError as error:
                raise Broken(str(error)) from error
            if not data:
                raise Broken("The daemon ended the connection.")
            self.buffer += data
        reply, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(reply)

    def call(self, method, parameters=None):
        self.send(frame(method, parameters or {}))
        reply = self.receive()
        if "error" in reply:
            raise Refused(reply)
        return reply.get("parameters", {})


class Sandbox:
    """A daemon's folder: its configuration, log and socket, and what it wrote to standard error."""

    def __init__(self, folder, configuration=None):
        self.folder = pathlib.Path(folder)
        self.log = self.folder / "events"
        self.socket = self.folder / "s"
        self.configuration = self.folder / "followup.toml"
        self.journal = self.folder / "journal"
        self.process = None
        # A tracer of the running daemon, and what stands in for journald, where an attack has them.
        self.tracer = None
        self.journald = None
        self.folder.mkdir(exist_ok=True)
        if configuration is not None:
            self.configuration.write_text(configuration)

    @property
    def environment(self):
        own = {name: value for name, value in os.environ.items()
               if not name.startswith(("FOLLOWUP", "DBUS", "XDG", "DISPLAY", "WAYLAND", "NOTIFY"))}
        return own | {
            "FOLLOWUP_CONFIG": str(self.configuration), "FOLLOWUP_LOG": str(self.log),
            "FOLLOWUP_SOCKET": str(self.socket), "HOME": str(self.folder), "NO_COLOR": "1",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder}/no-bus"}

    @property
    def own_file(self):
        return self.log / "torture.jsonl"

    def listen_as_journald(self):
        """From here on reminders come to a stand-in for journald, which writes to the same file."""
        self.journald = journald.Journald(self.journal)

    def start(self, before=(), environment=None, awaits=True, descriptors=()):
        """Starts the daemon, behind other commands where some are given, and with descriptors that it
        inherits. Returns whether it answers."""
        with open(self.journal, "ab") as journal:
            self.process = subprocess.Popen(
                [*before, FOLLOWUPD], env=self.environment | (environment or {}),
                stdin=subprocess.DEVNULL, stdout=journal, stderr=journal,
                pass_fds=descriptors)
        return self.answers() if awaits else True

    def answers(self):
        """Waits until the daemon answers, or has ended."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None:
            expect(time.monotonic() < deadline, "The daemon does not come up.")
            try:
                with self.client() as client:
                    client.call("GetStatus")
                    return True
            except Broken:
                time.sleep(0.005)
        return False

    def client(self, timeout=PATIENCE_SECONDS):
        return Client(self.socket, timeout)

    def call(self, method, parameters=None):
        with self.client() as client:
            return client.call(method, parameters)

    def end(self):
        """Ends the daemon as systemd does. Returns its exit status."""
        if self.process.poll() is None:
            for child in self.children():
                try:
                    os.kill(child, signal.SIGTERM)
                except ProcessLookupError:
                    pass
        return self.ended()

    def ended(self):
        try:
            return self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired as error:
            self.kill()
            raise Fault("The daemon does not end.") from error

    def kill(self):
        if self.process.poll() is None:
            for process in {*self.children(), self.process.pid}:
                try:
                    os.kill(process, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            self.process.wait()

    def children(self):
        """The daemon's own process: the child of what it was started behind, else what was started."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        try:
            below = [int(child) for child in tasks.read_text().split()]
        except OSError:
            below = []
        return below or [self.process.pid]

    def ctl(self, *arguments, environment=None, **options):
        return subprocess.run(
            [FOLLOWUPCTL, *arguments], env=self.environment | (environment or {}),
            stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_SECONDS, **options)

    def events(self):
        return self.call("ListEvents", {"limit": 100_000})["events"]

    def records(self):
        """The device's own file, read without the daemon."""
        return [json.loads(line) for line in self.own_file.read_text().splitlines()]

    def shown(self):
        """How often each reminder was told: to the stand-in for journald, else on standard error."""
        if self.journald:
            self.journald.drain()
        return collections.Counter(
            line.removeprefix("FOLLOWUP_REMINDER=")
            for line in self.journal.read_text(errors="replace").splitlines()
            if line.startswith("FOLLOWUP_REMINDER="))

    def resident_kilobytes(self):
        status = pathlib.Path(f"/proc/{self.children()[0]}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.children()[0]}/fd"))


# Reminders come at any hour, and a start waits for no synchroniser.
CONFIGURATION = '[you]\nzone = "UTC"\nquiet = "none"\n[log]\ndevice = "torture"\nsettle = "0s"\n'


class sandbox:
    """A sandbox that is gone afterwards, and its daemon with it."""

    def __init__(self, configuration=CONFIGURATION, template=None, parent=None):
        self.configuration, self.template, self.parent = configuration, template, parent

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="torture-", dir=self.parent)
        if self.template:
            shutil.copytree(self.template, self.folder, dirs_exist_ok=True)
        self.sandbox = Sandbox(self.folder, self.configuration)
        return self.sandbox

    def __exit__(self, *_):
        if self.sandbox.process:
            self.sandbox.kill()
        if self.sandbox.tracer:
            # It ends with what it traces.
            self.sandbox.tracer.wait()
            self.sandbox.tracer.stderr.close()
        if self.sandbox.journald:
            self.sandbox.journald.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def added(name, **members):
    return {"application": name, "kind": "application.added", "company": name.title(), **members}


def contact(name, short="jo", channels=("email",)):
    return {"application": name, "kind": "contact.added", "contact": short, "name": "Jo Doe",
            "address": f"{short}@{name}.example", "may": list(channels)}


def interview_ending(name, seconds_from_now, stage="phone", minutes=60):
    return {"application": name, "kind": "interview.added", "stage": stage,
            "durationMinutes": minutes, "at": instant(seconds_from_now - 60 * minutes),
            "with": ["jo"]}


def note(name, text):
    return {"application": name, "kind": "mistake.noted", "text": text}


def eventually(sentence, condition, patience=PATIENCE_SECONDS):
    deadline = time.monotonic() + patience
    while True:
        result = condition()
        if result:
            return result
        expect(time.monotonic() < deadline, f"{sentence} does not happen.")
        time.sleep(0.01)


def delivered(events):
    return collections.Counter(
        event["reminder"] for event in events if event["kind"] == "reminder.delivered")


def intended(events):
    return collections.Counter(
        event["reminder"] for event in events if event["kind"] == "reminder.intended")


def log_is_clean(box):
    result = box.ctl("log", "--verify")
    expect(result.returncode == 0,
           f"log --verify: {result.stdout.decode()} {result.stderr.decode()}")


def check_answered(events, answered):
    """Every event that was answered is there exactly once, as it was answered."""
    there = collections.Counter(event["id"] for event in events)
    for event in answered:
        expect(there[event["id"]] == 1, f"{event['id']} was answered, and is there "
               f"{there[event['id']]} times.")
    by_id = {event["id"]: event for event in events}
    for event in answered:
        expect(by_id[event["id"]] == event, f"{event} was answered, and is {by_id[event['id']]}.")


def say(text):
    print(text, flush=True)
