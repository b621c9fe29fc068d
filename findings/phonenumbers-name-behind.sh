#!/bin/sh
# phonenumbers 9.0.43: "+49 30 123456 (Jan)" is the valid number +49 30 123456526.
#
# The documentation of parse() says that text before a number is passed over, that bits which are no number are cut off,
# and that letters become digits where it seems to be a number of the kind of "1800 MICROSOFT". Three letters behind any
# number seem so, in parentheses, too: the name of whoever answers, "work", or the German word for a mobile. Where
# numbers have no fixed length, is_valid_number() then says that all is well.
# It costs the call: somebody else answers it, or nobody. In front of the number the same word does no harm.
. "$(dirname "$0")/lib.sh"
pypi phonenumbers==9.0.43

observe python - <<'PYTHON'
from phonenumbers import PhoneNumberFormat, format_number, is_valid_number, parse
for text in ["+49 30 123456", "Jan +49 30 123456", "+49 30 123456 Jo", "+49 30 123456 (Jan)", "+49 30 123456 - Eva",
             "+49 30 123456 work", "+49 30 123456 mobil", "+43 1 58858 Ms Roe", "+1 415-555-2671 (cell)"]:
    number = parse(text, None)
    print(f"{text:25}{format_number(number, PhoneNumberFormat.INTERNATIONAL):25}valid: {is_valid_number(number)}")
PYTHON

expect <<'SEEN'
+49 30 123456            +49 30 123456            valid: True
Jan +49 30 123456        +49 30 123456            valid: True
+49 30 123456 Jo         +49 30 123456            valid: True
+49 30 123456 (Jan)      +49 30 123456526         valid: True
+49 30 123456 - Eva      +49 30 123456382         valid: True
+49 30 123456 work       +49 30 1234569675        valid: True
+49 30 123456 mobil      +49 30 12345666245       valid: True
+43 1 58858 Ms Roe       +43 1 5885867763         valid: True
+1 415-555-2671 (cell)   +1 41555526712355        valid: False
SEEN
