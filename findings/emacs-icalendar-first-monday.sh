#!/bin/sh
# Emacs 28.2: from the diary, a meeting at 09:00 on the first Monday of the month is exported as a whole day.
#
# The manual says that icalendar-export-file converts entries of the diary, and an entry that it cannot convert is
# listed as an error. One that is made with diary-float, for the first Monday or the last Friday, is converted: its hour
# becomes a part of the title. With diary-cyclic and a day of the week the hour is kept. No error is listed.
# It costs the hour: calendars do not remind of it, and show the time as free.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4 libfaketime=0.9.10-2.1

cat >"$work/home/diary" <<'DIARY'
%%(diary-cyclic 14 2026 12 7) 09:00-10:00 every other Monday
%%(diary-float t 1 1) 09:00-10:00 first Monday
%%(diary-float t 5 -1) 17:00 last Friday
DIARY
cat >"$work/home/form.el" <<'LISP'
(require 'icalendar)
(setq calendar-date-style 'iso coding-system-for-write 'utf-8 inhibit-message t inhibit-read-only t)
(with-temp-buffer
  (insert-file-contents "diary")
  (icalendar-export-region (point-min) (point-max) (expand-file-name "diary.ics")))
(princ (format "errors: %S\n" (with-current-buffer (get-buffer-create "*icalendar-errors*") (buffer-string))))
LISP
observe sh -c '
export FAKETIME="2026-11-28 10:00:00"
LD_PRELOAD=$0/faketime/libfaketime.so.1 "$@" -l form.el
grep -E "^(DTSTART|RRULE|SUMMARY)" diary.ics | tr -d "\r"' "$libraries" $emacs

expect <<'SEEN'
errors: ""
DTSTART;VALUE=DATE-TIME:20261207T090000
RRULE:FREQ=DAILY;INTERVAL=14
SUMMARY:every other Monday
DTSTART;VALUE=DATE:20261128
RRULE:FREQ=MONTHLY;BYDAY=1MO
SUMMARY:09:00-10:00 first Monday
DTSTART;VALUE=DATE:20261128
RRULE:FREQ=MONTHLY;BYDAY=-1FR
SUMMARY:17:00 last Friday
SEEN
