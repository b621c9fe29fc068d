#!/bin/sh
# price-parser 0.5.1: "€85k" is 85 euros, and "$1.5M" one and a half dollars.
#
# The README promises "robust price amount and currency symbol extraction" and amounts with thousands in every
# notation. The letter, as salaries are written everywhere, is dropped.
# It costs a factor of a thousand: an offer of 85k lies below any floor.
. "$(dirname "$0")/lib.sh"
pypi price-parser==0.5.1

observe python - <<'PYTHON'
from price_parser import Price
for text in ["€85,000", "€85k", "85k-95k EUR", "$1.5M", "TEUR 85"]:
    price = Price.fromstring(text)
    print(f"{text:12}", price.amount, price.currency)
PYTHON

expect <<'SEEN'
€85,000      85000 €
€85k         85 €
85k-95k EUR  85 EUR
$1.5M        1.5 $
TEUR 85      85 EUR
SEEN
