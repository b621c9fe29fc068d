#!/bin/sh
# mblaze 1.1: "14:00:00 EST" in the Date field of a letter is 14:00 UTC.
#
# RFC 5322 gives the names EST, EDT, CST, CDT, MST, MDT, PST and PDT as offsets that a reader has to understand.
# mblaze takes the numbers of the hour and ignores any name, without saying that the date is not a valid one.
# Python's email and Date::Parse read them.
# It costs four to eight hours: an answer stands before the letter that it answers.
. "$(dirname "$0")/lib.sh"
debian mblaze=1.1-1 libtimedate-perl=2.3300-2

observe sh -c '
for zone in -0500 EST EDT PST GMT; do
  printf "From: Jo Doe <jo@acme.example>\nSubject: interview\nDate: Thu, 10 Dec 2026 14:00:00 %s\n\nHello\n" "$zone" >letter
  printf "%-5s  mblaze %s" "$zone" "$(date -u -d "@$(mhdr -h date -D ./letter)" +%H:%M)"
  printf "  python %s" "$(python3 -c "
import email.utils, datetime, sys
print(email.utils.parsedate_to_datetime(sys.argv[1]).astimezone(datetime.timezone.utc).strftime(\"%H:%M\"))" "Thu, 10 Dec 2026 14:00:00 $zone")"
  printf "  Date::Parse %s\n" "$(perl -MDate::Parse -e "print scalar gmtime str2time(\$ARGV[0])" "Thu, 10 Dec 2026 14:00:00 $zone" | cut -c12-16)"
done'

expect <<'SEEN'
-0500  mblaze 19:00  python 19:00  Date::Parse 19:00
EST    mblaze 14:00  python 19:00  Date::Parse 19:00
EDT    mblaze 14:00  python 18:00  Date::Parse 18:00
PST    mblaze 14:00  python 22:00  Date::Parse 22:00
GMT    mblaze 14:00  python 14:00  Date::Parse 14:00
SEEN
