#!/bin/sh
# email-reply-parser 0.5.12: a mail that begins with "On Thursday" and says "wrote:" further down is empty.
#
# The documentation says that quoted text and signatures are removed from a reply. "On … wrote:" is looked for over
# any number of lines, so that everything from the first word to the quotation is one header of a quotation.
# It costs the invitation itself.
. "$(dirname "$0")/lib.sh"
pypi email-reply-parser==0.5.12

observe python - <<'PYTHON'
from email_reply_parser import EmailReplyParser
for text in ["Jo will call you on Thursday at 14:00.\n\nOur manager wrote:\n> A good talk\n",
             "On Thursday Jo will call you at 14:00.\n\nOur manager wrote:\n> A good talk\n"]:
    print(repr(EmailReplyParser.parse_reply(text)))
PYTHON

expect <<'SEEN'
'Jo will call you on Thursday at 14:00.\n\nOur manager wrote:'
''
SEEN
