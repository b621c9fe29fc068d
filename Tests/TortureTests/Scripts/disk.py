"""Full disks, read-only disks, and things in the log's place that are no log. Usage: disk.py short|long

It mounts small file systems of its own where it is root, which nobody else sees."""

import journald
from torture import *

IS_LONG = sys.argv[1] == "long"
IS_ROOT = os.geteuid() == 0


def mount(folder, size):
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "torture", str(folder)], check=True)


def unmount(folder):
    subprocess.run(["umount", "-l", str(folder)], check=True)


def recording(box, events):
    """Records, or says why not."""
    try:
        return box.call("Record", {"events": events})["events"], None
    except Refused as refusal:
        expect(refusal.error == "NotRecording", f"A full disk is answered with {refusal}.")
        return [], refusal.parameters["message"]


class TooSlow(Exception):
    """A reminder came due before the disk was full."""


def full_disk():
    """While it records, and when something comes due."""
    for seconds in (3, 12, 60):
        try:
            return on_a_small_disk(lambda box: fill_and_go_on(box, seconds))
        except TooSlow:
            pass
    raise Fault("This machine is too slow for the attack.")


def on_a_small_disk(attack):
    with sandbox() as box:
        mount(box.log, "160k")
        (box.log / "ballast").write_bytes(b"x" * 60_000)
        try:
            attack(box)
        finally:
            if box.process:
                box.kill()
            unmount(box.log)


def full_while_delivering():
    """The intent is safe, and there is no room to record that it was told."""
    on_a_small_disk(tell_without_room)


def tell_without_room(box):
    box.listen_as_journald()
    box.start()
    # Journald stands still, so that the disk can fill up in between.
    box.journald.stop()
    answered = box.call("Record", {"events": [
        added("acme"), contact("acme"), interview_ending("acme", 0.5)]})["events"]
    reminders = {"acme/thank-you/torture/3/opens": 1}
    eventually("The intent", lambda: intended(box.records()) == reminders)
    fill(box.log / "filling")
    answered += fill_the_log(box)[0]
    box.journald.go_on()
    status = eventually("The next try's time", lambda: next(
        (status for status in [box.call("GetStatus")]
         if status["nextWakeUp"] and status["nextWakeUp"] < instant(62)), None))
    expect(status["problems"], "A record that failed is no problem to the status.")
    expect(box.shown() == reminders, f"It was shown {box.shown()}.")
    expect(not delivered(box.events()), "A delivery was recorded on a full disk.")
    (box.log / "ballast").unlink()
    answered += box.call("Record", {"events": [note("acme", "There is room again.")]})["events"]
    allowed = 2
    if IS_LONG:
        # The next try is a minute after the one that failed; it records, and does not tell again.
        eventually("Its record", lambda: delivered(box.events()) == reminders, 90)
        allowed = 1
    expect(box.end() == 0, "The daemon does not end as it should.")
    expect(box.start(), "There is no start after it.")
    eventually("The delivery", lambda: delivered(box.events()) == reminders)
    check_answered(box.events(), answered)
    expect(box.shown().keys() == reminders.keys() and box.shown().total() <= allowed,
           f"It was shown {box.shown()}.")
    expect(box.end() == 0, "The daemon does not end as it should.")
    log_is_clean(box)
    say(f"full while delivering: {status['problems']}")


def fill(path):
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass


def fill_the_log(box):
    """Records until there is no room for the shortest of notes. Returns what was, and why not more."""
    answered = []
    for size in (900, 200, 1):
        why = None
        while not why:
            events, why = recording(box, [note("acme", "x" * size)])
            answered += events
    return answered, why


def fill_and_go_on(box, seconds):
    ballast = box.log / "ballast"
    box.start()
    answered = box.call("Record", {"events": [added("acme"), contact("acme")]})["events"]
    # A reminder comes due when there is no room for it.
    answered += box.call("Record", {"events": [interview_ending("acme", seconds)]})["events"]
    due = time.monotonic() + seconds
    fill(box.log / "filling")
    events, message = fill_the_log(box)
    answered += events
    expect(message and "space" in message.lower(), f"A full disk is refused with: {message}")
    check_answered(box.events(), answered)
    log_is_clean(box)
    if due < time.monotonic():
        raise TooSlow
    time.sleep(due - time.monotonic() + 0.2)
    status = eventually("The problem", lambda: next(
        (status for status in [box.call("GetStatus")] if status["problems"]), None))
    expect(not delivered(box.events()), "A delivery was recorded on a full disk.")
    expect(not box.shown(), "It was told before its intent was safe.")
    expect(status["nextWakeUp"] and status["nextWakeUp"] < instant(62),
           f"The next try is at {status['nextWakeUp']}.")
    ballast.unlink()
    events, why = recording(box, [note("acme", "There is room again.")])
    expect(events, f"There is room again, and it says: {why}")
    answered += events
    say(f"full disk: {message}")
    reminders = {"acme/thank-you/torture/3/opens": 1}
    if IS_LONG:
        # The next try is a minute after the one that failed.
        eventually("The delivery", lambda: delivered(box.events()) == reminders, 90)
        expect(box.shown() == reminders, f"It was shown {box.shown()}.")
    problems = box.call("GetStatus")["problems"]
    expect(not problems, f"There is room again, and its problems are {problems}.")
    box.kill()
    expect(box.start(), "There is no start after it.")
    eventually("The delivery", lambda: delivered(box.events()) == reminders)
    check_answered(box.events(), answered)
    expect(box.shown() == reminders, f"It was shown {box.shown()}.")
    expect(box.end() == 0, "The daemon does not end as it should.")
    log_is_clean(box)


