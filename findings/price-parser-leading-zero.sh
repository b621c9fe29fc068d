#!/bin/sh
# price-parser 0.5.1: "0.125" is a hundred and twenty-five.
#
# The README says that a wrong guess at the decimal separator can be prevented by an argument. Before three digits
# any separator is one of thousands, though no thousands begin with a zero ("85000.500" is no less certain).
# It costs an offer's share of the company: 0.125 % is recorded as 125 %.
. "$(dirname "$0")/lib.sh"
pypi price-parser==0.5.1

observe python - <<'PYTHON'
from price_parser import Price
for text in ["0.12 %", "0.125 %", "0,125 %", "85000.50 EUR", "85000.500 EUR"]:
    price = Price.fromstring(text)
    print(f"{text:14}", price.amount, price.currency)
PYTHON

expect <<'SEEN'
0.12 %         0.12 None
0.125 %        125 None
0,125 %        125 None
85000.50 EUR   85000.50 EUR
85000.500 EUR  85000500 EUR
SEEN
