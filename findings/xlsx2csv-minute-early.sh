#!/bin/sh
# xlsx2csv 0.8.6: an interview at 14:30 is written as one at 14:29, and so is a third of all quarters of an hour.
#
# A spreadsheet keeps a time as a fraction of a day, and half past two is none that ends: the last of sixteen digits
# may be low. Spreadsheets round to what they show; xlsx2csv cuts off, seconds and minutes. A time without a date has
# more digits, and is right.
# It costs a minute, and whatever compares: the same interview in the calendar is another one, and is there twice.
. "$(dirname "$0")/lib.sh"
pypi xlsx2csv==0.8.6 openpyxl==3.1.5

cat >"$work/home/tracker.py" <<'PYTHON'
from datetime import datetime, timedelta
import openpyxl
book = openpyxl.Workbook()
for quarter in range(96):
    book.active.append([datetime(2026, 12, 10) + timedelta(minutes=15 * quarter)])
    book.active.cell(quarter + 1, 1).number_format = "yyyy-mm-dd hh:mm:ss"
book.save("tracker.xlsx")
print(*[f"openpyxl reads {row[0].value}" for row in openpyxl.load_workbook("tracker.xlsx").active["A57:A59"]], sep="\n")
PYTHON
observe sh -c '
python tracker.py && xlsx2csv tracker.xlsx >tracker.csv
sed -n "57,59s/^/xlsx2csv writes /p" tracker.csv
echo "$(grep -c ":59$" tracker.csv) of $(grep -c : tracker.csv) are early"'

expect <<'SEEN'
openpyxl reads 2026-12-10 14:00:00
openpyxl reads 2026-12-10 14:15:00
openpyxl reads 2026-12-10 14:30:00
xlsx2csv writes 2026-12-10 14:00:00
xlsx2csv writes 2026-12-10 14:15:00
xlsx2csv writes 2026-12-10 14:29:59
32 of 96 are early
SEEN
