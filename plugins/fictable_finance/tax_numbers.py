"""Tax numbers of companies: an EIN in the United States, a VAT number in Europe.

By default of a range that no company has, with check digits that are right; in the United Kingdom, which keeps none, with wrong ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import ColumnPlan, Context, FieldSpec, FieldType, Rows
from fictable_finance.ranges import REALISTIC, luhn_digit, write_digits

Numbers = NDArray[np.int64]
EIN_PREFIXES: Final = (7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97)
"""Two first digits that the Internal Revenue Service does not list as valid."""
REAL_EIN_PREFIXES: Final = (20, 26, 27, 45, 46, 47, 81, 82, 83, 84, 85, 86, 87, 88)
MILLION: Final = 10**6


def _split(numbers: Numbers, width: int) -> Numbers:
    return np.asarray(numbers[:, None] // 10 ** np.arange(width - 1, -1, -1) % 10)


def _write_ein(rows: Rows) -> Any:
    prefixes = np.array(REAL_EIN_PREFIXES if rows.params["realistic"] else EIN_PREFIXES)
    number = rows.draw("serial").distinct(len(prefixes) * 10 * MILLION)
    return write_digits(prefixes[number // (10 * MILLION)], 2) + "-" + write_digits(number % (10 * MILLION), 7)


def _write_british(rows: Rows) -> Any:
    """Seven digits and two that make the sum with weights 8 to 2 divisible by 97, or that do so after 55 is added."""
    body = MILLION + rows.draw("serial").distinct(9 * MILLION)
    right = -(_split(body, 7) * np.arange(8, 1, -1)).sum(axis=1) % 97
    return "GB" + write_digits(body * 100 + (right if rows.params["realistic"] else (right + 11) % 97), 9)


def _write_german(rows: Rows) -> Any:
    """Eight digits, of which the first is never 0 in use, and the check digit after ISO 7064, MOD 11,10."""
    body = rows.draw("serial").distinct(10 * MILLION) + (10 * MILLION if rows.params["realistic"] else 0)
    product = np.full(len(body), 10)
    for digit in _split(body, 8).T:
        total = (digit + product) % 10
        product = np.where(total == 0, 10, total) * 2 % 11
    return "DE" + write_digits(body * 10 + (11 - product) % 10, 9)


def _write_french(rows: Rows) -> Any:
    """The key and the SIREN of nine digits with Luhn's digit; none begins with 0."""
    body = rows.draw("serial").distinct(10 * MILLION) + (40 * MILLION if rows.params["realistic"] else 0)
    siren = body * 10 + luhn_digit(body)
    return "FR" + write_digits((12 + 3 * (siren % 97)) % 97, 2) + write_digits(siren, 9)


def _write_spanish(rows: Rows) -> Any:
    """B, the province, of which 00 does not exist, five digits and a check digit, which is Luhn's."""
    body = rows.draw("serial").distinct(100_000)
    if rows.params["realistic"]:
        body = rows.draw("province").integer(1, 52) * 100_000 + body
    return "ESB" + write_digits(body * 10 + luhn_digit(body), 8)


def _write_italian(rows: Rows) -> Any:
    """Seven digits, the office, of which 000 does not exist, and Luhn's digit."""
    office = rows.draw("office").integer(1, 95) if rows.params["realistic"] else 0
    body = rows.draw("serial").distinct(10 * MILLION) * 1000 + office
    return "IT" + write_digits(body * 10 + luhn_digit(body), 11)


def _write_dutch(rows: Rows) -> Any:
    """Nine digits from 98 on, valid by the eleven test, and the number of the establishment."""
    high = 81 if rows.params["realistic"] else 99
    number = high * MILLION + rows.draw("serial").distinct(MILLION)
    weights = np.arange(9, 1, -1)
    number = np.where((_split(number, 8) * weights).sum(axis=1) % 11 == 10, number - MILLION, number)
    return "NL" + write_digits(number * 10 + (_split(number, 8) * weights).sum(axis=1) % 11, 9) + "B01"


WRITERS: Final[Mapping[str, tuple[Callable[[Rows], Any], int]]] = {
    "en": (_write_ein, len(REAL_EIN_PREFIXES) * 10 * MILLION),
    "en_GB": (_write_british, 9 * MILLION),
    "de": (_write_german, 10 * MILLION),
    "fr": (_write_french, 10 * MILLION),
    "es": (_write_spanish, 100_000),
    "it": (_write_italian, 10 * MILLION),
    "nl": (_write_dutch, MILLION),
}


def map_tax_number(_field: FieldSpec, context: Context) -> ColumnPlan:
    """In the form of the locale's country, else of its language, else an American one."""
    found = WRITERS.get(context.locale) or WRITERS.get(context.locale.split("_", maxsplit=1)[0]) or WRITERS["en"]
    return ColumnPlan(found[0], capacity=found[1])


TAX_NUMBER: Final = FieldType(
    "finance.tax_number",
    mapper=map_tax_number,
    title="Tax number",
    description="An EIN in the United States, a VAT number in Europe; by default one that no company has.",
    params=REALISTIC,
    phrases=("tax number", "tax id", "EIN", "VAT number", "VAT id", "tax identification number", "taxpayer id"),
)
