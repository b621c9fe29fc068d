#!/bin/sh
# libschedule-cron-events-perl 1.96: "*/2" in the field for the day is the even days, and for Debian's cron the odd.
#
# The documentation says that the line is one of cron, and that of Set::Crontab, which reads the fields, that steps
# work as in crontab(5): a step goes from the first of the range on, 1, 3, 5. Here it takes what can be divided by two.
# cronsim 2.8, which follows Debian's cron, and libdatetime-event-cron-perl 0.09 have the odd days.
# It costs a day: a check that says when a job is to run waits on the wrong one.
. "$(dirname "$0")/lib.sh"
debian libschedule-cron-events-perl=1.96-2 libdatetime-event-cron-perl=0.09-2
pypi cronsim==2.8
installed="libschedule-cron-events-perl=1.96-2 libdatetime-event-cron-perl=0.09-2 cronsim==2.8"

observe sh -c '
for line in "0 9 */2 * *" "0 9 1 */3 *"; do
  echo "$line"
  perl -MSchedule::Cron::Events -e "
    my \$events = Schedule::Cron::Events->new(shift, Date => [0, 0, 10, 30, 11, 126]);
    print q(  Schedule::Cron::Events), map { my @time = \$events->nextEvent; sprintf q( %d-%02d-%02d), \$time[5] + 1900, \$time[4] + 1, \$time[3] } 1 .. 4;" "$line"
  echo
  perl -MDateTime -MDateTime::Event::Cron -e "
    my \$days = DateTime::Event::Cron->from_cron(shift)->iterator(after => DateTime->new(year => 2026, month => 12, day => 30, hour => 10));
    print q(  DateTime::Event::Cron ), join(q( ), map { \$days->next->ymd } 1 .. 4);" "$line"
  echo
  python -c "
import sys
from cronsim import CronSim
from datetime import datetime
days = CronSim(sys.argv[1], datetime(2026, 12, 30, 10))
print(\"  cronsim               \", *(f\"{next(days):%F}\" for _ in range(4)))" "$line"
done'

expect <<'SEEN'
0 9 */2 * *
  Schedule::Cron::Events 2027-01-02 2027-01-04 2027-01-06 2027-01-08
  DateTime::Event::Cron 2026-12-31 2027-01-01 2027-01-03 2027-01-05
  cronsim                2026-12-31 2027-01-01 2027-01-03 2027-01-05
0 9 1 */3 *
  Schedule::Cron::Events 2027-03-01 2027-06-01 2027-09-01 2027-12-01
  DateTime::Event::Cron 2027-01-01 2027-04-01 2027-07-01 2027-10-01
  cronsim                2027-01-01 2027-04-01 2027-07-01 2027-10-01
SEEN
