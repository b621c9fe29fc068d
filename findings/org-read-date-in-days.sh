#!/bin/sh
# Emacs 28.2 with Org 9.5.5: asked on 28 November, "in 3 days" is the 3rd of December, and "tomorrow" is today.
#
# The manual says of the prompt for dates that it takes any text with some date in it, and that Org finds out what
# it means. Words that it does not know are dropped without an error, and what is left is read: of "in 3 days" a day
# of the month, of "tomorrow" nothing, which is today. "+3d" is the way it wants.
# It costs the follow-up: "in 10 days" comes after twelve, "in 30 days" after two, and "tomorrow" is overdue tomorrow.
. "$(dirname "$0")/lib.sh"
emacs 1:28.2+1-15+deb12u4 libfaketime=0.9.10-2.1

cat >"$work/home/form.el" <<'LISP'
(require 'org)
(dolist (text '("+3d" "fri" "in 3 days" "in 10 days" "in 30 days" "in 2 weeks" "tomorrow" "day after tomorrow" "10th"))
  (princ (format "%-20s %s\n" text (org-read-date nil nil text))))
LISP
observe env LD_PRELOAD="$libraries/faketime/libfaketime.so.1" FAKETIME="2026-11-28 10:00:00" $emacs -l form.el

expect <<'SEEN'
+3d                  2026-12-01
fri                  2026-12-04
in 3 days            2026-12-03
in 10 days           2026-12-10
in 30 days           2026-11-30
in 2 weeks           2026-12-02
tomorrow             2026-11-28
day after tomorrow   2026-11-28
10th                 2026-11-28
SEEN
