#!/bin/sh
# dateparser 1.5.0: in German, "7.12. um 14 Uhr" is 7 December 2014.
#
# German is one of the languages that the documentation lists. "14:00 Uhr" is read well; with the full hour alone,
# as it is mostly written, the hour becomes the year if the day is named, and else the day of the month.
# It costs the hour and the date of an invitation in a German mail, silently.
. "$(dirname "$0")/lib.sh"
pypi dateparser==1.5.0

observe python - <<'PYTHON'
from datetime import datetime
import dateparser
today = {"RELATIVE_BASE": datetime(2026, 11, 28, 10, 0)}
for text in ["7.12. um 14:00 Uhr", "7.12. um 14 Uhr", "Montag, 9 Uhr", "14 Uhr", "2 Uhr 30"]:
    print(f"{text:18}", dateparser.parse(text, languages=["de"], settings=today))
PYTHON

expect <<'SEEN'
7.12. um 14:00 Uhr 2026-12-07 14:00:00
7.12. um 14 Uhr    2014-12-07 00:00:00
Montag, 9 Uhr      2026-11-09 00:00:00
14 Uhr             2026-11-14 00:00:00
2 Uhr 30           2030-11-02 00:00:00
SEEN
