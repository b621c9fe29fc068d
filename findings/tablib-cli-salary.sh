#!/bin/sh
# tablib 3.10.0: in a table for the terminal, the text "85.000" is 85, and room "2.10" is 2.1.
#
# The documentation says that "cli" writes the data as a table, with tabulate. All other formats keep text as text;
# here a column whose texts look like numbers is made one of numbers, for which tabulate has a switch that tablib does
# not set. With a text among them that is no number, the column is kept as it is.
# It costs the thousands of an offer, and the way to the room.
. "$(dirname "$0")/lib.sh"
pypi "tablib[cli]==3.10.0" tabulate==0.10.0

observe python - <<'PYTHON'
import tablib
offers = tablib.Dataset(headers=["employer", "salary", "room", "reference"])
offers.append(["Acme", "85.000", "3e10", "007"])
offers.append(["Initech", "92.500", "2.10", "none"])
for layout in ["csv", "tsv", "cli"]:
    print(layout, *[line.rstrip() for line in offers.export(layout).strip().splitlines()], sep="\n  ")
PYTHON

expect <<'SEEN'
csv
  employer,salary,room,reference
  Acme,85.000,3e10,007
  Initech,92.500,2.10,none
tsv
  employer	salary	room	reference
  Acme	85.000	3e10	007
  Initech	92.500	2.10	none
cli
  employer      salary    room  reference
  Acme            85     3e+10  007
  Initech         92.5   2.1    none
SEEN
