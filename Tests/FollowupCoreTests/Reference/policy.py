"""A second implementation of the policy, written from its text and not from the Swift code.

It reads one history a line from standard input, and writes one line for each of the history's
questions: the parts of its answer, with tabs between. Instants are microseconds since 1970 in UTC.
Nothing here is fast or clever: it walks over dates and asks `zoneinfo`. Where the text leaves
something open, a comment that begins with "Reading:" says how it is read here.
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, reset_tzpath

reset_tzpath(["/usr/share/zoneinfo"])

EPOCH = datetime(1970, 1, 1)
MICROSECOND = timedelta(microseconds=1)
HOUR = 3_600_000_000
MINUTE = 60_000_000
FOREVER = 253_402_300_799_999_999
CHANNELS = ["email", "letter", "phone", "text", "social"]
IN_WRITING = ["email", "letter", "text"]
STAGES = ["applied", "phone", "first", "second", "third", "final"]
ACTIONS = ["thank-you", "check-in", "correction", "gracious-note", "reply", "connect", "other"]
RULES = [
    "no-occasion", "permission", "stated-channel", "outcome", "no-follow-up", "connect",
    "promised-date", "cap",
]


# --- Arithmetic


def local(zone, instant):
    """The calendar and clock of a zone at an instant."""
    moment = EPOCH + timedelta(microseconds=instant)
    return moment.replace(tzinfo=timezone.utc).astimezone(zone).replace(tzinfo=None)


def on(zone, instant):
    return local(zone, instant).date()


@lru_cache(maxsize=200_000)
def at(zone, day, minutes):
    """The instant of a local time: after a gap where it is in one, the first of two in a fold."""
    civil = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    before = civil.replace(tzinfo=zone, fold=0).utcoffset()
    instant = (civil - before - EPOCH) // MICROSECOND
    if local(zone, instant).replace(fold=0) == civil:
        return instant
    after = civil.replace(tzinfo=zone, fold=1).utcoffset()
    low, high = (civil - after - EPOCH) // MICROSECOND, instant
    while high - low > 1:
        middle = (low + high) // 2
        shown = datetime.fromtimestamp(0, timezone.utc) + timedelta(microseconds=middle)
        if shown.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


def minutes(text):
    hours, rest = text.split(":")
    return int(hours) * 60 + int(rest)


class Calendar:
    """Business days and hours in the employer's zone."""

    def __init__(self, name, policy):
        self.zone = ZoneInfo(name)
        self.days = set(policy["employerDays"])
        self.opens, self.closes = (minutes(part) for part in policy["employerHours"].split("-"))
        known = policy["holidays"]
        self.holidays = set(known.get("*", [])) | set(known.get(name, []))

    def date(self, instant):
        return on(self.zone, instant)

    def start(self, day):
        return at(self.zone, day, 0)

    def is_business(self, day):
        return day.isoweekday() in self.days and day.isoformat() not in self.holidays

    def bd(self, day, count):
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_business(day)
        return day

    def after(self, day, span):
        if span.endswith("bd"):
            return self.bd(day, int(span[:-2]))
        return day + timedelta(days=int(span[:-1]))

    def hours(self, day):
        return at(self.zone, day, self.opens), at(self.zone, day, self.closes)

    def next_hours(self, instant):
        """The first business hours at or after an instant, or what is left of those it is in."""
        day = self.date(instant)
        while True:
            if self.is_business(day):
                opens, closes = self.hours(day)
                if opens < closes and closes > instant:
                    return max(opens, instant), closes
            day += timedelta(days=1)

    def hours_ending_after(self, instant):
        """The business hours that an instant is in, whole, or the next ones."""
        return self.hours(self.date(self.next_hours(instant)[0]))

    def within(self, start, end):
        """What the business hours leave of [start, end)."""
        slots, day = [], self.date(start)
        while self.start(day) < end:
            if self.is_business(day):
                opens, closes = self.hours(day)
                if max(opens, start) < min(closes, end):
                    slots.append((max(opens, start), min(closes, end)))
            day += timedelta(days=1)
        return slots


# --- What happened


