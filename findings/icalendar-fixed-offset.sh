#!/bin/sh
# icalendar 7.3.2: 14:00+01:00 is written with the zone "UTC+01:00", and read back without any zone.
#
# RFC 5545 has no TZID but those that the file defines. add_missing_timezones() is documented to define what is
# missing; it leaves this one out. The library's own reader, and vobject, then see a floating time; ics knows it.
# It costs the offset of every time that came from an API or a mail, where offsets are the rule.
. "$(dirname "$0")/lib.sh"
pypi icalendar==7.3.2 vobject==0.9.9 ics==0.7.3

observe python - <<'PYTHON'
import logging
from datetime import datetime
import icalendar, ics, vobject
logging.disable()
event = icalendar.Event()
event.add("uid", "a@acme.example")
event.add("dtstamp", datetime.fromisoformat("2026-11-01T00:00+00:00"))
event.add("dtstart", datetime.fromisoformat("2026-12-10T14:00+01:00"))
calendar = icalendar.Calendar()
calendar.add("version", "2.0")
calendar.add("prodid", "-//Example//EN")
calendar.add_component(event)
calendar.add_missing_timezones()
text = calendar.to_ical().decode()
print(*(line for line in text.splitlines() if "14" in line or "TIMEZONE" in line))
print("icalendar", icalendar.Calendar.from_ical(text).events[0].start.isoformat())
print("vobject  ", vobject.readOne(text).vevent.dtstart.value.isoformat())
print("ics      ", next(iter(ics.Calendar(text).events)).begin.isoformat())
PYTHON

expect <<'SEEN'
DTSTART;TZID="UTC+01:00":20261210T140000
icalendar 2026-12-10T14:00:00
vobject   2026-12-10T14:00:00
ics       2026-12-10T14:00:00+01:00
SEEN
