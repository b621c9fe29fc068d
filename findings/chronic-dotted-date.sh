#!/bin/sh
# ruby-chronic 0.10.5: "7.12.2026" is 07:45:46, today.
#
# The README lists dates with slashes and dashes, and says that what cannot be read is nil. With the dots of most of
# Europe it is seven hours, twelve minutes and 2026 seconds, added up.
# It costs the date: a deadline in ten days is over this morning.
. "$(dirname "$0")/lib.sh"
debian ruby-chronic=0.10.5-2

observe ruby -r chronic -e '
now = Time.utc(2026, 11, 28, 5)
["7/12/2026", "7-12-2026", "7.12.2026"].each { |text| puts "#{text} #{Chronic.parse(text, now: now).strftime("%F %T")}" }'

expect <<'SEEN'
7/12/2026 2026-07-12 12:00:00
7-12-2026 2026-07-12 12:00:00
7.12.2026 2026-11-28 07:45:46
SEEN
