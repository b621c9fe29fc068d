#!/bin/sh
# taskwarrior 2.6.2: the ISO date 2026-W50-1 is 14 December, the Monday of week 51.
#
# task(1) says that ISO 8601 dates are taken. Those weeks begin on Monday, and other readers of the form give the 7th,
# as isodate does here; the week alone is its Sunday, and with the day in it the date is a week late.
# It costs the week: what was to be done in it is due when it is over.
. "$(dirname "$0")/lib.sh"
debian taskwarrior=2.6.2+dfsg-1
pypi isodate==0.7.2

observe sh -c '
printf "data.location=.\nconfirmation=no\nverbose=nothing\n" >.taskrc
task calc 2026-W50; task calc 2026-W50-1
python -c "import isodate; print(isodate.parse_date(\"2026-W50\"), \"isodate\")"'

expect <<'SEEN'
2026-12-13T00:00:00
2026-12-14T00:00:00
2026-12-07 isodate
SEEN
