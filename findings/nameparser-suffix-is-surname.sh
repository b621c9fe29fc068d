#!/bin/sh
# nameparser 2.6.0: Anh Vi, Jo Md and Jo Ra have no last name.
#
# The README says that capitals mark a credential ("Jack MA") and that otherwise it is a surname ("Jack Ma"). That
# holds for some; "Vi" (a number like III), "Md" and "Ra" are suffixes in any letter case, even if no other word is
# left to be the last name.
# It costs the surname in a letter, and the match of a contact by it.
. "$(dirname "$0")/lib.sh"
pypi nameparser==2.6.0

observe python - <<'PYTHON'
from nameparser import HumanName
for text in ["Jack Ma", "Anh Vi", "Jo Md", "Jo Ra"]:
    name = HumanName(text)
    print(f"{text:8} first={name.first!r} last={name.last!r} suffix={name.suffix!r}")
PYTHON

expect <<'SEEN'
Jack Ma  first='Jack' last='Ma' suffix=''
Anh Vi   first='Anh' last='' suffix='Vi'
Jo Md    first='Jo' last='' suffix='Md'
Jo Ra    first='Jo' last='' suffix='Ra'
SEEN
