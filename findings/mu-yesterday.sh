#!/bin/sh
# maildir-utils 1.8.14: "date:yesterday" finds every letter there is.
#
# mu-query(7) has "today" and "now" as words for a time, and dates in ISO 8601. Any other word is no error and no
# limit: "date:yesterday" and "date:monday..now" begin with the first letter. notmuch 0.37, with the same field and the
# same two dots, knows both words. mu ends with 0.
# It costs the answer of yesterday, among all others; and a search whose result is deleted costs all of them.
. "$(dirname "$0")/lib.sh"
debian maildir-utils=1.8.14-1 notmuch=0.37-1+b1 libfaketime=0.9.10-2.1

observe sh -c '
mkdir -p mail/cur mail/new mail/tmp
for day in 2020-01-15 2026-10-31 2026-11-22 2026-11-26 2026-11-27 2026-11-28; do
  printf "From: Jo Doe <jo@acme.example>\nTo: me@example.net\nSubject: %s\nDate: %s\nMessage-ID: <%s@acme.example>\n\nHello\n" \
    $day "$(date -R -d "$day 09:00")" $day >mail/cur/$day:2,S
done
printf "[database]\npath=%s/mail\n[user]\nname=Me\nprimary_email=me@example.net\n" "$PWD" >notmuch.conf
export NOTMUCH_CONFIG=$PWD/notmuch.conf MUHOME=$PWD/mu LD_PRELOAD=$0/faketime/libfaketime.so.1 FAKETIME="2026-11-28 10:00:00"
export FAKETIME_DONT_FAKE_MONOTONIC=1
mu init --muhome=mu --maildir=$PWD/mail >/dev/null 2>&1; mu index --muhome=mu >/dev/null 2>&1
notmuch new --quiet
for query in date:today date:yesterday date:monday..; do
  echo $query
  echo "  mu     " $(mu find --muhome=mu --fields s --sortfield date $query)
  echo "  notmuch" $(notmuch search --sort=oldest-first --format=text $query | sed "s/.*; //; s/ (.*//")
done' "$libraries"

expect <<'SEEN'
date:today
  mu      2026-11-28
  notmuch 2026-11-28
date:yesterday
  mu      2020-01-15 2026-10-31 2026-11-22 2026-11-26 2026-11-27 2026-11-28
  notmuch 2026-11-27
date:monday..
  mu      2020-01-15 2026-10-31 2026-11-22 2026-11-26 2026-11-27 2026-11-28
  notmuch 2026-11-26 2026-11-27 2026-11-28
SEEN