def read_only_disk():
    with sandbox() as box:
        mount(box.log, "1m")
        try:
            box.start()
            answered = box.call("Record", {"events": [added("acme")]})["events"]
            box.end()
            subprocess.run(["mount", "-o", "remount,ro", str(box.log)], check=True)
            expect(box.start(), "On a read-only disk there is no start.")
            check_answered(box.events(), answered)
            refused_clearly(box, "read-only disk", "read-only")
            box.end()
        finally:
            box.kill()
            unmount(box.log)


def refused_clearly(box, name, *words):
    """It serves reads, refuses to record, and says why in both places."""
    events, why = recording(box, [added("other")])
    expect(why and not events, f"{name}: it recorded.")
    expect(all(word in why.lower() for word in words), f"{name}: it says: {why}")
    status = box.call("GetStatus")
    expect(status["logState"] == "readOnly", f"{name}: its log is {status['logState']}.")
    expect(status["problems"] or status["damage"], f"{name}: its status has no problem.")
    say(f"{name}: {why}")


# MARK: Other things in the log's place

def make_folder(path, _):
    path.mkdir()


def make_link(path, folder):
    (folder / "target").write_text("A precious text.\n")
    path.symlink_to(folder / "target")


def make_dangling_link(path, folder):
    path.symlink_to(folder / "nowhere")


def make_pipe(path, _):
    os.mkfifo(path)


def make_socket(path, _):
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


def make_large(path, _):
    with open(path, "wb") as file:
        file.truncate(1_200 << 20)


def make_zeros(path, _):
    with open(path, "wb") as file:
        file.truncate(100 << 20)


def make_other_version(path, _):
    path.write_text(json.dumps(
        {"v": 2, "device": path.stem, "seq": 1, "time": instant(-9), "application": "acme",
         "kind": "application.adored", "how": ["much"]}) + "\n")


def make_garbage(path, _):
    path.write_bytes(b"\xff\xfe\0 \x1b[31mgarbage\n" * 50)


THINGS = [make_folder, make_link, make_dangling_link, make_pipe, make_socket, make_large, make_zeros,
          make_other_version, make_garbage]


def in_place_of_the_log(make, whose):
    """Its own file, or another device's, is something else."""
    name = f"{whose}, {make.__name__.removeprefix('make_').replace('_', ' ')}"
    with sandbox() as box:
        box.log.mkdir(mode=0o700)
        path = box.own_file if whose == "own file" else box.log / "laptop.jsonl"
        make(path, box.folder)
        before = path.lstat()
        if box.start():
            expect(box.resident_kilobytes() < 200_000, f"{name}: it takes {box.resident_kilobytes()} kB.")
            status = box.call("GetStatus")
            if status["logState"] == "readOnly":
                refused_clearly(box, name)
            elif make is not make_other_version:
                # Another device's file stops nothing, and what is wrong with it is said.
                expect(whose == "other file", f"{name}: it records there.")
                answered, why = recording(box, [added("acme")])
                expect(answered, f"{name}: nothing is recorded: {why}")
                said = [line for line in status["damage"] if path.name in line]
                expect(said, f"{name}: nothing is said of it: {status}")
                say(f"{name}: passed over, {said[:1]}")
            else:
                warning = next((line for line in box.journal.read_text().splitlines()
                                if "version 2" in line and path.name in line), None)
                expect(warning, f"{name}: nothing is said about it: {box.journal.read_text()}")
                say(f"{name}: passed over, {warning}")
            expect(box.end() == 0, f"{name}: it does not end as it should.")
        else:
            expect(box.process.returncode == 1, f"{name}: it ended with {box.process.returncode}.")
            said = box.journal.read_text()
            expect(said.strip(), f"{name}: it ended and said nothing.")
            say(f"{name}: {said.strip()[:300]}")
        raw = box.journal.read_bytes()
        expect(b"\x1b" not in raw, f"{name}: it sent control characters on.")
        after = path.lstat()
        if make is make_other_version:
            return
        # That others may read it is mended.
        expect((before.st_ino, before.st_size, before.st_mode & ~0o077)
               == (after.st_ino, after.st_size, after.st_mode & ~0o077), f"{name}: it was changed.")
        if (box.folder / "target").exists():
            expect((box.folder / "target").read_text() == "A precious text.\n", f"{name}: overwritten.")
        expect(not (box.folder / "nowhere").exists(), f"{name}: a link was followed.")
        verified = box.ctl("log", "--verify")
        expect(b"\x1b" not in verified.stdout + verified.stderr, f"{name}: raw control characters.")
        if whose == "own file" and make is not make_other_version:
            expect(verified.returncode == 1, f"{name}: log --verify says {verified.stdout.decode()}")


