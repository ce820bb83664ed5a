"""Italy: the fiscal code of persons, and VAT numbers."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.alias import AliasTable
from fictable.engine.kernels.identities.digits import luhn_check
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, fixed_text, number_letters
from fictable.engine.kernels.names import find_names


@dataclass(frozen=True, slots=True, eq=False)
class _Codes:
    """Three letters for each name of a list."""

    letters: NDArray[np.uint8]
    table: AliasTable | None

    def pick(self, draws: Draws, label: str) -> NDArray[np.uint8]:
        """The letters of one name per row."""
        return np.asarray(self.letters[draws.index(label, len(self.letters), self.table)])


def _read_codes(call: Call, method: str, shorten: str, *arguments: int) -> _Codes | None:
    """The letters that the provider's own rule makes of each name of a list."""
    names = find_names(call, method)
    if names is None:
        return None
    probe: Any = copy.copy(call.instance)
    codes = []
    for name in names.texts.to_pylist():
        probe.generator = SimpleNamespace(**{method: lambda name=name: name})
        codes.append(getattr(probe, shorten)(*arguments))
    if any(len(code) != 3 or not code.isascii() for code in codes):
        return None
    return _Codes(np.array([list(code.encode("ascii")) for code in codes], np.uint8), names.table)


def _make_ssn(call: Call) -> Compute | None:
    """Letters of surname and name, year, month, day (plus 40 where Faker draws the male names), place, and the check letter."""
    from faker.providers.ssn import it_IT as rules

    surnames = _read_codes(call, "last_name", "_get_surname_letters")
    female, male = (_read_codes(call, f"first_name_{word}", "_get_name_letters", sex) for sex, word in ((0, "female"), (1, "male")))
    places = rules.MUNICIPALITIES_LIST
    if surnames is None or female is None or male is None or any(len(place) != 4 for place in places):
        return None
    months = np.frombuffer("".join(rules.MONTHS_LIST).encode("ascii"), np.uint8)
    days = np.array([[_days(call.instance, leap, month) for month in rules.MONTHS_LIST] for leap in (False, True)], np.int64)
    leap_years = np.array([call.instance.is_leap_year(year) for year in range(100)])  # type: ignore[attr-defined]
    values = _check_values(rules)
    towns = np.array([list(place.encode("ascii")) for place in places], np.uint8)

    def compute(draws: Draws) -> pa.Array:
        sex, year, month = draws.below("sex", 2), draws.below("year", 100), draws.below("month", len(months))
        name = np.where((sex == 1)[:, None], male.pick(draws, "male"), female.pick(draws, "female"))
        day = draws.between("day", 1, days[leap_years[year].astype(np.int64), month]) + 40 * sex
        town = towns[draws.below("town", len(towns))]
        parts = (surnames.pick(draws, "surname"), name, number_letters(year, 2), months[month][:, None], number_letters(day, 2), town)
        code = np.concatenate(parts, axis=1)
        total = sum(values[place % 2, code[:, place]] for place in range(code.shape[1]))
        return fixed_text(len(draws), code, (65 + np.asarray(total) % 26).astype(np.uint8)[:, None])

    return compute


def _days(instance: Any, leap: bool, month: str) -> int:  # noqa: FBT001 — an entry of a table by both
    return int(instance._get_max_day(is_leap_year=leap, month=month))  # noqa: SLF001


def _check_values(rules: Any) -> NDArray[np.int64]:
    """What a letter counts on an even and on an odd place."""
    found = np.zeros((2, 128), np.int64)
    for letter, place in rules.ALPHANUMERICS_DICT.items():
        for odd in (0, 1):
            found[odd, ord(letter)] = rules.CHECKSUM_TABLE[odd][place]
    return found


def _make_vat(_: Call) -> Compute:
    """Seven digits, the code of the tax office, and Luhn's check digit."""
    offices = np.array([*range(1, 101), 120, 121, 888, 999], np.int64)

    def compute(draws: Draws) -> pa.Array:
        office = number_letters(offices[draws.below("office", len(offices))], 3) - np.uint8(ZERO)
        code = np.concatenate([draw_digits(draws, "number", 7), office], axis=1)
        return fixed_text(len(draws), "IT", code + np.uint8(ZERO), (luhn_check(code) + np.uint8(ZERO))[:, None])

    return compute


MAKERS: Final[Mapping[str, Maker]] = {
    "ssn.it_IT:ssn": _make_ssn, "ssn.it_IT:vat_id": _make_vat, "company.it_IT:company_vat": _make_vat,
}  # fmt: skip
