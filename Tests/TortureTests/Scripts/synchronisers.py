"""Two devices share a log by a real synchroniser, while both record. What the other device said is never
forgotten, no reminder is told that is not so, no command is refused, and both end with the same events.
Usage: synchronisers.py git|rclone|rsync|syncthing|unison ROUNDS"""

import contextlib
import re
import threading
import urllib.request
import xml.etree.ElementTree

from torture import *

CALLS = 5


class Pair:
    """Two daemons, the log's folder of each, and what brings their files to each other."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.boxes = [
            Sandbox(self.folder / name,
                    f'[you]\nzone = "UTC"\nquiet = "none"\n[log]\ndevice = "{name}"\n')
            for name in ("desk", "lap")]
        self.desk, self.lap = self.boxes
        self.logs = [box.log for box in self.boxes]

    def run(self, *command, folder=None, fails=False):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8",
                       "UNISON": str(self.folder / ".unison"), "GIT_CONFIG_NOSYSTEM": "1"}
        result = subprocess.run(
            [str(word) for word in command], cwd=folder or self.folder, env=environment,
            stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_SECONDS)
        text = (result.stdout + result.stderr).decode(errors="replace")
        expect(fails or result.returncode == 0, f"{command} ends with {result.returncode}: {text}")
        return text

    def begin(self):
        pass

    def sync(self):
        raise NotImplementedError

    def end(self):
        pass


class Rsync(Pair):
    """Each device sends its own file alone: of two writings within a second rsync takes either."""

    def sync(self):
        desk, lap = self.logs
        self.run("rsync", "-a", desk / "desk.jsonl", desk / "phone.jsonl", f"{lap}/")
        if (lap / "lap.jsonl").exists():
            self.run("rsync", "-a", lap / "lap.jsonl", f"{desk}/")


class Unison(Pair):
    def sync(self):
        self.run("unison", *self.logs, "-batch", "-auto", "-silent", "-times")


class Rclone(Pair):
    def begin(self):
        self.bisync("--resync")

    def sync(self):
        self.bisync()

    def bisync(self, *options):
        self.run("rclone", "bisync", *self.logs, "--force", *options)


class Git(Pair):
    def begin(self):
        self.bare = self.folder / "origin.git"
        self.run("git", "init", "--bare", "--initial-branch", "main", self.bare)
        for name, value in (("user.name", "Jo"), ("user.email", "jo@example.org"),
                            ("pull.rebase", "true")):
            self.run("git", "config", "--global", name, value)
        for log in self.logs:
            self.run("git", "init", "--initial-branch", "main", log)
            self.run("git", "-C", log, "remote", "add", "origin", self.bare)
        desk, lap = self.logs
        self.commit(desk)
        self.run("git", "-C", desk, "push", "-u", "origin", "main")
        self.run("git", "-C", lap, "fetch", "origin")
        self.run("git", "-C", lap, "checkout", "--force", "main")

    def commit(self, log):
        self.run("git", "-C", log, "add", "-A")
        self.run("git", "-C", log, "commit", "-m", "More", fails=True)

    def sync(self):
        for log in self.logs:
            self.commit(log)
            self.run("git", "-C", log, "pull")
            self.run("git", "-C", log, "push")
        self.run("git", "-C", self.logs[0], "pull")


class Syncthing(Pair):
    """Two instances that know nothing but each other, on the loopback."""

    def begin(self):
        self.homes = [self.folder / f"syncthing-{number}" for number in range(2)]
        for home in self.homes:
            self.run("syncthing", "generate", "--home", home, "--no-default-folder")
        self.devices = [self.run("syncthing", "--home", home, "--device-id").strip().splitlines()[-1]
                        for home in self.homes]
        ports = [free_port() for _ in range(4)]
        self.addresses = [f"127.0.0.1:{port}" for port in ports[2:]]
        self.keys = [self.configure(number, ports) for number in range(2)]
        self.processes = [
            subprocess.Popen(
                ["syncthing", "serve", "--home", str(home), "--no-browser", "--no-restart"],
                env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "STNODEFAULTFOLDER": "1",
                     "STNOUPGRADE": "1"},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for home in self.homes]
        for number in range(2):
            eventually("Syncthing answers", lambda: self.get(number, "system/ping"))
        self.sync()

    def configure(self, number, ports):
        file = self.homes[number] / "config.xml"
        tree = xml.etree.ElementTree.parse(file)
        root = tree.getroot()
        for folder in root.findall("folder"):
            root.remove(folder)
        for device in root.findall("device"):
            root.remove(device)
        folder = xml.etree.ElementTree.SubElement(
            root, "folder", id="log", label="log", path=str(self.logs[number]), type="sendreceive",
            rescanIntervalS="3600", fsWatcherEnabled="false", ignorePerms="false")
        for other in range(2):
            xml.etree.ElementTree.SubElement(folder, "device", id=self.devices[other])
            device = xml.etree.ElementTree.SubElement(
                root, "device", id=self.devices[other], name=f"d{other}")
            xml.etree.ElementTree.SubElement(device, "address").text = (
                f"tcp://127.0.0.1:{ports[other]}")
        options = root.find("options")
        for name, value in (
                ("listenAddress", f"tcp://127.0.0.1:{ports[number]}"),
                ("globalAnnounceEnabled", "false"), ("localAnnounceEnabled", "false"),
                ("relaysEnabled", "false"), ("natEnabled", "false"), ("crashReportingEnabled", "false"),
                ("urAccepted", "-1"), ("startBrowser", "false"), ("reconnectionIntervalS", "1")):
            for option in options.findall(name):
                options.remove(option)
            xml.etree.ElementTree.SubElement(options, name).text = value
        gui = root.find("gui")
        gui.find("address").text = self.addresses[number]
        tree.write(file)
        self.logs[number].mkdir(parents=True, exist_ok=True)
        (self.logs[number] / ".stfolder").mkdir(exist_ok=True)
        return gui.find("apikey").text

    def call(self, number, path, method):
        request = urllib.request.Request(
            f"http://{self.addresses[number]}/rest/{path}", method=method,
            headers={"X-API-Key": self.keys[number]})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as reply:
                return json.loads(reply.read() or b"{}") or {"ok": True}
        except (urllib.error.URLError, ConnectionError):
            return None

    def get(self, number, path):
        return self.call(number, path, "GET")

    def sync(self):
        for number in range(2):
            expect(self.call(number, "db/scan?folder=log", "POST"), "Syncthing does not scan.")

    def end(self):
        for process in getattr(self, "processes", []):
            process.terminate()
        for process in getattr(self, "processes", []):
            process.wait(PATIENCE_SECONDS)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


TOOLS = {"git": Git, "rclone": Rclone, "rsync": Rsync, "syncthing": Syncthing, "unison": Unison}


def recent_calls():
    """The file of a third device: first calls that ended a minute ago, so that each thank-you is due."""
    lines = []
    for number in range(CALLS):
        name = f"call-{number}"
        for event in (added(name, at=instant(-200)), contact(name) | {"at": instant(-200)},
                      interview_ending(name, -60, minutes=1)):
            sequence = len(lines) + 1
            lines.append(json.dumps(
                {"v": 1, "device": "phone", "seq": sequence, "time": instant(-190)} | event))
    return "\n".join(lines) + "\n"


def figure(box, name, amount):
    """A record that makes no reminder due."""
    result = box.ctl("salary", name, str(amount))
    expect(result.returncode == 0, f"A command was refused: {result.stderr.decode()}")
    return re.search(r"\[(\S+)\]", result.stdout.decode()).group(1)


class Watch(threading.Thread):
    """Looks at a device again and again: what it was told of is never away."""

    def __init__(self, box):
        super().__init__(daemon=True)
        self.box, self.fault, self.looks, self.ends = box, None, 0, threading.Event()

    def run(self):
        most = 0
        try:
            while not self.ends.is_set():
                status = self.box.call("GetStatus")
                expect(status["events"] >= most, f"{status['events']} events are left of {most}.")
                expect(status["applications"] == CALLS, f"{status['applications']} applications.")
                most, self.looks = status["events"], self.looks + 1
                time.sleep(0.002)
        except Exception as fault:
            self.fault = fault


def main(tool, rounds):
    with tempfile.TemporaryDirectory(prefix="sync-") as folder, contextlib.ExitStack() as stack:
        pair = TOOLS[tool](folder)
        for log in pair.logs:
            log.mkdir(mode=0o700, parents=True)
        (pair.desk.log / "phone.jsonl").write_text(recent_calls())
        expect(pair.desk.start(), "The daemon does not start.")
        stack.callback(lambda: [box.kill() for box in pair.boxes if box.process])
        # What the lap must never forget: that the desk has sent them.
        for number in range(CALLS):
            result = pair.desk.ctl("sent", f"call-{number}", "thank-you")
            expect(result.returncode == 0, result.stderr.decode())
        stack.callback(pair.end)
        pair.begin()
        pair.sync()
        eventually("The first sync", lambda: (pair.lap.log / "desk.jsonl").exists()
                   and (pair.lap.log / "phone.jsonl").exists())
        expect(pair.lap.start(), "The daemon does not start.")
        watch = Watch(pair.lap)
        watch.start()
        for turn in range(rounds):
            mine = figure(pair.desk, f"call-{turn % CALLS}", 50_000 + turn)
            yours = figure(pair.lap, f"call-{turn % CALLS}", 60_000 + turn)
            pair.sync()
            for box, event in ((pair.lap, mine), (pair.desk, yours)):
                eventually(
                    f"{event} arrives in round {turn + 1}",
                    lambda: any(known["id"] == event for known in box.events()))
            expect(watch.fault is None, f"Round {turn + 1}: {watch.fault}")
        watch.ends.set()
        watch.join()
        expect(watch.fault is None, f"{watch.fault}")
        told = [event for event in pair.lap.events()
                if event["id"].startswith("lap/") and event["kind"].startswith("reminder.")]
        expect(not told and not pair.lap.shown(), f"Told at the lap: {told}")
        expect(sorted(event["id"] for event in pair.lap.events())
               == sorted(event["id"] for event in pair.desk.events()), "The events differ.")
        for box in pair.boxes:
            status = box.call("GetStatus")
            expect(not status["damage"] and not status["problems"], f"{status}")
            log_is_clean(box)
            expect(box.end() == 0, "It does not end well.")
        say(f"{tool}: {rounds} syncs, looked at {watch.looks} times")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
