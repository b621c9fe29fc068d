#!/bin/sh
# Babel 2.18.0: parse_time("12:15 am") is a quarter past noon, and "12:15 pm" an error.
#
# The documentation says that the time is read by the locale's format, which has am and pm in English. Twelve hours
# are added for "pm" and nothing else is done, so that both hours of twelve go wrong.
# It costs half a day; an interview at noon cannot be written at all.
. "$(dirname "$0")/lib.sh"
pypi Babel==2.18.0

observe python - <<'PYTHON'
from babel.dates import parse_time
for text in ["11:15 am", "12:15 am", "12:15 pm", "1:15 pm"]:
    try:
        print(f"{text:8}", parse_time(text, locale="en_US"))
    except ValueError as error:
        print(f"{text:8}", "ValueError:", error)
PYTHON

expect <<'SEEN'
11:15 am 11:15:00
12:15 am 12:15:00
12:15 pm ValueError: hour must be in 0..23
1:15 pm  13:15:00
SEEN