def undone_in(events):
    """The ids of what is undone, of events in the order of the log."""
    times = {event["id"]: event["time"] for event in events}
    undone = set()
    for event in reversed(events):
        if event["kind"] == "event.undone" and event["id"] not in undone:
            # Who undoes an event has seen it: an undoing before it is not meant.
            if times.get(event["event"], FOREVER) <= event["time"]:
                undone.add(event["event"])
    return undone


def standing(events):
    """What stands of one application's events. What hangs on an undone beginning is gone with it."""
    undone = undone_in(events)
    owners, beginnings = {}, []
    for index, event in enumerate(events):
        if event["kind"] == "application.added":
            beginnings.append(event["id"])
            owners[event["id"]] = event["id"]
        elif beginnings:
            undone_then = undone_in(events[:index])
            open_then = [each for each in beginnings if each not in undone_then]
            device = event["id"].split("/")[0]
            same = [each for each in open_then if each.split("/")[0] == device]
            owners[event["id"]] = (same[-1:] or open_then[:1] or beginnings[-1:])[0]
    kept = [each for each in beginnings if each not in undone]
    # Reading: what came before any beginning, by a clock that was behind, is the first one's.
    first = beginnings[0] if beginnings else None
    mine = [event for event in events if owners.get(event["id"], first) in kept]
    return [event for event in without_gone_contacts(mine, events, undone)
            if event["id"] not in undone and event["kind"] != "event.undone"]


def without_gone_contacts(mine, events, undone):
    current = {}
    for event in mine:
        before = events[:[each["id"] for each in events].index(event["id"])]
        contact = event.get("contact")
        if event["kind"] == "contact.added":
            if contact not in current or current[contact] in undone_in(before):
                current[contact] = event["id"]
        gone = {name for name, beginning in current.items() if beginning in undone}
        if event["kind"] in ("contact.added", "contact.changed"):
            if contact not in gone:
                yield event
            continue
        event = dict(event)
        if contact in gone:
            event["contact"] = contact + "@" + current[contact]
        if "with" in event:
            event["with"] = [name + "@" + current[name] if name in gone else name
                             for name in event["with"]]
        yield event


class Application:
    """The events of one application, undone ones left out, as they were known at an instant."""

    def __init__(self, name, events, as_of=None):
        self.name = name
        self.added = self.zone = self.primary = None
        self.stated, self.contacts = [], {}
        self.interviews, self.cancelled, self.promises, self.touches = [], [], [], []
        self.heard, self.mistakes, self.outcomes, self.skips, self.snoozes = [], [], [], [], []
        for event in standing([event for event in events if event["application"] == name]):
            if as_of is not None and event["at"] > as_of and event["kind"] != "interview.added":
                continue
            self.take(event)
        self.cancel()

    def take(self, event):
        kind = event["kind"]
        event["when"] = (event["at"], event["position"])
        if kind in ("application.added", "application.changed"):
            if kind == "application.added" and self.added is None:
                self.added = event
            self.zone = event.get("zone", self.zone)
            # Reading: channels stated anew take the place of those stated before.
            self.stated = event.get("channels") or self.stated
            if event.get("noFollowUp"):
                self.promises.append(dict(event, promise="noFollowUp"))
        elif kind in ("contact.added", "contact.changed"):
            contact = self.contacts.setdefault(
                event["contact"],
                {"name": None, "address": None, "may": [], "never": [], "events": []})
            for field in ("name", "address"):
                contact[field] = event.get(field, contact[field])
            contact["may"] += event.get("may", [])
            contact["never"] += event.get("never", [])
            contact["events"].append(event)
            if event.get("primary"):
                self.primary = event["contact"]
        elif kind == "interview.added":
            end = event["at"] + event.get("durationMinutes", 60) * MINUTE
            self.interviews.append(
                dict(event, end=end, when=(end, event["position"]), cancelled=False))
        elif kind == "interview.cancelled":
            self.cancelled.append(event)
        elif kind == "promise.recorded":
            promise = "by" if "by" in event else "from" if "from" in event else "noFollowUp"
            day = date.fromisoformat(event[promise]) if promise != "noFollowUp" else None
            self.promises.append(dict(event, promise=promise, date=day))
        elif kind == "touch.sent":
            self.touches.append(event)
        elif kind == "message.heard":
            self.heard.append(event)
        elif kind == "mistake.noted":
            self.mistakes.append(event)
        elif kind == "outcome.recorded":
            self.outcomes.append(event)
        elif kind == "followup.skipped":
            self.skips.append(event)
        elif kind == "reminder.snoozed":
            self.snoozes.append(event)

    def cancel(self):
        """Interviews are called off by their own events, and by an outcome that came before."""
        for interview in self.interviews:
            for event in self.cancelled + self.outcomes:
                if event["kind"] == "interview.cancelled":
                    gone = interview["id"] == event["event"]
                else:
                    gone = (interview["position"] < event["position"]
                            and interview["at"] > event["at"])
                interview["cancelled"] = interview["cancelled"] or gone

    def address(self, contact):
        return self.contacts.get(contact, {}).get("address")

    def addresses(self, contact):
        """Those that a touch may have gone to, in lower case."""
        known = [contact] if contact in self.contacts else list(self.contacts)
        return {self.address(each).lower() for each in known if self.address(each)}


