#!/bin/sh
# remind 0.19.2 of PyPI: "on the last Friday of the month" is every Saturday.
#
# The package says that it converts iCalendar to Remind, and ics2rem ends with 0 for both series here. Of "-1FR" it
# makes a Friday minus thirteen days without a day of the month to count from, which remind reads as it stands. Of the
# last weekday, with BYSETPOS, it makes a line that remind refuses. remind itself has "Last Fri" for the first.
# It costs the report that is due on Friday.
. "$(dirname "$0")/lib.sh"
debian remind=04.02.03-4
pypi remind==0.19.2 vobject==0.9.9 python-dateutil==2.9.0.post0 pytz==2026.2
installed="remind=04.02.03-4 remind==0.19.2"

for rule in "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3" "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"; do
  calendar "${#rule}.ics" <<ICS
BEGIN:VEVENT
UID:last@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261127T090000Z
DURATION:PT1H
RRULE:$rule
SUMMARY:report
END:VEVENT
ICS
done
observe sh -c '
for file in ??.ics; do
  grep RRULE $file | tr -d "\r"
  ics2rem $file lines.rem; echo "ics2rem status $?"
  cat lines.rem
  remind -s3 lines.rem 2026-11-01 2>&1 | sed "s/^.*\(lines.rem\)/\1/" | sort -u | head -4
done'

expect <<'SEEN'
RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3
ics2rem status 0
REM Fri -13 UNTIL Jan 29 2027 AT 9:00 DURATION 1:00 SATISFY [$T>='2026-11-27'] MSG report
2026/11/28 * * 60 540 9:00-10:00am report
2026/12/05 * * 60 540 9:00-10:00am report
2026/12/12 * * 60 540 9:00-10:00am report
2026/12/19 * * 60 540 9:00-10:00am report
RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3
ics2rem status 0
REM *1 SKIP OMIT Sat Sun UNTIL Jan 29 2027 AT 9:00 DURATION 1:00 SATISFY [$T>='2026-11-27'] MSG report
lines.rem(1): Must fully specify date to use repeat factor
SEEN
