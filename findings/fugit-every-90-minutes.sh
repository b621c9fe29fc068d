#!/bin/sh
# ruby-fugit 1.5.2: "every 90 minutes" is every hour, and "every 2 hours from 9 to 17" too.
#
# The README has "every 5 minutes" and "every 3 hours" turned into cron strings. A step that does not fit into the
# hour or the month gets a string all the same: "every 36 hours" is every midnight, and "every 45 days" the first
# of each month. With "from ... to", the step is lost.
# It costs a rhythm: a reminder for six weeks later comes in a few days.
. "$(dirname "$0")/lib.sh"
debian ruby-fugit=1.5.2-1 ruby=1:3.1
RUBYLIB="$RUBYLIB$(echo "$root"/usr/share/rubygems-integration/all/gems/concurrent-ruby-*/lib/concurrent-ruby)"

observe ruby -r fugit -e '
["every 90 minutes", "every 36 hours", "every 45 days", "every 2 hours", "every 2 hours from 9 to 17"].each do |phrase|
  cron = Fugit.parse(phrase)
  time = EtOrbi.parse("2026-11-28 08:00:00 UTC")
  puts format("%-27s %-13s %s", phrase, cron.original, 3.times.map { (time = cron.next_time(time)).strftime("%F %H:%M") }.join(", "))
end'

expect <<'SEEN'
every 90 minutes            */90 * * * *  2026-11-28 09:00, 2026-11-28 10:00, 2026-11-28 11:00
every 36 hours              0 */36 * * *  2026-11-29 00:00, 2026-11-30 00:00, 2026-12-01 00:00
every 45 days               0 0 */45 * *  2026-12-01 00:00, 2027-01-01 00:00, 2027-02-01 00:00
every 2 hours               0 */2 * * *   2026-11-28 10:00, 2026-11-28 12:00, 2026-11-28 14:00
every 2 hours from 9 to 17  0 9-17 * * *  2026-11-28 09:00, 2026-11-28 10:00, 2026-11-28 11:00
SEEN