# --- What may be done


def once(function):
    """Computes a situation's answer once."""
    def remembered(self, *arguments):
        key = function, arguments
        if key not in self.known_answers:
            self.known_answers[key] = function(self, *arguments)
        return self.known_answers[key]
    return remembered


class Situation:
    """One application at an instant."""

    def __init__(self, application, now, policy, zone, elsewhere, replied=None):
        self.app, self.now, self.policy, self.elsewhere = application, now, policy, elsewhere
        self.zone = zone
        self.calendar = Calendar(zone, policy)
        self.known_answers = {}
        self.replied = replied  # A reply that is supposed to have been sent, to everybody.

    @once
    def held(self):
        return [interview for interview in self.app.interviews
                if not interview["cancelled"] and interview["end"] <= self.now]

    @once
    def to_come(self):
        return [interview for interview in self.app.interviews
                if not interview["cancelled"] and interview["end"] > self.now]

    @once
    def stage(self):
        return max((interview["stage"] for interview in self.held()), key=STAGES.index,
                   default="applied")

    @once
    def outcome(self):
        # Reading: "recorded later" is the order of the log; where the latest outcome is void, no
        # older one returns.
        last = max((interview["position"] for interview in self.app.interviews), default=-1)
        latest = max(self.app.outcomes, key=lambda outcome: outcome["when"], default=None)
        return latest if latest and latest["position"] > last else None

    def closing(self):
        outcome = self.outcome()
        return outcome if outcome and outcome["outcome"] != "offer" else None

    @once
    def anchor(self):
        found = [(interview["when"], interview) for interview in self.held()]
        found += [(event["when"], event) for event in self.app.heard + self.app.promises]
        found += [(touch["when"], touch) for touch in self.touches() if touch["action"] == "reply"]
        # Reading: an interview that an outcome called off is no interview cancelled.
        found += [(event["when"], event) for event in self.app.cancelled]
        found.append((self.app.added["when"], self.app.added))
        return max(found, key=lambda pair: pair[0])

    def touches(self):
        return self.app.touches + ([self.replied] if self.replied else [])

    @once
    def promise(self):
        """The promise that stands and is neither void nor spent."""
        promise = max(self.app.promises, key=lambda event: event["when"], default=None)
        if promise is None:
            return None
        made = self.calendar.date(promise["at"])
        if any(self.calendar.date(interview["at"]) > made for interview in self.held()):
            return None
        if promise["promise"] != "noFollowUp":
            if self.calendar.date(self.anchor()[0][0]) > promise["date"]:
                return None
        return promise

    # Whom, and by which channel

    @once
    def has_permission(self, contact, channel):
        # Reading: as of a time at which a contact was not recorded yet, what was heard counts.
        known = self.app.contacts.get(contact, {"may": [], "never": []})
        if contact is None or channel in known["never"]:
            return False
        heard = [event for event in self.app.heard if event.get("contact") == contact]
        if channel in known["may"] or any(event.get("channel") == channel for event in heard):
            return True
        return channel in self.app.stated and (
            any(event.get("channel") in IN_WRITING for event in heard)
            or any(contact in interview.get("with", []) for interview in self.held()))

    def is_stated(self, channel, action):
        return not self.app.stated or channel in self.app.stated or action in ("reply", "connect")

    @once
    def channels(self, contact, action):
        return [channel for channel in (["social"] if action == "connect" else CHANNELS)
                if self.has_permission(contact, channel) and self.is_stated(channel, action)]

    def candidates_for(self, action):
        """Reading: "of those" goes on through all contacts, in the order of their recording."""
        wrote = max((event for event in self.app.heard
                     if event.get("channel") in IN_WRITING and event.get("contact")),
                    key=lambda event: event["when"], default={})
        interview = max(self.held(), key=lambda interview: interview["when"], default={})
        found = [self.app.primary, wrote.get("contact"),
                 next(iter(interview.get("with", [])), None)] + list(self.app.contacts)
        return [contact for contact in found if contact in self.app.contacts]

    @once
    def usual(self, action, via=None):
        found = self.candidates_for(action)
        for contact in found:
            channels = self.channels(contact, action)
            if via in channels or (channels and via is None):
                return contact
        return found[0] if found else None

    def known(self, contact):
        return contact if contact in self.app.contacts else None

    def pick(self, contact, action, chosen=None):
        """The channel to a contact. Reading: where the one they used is not permitted, the best;
        where none is, the first that only the employer closed."""
        channels = self.channels(contact, action)
        if chosen in channels:
            return chosen
        if not channels and action != "connect":
            channels = [channel for channel in CHANNELS if self.has_permission(contact, channel)
                        and self.app.stated and channel not in self.app.stated]
        return next(iter(channels), None)

    # Occasions

    def settled(self, action, occasion, settles):
        """"done" or "skipped" where a touch or a skip after the occasion settles it."""
        for state, events in (("done", self.touches()), ("skipped", self.app.skips)):
            for event in events:
                if event["action"] == action and event["when"] > occasion["when"]:
                    if event.get("contact") is None or settles(event["contact"]):
                        return state
        return None

    def proposals(self, action):
        """Each occasion of an action: the event, the recipient where it is a certain one, the
        channel that they chose, whom it is to be passed on to, and the recipients that settle it.

        Reading: what goes to the usual recipient is settled by a touch to anyone, except that the
        thank-you of an interviewer settles no shared one."""
        def anyone(_):
            return True
        if action == "thank-you":
            for interview in self.held():
                whole = interview.get("with", [])
                direct = [contact for contact in whole
                          if self.known(contact) and self.channels(contact, action)]
                rest = [contact for contact in whole if contact not in direct]
                usual = self.usual(action)
                for contact in direct:
                    passed = rest if contact == usual else []
                    yield interview, contact, None, passed, contact.__eq__
                if (rest or not whole) and usual not in direct:
                    yield (interview, None, None, rest,
                           lambda contact, direct=direct: contact not in direct)
        elif action == "correction":
            for mistake in self.app.mistakes:
                before = [touch for touch in self.app.touches if touch["when"] < mistake["when"]]
                last = max(before, key=lambda touch: touch["when"], default={})
                last = self.known(last.get("contact"))
                yield mistake, last, None, [], last.__eq__ if last else anyone
        elif action == "reply":
            for event in self.app.heard:
                if event.get("asks"):
                    asker = self.known(event.get("contact"))
                    yield (event, asker, event.get("channel"), [],
                           asker.__eq__ if asker else anyone)
            outcome = self.outcome()
            if outcome and outcome["outcome"] == "offer":
                yield outcome, None, None, [], anyone
        elif action == "gracious-note":
            outcome = self.closing()
            if outcome and outcome["outcome"] != "accepted":
                yield outcome, None, None, [], anyone
        elif action == "connect":
            contact = self.usual(action)
            reachable = contact is not None and self.channels(contact, action)
            invited = [event for event in self.app.contacts.get(contact, {}).get("events", [])
                       if "social" in event.get("may", []) and reachable]
            # Reading: the occasion is the first invitation, else the outcome.
            occasion = next(iter(invited), self.outcome())
            if occasion is None:
                occasion = {"when": self.anchor()[0], "id": self.anchor()[1]["id"]}
            yield occasion, None, None, [], contact.__eq__ if reachable else anyone

    @once
    def reply_is_due(self):
        return any(not self.settled("reply", occasion, settles)
                   for occasion, _, _, _, settles in self.proposals("reply"))

    # Ranges

    def bound(self, start, end):
        """The slots of a range that the hours bind; the next business hours where none is left."""
        return self.calendar.within(start, end) or [self.calendar.next_hours(start)]

    def slots(self, action, occasion, channel):
        """The slots, whether the hours bound them, and when the follow-up expires."""
        start = occasion["when"][0]
        if action in ("thank-you", "correction"):
            # Reading: where no channel is known, the hours bind.
            binds = channel not in ("email", "letter")
            slots = [(start, start + 24 * HOUR)]
            if binds:
                slots = self.bound(*slots[0])
            return slots, binds, max(start + 72 * HOUR, slots[-1][1])
        today = self.calendar.date(start)
        if action == "reply":
            last = self.calendar.bd(today, 1)
            if occasion.get("until"):
                last = date.fromisoformat(occasion["until"])
            if channel in IN_WRITING:
                # Reading: past the end of business, the end is that of the next business hours.
                end = self.calendar.hours(last)[1]
                if end <= start:
                    end = self.calendar.next_hours(start)[1]
                return [(start, end)], False, FOREVER
            end = self.calendar.start(last + timedelta(days=1))
            return self.bound(start, end), True, FOREVER
        if action == "gracious-note":
            end = self.calendar.start(self.calendar.bd(today, 2) + timedelta(days=1))
            slots = self.bound(start, end)
            through = self.calendar.start(today + timedelta(days=31))
            return slots, True, max(through, slots[-1][1])
        return [(start, FOREVER)], False, FOREVER

    @once
    def check_ins(self):
        anchor = self.anchor()[0]
        return sorted((touch for touch in self.app.touches
                       if touch["action"] == "check-in" and touch["when"] > anchor),
                      key=lambda touch: touch["when"])

    @once
    def spacing(self, recipient):
        """The unsolicited touch that holds the next one back longest, and until which date.

        Reading: a touch elsewhere that names nobody may have gone to anybody there."""
        touches = [touch for touch in self.app.touches if touch["action"] in ("check-in", "other")]
        address = self.app.address(recipient)
        if address is not None:
            touches += [touch for touch, to in self.elsewhere if address.lower() in to]
        promise = self.promise()
        if promise and promise["promise"] == "from":
            touches = [touch for touch in touches if touch["when"] > promise["when"]]
        last = max(touches, key=lambda touch: touch["when"], default=None)
        if last is None:
            return None, None
        return last, self.calendar.after(self.calendar.date(last["at"]), self.policy["spacing"])

    def promised(self):
        promise, calendar = self.promise(), self.calendar
        if promise is None or promise["promise"] == "noFollowUp":
            return None
        opens = promise["date"]
        if promise["promise"] == "by":
            opens = calendar.after(opens, self.policy["afterPromise"])
        return opens, calendar.after(promise["date"], self.policy["afterPromiseCloses"]), promise

    @once
    def check_in_range(self, recipient):
        """The slots of the current check-in, the event that fixed its start, and its last date."""
        calendar, sent = self.calendar, self.check_ins()
        if sent:
            base, spans = sent[-1], self.policy["checkInAgain"]
            day = calendar.date(base["at"])
        else:
            base, spans = self.anchor()[1], self.policy["checkIn"][self.stage()]
            day = calendar.date(self.anchor()[0][0])
        opens, closes = (calendar.after(day, span) for span in spans)
        if not sent and self.stage() in ("phone", "first"):
            opens = min(opens, day + timedelta(days=7))
        promised = self.promised()
        if promised and (not sent or promised[0] > opens):
            opens, closes, base = promised
        touch, until = self.spacing(recipient)
        if until and until > opens:
            opens, base = until, touch
        end = calendar.start(closes + timedelta(days=1))
        slots = calendar.within(calendar.start(opens), end)
        if slots:
            return slots, base, closes
        slots = [calendar.next_hours(calendar.start(opens))]
        return slots, base, calendar.date(slots[0][0])

    @once
    def move_on(self):
        if self.to_come() or self.reply_is_due() or self.outcome():
            return None
        sent = self.check_ins()
        if sent and len(sent) >= self.policy["maxCheckIns"]:
            end, occasion = self.calendar.date(sent[-1]["at"]), sent[-1]
        else:
            _, occasion, end = self.check_in_range(self.usual("check-in"))
        day = self.calendar.bd(end, 10)
        return self.calendar.next_hours(self.calendar.start(day))[0], occasion

    # Denials

    def denial(self, action, contact, channel):
        """The first rule that denies a touch, whatever the time."""
        outcome = self.outcome()
        rules = []
        if channel is None:
            rules.append("permission")
        else:
            if not self.has_permission(contact, channel):
                rules.append("permission")
            if not self.is_stated(channel, action):
                rules.append("stated-channel")
        if outcome and action == "check-in":
            rules.append("outcome")
        if self.closing() and action in ("correction", "other"):
            rules.append("outcome")
        promise = self.promise()
        if promise and promise["promise"] == "noFollowUp" and action in ("check-in", "other"):
            rules.append("no-follow-up")
        if action == "connect":
            if channel not in (None, "social"):
                rules.append("connect")
            invited = "social" in self.app.contacts.get(contact, {}).get("may", [])
            if not self.closing() and not invited:
                rules.append("connect")
        if action == "check-in" and len(self.check_ins()) >= self.policy["maxCheckIns"]:
            rules.append("cap")
        return min(rules, key=RULES.index, default=None)

    # Follow-ups

    def candidates(self, action, via=None, to=None):
        """Each follow-up of an action that could be, with its slots: by the channel and to the
        contact named, if any."""
        if action == "check-in":
            contact = to or self.usual(action, via)
            channel = via or self.pick(contact, action)
            slots, base, _ = self.check_in_range(contact)
            move_on = self.move_on()
            anchor = {"when": self.anchor()[0]}
            settled = self.settled(action, anchor, lambda _: True)
            if settled == "done":
                skips = [skip for skip in self.app.skips if skip["action"] == action]
                settled = "skipped" if any(
                    skip["when"] > anchor["when"] for skip in skips) else None
            yield {
                "occasion": base, "recipient": contact, "channel": channel, "pass": [],
                "slots": slots, "bound": True, "settled": settled,
                "expires": move_on[0] if move_on else FOREVER}
            return
        for occasion, fixed, chosen, others, settles in self.proposals(action):
            # Reading: what is for a certain contact has no occasion with another.
            if to is not None and fixed not in (None, to):
                continue
            contact = to or fixed or self.usual(action, via)
            channel = via or self.pick(contact, action, chosen)
            slots, binds, expires = self.slots(action, occasion, channel)
            yield {
                "occasion": occasion, "recipient": contact, "channel": channel,
                "pass": [other for other in others if other != contact], "slots": slots,
                "bound": binds, "expires": expires,
                "settled": self.settled(action, occasion, settles)}

    def late_slot(self, found):
        """From when until when a late follow-up may be made next; none before it expires."""
        start, end = found["slots"][-1][1], found["expires"]
        if found["bound"]:
            hours = self.calendar.hours_ending_after(self.now)
            start, end = max(start, hours[0]), min(end, hours[1])
        return (start, end) if start < end and end > self.now else None

    def snoozed(self, action, occasion):
        """Until when each phase was put off, the last word in the log's order."""
        latest = {}
        for event in self.app.snoozes:
            name, verb, device, sequence, phase = event["reminder"].split("/")
            if (name, verb, f"{device}/{sequence}") == (self.app.name, action, occasion["id"]):
                latest[phase] = event["until"]
        return latest

    def state(self, action, found):
        if found["settled"]:
            return found["settled"]
        if found["expires"] <= self.now:
            return "expired"
        rule = self.denial(action, found["recipient"], found["channel"])
        if rule:
            return "denied " + rule
        if found["slots"][-1][1] <= self.now:
            return "late"
        if any(until > self.now for until in self.snoozed(action, found["occasion"]).values()):
            return "snoozed"
        if self.now < found["slots"][0][0]:
            return "held"
        inside = any(start <= self.now < end for start, end in found["slots"])
        return "open" if inside else "paused"

    def follow_ups(self):
        for action in ACTIONS:
            if action == "other":
                continue
            if action == "check-in":
                if self.outcome() or self.to_come() or self.reply_is_due():
                    continue
                if len(self.check_ins()) >= self.policy["maxCheckIns"]:
                    continue
            for found in self.candidates(action):
                state = self.state(action, found)
                if state.startswith("denied") and action in ("connect", "gracious-note"):
                    continue
                yield action, found, state

    # The answers to "may I?"

    def check(self, action, via, to):
        if action == "other":
            return self.check_other(via, to)
        if action == "check-in" and not self.outcome():
            if self.to_come() or self.reply_is_due():
                return self.supposed().check_supposed(via, to)
        answers = [self.judge(action, found) for found in self.candidates(action, via, to)]
        for answer in answers:
            if answer[0] == "allowed":
                return answer
        waiting = [answer for answer in answers if answer[0] == "notYet"]
        denied = [answer for answer in answers if answer[2] not in (None, "no-occasion")]
        return min(waiting, key=lambda answer: answer[1],
                   default=denied[0] if denied else ("never", None, "no-occasion"))

    def judge(self, action, found):
        if found["settled"] or found["expires"] <= self.now:
            return "never", None, "no-occasion"
        rule = self.denial(action, found["recipient"], found["channel"])
        return ("never", None, rule) if rule else self.place(found)

    def place(self, found):
        for start, end in found["slots"]:
            if start <= self.now < end:
                return "allowed", None, None
            if self.now < start:
                return "notYet", start, None
        late = self.late_slot(found)
        if late is None:
            return "never", None, "no-occasion"
        return ("allowed", None, None) if late[0] <= self.now else ("notYet", late[0], None)

    def supposed(self):
        """As it would be with the reply sent now and the interviews to come held."""
        later = max([self.now] + [interview["end"] for interview in self.to_come()])
        reply = None
        if self.reply_is_due():
            reply = {"action": "reply", "at": self.now, "when": (self.now, 1 << 60),
                     "id": "supposed/1"}
        return Situation(self.app, later, self.policy, self.zone, self.elsewhere, reply)

    def check_supposed(self, via, to):
        found = next(self.candidates("check-in", via, to))
        verdict = self.judge("check-in", found)
        return ("notYet", self.now, None) if verdict[0] == "allowed" else verdict

    def check_other(self, via, to):
        contact = to or self.usual("other", via)
        channel = via or self.pick(contact, "other")
        rule = self.denial("other", contact, channel)
        if rule:
            return "never", None, rule
        start, promised = self.now, self.promised()
        if promised:
            start = max(start, self.calendar.start(promised[0]))
        _, until = self.spacing(contact)
        if until:
            start = max(start, self.calendar.start(until))
        opens = self.calendar.next_hours(start)[0]
        return ("allowed", None, None) if opens <= self.now else ("notYet", opens, None)

    # Reminders

    def reminders(self, quiet):
        for interview in self.app.interviews:
            # Reading: with an outcome there is nothing left to ask or to record.
            promised = any(promise["recorded"] > interview["at"] for promise in self.app.promises)
            if interview["cancelled"] or promised or self.outcome():
                continue
            if self.now < interview["at"]:
                yield self.reminder("interview", interview, "ask",
                                    interview["at"] - self.policy["askBeforeMinutes"] * MINUTE,
                                    None, None)
            yield self.reminder("interview", interview, "record",
                                interview["end"] + self.policy["recordAfterMinutes"] * MINUTE,
                                quiet, None)
        for action, found, state in self.follow_ups():
            if action == "connect" or state.split()[0] in ("done", "skipped", "expired", "denied"):
                continue
            slots = found["slots"]
            opens, closes = slots[0][0], slots[-1][1]
            closing = slots[-1][0] if len(slots) > 1 else max(opens, closes - 2 * HOUR)
            if state == "late":
                # Reading: the phases before it have passed for good.
                yield self.reminder(action, found["occasion"], "late", closes, quiet, None)
                continue
            yield self.reminder(action, found["occasion"], "opens", opens, quiet, slots[0][1])
            yield self.reminder(action, found["occasion"], "closing", closing, quiet, closes)
            yield self.reminder(action, found["occasion"], "late", closes, quiet, None)
        move_on = self.move_on()
        if move_on:
            yield self.reminder("check-in", move_on[1], "move-on", move_on[0], quiet, None)

    def reminder(self, action, occasion, phase, due, quiet, slot_end):
        """Reading: to snooze one phase puts off the others of the same follow-up, too."""
        snoozed = self.snoozed(action, occasion)
        comes = max([due] + list(snoozed.values()))
        if quiet:
            comes = self.outside(quiet, comes, slot_end, comes > due)
        settled = due <= occasion["recorded"] and phase not in snoozed
        return (f"{self.app.name}/{action}/{occasion['id']}/{phase}", due, comes, settled)

    def outside(self, quiet, instant, slot_end, snoozed):
        """After the quiet hours, or at their start where that would be after the slot's end.

        Reading: what the user put off until then comes then, not at their start."""
        zone, (starts, ends) = quiet
        for shift in (-1, 0):
            day = on(zone, instant) + timedelta(days=shift)
            start = at(zone, day, starts)
            end = at(zone, day + timedelta(days=ends <= starts), ends)
            if start <= instant < end:
                if slot_end is None or slot_end <= instant or end < slot_end:
                    return end
                return instant if snoozed else start
        return instant


