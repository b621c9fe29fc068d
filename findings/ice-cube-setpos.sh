#!/bin/sh
# ruby-ice-cube 0.16.4: "on the last weekday of the month" is every weekday.
#
# The README says that parsing iCalendar is partial, and names the time zone as what is missing. BYSETPOS, which
# picks one of the days that a rule names, is passed over as well, without an error: all of those days count.
# It costs a calendar full of meetings; a reminder for the last working day comes on the first.
. "$(dirname "$0")/lib.sh"
debian ruby-ice-cube=0.16.4-3 ruby=1:3.1

observe ruby -r time -r ice_cube -e '
rule = "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"
puts IceCube::Schedule.from_ical("DTSTART:20261130T090000Z\n#{rule}\n").all_occurrences.map { |time| time.strftime("%a %F") }'

expect <<'SEEN'
Mon 2026-11-30
Tue 2026-12-01
Wed 2026-12-02
SEEN
