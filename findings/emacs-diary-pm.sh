#!/bin/sh
# Emacs 28.2: the diary reads "2:30 pm" as half past two in the morning, and "2 pm" as no time at all.
#
# The manual says that a time at the beginning of an entry is recognized, in 24 hours or with am or pm, and reminds of
# it. The pm has to follow without a space; with one, the entry is not refused or left alone: the minutes are taken and
# the pm is part of the text. appt-convert-time, of the same reminder, does know that "2:30 pm" is 14:30.
# It costs the interview: its reminder was at night, and the day's list has it before breakfast.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4

cat >"$work/home/form.el" <<'LISP'
(require 'diary-lib)
(require 'appt)
(dolist (text '("2:30pm interview" "2:30 pm interview" "11:15 am interview" "2 pm interview" "9:00 PM interview"))
  (princ (format "%-20s diary %5d  reminder %4d minutes after midnight\n" text (diary-entry-time text)
                 (appt-convert-time text))))
LISP
observe $emacs -l form.el

expect <<'SEEN'
2:30pm interview     diary  1430  reminder  870 minutes after midnight
2:30 pm interview    diary   230  reminder  870 minutes after midnight
11:15 am interview   diary  1115  reminder  675 minutes after midnight
2 pm interview       diary -9999  reminder  840 minutes after midnight
9:00 PM interview    diary   900  reminder 1260 minutes after midnight
SEEN
