#!/bin/sh
# dateparser 1.5.0: "14h", two in the afternoon in French and Portuguese, is fourteen hours ago.
#
# The documentation lists both languages. "à 14h" and "14h30" are read as times of day; the bare form is taken for
# a span, and a span without a direction for one in the past.
# It costs the day as well as the hour.
. "$(dirname "$0")/lib.sh"
pypi dateparser==1.5.0

observe python - <<'PYTHON'
from datetime import datetime
import dateparser
today = {"RELATIVE_BASE": datetime(2026, 11, 28, 10, 0)}
for text, language in [("14h30", "fr"), ("14h", "fr"), ("aujourd'hui 14h", "fr"), ("15h", "pt")]:
    print(f"{text:16}", dateparser.parse(text, languages=[language], settings=today))
PYTHON

expect <<'SEEN'
14h30            2026-11-28 14:30:00
14h              2026-11-27 20:00:00
aujourd'hui 14h  2026-11-27 20:00:00
15h              2026-11-27 19:00:00
SEEN
