#!/bin/sh
# xlsx2csv 0.8.6: a cell that shows "Thu 10 Dec 2026" is written as "1010 10 Dec 2026".
#
# In the format of a cell, "ddd" and "dddd" are the day of the week, and "mmm" and "mmmm" the name of the month, and
# the latter is written. In place of the day of the week the day of the month is put, once, or twice without a space.
# The long date of Windows, "dddd, mmmm dd, yyyy", begins with it.
# It costs the date for whatever reads the table: 1010 is a year, and a cell that shows "Thursday" is "10".
. "$(dirname "$0")/lib.sh"
pypi xlsx2csv==0.8.6 openpyxl==3.1.5

cat >"$work/home/tracker.py" <<'PYTHON'
from datetime import date
import openpyxl
book = openpyxl.Workbook()
for row, layout in enumerate(["d mmm yyyy", "ddd d mmm yyyy", "ddd dd.mm.yyyy", "dddd, mmmm dd, yyyy", "dddd"], 1):
    book.active.append([layout, date(2026, 12, 10)])
    book.active.cell(row, 2).number_format = layout
book.save("tracker.xlsx")
PYTHON
observe sh -c 'python tracker.py && xlsx2csv -d ";" tracker.xlsx'

expect <<'SEEN'
d mmm yyyy;10 Dec 2026
ddd d mmm yyyy;1010 10 Dec 2026
ddd dd.mm.yyyy;1010 10.12.2026
dddd, mmmm dd, yyyy;10, December 10, 2026
dddd;10
SEEN
