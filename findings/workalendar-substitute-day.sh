#!/bin/sh
# workalendar 17.0.0: Juneteenth of 2027 is not observed on the Friday, as other holidays of that year are.
#
# Federal offices of the United States close on Friday for a holiday that falls on Saturday, and Japan on Monday for one that falls on
# Sunday. workalendar moves Independence Day, Christmas and New Year, but not Juneteenth, and none in Japan, so that
# 18 June and 22 March 2027 are working days. holidays 0.109 and pandas 2.3.3 have the first, holidays the second.
# It costs a day of a deadline in working days, in some years only.
. "$(dirname "$0")/lib.sh"
pypi workalendar==17.0.0 holidays==0.109 pandas==2.3.3

observe python -W ignore - <<'PYTHON'
from datetime import date, timedelta
import holidays
from pandas.tseries.holiday import USFederalHolidayCalendar
from workalendar.asia import Japan
from workalendar.usa import UnitedStates
federal = {day.date() for day in USFederalHolidayCalendar().holidays("2027-01-01", "2027-12-31")}
for name, calendar, other, day in [
    ("Juneteenth, Saturday 19 June", UnitedStates(), holidays.US(), date(2027, 6, 18)),
    ("Independence Day, Sunday 4 July", UnitedStates(), holidays.US(), date(2027, 7, 5)),
    ("Vernal Equinox, Sunday 21 March", Japan(), holidays.JP(), date(2027, 3, 22)),
]:
    print(name, f"{day:%a %F}", sep=", ")
    print("  closed for workalendar:", not calendar.is_working_day(day), " holidays:", day in other,
          " pandas:", day in federal if calendar.__class__ is UnitedStates else "-")
    before = day - timedelta(days=1 if day.weekday() else 3)
    print("  the working day after", before, "is", calendar.add_working_days(before, 1))
PYTHON

expect <<'SEEN'
Juneteenth, Saturday 19 June, Fri 2027-06-18
  closed for workalendar: False  holidays: True  pandas: True
  the working day after 2027-06-17 is 2027-06-18
Independence Day, Sunday 4 July, Mon 2027-07-05
  closed for workalendar: True  holidays: True  pandas: True
  the working day after 2027-07-02 is 2027-07-06
Vernal Equinox, Sunday 21 March, Mon 2027-03-22
  closed for workalendar: False  holidays: True  pandas: -
  the working day after 2027-03-19 is 2027-03-22
SEEN
