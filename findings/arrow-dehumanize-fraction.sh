#!/bin/sh
# arrow 1.4.0: dehumanize("in 1.5 hours") is in five hours.
#
# The documentation shows relative times such as "2 days ago"; what it cannot read is a ValueError. It searches for
# "NUMBER hours" anywhere in the text, and finds "5 hours" in this one. "in half an hour" has "an hour" in it, and
# "in 1,000 days" has "000 days".
# It costs three and a half hours.
. "$(dirname "$0")/lib.sh"
pypi arrow==1.4.0

observe python - <<'PYTHON'
import arrow
for text in ["in 1 hours", "in 1.5 hours", "in 2.5 days", "in half an hour", "in 1,000 days"]:
    print(f"{text:16}", arrow.get("2026-11-28T10:00").dehumanize(text).format("YYYY-MM-DD HH:mm"))
PYTHON

expect <<'SEEN'
in 1 hours       2026-11-28 11:00
in 1.5 hours     2026-11-28 15:00
in 2.5 days      2026-12-03 10:00
in half an hour  2026-11-28 11:00
in 1,000 days    2026-11-28 10:00
SEEN
