#!/bin/sh
# arrow 1.4.0: dehumanize("in 1 hour and 30 minutes") is in thirty minutes.
#
# "1 hour" is none of the forms it knows ("an hour", "2 hours"): alone it is a ValueError. With another unit behind
# it, it is dropped, and the rest counts. Its own humanize() joins units in this way.
# It costs an hour: the question how it went comes before the interview is over.
. "$(dirname "$0")/lib.sh"
pypi arrow==1.4.0

observe python - <<'PYTHON'
import arrow
for text in ["in an hour and 30 minutes", "in 2 hours and 30 minutes", "in 1 hour and 30 minutes", "in 1 hour"]:
    try:
        print(f"{text:26}", arrow.get("2026-11-28T10:00").dehumanize(text).format("HH:mm"))
    except ValueError as error:
        print(f"{text:26}", "ValueError")
PYTHON

expect <<'SEEN'
in an hour and 30 minutes  11:30
in 2 hours and 30 minutes  12:30
in 1 hour and 30 minutes   10:30
in 1 hour                  ValueError
SEEN
