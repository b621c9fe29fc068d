#!/bin/sh
# Emacs 28.2: a call from 23:30 to 00:30 is imported into the diary without a time, and one until 23:59 with it.
#
# The documentation says that errors are in the buffer *icalendar-errors*. That stays empty: an event that ends
# on another day than it begins becomes a block of days, and its times are nowhere in the entry. For a call over
# midnight it looks like a birthday, and nothing reminds of its hour. The last day is left out, as if the end were a
# date alone, so that an assessment of two days is one of one.
# It costs the call, and the second day.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4

calendar calls.ics <<'ICS'
BEGIN:VEVENT
UID:1@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261210T233000Z
DTEND:20261210T235900Z
SUMMARY:call with Lima
END:VEVENT
BEGIN:VEVENT
UID:2@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261210T233000Z
DTEND:20261211T003000Z
SUMMARY:call with Auckland
END:VEVENT
BEGIN:VEVENT
UID:3@acme.example
DTSTAMP:20261101T000000Z
DTSTART:20261214T130000Z
DTEND:20261215T120000Z
SUMMARY:assessment
END:VEVENT
ICS
cat >"$work/home/form.el" <<'LISP'
(require 'icalendar)
(setq coding-system-for-write 'utf-8 calendar-date-style 'iso inhibit-message t)
(with-temp-buffer
  (insert-file-contents "calls.ics")
  (icalendar-import-buffer (expand-file-name "diary") t nil))
(princ (with-current-buffer (find-file-noselect "diary") (buffer-string)))
(princ (format "errors: %S\n" (with-current-buffer (get-buffer-create "*icalendar-errors*") (buffer-string))))
LISP
observe $emacs -l form.el

expect <<'SEEN'
2026/12/10 23:30-23:59 call with Lima
%%(and (diary-block 2026 12 10 2026 12 10)) call with Auckland
%%(and (diary-block 2026 12 14 2026 12 14)) assessment
errors: ""
SEEN
