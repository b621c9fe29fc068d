#!/bin/sh
# ruby-fugit 1.5.2: "tomorrow at 9am", and "every other monday at 9am", are nine o'clock of today.
#
# The README says that Fugit.parse() returns nil for what it does not understand. A phrase that is no schedule for it
# goes on to the parser for single times, which takes the parts that it knows: "every 2nd tuesday" is the second of
# this month, once, and before now.
# It costs the reminder: what is in the past is either run at once or not at all.
. "$(dirname "$0")/lib.sh"
debian ruby-fugit=1.5.2-1 ruby=1:3.1 libfaketime=0.9.10-2.1
RUBYLIB="$RUBYLIB$(echo "$root"/usr/share/rubygems-integration/all/gems/concurrent-ruby-*/lib/concurrent-ruby)"

observe env LD_PRELOAD="$libraries/faketime/libfaketime.so.1" FAKETIME="2026-11-28 10:00:00" ruby -r fugit -e '
["every monday at 9am", "every other monday at 9am", "every first monday of the month at 9am", "every 2nd tuesday",
 "next monday at 9am", "tomorrow at 9am", "interview at 9am", "interview"].each do |phrase|
  found = Fugit.parse(phrase)
  puts format("%-40s %s", phrase, found.is_a?(Fugit::Cron) ? "cron " + found.original : found || "nil")
end'

expect <<'SEEN'
every monday at 9am                      cron 0 9 * * 1
every other monday at 9am                2026-11-28 09:00:00 Z
every first monday of the month at 9am   2026-11-28 09:00:00 Z
every 2nd tuesday                        2026-11-02 00:00:00 Z
next monday at 9am                       2026-11-28 09:00:00 Z
tomorrow at 9am                          2026-11-28 09:00:00 Z
interview at 9am                         2026-11-28 09:00:00 Z
interview                                nil
SEEN
