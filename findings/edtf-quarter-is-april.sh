#!/bin/sh
# edtf 5.0.2: "Q4 2026" is April 2026, and "10-12 Dec 2026" the 12th of December 2010.
#
# The README says that the parser for English is a basic one, and that of several spans it picks the first. It does
# not say that the rest of a phrase is dropped if a part of it can be read: "Mar 2019 - Present" is March 2019 alone,
# and "5 years" a 5th of some month. Only a phrase with nothing to read is None.
# It costs the job that somebody still has, in a CV that is read so, and a deadline at the end of a quarter.
. "$(dirname "$0")/lib.sh"
pypi edtf==5.0.2

observe python -W ignore - <<'PYTHON'
from edtf import text_to_edtf
for text in ["10 Dec 2026", "since 2020", "2019 - 2026", "2020 - present", "Mar 2019 - Present", "Q4 2026", "10-12 Dec 2026",
             "between 10 and 12 Dec 2026", "5 years", "winter 2026/27"]:
    print(f"{text:28}", text_to_edtf(text))
PYTHON

expect <<'SEEN'
10 Dec 2026                  2026-12-10
since 2020                   2020/
2019 - 2026                  2019/2026
2020 - present               2020
Mar 2019 - Present           2019-03
Q4 2026                      2026-04
10-12 Dec 2026               2010-12-12
between 10 and 12 Dec 2026   2010-12-12
5 years                      XXXX-XX-05
winter 2026/27               None
SEEN
