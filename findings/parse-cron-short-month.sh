#!/bin/sh
# ruby-parse-cron 0.1.4: "on the 31st at 9" comes on the 1st of February.
#
# The README says that the gem gives the next run of a crontab line, and crontab(5) runs a line for the 31st in the
# months that have one. The last day of a month leads to the 1st of the next, whatever the line says; a line for 29
# February runs on the 1st in the years between. fugit 1.5.2 is right.
# It costs a reminder that is trusted to come at the end of a month.
. "$(dirname "$0")/lib.sh"
debian ruby-parse-cron=0.1.4-1.1 ruby-fugit=1.5.2-1 ruby=1:3.1
RUBYLIB="$RUBYLIB$(echo "$root"/usr/share/rubygems-integration/all/gems/concurrent-ruby-*/lib/concurrent-ruby)"

observe ruby -r cron_parser -r fugit -e '
["0 9 31 * *", "0 9 30 * *", "0 9 29 2 *"].each do |line|
  parser, cron = CronParser.new(line), Fugit.parse_cron(line)
  one = Time.utc(2026, 11, 28, 10)
  other = EtOrbi.parse("2026-11-28 10:00:00 UTC")
  puts line
  puts "  parse-cron  " + 4.times.map { (one = parser.next(one)).strftime("%F") }.join(", ")
  puts "  fugit       " + 4.times.map { (other = cron.next_time(other)).strftime("%F") }.join(", ")
end'

expect <<'SEEN'
0 9 31 * *
  parse-cron  2026-12-31, 2027-01-31, 2027-02-01, 2027-03-31
  fugit       2026-12-31, 2027-01-31, 2027-03-31, 2027-05-31
0 9 30 * *
  parse-cron  2026-11-30, 2026-12-30, 2027-01-30, 2027-02-01
  fugit       2026-11-30, 2026-12-30, 2027-01-30, 2027-03-30
0 9 29 2 *
  parse-cron  2028-02-29, 2029-02-01, 2030-02-01, 2031-02-01
  fugit       2028-02-29, 2032-02-29, 2036-02-29, 2040-02-29
SEEN
