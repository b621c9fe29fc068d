#!/bin/sh
# calcurse 4.7.1: a task with a due date is imported without the due date.
#
# calcurse(1) says that --import imports the iCalendar data in a file, and what it cannot import is counted and logged.
# DUE is passed over: nothing is logged, the status is 0, and an export of what was read has lost it for good.
# It costs the deadline.
. "$(dirname "$0")/lib.sh"
debian calcurse=4.7.1-1

calendar task.ics <<'ICS'
BEGIN:VTODO
UID:answer@acme.example
DTSTAMP:20261101T000000Z
DUE:20261210T140000Z
PRIORITY:1
SUMMARY:answer the offer
END:VTODO
ICS
observe sh -c '
mkdir data
calcurse --datadir data --confdir data --import task.ics; echo "status $?"
cat data/todo
calcurse --datadir data --confdir data --export=ical | grep -A9 VTODO'

expect <<'SEEN'
Import process report: 0011 lines read
0 apps / 0 events / 1 todo / 0 skipped
status 0
[1] answer the offer
BEGIN:VTODO
PRIORITY:1
SUMMARY:answer the offer
END:VTODO
END:VCALENDAR
SEEN
