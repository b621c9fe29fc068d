#!/bin/sh
# taskwarrior 2.6.2: in 2027, midsummer's eve is eight days before midsummer.
#
# task(1) lists midsommar, midsommarafton and juhannus. Midsummer is the Saturday from 20 to 26 June, and its eve, on
# which Sweden and Finland are closed, the day before. The eve is reckoned for itself, and comes out a week early in a
# year in which the 20th is a Sunday. In 2026 it is right.
# It costs whoever plans around it a week.
. "$(dirname "$0")/lib.sh"
debian taskwarrior=2.6.2+dfsg-1 faketime=0.9.10-2.1 libfaketime=0.9.10-2.1

observe sh -c '
printf "data.location=.\nconfirmation=no\nverbose=nothing\n" >.taskrc
for now in 2026-01-01 2027-01-01; do
  for day in midsommarafton juhannus midsommar; do
    printf "%s %s\n" "$(LD_PRELOAD=$0/faketime/libfaketime.so.1 FAKETIME="$now 10:00:00" task calc $day)" $day; done; done' "$libraries"

expect <<'SEEN'
2026-06-19T00:00:00 midsommarafton
2026-06-19T00:00:00 juhannus
2026-06-20T00:00:00 midsommar
2027-06-18T00:00:00 midsommarafton
2027-06-18T00:00:00 juhannus
2027-06-26T00:00:00 midsommar
SEEN
