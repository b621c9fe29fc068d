#!/bin/sh
# gnumeric 1.12.55: ssconvert reads "10.12.2026" as 12 October, and "13.12.2026" as text.
#
# ssconvert(1) converts tables, and of a CSV file it finds out what is a date. Outside of a locale that has the day
# first, a date with dots has the month first as well, although such dates are written nowhere. In one column, some
# days are swapped, and those past the 12th stay as they are.
# It costs two months, for the first twelve days of each.
. "$(dirname "$0")/lib.sh"
debian gnumeric=1.12.55-1
LD_LIBRARY_PATH="$root/usr/lib:$LD_LIBRARY_PATH"

observe sh -c '
printf "employer,deadline\nAcme,10.12.2026\nInitech,13.12.2026\nHooli,2026-12-10\n" >deadlines.csv
GIO_USE_VFS=local ssconvert deadlines.csv read.csv 2>/dev/null
paste -d" " deadlines.csv read.csv'

expect <<'SEEN'
employer,deadline employer,deadline
Acme,10.12.2026 Acme,2026/10/12
Initech,13.12.2026 Initech,13.12.2026
Hooli,2026-12-10 Hooli,2026/12/10
SEEN
