"""Texts that mean harm, in every field, shown by every command on a terminal. Usage: text.py"""

import pty
import re
import select

import journald
from torture import *

HOSTILE = {
    "a forged field": "x\nFOLLOWUP_REMINDER=forged/1\nMESSAGE=forged",
    "carriage return": "genuine\rforged",
    "colour": "\x1b[31mred\x1b[0m", "title": "\x1b]0;forged\x07", "bell": "a\x07b",
    "one-byte CSI": "\x9b31mred", "backspaces": "visible\b\b\b\b\b\b\bhidden",
    "right to left": "\u202egnp.exe\u2066x", "marks": "a\u200f\u061cb\u200b",
    "line separator": "a\u2028b\u2029c\u0085d",
    "markup": "<b>bold</b><a href='file:///etc/passwd'>&amp;&lt;",
    "option": "-rf", "long option": "--help", "path": "../../x", "absolute": "/etc/passwd",
    "shell": "$(touch executed)`touch executed`;touch executed|touch executed",
    "format": "%s%n%d%@", "tag": "\U000e0041\U000e0042", "NUL": "a\0b", "lone surrogate": "a\ud800b",
    "combining": "e" + "\u0301" * 500, "delete": "a\x7fb", "empty": "", "spaces": "   ",
    "quotes": "\"'\\", "private use": "\ue000\uf8ff", "JSON": '","kind":"forged","x":"',
}
# Colours, and the end of them, are all that a terminal is told.
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def on_terminal(box, *arguments):
    """What a command writes to a terminal, and its exit status."""
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {**box.environment, "TERM": "xterm-256color"}
        environment.pop("NO_COLOR")
        os.chdir(box.folder)
        os.execve(FOLLOWUPCTL, [FOLLOWUPCTL, *arguments], environment)
    output = b""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        ready, _, _ = select.select([terminal], [], [], max(deadline - time.monotonic(), 0))
        expect(ready, f"{arguments} does not end.")
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not data:
            break
        output += data
    os.close(terminal)
    return output.decode(errors="surrogateescape"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def check_harmless(output, what):
    plain = COLOUR.sub("", output.replace("\r\n", "\n"))
    found = FORBIDDEN.search(plain)
    expect(not found, f"{what} sent {found and found.group()!r} to the terminal: "
           f"{found and plain[max(found.start() - 60, 0):found.end() + 20]!r}")


def requests(text):
    """Events that have the text in each field that takes one."""
    yield "the application's name", [{**added("x"), "application": text}]
    yield "company", [added("acme", company=text)]
    yield "role", [added("acme", role=text)]
    yield "zone", [added("acme", zone=text)]
    base = added("acme")
    yield "contact", [base, {**contact("acme"), "contact": text}]
    yield "name", [base, {**contact("acme"), "name": text}]
    yield "address", [base, {**contact("acme"), "address": text}]
    yield "mistake", [base, note("acme", text)]
    yield "currency", [base, {"application": "acme", "kind": "salary.stated", "amount": "1",
                              "currency": text}]
    yield "amount", [base, {"application": "acme", "kind": "salary.stated", "amount": text}]
    yield "action", [base, {"application": "acme", "kind": "touch.sent", "action": text}]
    yield "stage", [base, {"application": "acme", "kind": "interview.added", "stage": text}]
    yield "with", [base, {**interview_ending("acme", -9), "with": [text]}]
    yield "kind", [base, {"application": "acme", "kind": text}]
    yield "at", [base, {**note("acme", "x"), "at": text}]


COMMANDS = [["list", "--all"], ["list", "--all", "--json"], ["next"], ["next", "--json"], ["log"],
            ["log", "--json"], ["status"], ["status", "--json"], ["log", "--verify"]]
OF_ONE = [["show"], ["show", "--json"], ["why"], ["why", "--json"], ["next"], ["check", "check-in"]]


def each_field():
    """Refused, or shown harmless."""
    taken, refused = [], []
    with sandbox() as box:
        box.start()
        number = 0
        for title, text in HOSTILE.items():
            for field, events in requests(text):
                number += 1
                name = f"n{number}"
                for event in events:
                    if event["application"] in ("acme", "x") and field != "the application's name":
                        event["application"] = name
                try:
                    box.call("Record", {"events": events})
                    taken.append((field, title, events[0]["application"]))
                except Refused:
                    refused.append((field, title))
                except Broken:
                    # What is no JSON of ours costs the connection.
                    expect(title == "lone surrogate", f"{field}, {title}: the connection ended.")
        say(f"{len(taken)} texts taken, {len(refused)} refused; of names: "
            + ", ".join(title for field, title, _ in taken if field == "the application's name"))
        expect(len(taken) > 40 and len(refused) > 40, "That is not what was expected of the fields.")
        for command in COMMANDS:
            output, status = on_terminal(box, *command)
            check_harmless(output, f"{command}")
            expect(status == 0, f"{command} ends with {status}: {output[-400:]}")
        for number, (_, title, name) in enumerate(taken):
            command = OF_ONE[number % len(OF_ONE)]
            output, _ = on_terminal(box, command[0], name, *command[1:])
            check_harmless(output, f"{command} of {title}")
        in_arguments(box)
        expect(not list(box.folder.glob("**/executed")), "A text was carried out.")
        restart(box)


def in_arguments(box):
    """The same texts as arguments of every command."""
    box.call("Record", {"events": [added("zeta"), contact("zeta")]})
    for title, text in HOSTILE.items():
        if "\0" in text or "\ud800" in text:
            continue
        for command in (["add", text, "--company", "C"], ["show", text], ["mistake", "zeta", text],
                        ["heard", "zeta", "--from", text], ["add", "zz", "--company", text],
                        ["sent", "zeta", text], ["interview", "zeta", "phone", "--at", text],
                        ["undo", text], ["contact", "zeta", text]):
            output, status = on_terminal(box, *command)
            check_harmless(output, f"{command}")
            expect(status in (0, 1, 3, 4, 64), f"{command} ends with {status}: {output[-400:]}")


def restart(box):
    events = box.events()
    box.end()
    expect(box.start(), f"There is no start after it: {box.journal.read_text()[-400:]}")
    expect(box.events() == events, "The log says something else after a restart.")
    box.end()
    log_is_clean(box)
    check_journal(box, set())


def check_journal(box, reminders):
    """Nothing is forged in what would have been the journal."""
    known = {"MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER", "FOLLOWUP_REMINDER",
             "FOLLOWUP_APPLICATION", "FOLLOWUP_ACTION", "FOLLOWUP_PHASE", "FOLLOWUP_CHANNEL",
             "FOLLOWUP_OPENS", "FOLLOWUP_CLOSES", "FOLLOWUP_RULE"}
    entries = box.journal.read_bytes().decode().strip().split("\n\n")
    for entry in entries:
        names = [line.split("=", 1)[0] for line in entry.split("\n")]
        expect(set(names) <= known and len(names) == len(set(names)), f"A forged entry: {entry!r}")
        check_harmless(entry, "the journal")
    expect(set(box.shown()) <= reminders or not reminders, f"{box.shown()}")
    return entries


def reminders(with_journald=False):
    """Texts in what is told when it comes due, on standard error or as journald gets it."""
    with sandbox() as box:
        if with_journald:
            box.listen_as_journald()
        box.start()
        told = set()
        for number, (title, text) in enumerate(HOSTILE.items()):
            name = f"r{number}"
            try:
                events = box.call("Record", {"events": [
                    added(name, company=text, role=text), {**contact(name), "name": text},
                    interview_ending(name, 0.8)]})["events"]
                told.add(f"{name}/thank-you/{events[2]['id']}/opens")
            except (Refused, Broken):
                pass
        expect(len(told) > 5, f"Only {len(told)} texts were taken.")
        eventually("The delivery of all", lambda: set(delivered(box.events())) == told)
        expect(box.end() == 0, "The daemon does not end as it should.")
        box.shown()
        entries = check_journal(box, told)
        for entry in entries:
            expect(".example" not in entry, f"An address is in the journal: {entry}")
        say(f"{len(told)} reminders with such texts" + with_journald * ", in journald's protocol")


def reminders_in_the_journal():
    if not journald.can_be_had():
        return say("journald's protocol was not tried: that takes root")
    reminders(with_journald=True)


def long_notes():
    """Notes of a megabyte, and names that are as long."""
    with sandbox() as box:
        box.start()
        box.call("Record", {"events": [added("acme")]})
        try:
            box.call("Record", {"events": [note("acme", "long " * 190_000)]})
            raise Fault("A note of a megabyte was taken.")
        except Refused as refusal:
            expect(refusal.error == "InvalidEvent", f"A long note is answered with {refusal}.")
        box.call("Record", {"events": [note("acme", "long " * 13_000)]})
        for command in (["log", "acme"], ["show", "acme"], ["next", "acme"], ["log", "--json"]):
            output, status = on_terminal(box, *command)
            expect(status == 0, f"{command} ends with {status}: {output[-400:]}")
            check_harmless(output, f"{command}")
        for events in ([added("n" * 500_000)], [added("beta", company="c" * 900_000)]):
            try:
                box.call("Record", {"events": events})
            except Refused as refusal:
                expect(len(str(refusal)) < 2_000, "A refusal repeats a long text whole.")
        for command in COMMANDS:
            output, status = on_terminal(box, *command)
            expect(status == 0, f"{command} ends with {status}: {output[-400:]}")
        box.end()
        log_is_clean(box)
        say("notes and names of a megabyte")


if __name__ == "__main__":
    faults = 0
    if journald.can_be_had():
        journald.have_own_run()
    for attack in (each_field, reminders, reminders_in_the_journal, long_notes):
        try:
            attack()
        except Exception as fault:
            faults += 1
            say(f"{attack.__name__}: FAULT: {fault!r}")
    sys.exit(1 if faults else 0)
