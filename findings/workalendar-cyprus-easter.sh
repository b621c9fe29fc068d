#!/bin/sh
# workalendar 17.0.0: Cyprus has Good Friday on the Western date, and the Dormition in July.
#
# Cyprus keeps the Orthodox Easter: in 2027 Good Friday is 30 April, five weeks after the Western one, and the
# Dormition of the Theotokos is on 15 August. holidays 0.109 has both right, and so has workalendar for Greece.
# The first of these is known: workalendar issue 739, open.
# It costs days of every deadline that is counted in working days.
. "$(dirname "$0")/lib.sh"
pypi workalendar==17.0.0 holidays==0.109

observe python -W ignore - <<'PYTHON'
from datetime import date
import holidays
from workalendar.europe import Cyprus, Greece
for calendar in Cyprus, Greece:
    for day, name in calendar().holidays(2027):
        if name in ("Good Friday", "Easter Monday") or "Dormition" in name or "Assumption" in name:
            print(f"{calendar.__name__:6} {day} {name}")
for day, name in sorted(holidays.CY(years=2027, language="en_US").items()):
    if name in ("Good Friday", "Easter Monday") or "Assumption" in name or "Dormition" in name:
        print("holidays.CY", day, name)
print("two working days after Thursday 29 April:", Cyprus().add_working_days(date(2027, 4, 29), 2))
print("is 15 July a working day:", Cyprus().is_working_day(date(2027, 7, 15)))
PYTHON

expect <<'SEEN'
Cyprus 2027-03-26 Good Friday
Cyprus 2027-03-29 Easter Monday
Cyprus 2027-07-15 Dormition of the Theotokos
Greece 2027-04-30 Good Friday
Greece 2027-05-03 Easter Monday
Greece 2027-08-15 Assumption of Mary to Heaven
holidays.CY 2027-04-30 Good Friday
holidays.CY 2027-05-03 Easter Monday
holidays.CY 2027-08-15 Dormition of the Mother of God
two working days after Thursday 29 April: 2027-05-03
is 15 July a working day: False
SEEN
