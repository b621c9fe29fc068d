#!/bin/sh
# ruby-fugit 1.5.2: "every day at 5:30pm" is at half past five in the morning, and "at 12am" at noon.
#
# The README has "every tuesday and monday at 5pm" and "every day at 16:30" as examples. With minutes and no space,
# "pm" is passed over; with a space, or without minutes, it counts. Both are known: fugit issue 81.
# It costs twelve hours, in whatever uses fugit for its schedule.
. "$(dirname "$0")/lib.sh"
debian ruby-fugit=1.5.2-1 ruby=1:3.1
RUBYLIB="$RUBYLIB$(echo "$root"/usr/share/rubygems-integration/all/gems/concurrent-ruby-*/lib/concurrent-ruby)"

observe ruby -r fugit -e '
["5pm", "5 pm", "5:30 pm", "5:30pm", "17:30", "noon", "12pm", "midnight", "12am"].each do |time|
  puts format("every day at %-8s %s", time, Fugit.parse("every day at #{time}").original)
end'

expect <<'SEEN'
every day at 5pm      0 17 * * *
every day at 5 pm     0 17 * * *
every day at 5:30 pm  30 17 * * *
every day at 5:30pm   30 5 * * *
every day at 17:30    30 17 * * *
every day at noon     0 12 * * *
every day at 12pm     0 12 * * *
every day at midnight 0 0 * * *
every day at 12am     0 12 * * *
SEEN