def in_place_of_the_configuration(make):
    name = f"configuration, {make.__name__.removeprefix('make_').replace('_', ' ')}"
    with sandbox(configuration=None) as box:
        make(box.configuration, box.folder)
        expect(box.start(), f"{name}: there is no start: {box.journal.read_text()}")
        status = box.call("GetStatus")
        if make is not make_link and make is not make_dangling_link:
            expect(status["configurationState"] == "refused",
                   f"{name}: it is {status['configurationState']}.")
        expect(box.resident_kilobytes() < 200_000, f"{name}: it takes {box.resident_kilobytes()} kB.")
        expect(box.ctl("config", "check").returncode in (0, 1), f"{name}: config check fails.")
        say(f"{name}: {status['configurationState']} {status['problems']}")
        expect(box.end() == 0, f"{name}: it does not end as it should.")


def in_place_of_the_socket(make):
    name = f"socket, {make.__name__.removeprefix('make_').replace('_', ' ')}"
    with sandbox() as box:
        make(box.socket, box.folder)
        before = box.socket.lstat()
        expect(not box.start(), f"{name}: it started.")
        expect(box.process.returncode == 1, f"{name}: it ended with {box.process.returncode}.")
        expect(box.socket.lstat().st_ino == before.st_ino, f"{name}: it was removed.")
        say(f"{name}: {box.journal.read_text().strip()[:200]}")


def replaced_while_running():
    """An editor saves the log, someone removes it, someone shortens it."""
    def editor(path):
        copy = path.with_suffix(".tmp")
        copy.write_bytes(path.read_bytes())
        copy.rename(path)

    def shorten(path):
        lines = path.read_bytes().splitlines(keepends=True)
        os.truncate(path, len(b"".join(lines[:-1])))

    def scribble(path):
        with open(path, "r+b") as file:
            file.write(b"X")

    for change in (editor, shorten, scribble, pathlib.Path.unlink):
        with sandbox() as box:
            box.start()
            box.call("Record", {"events": [added("acme"), note("acme", "One.")]})
            known = box.events()
            change(box.own_file)
            answered, why = recording(box, [added("later")])
            if change in (shorten, pathlib.Path.unlink):
                # What is lost is named, and comes back when the user says so: it is known yet.
                expect(why and "gone" in why, f"{change.__name__}: {why}")
                accepted = box.ctl("log", "--accept")
                expect(accepted.returncode == 0, accepted.stderr.decode())
                answered = known + recording(box, [added("again")])[0]
            check_answered(box.events(), answered)
            say(f"{change.__name__} while running: {why or 'it went on'}")
            box.kill()
            box.start()
            if change is scribble:
                # What is damaged is not served; the bytes are still there.
                refused_clearly(box, "scribbled over", "line 1")
                expect(len(box.own_file.read_bytes().splitlines()) == 2 + len(answered), "A line is gone.")
            else:
                check_answered(box.events(), answered)
                log_is_clean(box)


def main():
    if IS_ROOT:
        journald.have_own_run()
    else:
        say("full and read-only disks were not tried: that takes root")
    attacks = ([full_disk, full_while_delivering, read_only_disk] if IS_ROOT else []) + [replaced_while_running]
    attacks += [lambda make=make, whose=whose: in_place_of_the_log(make, whose)
                for whose in ("own file", "other file") for make in THINGS]
    attacks += [lambda make=make: in_place_of_the_configuration(make) for make in
                (make_folder, make_dangling_link, make_pipe, make_socket, make_large, make_zeros,
                 make_garbage)]
    attacks += [lambda make=make: in_place_of_the_socket(make) for make in
                (make_folder, make_pipe, make_garbage)]
    faults = []
    for attack in attacks:
        try:
            attack()
        except Exception as fault:
            faults.append(fault)
            say(f"FAULT: {fault!r}")
    return faults


if __name__ == "__main__":
    if main():
        sys.exit(1)
