#!/bin/sh
# price-parser 0.5.1: amount and currency are taken from different parts of the text.
#
# The README calls the extraction robust, for "unclean price strings". In "40 h/week, €60,000" the amount is the
# first number and the currency the only sign: 40 euros, a figure that stands nowhere in the text.
# It costs the salary. "13 x 5000 EUR", thirteen monthly payments, is 13 euros.
. "$(dirname "$0")/lib.sh"
pypi price-parser==0.5.1

observe python - <<'PYTHON'
from price_parser import Price
for text in ["€60,000", "40 h/week, €60,000", "13 x 5000 EUR", "5 days: 60000 EUR"]:
    price = Price.fromstring(text)
    print(f"{text:20}", price.amount, price.currency)
PYTHON

expect <<'SEEN'
€60,000              60000 €
40 h/week, €60,000   40 €
13 x 5000 EUR        13 EUR
5 days: 60000 EUR    5 EUR
SEEN
