#!/bin/sh
# Delorean 2.0.0: parse("10 Dec 2026 14:00 EST") is 14:00 UTC.
#
# The documentation says that a string's own zone is used, and that UTC is taken for one without. An abbreviation is
# a zone to the reader and nothing to the library: it is dropped, and the result carries UTC as if it had been said.
# It costs five hours.
. "$(dirname "$0")/lib.sh"
pypi Delorean==2.0.0

observe python -W ignore - <<'PYTHON'
import delorean
for text in ["10 Dec 2026 14:00 -0500", "10 Dec 2026 14:00", "10 Dec 2026 14:00 EST", "10 Dec 2026 14:00 CET"]:
    print(f"{text:23}", delorean.parse(text).datetime.isoformat())
PYTHON

expect <<'SEEN'
10 Dec 2026 14:00 -0500 2026-12-10T14:00:00-05:00
10 Dec 2026 14:00       2026-12-10T14:00:00+00:00
10 Dec 2026 14:00 EST   2026-12-10T14:00:00+00:00
10 Dec 2026 14:00 CET   2026-12-10T14:00:00+00:00
SEEN
