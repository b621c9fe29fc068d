#!/bin/sh
# abook 0.6.1: a contact that Apple's or Google's address book has written is imported without its address.
#
# RFC 6350, as those before it, lets a property have a group in front, "item1.EMAIL", so that a label can be tied to
# it. abook(1) has vcard among its input formats. A property with a group is passed over, without a message and with
# status 0. vobject 0.9.9 reads both forms.
# It costs the address or the number at the moment at which one has to answer.
. "$(dirname "$0")/lib.sh"
debian abook=0.6.1-2+b1
pypi vobject==0.9.9 pytz==2026.2
installed="abook=0.6.1-2+b1 vobject==0.9.9"

observe sh -c '
for group in "" item1.; do
  printf "%s\r\n" BEGIN:VCARD VERSION:3.0 "N:Doe;Jo;;;" "FN:Jo Doe" "${group}EMAIL;TYPE=INTERNET:jo@acme.example" \
    "${group}TEL;TYPE=CELL:+49 30 1234" END:VCARD >contact.vcf
  python -c "
import vobject
card = vobject.readOne(open(\"contact.vcf\", newline=str()).read())
print(\"vobject\", card.fn.value, card.email.value, card.tel.value)"
  abook --convert --informat vcard --infile contact.vcf --outformat abook --outfile contact$group; echo "abook status $?"
  sed -n "/^name/,\$s/^/abook /p" contact$group | grep =
done'

expect <<'SEEN'
vobject Jo Doe jo@acme.example +49 30 1234
abook status 0
abook name=Jo Doe
abook email=jo@acme.example
abook mobile=+49 30 1234
vobject Jo Doe jo@acme.example +49 30 1234
abook status 0
abook name=Jo Doe
SEEN
