"""The peer of followupd's windows: Python with dateutil and zoneinfo.

    windows.py LOG

Reads a log of scripts/bench, then for each line of standard input works out for every application when
the next check-in may be made, and prints how long that took, as a line of JSON.

Reading the log and finding the facts in it is not in that time. It also leaves out, in this program's
favour: holidays, regions, the settings, what was undone or skipped, interviews and replies to come,
outcomes, a promise that outlasts a check-in, the order of what happened at one instant, who may be
written to and how, contacts that several applications share, every follow-up but check-ins, reminders
with their quiet hours, and the reasons for each result.
"""
import bisect
import json
import sys
import time
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, FR, MO, TH, TU, WE, rrule

DAYS = (MO, TU, WE, TH, FR)
OPENS, CLOSES = 9, 17
STAGES = ["applied", "phone", "first", "second", "third", "final"]
MOST, SPACING = 2, 7


class Application:
    """What the log says of an application, as far as it matters here."""

    def __init__(self, zone, at):
        self.zone = zone
        self.anchor = at
        self.stage = "applied"
        self.promise = None
        self.check_ins = []

    def take(self, kind, event, at):
        if kind == "interview.added":
            self.stage = max(self.stage, event["stage"], key=STAGES.index)
            self.promise = None  # It is void once they have met.
            at += timedelta(minutes=event.get("durationMinutes", 60))
        elif kind == "promise.recorded":
            self.promise = datetime.fromisoformat(event["by"])
        elif kind == "touch.sent" and event["action"] == "check-in":
            bisect.insort(self.check_ins, at)
            return
        elif kind != "message.heard" and event.get("action") != "reply":
            return
        self.anchor = max(self.anchor, at)


def read(path):
    applications = {}
    for line in open(path):
        if '"kind":"reminder.' in line:
            continue
        event = json.loads(line)
        kind, name = event["kind"], event["application"]
        at = datetime.fromisoformat(event["at"])
        if kind == "application.added":
            applications[name] = Application(event["zone"], at)
        else:
            applications[name].take(kind, event, at)
    return applications.values()


# A date is a midnight without a zone.

def business_day(date, count):
    """The date that many business days after another one."""
    return rrule(DAILY, byweekday=DAYS, dtstart=date + relativedelta(days=1), count=count)[-1]


def first_hours(start, zone):
    """The first business hours that end after an instant."""
    local = start.astimezone(zone).replace(tzinfo=None)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    for opens in rrule(DAILY, byweekday=DAYS, byhour=OPENS, dtstart=midnight):
        closes = opens.replace(hour=CLOSES)
        if closes > local:
            return max(opens, local).replace(tzinfo=zone), closes.replace(tzinfo=zone)


def slots(start, end, zone):
    """The business hours in a range of dates, whose start may be within a day."""
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    for opens in rrule(DAILY, byweekday=DAYS, byhour=OPENS, dtstart=midnight, until=end):
        closes = opens.replace(hour=CLOSES)
        if closes > start:
            yield max(opens, start).replace(tzinfo=zone), closes.replace(tzinfo=zone)


def check_in(application, now):
    """When the next check-in may be made; None if it is too late for one, or there were enough."""
    zone = ZoneInfo(application.zone)

    def local(at):
        return at.astimezone(zone).replace(tzinfo=None)

    def date(at):
        return local(at).replace(hour=0, minute=0, second=0, microsecond=0)

    anchor = date(application.anchor)
    day = lambda count: anchor + relativedelta(days=count)
    sent = application.check_ins[bisect.bisect_left(application.check_ins, application.anchor):]
    if sent:
        last = date(sent[-1])
        start, end = last + relativedelta(days=7), last + relativedelta(days=10)
    elif application.promise and anchor <= application.promise:
        start, end = (business_day(application.promise, count) for count in (2, 5))
    elif application.stage == "applied":
        start, end = business_day(anchor, 5), business_day(anchor, 10)
    elif application.stage == "phone":
        start, end = min(business_day(anchor, 3), day(7)), day(7)
    elif application.stage == "first":
        start, end = min(business_day(anchor, 4), day(7)), day(8)
    else:
        start, end = day(7), day(10)
    # A week of silence after the last one, also where that was before the anchor.
    if application.check_ins:
        spaced = date(application.check_ins[-1]) + relativedelta(days=SPACING)
        start = max(start, spaced)
    parts = list(slots(start, end + timedelta(hours=23), zone))
    if not parts:
        parts = [first_hours(start.replace(tzinfo=zone), zone)]
    # Ten business days after the range, or after the last one that may be sent, it is time to move on.
    after = date(sent[-1]) if len(sent) >= MOST else date(parts[-1][1])
    moves_on, _ = first_hours(business_day(after, 10).replace(tzinfo=zone), zone)
    if len(sent) >= MOST or moves_on <= now:
        return None
    for opens, closes in parts:
        if now < closes:
            return max(opens, now), closes
    opens, closes = first_hours(now, zone)
    return (opens, closes) if opens < moves_on else None


def main():
    applications = read(sys.argv[1])
    for _ in sys.stdin:
        now = datetime.now(timezone.utc)
        began = time.perf_counter()
        found = [check_in(application, now) for application in applications]
        seconds = time.perf_counter() - began
        print(json.dumps({"seconds": seconds, "applications": len(found),
                          "windows": len(found) - found.count(None)}), flush=True)


if __name__ == "__main__":
    main()
