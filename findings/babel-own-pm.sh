#!/bin/sh
# Babel 2.18.0: format_time() writes 14:30 as "2:30 p.m." for Canada, and parse_time() reads that as 02:30.
#
# The documentation says that parse_time() goes by the locale's format. It takes the order of the fields from there,
# but looks for the letters "pm": wherever the afternoon is written otherwise, it is the morning.
# It costs twelve hours, without an exception.
. "$(dirname "$0")/lib.sh"
pypi Babel==2.18.0

observe python - <<'PYTHON'
from datetime import time
from babel.dates import format_time, parse_time
for locale in ["en_US", "en_CA", "en_NZ", "es_CO", "el", "ko", "hi"]:
    written = format_time(time(14, 30), format="short", locale=locale)
    try:
        print(f"{locale:6}", ascii(written), parse_time(written, locale=locale))
    except Exception as error:
        print(f"{locale:6}", ascii(written), type(error).__name__, error)
PYTHON

expect <<'SEEN'
en_US  '2:30\u202fPM' 14:30:00
en_CA  '2:30\u202fp.m.' 02:30:00
en_NZ  '2:30\u202fpm' 14:30:00
es_CO  '2:30\u202fp.\u202fm.' 02:30:00
el     '2:30\u202f\u03bc.\u03bc.' 02:30:00
ko     'PM 2:30' 14:30:00
hi     '2:30 pm' 14:30:00
SEEN
