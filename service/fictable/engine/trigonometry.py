"""sin and cos with the same bits on every processor, after fdlibm (Sun Microsystems 1993): within 1 unit in the last place."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.engine.elementary import Floats, by_block, horner

_TWO_BY_PI = 6.36619772367581382433e-01
_HALF_PI_PARTS: Final = (1.5707963109016418, 1.5893254712295857e-08, 6.123233601181349e-17, 3.9455541665632055e-24)
"""π / 2 in four parts, of which the first three have 26 bits: their products with whole numbers up to 2**27 are exact."""

_FAR = 2.0**27
_SIN = (
    8.33333333332248946124e-03, -1.98412698298579493134e-04, 2.75573137070700676789e-06,
    -2.50507602534068634195e-08, 1.58969099521155010221e-10,
)  # fmt: skip
_SIN_CUBE = -1.66666666666666324348e-01
_COS = (
    4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05,
    -2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11,
)  # fmt: skip

_Reduced: TypeAlias = "tuple[Floats, Floats, NDArray[np.int64]]"


def sin(x: ArrayLike) -> Floats:
    """The sine of x in radians; nan of infinities and nan; no warnings."""
    return by_block(_sin_kernel, x)


def cos(x: ArrayLike) -> Floats:
    """The cosine of x in radians; nan of infinities and nan; no warnings."""
    return by_block(_cos_kernel, x)


def _sin_kernel(x: Floats) -> Floats:
    high, low, quarter = _reduce(x)
    return np.where(x == 0, x, _turned(high, low, quarter))


def _cos_kernel(x: Floats) -> Floats:
    high, low, quarter = _reduce(x)
    return _turned(high, low, quarter + 1)


def _turned(high: Floats, low: Floats, quarter: NDArray[np.int64]) -> Floats:
    """The sine of high + low + quarter · π / 2."""
    out = np.where((quarter & 1) == 0, _sin_near_zero(high, low), _cos_near_zero(high, low))
    return np.where((quarter & 2) == 0, out, -out)


def _sin_near_zero(x: Floats, low: Floats) -> Floats:
    square = x * x
    cube = square * x
    return x - ((square * (0.5 * low - cube * horner(square, _SIN)) - low) - cube * _SIN_CUBE)


def _cos_near_zero(x: Floats, low: Floats) -> Floats:
    square = x * x
    rest = square * square * horner(square, _COS)
    half = 0.5 * square
    head = 1.0 - half
    return head + (((1.0 - head) - half) + (rest - x * low))


def _reduce(x: Floats) -> _Reduced:
    """X as high + low + quarter · π / 2 with |high| at most about π / 4."""
    near = np.abs(x) <= _FAR
    if near.all():
        return _reduce_near(x)
    high, low, quarter = _reduce_near(np.where(near, x, 0.0))
    for index in np.flatnonzero(~near):
        high[index], low[index], quarter[index] = _reduce_far(float(x[index]))
    return high, low, quarter


def _reduce_near(x: Floats) -> _Reduced:
    """By subtracting the parts of π / 2 one after the other and keeping what is lost (Cody and Waite 1980)."""
    turns = np.rint(x * _TWO_BY_PI)
    first, second, third, fourth = _HALF_PI_PARTS
    total, lost = _subtract(x - turns * first, turns * second)
    total, also_lost = _subtract(total, turns * third)
    rest = (lost + also_lost) - turns * fourth
    high = total + rest
    return high, (total - high) + rest, turns.astype(np.int64)


def _subtract(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """A − b and what rounding took from it, exactly (Knuth, TAOCP 4.2.2)."""
    difference = a - b
    virtual = difference - a
    return difference, (a - (difference - virtual)) - (b + virtual)


def _reduce_far(x: float) -> tuple[float, float, int]:
    """In exact arithmetic, for the rare number beyond 2**27. Infinities and nan give nan."""
    if x != x or x in {np.inf, -np.inf}:  # noqa: PLR0124 - nan is not itself
        return np.nan, np.nan, 0
    half_pi = _half_pi()
    quarter = round(Fraction(x) / half_pi)
    rest = Fraction(x) - quarter * half_pi
    high = float(rest)
    return high, float(rest - Fraction(high)), quarter % 4


def _half_pi() -> Fraction:
    """π / 2 to 1,200 bits, enough for any float64, by Machin's formula."""
    one = 1 << 1_216
    pi = 4 * (4 * _arctangent_of_inverse(5, one) - _arctangent_of_inverse(239, one))
    return Fraction(pi, 2 * one)


def _arctangent_of_inverse(number: int, one: int) -> int:
    term = one // number
    total, divisor, sign = term, 1, 1
    while term:
        term //= number * number
        divisor, sign = divisor + 2, -sign
        total += sign * (term // divisor)
    return total
