#!/bin/sh
# ruby-chronic 0.10.5: "Thu 10 Dec" is the 3rd of December, at ten in the morning.
#
# The README shows dates in many orders. A weekday in front of day and month takes the day for an hour, and the month
# is dropped; "Fri 10 Dec" is then the 4th, so that a wrong weekday moves the date instead of being an error.
# It costs the interview by a week.
. "$(dirname "$0")/lib.sh"
debian ruby-chronic=0.10.5-2

observe ruby -r chronic -e '
now = Time.utc(2026, 11, 28, 10)
["10 Dec", "10 Dec 14:00", "Thu 10 Dec", "Fri 10 Dec"].each { |text| puts "#{text.ljust(12)} #{Chronic.parse(text, now: now).strftime("%a %F %H:%M")}" }'

expect <<'SEEN'
10 Dec       Thu 2026-12-10 12:00
10 Dec 14:00 Thu 2026-12-10 14:00
Thu 10 Dec   Thu 2026-12-03 10:00
Fri 10 Dec   Fri 2026-12-04 10:00
SEEN
