"""Floats of Faker's python provider: with digits before and after the point, between bounds or not."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker

_FLOAT_DIGITS: Final = 15
_HIGHEST: Final = 10**15
_Floats = NDArray[np.float64]
_Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Form:
    """The arguments of pyfloat()."""

    left: int | None
    right: int | None
    positive: bool | None
    low: float | None
    high: float | None


def accepts(call: Call) -> bool:
    """Whether Faker's method takes these arguments: it is asked once, with a Random of its own."""
    probe: Any = copy.copy(call.instance)
    probe.generator = SimpleNamespace(random=random.Random(0), random_int=probe.random_int)  # noqa: S311
    try:
        getattr(probe, call.method)(**call.given)
    except (ArithmeticError, ValueError, TypeError):
        return False
    return True


def is_bound(value: Any) -> bool:
    """Whether a bound is none or a number that 64 bits have room for."""
    return value is None or (isinstance(value, int | float) and abs(value) <= _HIGHEST)


def _make_pyfloat(call: Call) -> Compute | None:
    given = call.given
    form = _Form(given["left_digits"], given["right_digits"], given["positive"], given["min_value"], given["max_value"])
    if not is_bound(form.low) or not is_bound(form.high) or not accepts(call):
        return None
    return lambda draws: _write(draws, form)


def _write(draws: Draws, form: _Form) -> _Floats:
    """The digits after the point have no leading zeros, for Faker writes a number behind the point."""
    before, after = _draw_digits(draws, form)
    if form.low is None and form.high is None:
        sign = np.where(draws.below("sign", 2) == 0, 1, -1) if form.positive is None else 1 if form.positive else -1
        whole = draws.below("whole", 10**before)
    else:
        found = _draw_whole(draws, form, before)
        sign, whole = np.where(found < 0, -1, 1), np.abs(found)
    part = draws.below("part", 10**after)
    width = 10 ** _count_digits(part)
    made = sign * ((whole * width + part) / width)
    step = np.where(after > 0, 1 / 10.0**after, 1.0)
    if form.positive:
        made = np.where(made == 0, step, made)
    return _fit(draws, form, np.clip(made, -(10**before + step), 10**before - step))


def _draw_digits(draws: Draws, form: _Form) -> tuple[_Integers, _Integers]:
    """How many digits stand before and after the point: fifteen together where one of them is not given."""
    rows = len(draws)
    if form.right is not None:
        after = np.full(rows, form.right, np.int64)
    elif form.left is not None:
        after = np.full(rows, max(1, _FLOAT_DIGITS - form.left), np.int64)
    else:
        needed = max(1, math.ceil(math.log10(max(abs(form.high or 1), abs(form.low or 1)))))
        after = draws.between("digits", 1, _FLOAT_DIGITS - needed)
    before = np.maximum(1, _FLOAT_DIGITS - after) if form.left is None else np.full(rows, form.left, np.int64)
    return before, after


def _draw_whole(draws: Draws, form: _Form, before: _Integers) -> _Integers:
    """The number before the point: a bound below zero leaves room for the digits that follow."""
    low = -(10.0**before) if form.low is None else np.full(len(before), form.low + (form.low < 0), np.float64)
    high = 10.0**before if form.high is None else np.full(len(before), form.high + (form.high < 0), np.float64)
    low = np.maximum(low, 0) if form.positive else low
    first, last = np.trunc(low).astype(np.int64), np.trunc(high - 1).astype(np.int64)
    last = np.where(last < first, last + 1, last)
    return np.where(low == high, first, draws.between("whole", first, np.maximum(first, last)))


def _fit(draws: Draws, form: _Form, made: _Floats) -> _Floats:
    """What is beyond a bound goes anywhere between the bounds, or as far inside as it was outside at the most."""
    low = 0.0 if form.positive and form.low is None else form.low
    if form.high is not None:
        over = made - form.high
        room = over if low is None else np.full(len(made), form.high - low)
        made = np.where(over > 0, made - (over + draws.uniform("over", 0.0, room)), made)
    if low is not None:
        under = low - made
        room = under if form.high is None else np.full(len(made), form.high - low)
        made = np.where(under > 0, made + (under + draws.uniform("under", 0.0, room)), made)
    return np.asarray(made)


def _count_digits(numbers: _Integers) -> _Integers:
    """How many digits numbers ≥ 0 have; zero has one."""
    return np.asarray(np.maximum(1, np.searchsorted(10 ** np.arange(18), numbers, side="right")))


MAKERS: Final[Mapping[str, Maker]] = {"python:pyfloat": _make_pyfloat}
