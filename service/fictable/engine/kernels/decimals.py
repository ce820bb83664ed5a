"""Decimals of Faker's python provider: of a random number of digits, between bounds or not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fictable.engine.kernels.floats import accepts, is_bound
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker

_MOST_DIGITS: Final = 100
_EXACT_DIGITS: Final = 18
_POWERS: Final = np.array([float(f"1e{exponent}") for exponent in range(_MOST_DIGITS + 1)])
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Form:
    """The arguments of pydecimal()."""

    left: int | None
    right: int | None
    positive: bool | None
    low: float | None
    high: float | None


def _make_pydecimal(call: Call) -> Compute | None:
    """Up to 100 digits before the point and after it, of which a float keeps the first 17."""
    given = call.given
    form = _Form(given["left_digits"], given["right_digits"], given["positive"], given["min_value"], given["max_value"])
    if any(digits is not None and not 0 <= digits <= _MOST_DIGITS for digits in (form.left, form.right)):
        return None
    if not is_bound(form.low) or not is_bound(form.high) or not accepts(call):
        return None
    return lambda draws: _write(draws, form)


def _write(draws: Draws, form: _Form) -> _Floats:
    after = draws.between("right", 0, _MOST_DIGITS) if form.right is None else np.full(len(draws), form.right)
    kept = np.minimum(after, _EXACT_DIGITS)
    part = draws.below("part", 10**kept) / _POWERS[kept]
    sign = _draw_sign(draws, form)
    made = np.where(sign > 0, _draw_whole(draws, form.left, form.low, form.high) + part, 0.0)
    if (sign < 0).any():
        low, high = (None if bound is None else -bound for bound in (form.high, form.low))
        made = np.where(sign < 0, -(_draw_whole(draws, form.left, low, high) + part), made)
    if form.high is not None:
        made = np.minimum(made, form.high)
    return made if form.low is None else np.maximum(made, form.low)


def _draw_sign(draws: Draws, form: _Form) -> NDArray[np.int64]:
    """By the bounds, else as asked, else either."""
    if form.low is not None and form.low >= 0:
        return np.ones(len(draws), np.int64)
    if form.high is not None and form.high <= 0:
        return np.full(len(draws), -1)
    if form.positive is not None:
        return np.full(len(draws), 1 if form.positive else -1)
    return 1 - 2 * draws.below("sign", 2)


def _draw_whole(draws: Draws, left: int | None, low: float | None, high: float | None) -> _Floats:
    """The number before the point, at least zero: up to the upper bound where there is one, else of so many digits."""
    if high is not None:
        first = int(max(low or 0, 0))
        return draws.between("whole", first, max(first, int(high))).astype(np.float64)
    fewest = math.ceil(math.log10(max(low or 1, 1)))
    digits = draws.between("left", fewest, _MOST_DIGITS) if left is None else np.full(len(draws), left)
    shown = np.clip(digits, 1, _EXACT_DIGITS)
    whole = draws.between("whole", 10 ** (shown - 1), 10**shown - 1)
    return np.where(digits > 0, whole * _POWERS[np.maximum(digits - _EXACT_DIGITS, 0)], 0.0)


MAKERS: Final[Mapping[str, Maker]] = {"python:pydecimal": _make_pydecimal}
