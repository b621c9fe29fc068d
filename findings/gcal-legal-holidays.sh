#!/bin/sh
# gcal 4.1: 15 September is a legal holiday in Japan, and Good Friday is none in Spain.
#
# The manual says that "+" marks a legal holiday which is valid in the whole country. Japan moved the Coming-of-Age Day and
# Respect-for-the-Aged Day to Mondays in 2000 and 2003, and Poland has Epiphany since 2011; gcal 4.1 is of 2017.
# Spain keeps Good Friday everywhere. holidays 0.109 has them.
# It costs the days that a deadline in working days is off.
. "$(dirname "$0")/lib.sh"
debian gcal=4.1-3.1
pypi holidays==0.109
installed="gcal=4.1-3.1 holidays==0.109"

observe sh -c '
for place in JP:01-12 JP:01-15 JP:09-15 JP:09-21 ES:04-03 PL:01-06; do
  country=${place%:*} day=2026-${place#*:}
  printf "%s %s  gcal %-3s  holidays %s\n" $country $day \
    "$(gcal -q $country -n 2026 | grep " + " | grep -q "$(date -d $day "+:* *%-d:%b 2026")" && echo yes || echo no)" \
    "$(python -c "
import sys, holidays
print(\"yes\" if sys.argv[2] in holidays.country_holidays(sys.argv[1]) else \"no\")" $country $day)"
done'

expect <<'SEEN'
JP 2026-01-12  gcal no   holidays yes
JP 2026-01-15  gcal yes  holidays no
JP 2026-09-15  gcal yes  holidays no
JP 2026-09-21  gcal no   holidays yes
ES 2026-04-03  gcal no   holidays yes
PL 2026-01-06  gcal no   holidays yes
SEEN
