#!/bin/sh
# Emacs 28.2: a weekly meeting that takes place four times is imported into the diary five times, a daily one rightly.
#
# icalendar-import-file has COUNT in its care: it reckons the last day and writes a block. For weeks the block is one
# interval too long, so that two interviews at an interval of two weeks are three. An entry in the diary has no other
# sign of where the series ended.
# It costs a day that is kept free for a meeting that nobody else holds.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4

calendar series.ics <<'ICS'
BEGIN:VEVENT
UID:days@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T140000Z
DTEND:20261207T150000Z
RRULE:FREQ=DAILY;COUNT=3
SUMMARY:three days
END:VEVENT
BEGIN:VEVENT
UID:weeks@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261207T140000Z
DTEND:20261207T150000Z
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:four weeks
END:VEVENT
BEGIN:VEVENT
UID:rounds@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261208T140000Z
DTEND:20261208T150000Z
RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2
SUMMARY:two rounds
END:VEVENT
ICS
cat >"$work/home/form.el" <<'LISP'
(require 'icalendar)
(require 'diary-lib)
(setq diary-file (expand-file-name "diary") coding-system-for-write 'utf-8 calendar-date-style 'iso)
(write-region "" nil diary-file nil 'quiet)
(with-temp-buffer
  (insert-file-contents "series.ics")
  (let ((inhibit-message t)) (icalendar-import-buffer diary-file t nil)))
(let ((inhibit-message t))
  (with-current-buffer (find-file-noselect diary-file) (save-buffer)))
(dolist (entry (sort (let ((inhibit-message t)) (copy-sequence (diary-list-entries '(12 1 2026) 60 t)))
                     (lambda (one other) (string< (substring (nth 1 one) -5) (substring (nth 1 other) -5)))))
  (princ (format "%s %s\n" (nth 0 entry) (nth 1 entry))))
LISP
observe $emacs -l form.el

expect <<'SEEN'
(12 7 2026) 14:00-15:00 three days
(12 8 2026) 14:00-15:00 three days
(12 9 2026) 14:00-15:00 three days
(12 8 2026) 14:00-15:00 two rounds
(12 22 2026) 14:00-15:00 two rounds
(1 5 2027) 14:00-15:00 two rounds
(12 7 2026) 14:00-15:00 four weeks
(12 14 2026) 14:00-15:00 four weeks
(12 21 2026) 14:00-15:00 four weeks
(12 28 2026) 14:00-15:00 four weeks
(1 4 2027) 14:00-15:00 four weeks
SEEN
