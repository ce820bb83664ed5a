"""France: social security, company (SIREN, SIRET) and VAT numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.identities.digits import as_number, luhn_check
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, fixed_text, number_letters

_CORSICA: Final = (("2A", "19"), ("2B", "18"))


def _make_ssn(call: Call) -> Compute | None:
    """Sex, year, month, commune, number of the birth, and 97 minus the rest of it all by 97 (2A counts as 19, 2B as 18)."""
    codes = [str(place[0]) + str(place[1]) for place in call.read("departments_and_municipalities")]
    if not codes or any(len(code) != 5 or not code.isascii() for code in codes):
        return None
    texts = np.array([list(code.encode("ascii")) for code in codes], np.uint8)
    for written, counted in _CORSICA:
        codes = [code.replace(written, counted) for code in codes]
    if not all(code.isdigit() for code in codes):
        return None
    numbers = np.array([int(code) for code in codes], np.int64)
    return lambda draws: _write_ssn(draws, texts, numbers)


def _write_ssn(draws: Draws, texts: NDArray[np.uint8], numbers: NDArray[np.int64]) -> pa.Array:
    sex, year, month = draws.between("sex", 1, 2), draws.between("year", 0, 99), draws.between("month", 1, 12)
    place, order = draws.below("place", len(numbers)), draws.between("order", 1, 999)
    whole = (((sex * 100 + year) * 100 + month) * 100_000 + numbers[place]) * 1000 + order
    head = (number_letters(sex, 1), number_letters(year, 2), number_letters(month, 2))
    return fixed_text(len(draws), *head, texts[place], number_letters(order, 3), number_letters(97 - whole % 97, 2))


def _draw_siren(draws: Draws) -> NDArray[np.uint8]:
    digits = draw_digits(draws, "siren", 8)
    return np.concatenate([digits, luhn_check(digits)[:, None]], axis=1)


def _siren_parts(siren: NDArray[np.uint8]) -> tuple[Any, ...]:
    letters = siren + np.uint8(ZERO)
    return letters[:, :3], " ", letters[:, 3:6], " ", letters[:, 6:9]


def _make_siren(_: Call) -> Compute:
    return lambda draws: fixed_text(len(draws), *_siren_parts(_draw_siren(draws)))


def _make_siret(call: Call) -> Compute:
    wanted = call.given["max_sequential_digits"]
    width = wanted if 0 < wanted <= 4 else 2

    def compute(draws: Draws) -> pa.Array:
        siren = _draw_siren(draws)
        order = number_letters(draws.below("order", 10**width), 4)
        check = luhn_check(np.concatenate([siren, order - np.uint8(ZERO)], axis=1)) + np.uint8(ZERO)
        return fixed_text(len(draws), *_siren_parts(siren), " ", order, check[:, None])

    return compute


def _make_vat(call: Call) -> Compute | None:
    if call.given["siren"]:
        return None

    def compute(draws: Draws) -> pa.Array:
        siren = _draw_siren(draws)
        key = (12 + 3 * (as_number(siren) % 97)) % 97
        return fixed_text(len(draws), "FR ", number_letters(key, 2), " ", *_siren_parts(siren))

    return compute


MAKERS: Final[Mapping[str, Maker]] = {
    "ssn.fr_FR:ssn": _make_ssn, "company.fr_FR:siren": _make_siren, "company.fr_FR:siret": _make_siret,
    "company.fr_FR:company_vat": _make_vat,
}  # fmt: skip
