#!/bin/sh
# Emacs 28.2 with Org 9.5.5: a call from 22:30 to 00:30 is exported with an end 22 hours before its beginning.
#
# The manual has time ranges within a time stamp, and an export to iCalendar. Of a range that goes over midnight, as
# one with the other side of the world does, both ends are put on the same day. RFC 5545 requires that the end is later.
# It costs the appointment, or not, depending on who reads the file.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4

cat >"$work/home/calls.org" <<'ORG'
* call with Singapore
  <2026-12-10 Thu 22:30-00:30>
* call with Berlin
  <2026-12-10 Thu 22:30-23:30>
ORG
observe sh -c '
"$@" calls.org --eval "(require (quote ox-icalendar))" -f org-icalendar-export-to-ics >log 2>&1 || cat log
grep -E "^(DTSTART|DTEND|SUMMARY)" calls.ics | tr -d "\r"' sh $emacs

expect <<'SEEN'
DTSTART:20261210T223000
DTEND:20261210T003000
SUMMARY:call with Singapore
DTSTART:20261210T223000
DTEND:20261210T233000
SUMMARY:call with Berlin
SEEN
