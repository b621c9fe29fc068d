#!/bin/sh
# email-reply-parser 0.5.12 and quotequail 0.5.4: what stands below a line of underscores is gone.
#
# Both say that they find where the quotation begins. Outlook draws such a line above a quotation, and so does Teams
# around the details of a meeting, and people above a list.
# It costs the slots that were offered, and the link of the meeting. mail-parser-reply 1.36 keeps them.
. "$(dirname "$0")/lib.sh"
pypi email-reply-parser==0.5.12 quotequail==0.5.4 mail-parser-reply==1.36

observe python - <<'PYTHON'
from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as MailParserReply
import quotequail
text = "Please choose one.\n________________________________\nMonday 9:00\nTuesday 10:00\n"
print("mail-parser-reply ", repr(MailParserReply(languages=["en"]).parse_reply(text)))
print("email-reply-parser", repr(EmailReplyParser.parse_reply(text)))
print("quotequail        ", quotequail.unwrap(text))
PYTHON

expect <<'SEEN'
mail-parser-reply  'Please choose one.\n________________________________\nMonday 9:00\nTuesday 10:00'
email-reply-parser 'Please choose one.'
quotequail         {'type': 'forward', 'text': 'Monday 9:00\nTuesday 10:00', 'text_top': 'Please choose one.'}
SEEN
