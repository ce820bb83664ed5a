"""Whole numbers and truth values of Faker's python, misc and base providers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker

_WIDEST: Final = 2**62


def _steps(low: Any, high: Any, step: Any) -> Compute | None:
    """range(low, high + 1, step), each equally likely; None where it is empty or wider than 63 bits."""
    if not all(isinstance(number, int) for number in (low, high, step)) or step == 0:
        return None
    count = len(range(low, high + 1, step))
    if not 1 <= count < _WIDEST or max(abs(low), abs(high)) > _WIDEST:
        return None
    return lambda draws: low + step * draws.below("number", count)


def _make_pyint(call: Call) -> Compute | None:
    return _steps(call.given["min_value"], call.given["max_value"], call.given["step"])


def _make_random_int(call: Call) -> Compute | None:
    return _steps(call.given["min"], call.given["max"], call.given["step"])


def _make_pybool(call: Call) -> Compute | None:
    percent = call.given["truth_probability"]
    return (lambda draws: draws.between("percent", 1, 100) <= percent) if 0 <= percent <= 100 else None


def _make_boolean(call: Call) -> Compute | None:
    percent = call.given["chance_of_getting_true"]
    return lambda draws: draws.between("percent", 1, 100) <= percent


def _make_random_number(call: Call) -> Compute | None:
    digits, fixed = call.given["digits"], call.given["fix_len"]
    if digits is None:
        return lambda draws: _numbers_of(draws, draws.between("digits", 1, 9), fixed=bool(fixed))
    if not (1 if fixed else 0) <= digits <= 18:
        return None
    return lambda draws: _numbers_of(draws, np.full(len(draws), digits), fixed=bool(fixed))


def _numbers_of(draws: Draws, digits: NDArray[np.int64], *, fixed: bool) -> NDArray[np.int64]:
    high = 10**digits - 1
    return draws.between("number", 10 ** (digits - 1) if fixed else 0 * high, high)


MAKERS: Final[Mapping[str, Maker]] = {
    "python:pyint": _make_pyint,
    "python:pybool": _make_pybool,
    "misc:boolean": _make_boolean,
    ":random_int": _make_random_int,
    ":random_number": _make_random_number,
    ":random_digit": lambda _: lambda draws: draws.between("digit", 0, 9),
    ":random_digit_not_null": lambda _: lambda draws: draws.between("digit", 1, 9),
    ":random_digit_above_two": lambda _: lambda draws: draws.between("digit", 2, 9),
}
