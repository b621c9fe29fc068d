#!/bin/sh
# xlsx2csv 0.8.6: a cell that shows "12/10/26 14:00" is written as "12/10/26 02:00".
#
# Formats of cells are followed, unless an option says that they are to be ignored. "m/d/yy h:mm", number 22 of
# those that every spreadsheet has for a date with a time, is one of 24 hours. It is written in twelve, and nothing says
# which half of the day is meant; five past midnight is "12:05". "h:mm" alone and most other formats are right.
# It costs the afternoon: in a tracker that is carried over, the interview at two is at night.
. "$(dirname "$0")/lib.sh"
pypi xlsx2csv==0.8.6 openpyxl==3.1.5

cat >"$work/home/tracker.py" <<'PYTHON'
from datetime import datetime
import openpyxl
book = openpyxl.Workbook()
for layout in ["yyyy-mm-dd hh:mm", "h:mm", "m/d/yy h:mm", "m/d/yy h:mm AM/PM"]:
    book.active.append([layout] + [datetime(2026, 12, 10, hour, minute) for hour, minute in [(0, 5), (9, 0), (14, 0)]])
    for cell in list(book.active.rows)[-1][1:]:
        cell.number_format = layout
book.save("tracker.xlsx")
PYTHON
observe sh -c 'python tracker.py && xlsx2csv tracker.xlsx'

expect <<'SEEN'
yyyy-mm-dd hh:mm,2026-12-10 00:05,2026-12-10 09:00,2026-12-10 14:00
h:mm,00:05,09:00,14:00
m/d/yy h:mm,12/10/26 12:05,12/10/26 09:00,12/10/26 02:00
m/d/yy h:mm AM/PM,12/10/26 12:05 AM,12/10/26 09:00 AM,12/10/26 02:00 PM
SEEN
