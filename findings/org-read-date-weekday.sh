#!/bin/sh
# Emacs 28.2 with Org 9.5.5: asked on 28 November, "Thu 10 Dec" is the 3rd of December.
#
# The manual says that the prompt for dates takes any text with some date in it, and shows dates and days of the week.
# Where both are there and agree, the day of the week decides, and it is the next of its name; what else was read is
# dropped. A comma behind the day does not help a date with dots: the month becomes a year.
# It costs a week or more: this is how a date stands in an invitation, and the day that comes out is the right one.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4 libfaketime=0.9.10-2.1

cat >"$work/home/form.el" <<'LISP'
(require 'org)
(dolist (text '("10 Dec" "Thu 10 Dec" "Thu 10 Dec 2026" "Thursday 17 December" "Mon 4 Jan 2027" "10.12." "Thu 10.12."
                "Thu, 10.12."))
  (princ (format "%-20s %s\n" text (org-read-date nil nil text))))
LISP
observe env LD_PRELOAD="$libraries/faketime/libfaketime.so.1" FAKETIME="2026-11-28 10:00:00" $emacs -l form.el

expect <<'SEEN'
10 Dec               2026-12-10
Thu 10 Dec           2026-12-03
Thu 10 Dec 2026      2026-12-03
Thursday 17 December 2026-12-03
Mon 4 Jan 2027       2026-11-30
10.12.               2026-12-10
Thu 10.12.           2026-12-03
Thu, 10.12.          2012-12-10
SEEN
