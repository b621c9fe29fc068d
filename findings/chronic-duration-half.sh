#!/bin/sh
# ruby-chronic-duration 0.10.6.2: "half an hour" is an hour, and "1 hr. 30 min." half a minute.
#
# The README says that it is a parser for elapsed time in natural language, whose errors can be made exceptions. By
# default, what it does not know is left out: "half", or a unit with a dot, whose number then counts as seconds.
# "1 fortnight" is one second, and "a half" at the end two.
# It costs half an hour of an interview, or all of it, wherever the exceptions are not switched on.
. "$(dirname "$0")/lib.sh"
debian ruby-chronic-duration=0.10.6.2-2 ruby=1:3.1

observe ruby -r gitlab_chronic_duration -e '
["an hour", "half an hour", "an hour and a half", "1 hr 30 min", "1 hr. 30 min.", "1h30", "2 weeks", "1 fortnight"].each do |text|
  ChronicDuration.raise_exceptions = true
  strict = ChronicDuration.parse(text) rescue strict = $!.class
  ChronicDuration.raise_exceptions = false
  puts format("%-20s %-7s strictly %s", text, ChronicDuration.parse(text), strict)
end'

expect <<'SEEN'
an hour              3600    strictly ChronicDuration::DurationParseError
half an hour         3600    strictly ChronicDuration::DurationParseError
an hour and a half   3602    strictly ChronicDuration::DurationParseError
1 hr 30 min          5400    strictly 5400
1 hr. 30 min.        30      strictly ChronicDuration::DurationParseError
1h30                 3630    strictly 3630
2 weeks              1209600 strictly 1209600
1 fortnight          1       strictly ChronicDuration::DurationParseError
SEEN
