"""Germany: VAT, pension insurance and health insurance numbers."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.identities.digits import column, luhn_sum
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, fixed_text, number_letters
from fictable.engine.kernels.moments import draw_seconds_of

_LETTERS: Final = np.frombuffer(string.ascii_uppercase.encode("ascii"), np.uint8)
_PENSION_FACTORS: Final = np.array([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1])


def _make_vat(_: Call) -> Compute:
    """Nine digits, the first not zero, the last by ISO 7064 MOD 11,10."""

    def compute(draws: Draws) -> pa.Array:
        digits = np.concatenate([column(draws.between("first", 1, 9)), draw_digits(draws, "rest", 7)], axis=1)
        product = np.full(len(draws), 10, np.int64)
        for digit in digits.T:
            rest = (digit + product) % 10
            product = 2 * np.where(rest == 0, 10, rest) % 11
        return fixed_text(len(draws), "DE", digits + np.uint8(ZERO), column((11 - product) % 10 + ZERO))

    return compute


def _make_pension(call: Call) -> Compute | None:
    """Two digits, the date of birth, a letter, two digits, and the check digit of the digit sums."""
    seconds = draw_seconds_of(call, "date_object") if call.given["birthdate"] is None else None
    if seconds is None:
        return None

    def compute(draws: Draws) -> pa.Array:
        days = np.floor(seconds(draws) / 86_400).astype(np.int64).astype("datetime64[D]")
        birth = _birth_letters(days)
        place = draws.below("letter", 26)
        area, serial = draw_digits(draws, "area", 2), draw_digits(draws, "serial", 2)
        digits = np.concatenate([area, birth - np.uint8(ZERO), number_letters(place + 1, 2) - np.uint8(ZERO), serial], axis=1)
        products = digits.astype(np.int64) * _PENSION_FACTORS
        check = (products // 10 + products % 10).sum(axis=1) % 10
        letter = _LETTERS[place][:, None]
        return fixed_text(len(draws), area + np.uint8(ZERO), birth, letter, serial + np.uint8(ZERO), column(check + ZERO))

    return compute


def _birth_letters(days: NDArray[np.datetime64]) -> NDArray[np.uint8]:
    """Day, month and year in two digits each."""
    months = days.astype("datetime64[M]")
    day = (days - months.astype("datetime64[D]")).astype(np.int64) + 1
    month = months.astype(np.int64) % 12 + 1
    year = months.astype("datetime64[Y]").astype(np.int64) + 1970
    return np.concatenate([number_letters(day, 2), number_letters(month, 2), number_letters(year % 100, 2)], axis=1)


def _make_health(_: Call) -> Compute:
    """A letter and 19 digits; two of them are Luhn's sums over the digits before them, read backwards as Faker reads them."""

    def compute(draws: Draws) -> pa.Array:
        place = draws.below("letter", 26)
        head = np.concatenate([number_letters(place + 1, 2) - np.uint8(ZERO), draw_digits(draws, "first", 8)], axis=1)
        head = np.concatenate([head, column(luhn_sum(head[:, ::-1]) % 10)], axis=1)
        body = np.concatenate([head, draw_digits(draws, "second", 9)], axis=1)
        body = np.concatenate([body, column(luhn_sum(body[:, ::-1]) % 10)], axis=1)
        return fixed_text(len(draws), _LETTERS[place][:, None], body[:, 2:] + np.uint8(ZERO))

    return compute


MAKERS: Final[Mapping[str, Maker]] = {
    "ssn.de_DE:vat_id": _make_vat, "ssn.de_DE:rvnr": _make_pension, "ssn.de_DE:kvnr": _make_health,
}  # fmt: skip
