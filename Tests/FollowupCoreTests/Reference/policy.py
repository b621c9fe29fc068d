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
ACTIONS = ["thank-you", "check-in", "correction", "gracious-note", "reply", "decision",
           "offer-news", "connect", "other"]
UNSOLICITED = ["check-in", "offer-news", "other"]
NO = ["rejected", "withdrawn", "declined"]
RULES = [
    "no-occasion", "permission", "stated-channel", "outcome", "accepted-elsewhere",
    "no-follow-up", "connect", "promised-date", "cap",
]
DAY = 24 * HOUR


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

    def __init__(self, name, events, as_of=None, people_now=False):
        """With `people_now`, people and the employer's own data are as they are known now."""
        self.name = name
        self.added = self.zone = self.primary = None
        self.stated, self.contacts = [], {}
        self.interviews, self.cancelled, self.promises, self.touches = [], [], [], []
        self.heard, self.mistakes, self.outcomes, self.skips, self.snoozes = [], [], [], [], []
        for event in standing([event for event in events if event["application"] == name]):
            if as_of is not None and event["at"] > as_of:
                if people_now and event["kind"].startswith(("contact.", "application.")):
                    event = {key: value for key, value in event.items() if key != "noFollowUp"}
                elif event["kind"] not in ("interview.added", "interview.moved"):
                    continue
            self.take(event)
        self.cancel()
        self.outcome = self.standing_outcome()

    def take(self, event):
        kind = event["kind"]
        event["when"] = (event["at"], event["position"])
        if kind in ("application.added", "application.changed"):
            if kind == "application.added" and self.added is None:
                self.added = event
            self.zone = event.get("zone", self.zone)
            # Reading: channels stated anew take the place of those stated before.
            self.stated = event.get("channels") or self.stated
            # What is null is taken back.
            if "channels" in event and event["channels"] is None:
                self.stated = []
            if "noFollowUp" in event and event["noFollowUp"] is None:
                self.promises = [promise for promise in self.promises
                                 if promise["promise"] != "noFollowUp"]
            if event.get("noFollowUp"):
                self.promises.append(dict(event, promise="noFollowUp"))
        elif kind in ("contact.added", "contact.changed"):
            contact = self.contacts.setdefault(
                event["contact"],
                {"name": None, "addresses": [], "part": None, "may": [], "never": [],
                 "events": []})
            contact["name"] = event.get("name", contact["name"])
            contact["part"] = event.get("part", contact["part"])
            former = event.get("insteadOf", "").lower()
            contact["addresses"] = [one for one in contact["addresses"] if one.lower() != former]
            address = event.get("address")
            if address and address.lower() not in [one.lower() for one in contact["addresses"]]:
                contact["addresses"].append(address)
            contact["may"] += event.get("may", [])
            contact["never"] += event.get("never", [])
            contact["events"].append(event)
            if event.get("primary"):
                self.primary = event["contact"]
        elif kind == "interview.added":
            end = event["at"] + event.get("durationMinutes", 60) * MINUTE
            self.interviews.append(
                dict(event, end=end, when=(end, event["position"]), cancelled=False,
                     event=event["id"]))
        elif kind == "interview.moved":
            for interview in self.interviews:
                if interview["event"] == event["event"]:
                    end = event["at"] + interview["end"] - interview["at"]
                    # Its reminders come anew: the event that fixed its time is another one.
                    interview.update(
                        at=event["at"], end=end, when=(end, event["position"]), id=event["id"],
                        position=event["position"], recorded=event["recorded"])
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
            # Reading: an offer or a rejection that somebody sent is a message heard from them.
            if event["outcome"] in ("offer", "rejected"):
                if event.get("channel") or event.get("contact"):
                    self.heard.append(dict(event, asks=False))
        elif kind == "followup.skipped":
            self.skips.append(event)
        elif kind == "reminder.snoozed":
            self.snoozes.append(event)

    def cancel(self):
        """Interviews are called off by their own events, and by an outcome that came before."""
        for interview in self.interviews:
            for event in self.cancelled + self.outcomes:
                if event["kind"] == "interview.cancelled":
                    gone = interview["event"] == event["event"]
                else:
                    gone = (event["outcome"] != "offer"
                            and interview["position"] < event["position"]
                            and interview["at"] > event["at"])
                interview["cancelled"] = interview["cancelled"] or gone

    def standing_outcome(self):
        """The latest outcome. Reading: where it is void, no older one returns."""
        latest = max(self.outcomes, key=lambda outcome: outcome["when"], default=None)
        if latest and latest["outcome"] in NO:
            if any(interview["at"] > latest["at"] and interview["position"] > latest["position"]
                   for interview in self.interviews):
                return None
        return latest

    def offer(self):
        """The offer that stands: the offers since the last other outcome, in order."""
        if not self.outcome or self.outcome["outcome"] != "offer":
            return []
        offers = []
        for outcome in sorted(self.outcomes, key=lambda outcome: outcome["when"]):
            offers = offers + [outcome] if outcome["outcome"] == "offer" else []
        return offers

    def is_referrer(self, contact):
        return self.contacts.get(contact, {}).get("part") == "referrer"

    def addresses(self, contact):
        return {one.lower() for one in self.contacts.get(contact, {}).get("addresses", [])}

    def addresses_reached(self, contact):
        """Those that a touch may have gone to, in lower case: of a touch that names nobody, all but
        a referrer's."""
        if contact in self.contacts:
            return self.addresses(contact)
        return {one for each in self.contacts if not self.is_referrer(each)
                for one in self.addresses(each)}

    def unsolicited(self):
        return [touch for touch in self.touches
                if touch["action"] in UNSOLICITED and not self.is_referrer(touch.get("contact"))]


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

    def __init__(self, application, now, policy, zone, user, others, events, replied=None):
        """`others` are the user's other applications, each with its zone."""
        self.app, self.now, self.policy, self.others = application, now, policy, others
        self.zone, self.user, self.events = zone, user, events
        self.elsewhere = [(touch, other.addresses_reached(touch.get("contact")))
                          for other, _ in others for touch in other.unsolicited()]
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

    def outcome(self):
        return self.app.outcome

    def deadline(self, until, after, zone=None):
        """The instant of a deadline. Reading: one that is not after what has it is none, and beyond
        400 days it counts as then."""
        if not until:
            return None
        if "T" in until:
            moment = datetime.fromisoformat(until.replace("Z", "+00:00")).replace(tzinfo=None)
            instant = (moment - EPOCH) // MICROSECOND
        else:
            instant = at(zone or self.calendar.zone, date.fromisoformat(until),
                         self.calendar.closes)
        return min(instant, after + 400 * DAY) if instant > after else None

    def offer_deadline(self, offers, zone=None):
        """The deadline that was said last, of the latest terms."""
        said = [offer["until"] for offer in offers if offer.get("until")]
        return self.deadline(said[-1], offers[-1]["at"], zone) if said else None

    # Elsewhere

    @once
    def accepted_elsewhere(self):
        """The first acceptance elsewhere since this application began that still stands there."""
        found = [other.outcome for other, _ in self.others
                 if other.outcome and other.outcome["outcome"] == "accepted"
                 and other.outcome["when"] > self.app.added["when"]]
        return min(found, key=lambda outcome: outcome["when"], default=None)

    @once
    def leave(self):
        """When leave was taken after an acceptance elsewhere."""
        accepted = self.accepted_elsewhere()
        if not accepted:
            return None
        return max((touch["when"] for touch in self.app.touches
                    if touch["action"] == "gracious-note" and touch["when"] > accepted["when"]
                    and not self.app.is_referrer(touch.get("contact"))), default=None)

    def as_known_at(self, instant):
        """The same application as it was known then, of people as they are known now."""
        app = Application(self.app.name, [dict(event) for event in self.events], instant, True)
        others = [(Application(other.name, [dict(event) for event in self.events], instant, True),
                   zone) for other, zone in self.others]
        return Situation(app, instant, self.policy, self.zone, self.user,
                         [(other, zone) for other, zone in others], self.events)

    @once
    def is_dormant(self):
        move_on = self.move_on()
        return move_on is not None and move_on[0] <= self.now

    def takes_leave(self):
        accepted = self.accepted_elsewhere()
        if not accepted or self.outcome():
            return None
        wrote = any(event.get("channel") in IN_WRITING
                    and not self.app.is_referrer(event.get("contact")) for event in self.app.heard)
        if not wrote and all(interview["cancelled"] for interview in self.app.interviews):
            return None
        return None if self.as_known_at(accepted["at"]).is_dormant() else accepted

    def news(self):
        """The offer elsewhere that is to be told here, and its deadline."""
        matters = STAGES.index(self.stage()) >= 1 or self.to_come()
        if self.outcome() or not matters or self.accepted_elsewhere():
            return None
        standing = []
        for other, zone in self.others:
            offers = other.offer()
            pressing = [offer for offer in offers if offer.get("until")]
            if not pressing:
                continue
            deadline = self.offer_deadline(offers, ZoneInfo(zone))
            told = [event for event in self.app.touches + self.app.skips
                    if event["action"] == "offer-news" and event["when"] > pressing[0]["when"]
                    and not self.app.is_referrer(event.get("contact"))]
            if deadline and not told:
                standing.append((deadline, pressing[0]["when"], pressing[0]))
        if not standing or self.is_dormant():
            return None
        # Reading: one that has lapsed hides no other.
        alive = [each for each in standing if each[0] > self.now] or standing
        deadline, _, offer = min(alive, key=lambda each: each[:2])
        return offer, deadline

    def closing(self):
        outcome = self.outcome()
        return outcome if outcome and outcome["outcome"] != "offer" else None

    @once
    def anchor(self):
        found = [(interview["when"], interview) for interview in self.held()]
        found += [(event["when"], event) for event in self.app.heard + self.app.promises
                  if not self.app.is_referrer(event.get("contact"))]
        found += [(touch["when"], touch) for touch in self.touches() if touch["action"] == "reply"
                  and not self.app.is_referrer(touch.get("contact"))]
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

    def is_stated(self, channel, action, contact):
        return (not self.app.stated or channel in self.app.stated
                or action in ("reply", "connect", "decision") or self.app.is_referrer(contact))

    @once
    def channels(self, contact, action):
        return [channel for channel in (["social"] if action == "connect" else CHANNELS)
                if self.has_permission(contact, channel)
                and self.is_stated(channel, action, contact)]

    def candidates_for(self, action):
        """Reading: "of those" goes on through all contacts, in the order of their recording."""
        wrote = max((event for event in self.app.heard
                     if event.get("channel") in IN_WRITING and event.get("contact")
                     and not self.app.is_referrer(event["contact"])),
                    key=lambda event: event["when"], default={})
        interview = max(self.held(), key=lambda interview: interview["when"], default={})
        found = [self.app.primary, wrote.get("contact"),
                 next(iter(interview.get("with", [])), None)] + list(self.app.contacts)
        return [contact for contact in found
                if contact in self.app.contacts and not self.app.is_referrer(contact)]

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
        if action == "decision":
            return None
        channels = self.channels(contact, action)
        if chosen in channels:
            return chosen
        if not channels and action != "connect":
            channels = [channel for channel in CHANNELS if self.has_permission(contact, channel)
                        and not self.is_stated(channel, "other", contact)]
        return next(iter(channels), None)

    # Occasions

    def settlers(self, action, occasion):
        """The touches and skips of an action after an occasion, each with the state it makes."""
        return [(event.get("contact"), state)
                for state, events in (("done", self.app.touches), ("skipped", self.app.skips))
                for event in events
                if event["action"] == action and event["when"] > occasion["when"]]

    def settled(self, action, occasion, settles):
        """"done" or "skipped" where touches or skips after the occasion settle it: `settles` says
        so of the contacts that they name."""
        found = self.settlers(action, occasion)
        if settles([contact for contact, state in found if state == "done"]):
            return "done"
        return "skipped" if settles([contact for contact, _ in found]) else None

    def anyone(self, contacts):
        """Reading: what passes with a referrer concerns nobody else."""
        return any(contact is None or not self.app.is_referrer(contact) for contact in contacts)

    def one(self, wanted):
        return lambda contacts: any(contact in (None, wanted) for contact in contacts)

    def passed_on(self, others, own):
        """Reading: to nobody in particular, to whoever passes it on, or to each of the others."""
        def settles(contacts):
            if others and set(others) <= set(contacts):
                return True
            return any(contact is None or (contact not in others and contact not in own
                                           and not self.app.is_referrer(contact))
                       for contact in contacts)
        return settles

    @once
    def questions(self):
        """Each question and the acknowledgement of an offer, with who asked, how, the deadline, and
        what settled it. Reading: the acknowledgement is a question without a deadline."""
        found = [dict(event, deadline=self.deadline(event.get("until"), event["at"]),
                      asker=self.known(event.get("contact")), state=None)
                 for event in self.app.heard if event.get("asks")]
        offers = self.app.offer()
        if offers:
            who = [offer["contact"] for offer in offers if offer.get("contact")]
            how = [offer["channel"] for offer in offers if offer.get("channel")]
            found.append(dict(
                offers[0], deadline=None, asker=self.known(who[-1]) if who else None,
                channel=how[-1] if how else None, state=None))
        events = [(event["when"], state, event.get("contact"))
                  for state, events in (("done", self.app.touches), ("skipped", self.app.skips))
                  for event in events if event["action"] == "reply"]
        for when, state, contact in sorted(events, key=lambda event: event[0]):
            due = [question for question in found
                   if question["state"] is None and question["when"] < when
                   and (contact is None or question["asker"] == contact
                        or question["asker"] is None and not self.app.is_referrer(contact))]
            meant = [question for question in due if question["deadline"] is None]
            if due and not meant:
                meant = [min(due, key=lambda question: (question["deadline"], question["when"]))]
            for question in meant:
                question["state"] = state
        if self.replied:
            return []
        return found

    def proposals(self, action):
        """Each occasion of an action: the event, the recipient where it is a certain one, the
        channel that they chose, whom it is to be passed on to, and what settled it."""
        if action == "thank-you":
            for interview in self.held():
                whole = interview.get("with", [])
                direct = [contact for contact in whole
                          if self.known(contact) and self.channels(contact, action)]
                rest = [contact for contact in whole if contact not in direct]
                usual = self.usual(action)
                for contact in direct:
                    passed = rest if contact == usual else []
                    yield (interview, contact, None, passed,
                           self.settled(action, interview, self.one(contact)))
                if (rest or not whole) and usual not in direct:
                    yield (interview, None, None, rest,
                           self.settled(action, interview, self.passed_on(rest, direct)))
        elif action == "correction":
            for mistake in self.app.mistakes:
                before = [touch for touch in self.app.touches if touch["when"] < mistake["when"]]
                last = max(before, key=lambda touch: touch["when"], default={})
                last = self.known(last.get("contact"))
                yield (mistake, last, None, [],
                       self.settled(action, mistake, self.one(last) if last else self.anyone))
        elif action == "reply":
            for question in self.questions():
                yield question, question["asker"], question.get("channel"), [], question["state"]
        elif action == "decision":
            offers = self.app.offer()
            if offers:
                who = [offer["contact"] for offer in offers if offer.get("contact")]
                yield (dict(offers[-1], deadline=self.offer_deadline(offers)),
                       self.known(who[-1]) if who else None, None, [], None)
        elif action == "offer-news":
            news = self.news()
            if news:
                yield dict(news[0], deadline=news[1]), None, None, [], None
        elif action == "gracious-note":
            outcome = self.closing()
            if outcome and outcome["outcome"] in NO:
                state = self.settled(action, outcome, self.anyone)
                if outcome["outcome"] != "rejected" and self.is_told(outcome):
                    state = "done"
                yield outcome, None, None, [], state
            else:
                accepted = self.takes_leave()
                if accepted:
                    yield accepted, None, None, [], self.settled(action, accepted, self.anyone)
        elif action == "connect":
            contact = self.usual(action)
            reachable = contact is not None and self.channels(contact, action)
            invited = [event for event in self.app.contacts.get(contact, {}).get("events", [])
                       if "social" in event.get("may", []) and reachable]
            # Reading: the occasion is the first invitation, else the outcome.
            occasion = next(iter(invited), self.outcome())
            if occasion is None:
                occasion = {"when": self.anchor()[0], "id": self.anchor()[1]["id"]}
            yield (occasion, None, None, [],
                   self.settled(action, occasion, self.one(contact) if reachable else self.anyone))

    def is_told(self, outcome):
        """Whether they know of an outcome that is the user's."""
        day = self.calendar.date(outcome["at"])
        if outcome["outcome"] == "withdrawn" and self.leave():
            return True
        return any(self.calendar.date(touch["at"]) >= day
                   and not self.app.is_referrer(touch.get("contact"))
                   for touch in self.app.touches)

    @once
    def reply_is_due(self):
        return any(question["state"] is None and not self.app.is_referrer(question["asker"])
                   for question in self.questions())

    # Ranges

    def bound(self, start, end):
        """The slots of a range that the hours bind; the next business hours where none is left."""
        return self.calendar.within(start, end) or [self.calendar.next_hours(start)]

    def before(self, start, end, also=None):
        """The slots of a range before a deadline: the range itself where business leaves none."""
        return self.merged(self.calendar.within(start, end), also) or [(start, end)]

    def merged(self, slots, also):
        """Slots and one more interval, in order, those that touch made one."""
        found = []
        for start, end in sorted(slots + ([also] if also else [])):
            if found and start <= found[-1][1]:
                found[-1] = found[-1][0], max(found[-1][1], end)
            else:
                found.append((start, end))
        return found

    def slots(self, action, occasion, contact, channel):
        """The slots, whether the hours bound them, and when the follow-up expires."""
        start, free = occasion["when"][0], self.app.is_referrer(contact)
        today, deadline = self.calendar.date(start), occasion.get("deadline")
        if action in ("thank-you", "correction"):
            # Reading: where no channel is known, the hours bind.
            binds = channel not in ("email", "letter") and not free
            slots = [(start, start + 24 * HOUR)]
            if binds:
                slots = self.bound(*slots[0])
            return slots, binds, max(start + 72 * HOUR, slots[-1][1])
        if action == "offer-news":
            end = self.calendar.start(self.calendar.bd(today, 2) + timedelta(days=1))
            slots, binds = [(start, min(end, deadline))], channel not in ("email", "letter")
            if binds and not free:
                slots = self.before(*slots[0])
            return slots, binds and not free, max(deadline, slots[-1][1])
        if action == "decision":
            binds = channel in ("phone", "text") and not free
            if deadline:
                slots = self.before(start, deadline) if binds else [(start, deadline)]
                return slots, binds, FOREVER
            # Reading: the business hours of now, or the next ones.
            now = max(start, self.now)
            return [self.calendar.next_hours(now)] if binds else [(start, FOREVER)], binds, FOREVER
        if action == "reply":
            return self.reply_slots(start, deadline, channel, occasion.get("channel"), free)
        if action == "gracious-note":
            end = self.calendar.start(self.calendar.bd(today, 2) + timedelta(days=1))
            slots = [(start, end)] if free else self.bound(start, end)
            through = self.calendar.start(today + timedelta(days=31))
            return slots, not free, max(through, slots[-1][1])
        return [(start, FOREVER)], False, FOREVER

    def reply_slots(self, start, deadline, channel, heard_by, free):
        last = self.calendar.bd(self.calendar.date(start), 1)
        if channel in IN_WRITING or free:
            return [(start, deadline or self.calendar.hours(last)[1])], False, FOREVER
        also = None
        if heard_by == "phone":
            evening = at(self.calendar.zone, self.calendar.date(start), 20 * 60)
            also = start, min(start + 2 * HOUR, evening, deadline or FOREVER)
            also = also if also[0] < also[1] else None
        if deadline:
            return self.before(start, deadline, also), True, FOREVER
        end = self.calendar.start(last + timedelta(days=1))
        slots = self.merged(self.calendar.within(start, end), also)
        return slots or [self.calendar.next_hours(start)], True, FOREVER

    def last_chance(self, closes, expires, binds):
        """When it can be made no more: where the hours bind, the last of them before it expires."""
        if not binds or expires == FOREVER:
            return expires
        day, found = self.calendar.date(closes), None
        while self.calendar.start(day) < expires:
            opens, ends = self.calendar.hours(day)
            if self.calendar.is_business(day) and opens < min(ends, expires) and ends > closes:
                found = min(ends, expires)
            day += timedelta(days=1)
        return found or min(closes, expires)

    @once
    def check_ins(self):
        anchor = self.anchor()[0]
        return sorted((touch for touch in self.app.touches
                       if touch["action"] == "check-in" and touch["when"] > anchor
                       and not self.app.is_referrer(touch.get("contact"))),
                      key=lambda touch: touch["when"])

    @once
    def spacing(self, recipient):
        """The unsolicited touch that holds the next one back longest, and until which date.

        Reading: a touch elsewhere that names nobody may have gone to anybody there."""
        touches = self.app.unsolicited()
        mine = self.app.addresses(recipient)
        touches += [touch for touch, to in self.elsewhere if mine & to]
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
        if self.app.is_referrer(recipient):
            return [(calendar.start(opens), max(end, calendar.start(opens)))], base, closes
        slots = calendar.within(calendar.start(opens), end)
        if slots:
            return slots, base, closes
        slots = [calendar.next_hours(calendar.start(opens))]
        return slots, base, calendar.date(slots[0][0])

    @once
    def move_on(self):
        if self.to_come() or self.reply_is_due() or self.outcome():
            return None
        if self.leave() and self.leave() > self.anchor()[0]:
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
        if action == "decision":
            return None
        if channel is None:
            rules.append("permission")
        else:
            if not self.has_permission(contact, channel):
                rules.append("permission")
            if not self.is_stated(channel, action, contact):
                rules.append("stated-channel")
        if outcome and action == "check-in":
            rules.append("outcome")
        if self.closing() and action in ("correction", "other"):
            rules.append("outcome")
        if action in ("check-in", "offer-news") and self.accepted_elsewhere():
            rules.append("accepted-elsewhere")
        promise = self.promise()
        if promise and promise["promise"] == "noFollowUp" and action in UNSOLICITED:
            if not self.app.is_referrer(contact):
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
            skips = [who for who, state in self.settlers(action, anchor) if state == "skipped"]
            settled = "skipped" if self.anyone(skips) else None
            bound = not self.app.is_referrer(contact)
            expires = move_on[0] if move_on else FOREVER
            yield {
                "occasion": base, "recipient": contact, "channel": channel, "pass": [],
                "slots": slots, "bound": bound, "settled": settled,
                "expires": self.last_chance(slots[-1][1], expires, bound)}
            return
        for occasion, fixed, chosen, others, settled in self.proposals(action):
            # Reading: what is for a certain contact has no occasion with another.
            if to is not None and fixed not in (None, to):
                continue
            contact = to or fixed or self.usual(action, via)
            channel = via or self.pick(contact, action, chosen)
            slots, binds, expires = self.slots(action, occasion, contact, channel)
            yield {
                "occasion": occasion, "recipient": contact, "channel": channel,
                "pass": [other for other in others if other != contact], "slots": slots,
                "bound": binds, "settled": settled,
                "expires": self.last_chance(slots[-1][1], expires, binds)}

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
                # Reading: like an outcome, an acceptance elsewhere leaves nothing to offer.
                if self.accepted_elsewhere():
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
        return Situation(self.app, later, self.policy, self.zone, self.user, self.others,
                         self.events, reply)

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
        opens = start
        if not self.app.is_referrer(contact):
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
            yield from self.phases(action, found, state, quiet)
        move_on = self.move_on()
        if move_on:
            yield self.reminder("check-in", move_on[1], "move-on", move_on[0], quiet, None)

    def phases(self, action, found, state, quiet):
        slots, occasion = found["slots"], found["occasion"]
        opens, closes = slots[0][0], slots[-1][1]
        deadline = occasion.get("deadline") if action in ("decision", "reply") else None
        if closes == FOREVER:
            if action == "decision":
                day = self.calendar.date(occasion["at"]) + timedelta(days=2)
                ask = self.calendar.next_hours(self.calendar.start(day))[0]
                yield self.reminder(action, occasion, "closing", ask, quiet, None)
            return
        # Reading: once it is late, the phases before that have passed for good.
        if state != "late":
            yield self.reminder(action, occasion, "opens", opens, quiet, slots[0][1])
            closing = slots[-1][0] if len(slots) > 1 else max(opens, closes - 2 * HOUR)
            phases = [("closing", closing)]
            if deadline:
                phases = self.before_deadline(deadline, occasion["at"])
            for phase, due in phases:
                yield self.reminder(action, occasion, phase, due, quiet, closes)
        late, end = closes, found["expires"]
        if found["bound"]:
            late, hours_end = self.calendar.next_hours(closes)
            end = min(end, hours_end)
        if late < found["expires"]:
            yield self.reminder(action, occasion, "late", late, quiet, end)

    def before_deadline(self, deadline, since):
        """What is told by the user's clock before a deadline, as far as it comes after the event."""
        user = ZoneInfo(self.user)
        last = on(user, deadline)
        if at(user, last, 9 * 60) >= deadline:
            last -= timedelta(days=1)
        found = [(phase, at(user, last - timedelta(days=days), 9 * 60))
                 for phase, days in (("approaching", 3), ("closing", 1), ("last-day", 0))]
        found = [(phase, due) for phase, due in found if due > since]
        return found or [("closing", max(since, deadline - 2 * HOUR))]

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
    user = policy.get("userZone") or history["systemZone"]

    def zone_of(application):
        return application.zone or policy.get("employerZone") or user
    others = [(other, zone_of(other)) for other in applications.values()
              if other is not app and other.added]
    zone = zone_of(app)
    quiet = policy.get("quiet")
    if quiet:
        quiet = ZoneInfo(user), [minutes(part) for part in quiet.split("-")]
    known = [event for event in events
             if as_of is None or event["at"] <= as_of or event["kind"] == "event.undone"
             or event["kind"].startswith("interview.")]
    situation = Situation(app, question["at"], policy, zone, user, others, known)
    lines = []
    for action, found, state in situation.follow_ups():
        slots = found["slots"]
        text = [action, found["occasion"]["id"], found["recipient"] or "nobody",
                "+".join(found["pass"] if found["recipient"] else []) or "-", state]
        if state.split()[0] not in ("done", "skipped", "expired", "denied"):
            late = situation.late_slot(found) if state == "late" else None
            shown = ([late] if late else []) if state == "late" else slots
            text += [found["channel"] or "none", str(slots[0][0]), str(slots[-1][1]),
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
