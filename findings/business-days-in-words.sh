#!/bin/sh
# ctparse 0.3.6 and ruby-chronic 0.10.5: "in 5 business days" is five o'clock tomorrow, and in five days.
#
# It is the phrase in which answers are promised. Neither library knows it, and neither says so: one reads the bare
# number, the other drops the word in the middle. From a Saturday it is 4 December, the Friday.
# It costs a follow-up that comes too early: a day after the promise, or on the Thursday.
. "$(dirname "$0")/lib.sh"
pypi ctparse==0.3.6
debian ruby-chronic=0.10.5-2

observe sh -c '
python - <<PYTHON
from datetime import datetime
from ctparse import ctparse
print("ctparse", ctparse("in 5 business days", ts=datetime(2026, 11, 28, 10, 0)).resolution)
PYTHON
ruby -r chronic -e "puts %(chronic #{Chronic.parse(%(in 5 business days), now: Time.utc(2026, 11, 28, 10)).strftime(%(%a %F))})"'

expect <<'SEEN'
ctparse 2026-11-29 05:00 (X/X)
chronic Thu 2026-12-03
SEEN
