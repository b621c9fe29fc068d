"""The daemon under clocks that run fast, and that are set forward and back between its runs, and with
zones that change under it. Usage: clock.py ROUNDS [SEED]"""

import glob
import random

from setclock import Clock, compiled
from torture import *

DAY = 86_400.0
PRELOADS = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")


def running(speed):
    """The environment of a daemon whose clock runs fast. libfaketime moves timers of the monotonic
    clock, too, by a shift that it does not give that clock: it shifts nothing here."""
    return {"LD_PRELOAD": PRELOADS[0], "FAKETIME": f"+0 x{speed}", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_RESET": "1", "NO_FAKE_STAT": "1"}


def seconds(text):
    return datetime.datetime.fromisoformat(text).timestamp()


def fast():
    """Weeks pass in half a minute. Each reminder comes once, in its order, and none before its time."""
    speed = 60_000
    with sandbox() as box:
        box.start(environment=running(speed))
        reply = box.call("Record", {"events": [added("acme"), contact("acme")]})
        begins = seconds(reply["events"][0]["time"])
        # The interview is an hour and a bit ahead of that clock, so that asking comes due as well.
        box.call("Record", {"events": [{
            **interview_ending("acme", 0), "at": instant(2 * DAY, base=begins)}]})

        def is_over():
            return any(name.endswith("/move-on") for name in delivered(box.events()))
        eventually("The last reminder", is_over, 120)
        events = box.events()
        check_once(box, events)
        phases = [event["reminder"].split("/")[-1] for event in events
                  if event["kind"] == "reminder.delivered"]
        opens, told = {}, box.journal.read_text()
        for entry in told.split("\n\n"):
            members = dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)
            if members.get("FOLLOWUP_PHASE") == "opens":
                opens[members["FOLLOWUP_REMINDER"]] = seconds(members["FOLLOWUP_OPENS"])
        expect(opens, "No window opened.")
        for event in events:
            if event["kind"] == "reminder.intended" and event["reminder"] in opens:
                late = seconds(event["at"]) - opens[event["reminder"]]
                expect(late >= 0, f"{event['reminder']} came {-late:.0f} s too early.")
                expect(late < 2 * speed, f"{event['reminder']} came {late / speed:.1f} s late.")
                say(f"{event['reminder']}: {1000 * late / speed:.0f} ms late, of a machine that is "
                    f"{speed} times slower than its clock")
        days = (seconds(events[-1]["time"]) - begins) / DAY
        say(f"{days:.0f} days in one run: {', '.join(phases)}")
        expect(box.end() == 0, "The daemon does not end as it should.")
        log_is_clean(box)


def check_once(box, events):
    for reminder, count in delivered(events).items():
        expect(count == 1, f"{reminder} is recorded as delivered {count} times.")
        expect(box.shown()[reminder] == 1, f"{reminder} was shown {box.shown()[reminder]} times.")


def start(box, library, days):
    """Starts the daemon under a clock that is off by days, and stays so."""
    with Clock(library, days * DAY) as clock:
        expect(clock.start(box),
               f"No start under a clock at {days} days: {box.journal.read_text()[-400:]}")


def set_between(rounds, seed):
    """Restarts under clocks that are anywhere. In the end everything was told, and nothing twice."""
    source = random.Random(seed)
    with sandbox() as box:
        library = compiled(box.folder)
        answered, jumps = [], []
        number = 0
        for _ in range(rounds):
            days = source.choice([0, -1, 1, -400, 3, 9, 30, -30, 365, source.uniform(-20, 40)])
            jumps.append(round(days, 1))
            start(box, library, days)
            for _ in range(source.randint(0, 2)):
                number += 1
                name = f"a{number}"
                reply = box.call("Record", {"events": [added(name), contact(name)]})
                now = seconds(reply["events"][0]["at"])
                answered += reply["events"]
                answered += box.call("Record", {"events": [{
                    **interview_ending(name, 0),
                    "at": instant(source.uniform(0.1, 9) * DAY, base=now)}]})["events"]
            settled(box)
            events = box.events()
            check_answered(events, answered)
            check_once(box, events)
            expect(box.end() == 0, "The daemon does not end as it should.")
        start(box, library, 1200)
        eventually(f"A reminder of each of {number} applications", lambda: len(
            {name.split("/")[0] for name in delivered(box.events())}) == number)
        settled(box)
        events = box.events()
        check_answered(events, answered)
        check_once(box, events)
        expect(box.end() == 0, "The daemon does not end as it should.")
        log_is_clean(box)
        say(f"{number} applications, {len(delivered(events))} reminders, clocks at {jumps} days")


def settled(box):
    """Waits until nothing is under way: every intent has its delivery."""
    eventually("Every delivery", lambda: (
        lambda events: delivered(events).keys() == intended(events).keys())(box.events()))


def zones():
    """A tz database of its own is replaced under the daemon: half at first, then whole."""
    with sandbox() as box:
        database = box.folder / "zoneinfo"
        (database / "Europe").mkdir(parents=True)
        system = pathlib.Path("/usr/share/zoneinfo")
        for name in ("UTC", "Europe/Berlin"):
            shutil.copy(system / name, database / name)
        (database / "tzdata.zi").write_text("# version 1\n")
        box.start(environment={"TZDIR": str(database)})
        box.call("Record", {"events": [
            added("acme", zone="Europe/Berlin"), contact("acme")]})

        def opens():
            return box.call("ListFollowUps", {"application": "acme"})["followUps"][0]["opens"]

        def update(write):
            # As a package manager does it: each file is put in the place of the old one.
            for path in (database / "Europe" / "Berlin", database / "tzdata.zi"):
                new = path.with_suffix(".new")
                write(new, path)
                new.rename(path)

        before = opens()
        expect(seconds(before) % DAY in (7 * 3600, 8 * 3600), f"In Berlin it opens at {before}.")
        update(lambda new, _: new.write_bytes(b"TZif2 half a fi"))
        expect(opens() == before, "Half an update moved a window.")
        update(lambda new, path: shutil.copy(
            system / "Asia/Tokyo" if path.name == "Berlin" else path, new))
        eventually("The zone's new time", lambda: seconds(opens()) % DAY == 0)
        events = box.events()
        update(lambda new, path: shutil.copy(
            system / "Europe/Berlin" if path.name == "Berlin" else path, new))
        eventually("The zone's old time", lambda: opens() == before)
        expect(box.events() == events, "A change of zone told something.")
        shutil.rmtree(database)
        expect(opens() == before, "The lost database moved a window.")
        box.end()
        for zone, offset in [("Asia/Tokyo", 9), ("America/Caracas", -4), ("<X>-5:30", 5.5),
                             ("No/Such", 0), ("../../etc/passwd", 0)]:
            box.configuration.write_text('[you]\nquiet = "none"\n[log]\ndevice = "torture"\n')
            expect(box.start(environment={"TZ": zone}), f"With TZ={zone} there is no start.")
            expect(box.events() == events, f"TZ={zone} told something.")
            say(f"TZ={zone}: {box.call('GetStatus')['zone']}")
            expect(box.end() == 0, "The daemon does not end as it should.")
        log_is_clean(box)


if __name__ == "__main__":
    if not PRELOADS:
        sys.exit("libfaketime is missing.")
    faults = 0
    rounds, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for attack in (zones, fast, lambda: set_between(rounds, seed)):
        try:
            attack()
        except Exception as fault:
            faults += 1
            say(f"FAULT: {fault!r}")
    sys.exit(1 if faults else 0)
