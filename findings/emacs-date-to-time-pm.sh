#!/bin/sh
# Emacs 28.2: date-to-time of "10 Dec 2026 2:30 PM" is half past two in the morning.
#
# The documentation of parse-time-string, which it reads with, says that what resembles the date of a mail is read
# liberally. A time of twelve hours is read as far as its minutes, and "PM" behind it is passed over without an error;
# written as one word, "2:30PM", it is one. The date in front is right, so that nothing looks wrong.
# It costs the afternoon: the interview has been held, says the agenda, twelve hours before it is.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4

cat >"$work/home/form.el" <<'LISP'
(require 'parse-time)
(dolist (text '("10 Dec 2026 14:30" "10 Dec 2026 2:30 PM" "10 Dec 2026 2:30PM" "Thu, 10 Dec 2026 2:30 pm +0000"
                "Dec 10 2026 2:30 p.m."))
  (princ (format "%-32s %s\n" text
                 (condition-case nil (format-time-string "%F %H:%M" (date-to-time text) t) (error "an error")))))
LISP
observe $emacs -l form.el

expect <<'SEEN'
10 Dec 2026 14:30                2026-12-10 14:30
10 Dec 2026 2:30 PM              2026-12-10 02:30
10 Dec 2026 2:30PM               an error
Thu, 10 Dec 2026 2:30 pm +0000   2026-12-10 02:30
Dec 10 2026 2:30 p.m.            2026-12-10 02:30
SEEN
