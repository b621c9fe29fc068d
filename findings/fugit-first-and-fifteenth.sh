#!/bin/sh
# ruby-fugit 1.5.2: "every 1st and 15th of the month at 9:30" is the first only.
#
# The README says that Fugit.parse_nat() gives all schedules of a phrase with "multi: true", and fails with
# "multi: :fail" if it would take several. Neither shows that the 15th is gone; "every month on the 1st and 15th"
# has both days.
# It costs one of two pay days, or of two interviews a month.
. "$(dirname "$0")/lib.sh"
debian ruby-fugit=1.5.2-1 ruby=1:3.1
RUBYLIB="$RUBYLIB$(echo "$root"/usr/share/rubygems-integration/all/gems/concurrent-ruby-*/lib/concurrent-ruby)"

observe ruby -r fugit -e '
["every month on the 1st and 15th at 9:30", "every 1st and 15th of the month at 9:30"].each do |phrase|
  puts phrase, "  #{Fugit.parse_nat(phrase, multi: true).map(&:original)}, strictly #{Fugit.parse_nat(phrase, multi: :fail).original}"
end'

expect <<'SEEN'
every month on the 1st and 15th at 9:30
  ["30 9 1,15 * *"], strictly 30 9 1,15 * *
every 1st and 15th of the month at 9:30
  ["30 9 1 * *"], strictly 30 9 1 * *
SEEN
