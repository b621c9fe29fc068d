#!/bin/sh
# abook 0.6.1: two people with the same first name get the same alias for mutt.
#
# abook(1) has "mutt alias" among its output formats, so that mutt can source the file. The alias is the first name in
# small letters, and of two lines for one alias mutt takes the later. A second address of the same person does get
# an alias of its own.
# It costs a letter to the wrong Jo.
. "$(dirname "$0")/lib.sh"
debian abook=0.6.1-2+b1 mutt=2.2.12-0.1~deb12u2

observe sh -c '
{
  printf "[0]\nname=Jo Doe\nemail=jo.doe@acme.example,jo@home.example\n\n[1]\nname=Jo Roe\nemail=jo.roe@initech.example\n\n"
} >contacts
abook --convert --informat abook --infile contacts --outformat mutt --outfile aliases; echo "status $?"
grep alias aliases
echo mutt takes:
mutt -n -F aliases -A jo'

expect <<'SEEN'
status 0
alias jo Jo Doe <jo.doe@acme.example>
alias jo__jo@home.example Jo Doe <jo@home.example>
alias jo Jo Roe <jo.roe@initech.example>
mutt takes:
Jo Roe <jo.roe@initech.example>
SEEN
