#!/bin/sh
# nameparser 2.6.0: "Jo Doe, Recruiter" is somebody whose first name is Recruiter.
#
# The README names the forms with a comma: the last name first, or suffixes behind. A mailbox's display name often
# ends in the company or the job instead; nothing tells the two apart, though "Jo Doe" has a blank in it.
# It costs the greeting: "Dear Acme", to a person called Jo.
. "$(dirname "$0")/lib.sh"
pypi nameparser==2.6.0

observe python - <<'PYTHON'
from nameparser import HumanName
for text in ["Doe, Jo", "Jo Doe, PhD", "Jo Doe, Recruiter", "Jo Doe, Acme GmbH"]:
    name = HumanName(text)
    print(f"{text:18} first={name.first!r} last={name.last!r} suffix={name.suffix!r}")
PYTHON

expect <<'SEEN'
Doe, Jo            first='Jo' last='Doe' suffix=''
Jo Doe, PhD        first='Jo' last='Doe' suffix='PhD'
Jo Doe, Recruiter  first='Recruiter' last='Jo Doe' suffix=''
Jo Doe, Acme GmbH  first='Acme' last='Jo Doe' suffix=''
SEEN
