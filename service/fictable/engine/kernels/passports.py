"""Passports: the date of birth of their owners, and the whole page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.alias import build_alias
from fictable.engine.kernels.cases import write_cases
from fictable.engine.kernels.formats import UPPERCASE, Formats, read_formats
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import join_texts
from fictable.engine.kernels.moment_texts import date_texts
from fictable.engine.kernels.moments import make_birth_date
from fictable.engine.kernels.names import Names, find_names

_DAY: Final = 86_400
_GENDERS: Final = ("M", "F", "X")
_GENDER_WEIGHTS: Final = (0.493, 0.493, 0.014)


def _birth_dates(call: Call) -> Compute | None:
    dates = call.other("date_of_birth")
    if not type(dates).__module__.startswith("faker.providers.date_time"):
        return None
    return make_birth_date(Call("date_of_birth", dates, {"tzinfo": None, "minimum_age": 0, "maximum_age": 115}, call.locale, call.as_of))


def _make_full(call: Call) -> Compute | None:
    """Names, gender, birth, issue, expiry and number, one line each."""
    births, number = _birth_dates(call), read_formats(list(call.read("passport_number_formats")), UPPERCASE)
    given = [find_names(call, f"first_name_{word}") for word in ("male", "female", "nonbinary")]
    family = find_names(call, "last_name")
    if births is None or number is None or family is None or any(names is None for names in given):
        return None
    lists = [names for names in given if names is not None]
    today = np.datetime64(call.as_of.date(), "D")
    return lambda draws: _write(draws, births(draws), today, (number, lists, family))


def _write(draws: Draws, births: NDArray[Any], today: np.datetime64, parts: tuple[Formats, list[Names], Names]) -> pa.Array:
    number, given, family = parts
    gender = draws.index("gender", 3, build_alias(_GENDER_WEIGHTS))
    owner = write_cases(draws, gender, [lambda rows, names=names: names.pick(rows, "given") for names in given])  # type: ignore[misc]
    issued, years = _issue_dates(draws, births, today)
    sign = pa.array(_GENDERS).take(pa.array(gender))
    dates = (date_texts(births), "\n", date_texts(issued), "\n", date_texts(_add_years(issued, years)), "\n")
    return join_texts(owner, "\n", family.pick(draws, "family"), "\n", sign, "\n", *dates, number.write(draws, "number"), "\n")


def _issue_dates(draws: Draws, births: NDArray[Any], today: np.datetime64) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """When a passport of somebody born then was issued, and for how many years: five below 21, else ten.

    The bounds are Faker's: at most five or ten years of 365 days ago, not before birth, and from 16 to 20 before the end of 15. A
    range that is empty or ends before it starts is its start. A 29th of February is moved to the day before.
    """
    age = (today - births).astype(np.int64) // 365
    old, grown = age >= 26, (age >= 21) & (age < 26)
    low = np.where(old, today - (10 * 365 - 1), np.where(age < 5, births, today - (5 * 365 - 1)))
    high = np.where((age >= 16) & (age < 21), births + (16 * 365 - 1), today)
    span = np.maximum((high - low).astype(np.int64), 0) * _DAY
    seconds = np.floor(draws.unit("issued") * span).astype(np.int64)
    issued = low + seconds // _DAY
    months = issued.astype("datetime64[M]")
    leap = (months.astype(np.int64) % 12 == 1) & ((issued - months.astype("datetime64[D]")).astype(np.int64) == 28)
    return issued - leap.astype(np.int64), np.where(old | grown, 10, 5)


def _add_years(dates: NDArray[Any], years: NDArray[np.int64]) -> NDArray[Any]:
    months = dates.astype("datetime64[M]")
    return np.asarray((months + 12 * years).astype("datetime64[D]") + (dates - months.astype("datetime64[D]")))


MAKERS: Final[Mapping[str, Maker]] = {"passport:passport_dob": _birth_dates, "passport.en_US:passport_full": _make_full}
