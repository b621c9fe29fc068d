#!/bin/sh
# GMime 3.2.13: of addresses with a semicolon between them, only the first is read.
#
# People write "jo@acme.example; mo@acme.example", as Outlook shows it. The parser drops all behind the semicolon and
# returns a list of one address, as if that were all. msmtp -t sends to both.
# It costs the second person: a program that looks up the recipients never sees who else gets the letter.
. "$(dirname "$0")/lib.sh"
debian libgmime-3.0-0=3.2.13+dfsg-2 gir1.2-gmime-3.0=3.2.13+dfsg-2 python3-gi=3.42.2-3+b1

observe env GI_TYPELIB_PATH="$libraries/girepository-1.0" PYTHONPATH="$root/usr/lib/python3/dist-packages" \
  /usr/bin/python3 -c '
import gi
gi.require_version("GMime", "3.0")
from gi.repository import GMime

GMime.init()
for text in ["jo@acme.example, mo@acme.example", "jo@acme.example; mo@acme.example",
             "Jo Doe <jo@acme.example>; Mo Lee <mo@acme.example>"]:
    found = GMime.InternetAddressList.parse(None, text)
    print(f"{text}: {found.length()}")
'

expect <<'SEEN'
jo@acme.example, mo@acme.example: 2
jo@acme.example; mo@acme.example: 1
Jo Doe <jo@acme.example>; Mo Lee <mo@acme.example>: 1
SEEN