# --- Questions and answers


def answer(history, question):
    policy, events = history["policy"], history["events"]
    as_of = question["at"] if question["asOf"] else None
    applications = {}
    for event in events:
        applications.setdefault(event["application"], None)
    for name in applications:
        applications[name] = Application(name, [dict(event) for event in events], as_of)
    app = applications.get(question["application"])
    if app is None or app.added is None:
        return ["none"]
    elsewhere = [(touch, other.addresses(touch.get("contact")))
                 for other in applications.values() if other is not app and other.added
                 for touch in other.touches if touch["action"] in ("check-in", "other")]
    user = policy.get("userZone") or history["systemZone"]
    zone = app.zone or policy.get("employerZone") or user
    quiet = policy.get("quiet")
    if quiet:
        quiet = ZoneInfo(user), [minutes(part) for part in quiet.split("-")]
    situation = Situation(app, question["at"], policy, zone, elsewhere)
    lines = []
    for action, found, state in situation.follow_ups():
        slots = found["slots"]
        text = [action, found["occasion"]["id"], found["recipient"] or "nobody",
                "+".join(found["pass"] if found["recipient"] else []) or "-", state]
        if state.split()[0] not in ("done", "skipped", "expired", "denied"):
            late = situation.late_slot(found) if state == "late" else None
            shown = ([late] if late else []) if state == "late" else slots
            text += [found["channel"], str(slots[0][0]), str(slots[-1][1]),
                     ",".join(f"{start}-{end}" for start, end in shown) or "-"]
        lines.append("F " + " ".join(text))
    for check in question["checks"]:
        verdict, start, rule = situation.check(check["action"], check.get("via"), check.get("to"))
        words = [check["action"], check.get("via") or "-", check.get("to") or "-", verdict]
        lines.append("C " + " ".join(words + [str(part) for part in (start, rule) if part]))
    move_on = situation.move_on()
    lines.append(f"M {move_on[0] if move_on else 'none'}")
    told = {}
    for identity, due, comes, settled in situation.reminders(quiet):
        # Reading: of the thank-yous that share a reminder, the first to come makes it.
        if identity not in told or (due, comes) < told[identity][:2]:
            told[identity] = due, comes, "settled" if settled else "to be told"
    return sorted(lines) + sorted(f"R {identity} {due} {comes} {settled}"
                                  for identity, (due, comes, settled) in told.items())


def main():
    for line in sys.stdin:
        history = json.loads(line)
        events = sorted(history["events"], key=lambda event: (
            event["time"], event["id"].split("/")[0], int(event["id"].split("/")[1])))
        for position, event in enumerate(events):
            event["position"] = position
        history["events"] = events
        for question in history["questions"]:
            print("\t".join(answer(history, question)))


if __name__ == "__main__":
    main()
