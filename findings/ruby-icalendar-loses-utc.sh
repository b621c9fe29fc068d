#!/bin/sh
# ruby-icalendar 2.8.0: Time.utc(2026, 12, 10, 13) is written as 13:00 without a zone.
#
# The README gives Ruby's times to events, and a "tzid" of its own for those with a zone. A Time or DateTime carries an
# offset, and none of them is written: not UTC as Z, and not +01:00. RFC 5545 calls that a floating time, the same on
# every reader's clock. icalendar 7.3.2 of PyPI reads it so.
# It costs the interview, by as many hours as reader and writer are apart.
. "$(dirname "$0")/lib.sh"
debian ruby-icalendar=2.8.0-1 ruby=1:3.1
pypi icalendar==7.3.2
installed="ruby-icalendar=2.8.0-1 icalendar==7.3.2"

observe sh -c '
ruby -r stringio -r icalendar -e "
calendar = Icalendar::Calendar.new
[Time.utc(2026, 12, 10, 13), Time.new(2026, 12, 10, 14, 0, 0, %q(+01:00)), DateTime.new(2026, 12, 10, 13)].each do |start|
  calendar.event { |event| event.dtstart = start; event.dtend = start + (start.is_a?(Time) ? 3600 : Rational(1, 24)) }
end
File.write(%q(written.ics), calendar.to_ical)"
grep DTSTART written.ics | tr -d "\r"
python -c "
import icalendar
for event in icalendar.Calendar.from_ical(open(\"written.ics\", newline=str()).read()).walk(\"VEVENT\"):
    print(event.start.isoformat(), event.start.tzinfo)"'

expect <<'SEEN'
DTSTART:20261210T130000
DTSTART:20261210T140000
DTSTART:20261210T130000
2026-12-10T13:00:00 None
2026-12-10T14:00:00 None
2026-12-10T13:00:00 None
SEEN
