"""Powers with the same bits on every processor, after fdlibm's e_pow (Sun Microsystems 2004): within 1 unit in the last place."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.engine.elementary import EXP_COEFFICIENTS, Floats, by_block, horner, scale_by_power_of_two

_Pair: TypeAlias = "tuple[Floats, Floats]"

_SERIES = (
    5.99999999999994648725e-01, 4.28571428578550184252e-01, 3.33333329818377432918e-01,
    2.72728123808534006489e-01, 2.30660745775561754067e-01, 2.06975017800338417784e-01,
)  # fmt: skip
_LN2, _LN2_HIGH, _LN2_LOW = 6.93147180559945286227e-01, 6.93147182464599609375e-01, -1.90465429995776804525e-09
_TWO_THIRDS_BY_LN2, _TWO_THIRDS_BY_LN2_HIGH, _TWO_THIRDS_BY_LN2_LOW = (
    9.61796693925975554329e-01, 9.61796700954437255859e-01, -7.02846165095275826516e-09,
)  # fmt: skip
_LOG2_OF_1_5_HIGH, _LOG2_OF_1_5_LOW = 5.84962487220764160156e-01, 1.35003920212974897128e-08
_HIGH_WORD = np.int64(-0x100000000)


def power(x: ArrayLike, y: ArrayLike) -> Floats:
    """X to the power of y, as IEEE 754 has it: anything to the power of 0 is 1, as is 1 to the power of anything; a negative number
    has only whole powers, else nan. No warnings.
    """
    return by_block(_power_kernel, x, y)


def _power_kernel(x: Floats, y: Floats) -> Floats:
    base, exponent = np.abs(x), np.fmin(np.fmax(y, -1e22), 1e22)
    plain = (base > 0) & (base < np.inf)
    out = _power_of_positive(np.where(plain, base, 1.0), exponent)
    if not plain.all():
        out = np.where(plain, out, np.where((base == 0) == (y > 0), 0.0, np.inf))
    if not (x > 0).all():
        whole = np.rint(exponent) == exponent
        odd = whole & (np.abs(exponent) < 2.0**53) & (np.rint(exponent * 0.5) != exponent * 0.5)
        out = np.where(np.signbit(x) & odd, -out, out)
        out = np.where((x < 0) & (x > -np.inf) & ~whole, np.nan, out)
    unknown = np.isnan(x) | np.isnan(y)
    if unknown.any():
        out = np.where(unknown, np.nan, out)
    return np.where((y == 0) | (x == 1), 1.0, out)


def _power_of_positive(x: Floats, y: Floats) -> Floats:
    """X above 0 and finite: 2 to the power of y · log2 x, both in two parts."""
    high, low = _log2(x)
    y_high = _truncate(y)
    product_low = (y - y_high) * high + y * low
    product_high = y_high * high
    product = product_high + product_low
    beyond = np.abs(product) > 1_100.0
    if beyond.any():
        product_high, product_low = np.where(beyond, np.copysign(1_100.0, product), product_high), np.where(beyond, 0.0, product_low)
        product = product_high + product_low
    return _two_to(product, product_high, product_low)


def _log2(x: Floats) -> _Pair:
    """log2 x as high + low, the high part short enough that its product with another short number is exact."""
    subnormal = x < 2.2250738585072014e-308
    exponent = np.where(subnormal, -54.0, 0.0)
    bits = np.where(subnormal, x * 2.0**54, x).view(np.int64)
    exponent += (bits >> 52) - 1023
    head = (bits & np.int64(0x000FFFFFFFFFFFFF)) >> 32
    near_one_and_half = (head > 0x3988E) & (head < 0xBB67A)
    above = head >= 0xBB67A
    exponent += above
    bits = (bits & np.int64(0x000FFFFFFFFFFFFF)) | np.where(above, np.int64(0x3FE0000000000000), np.int64(0x3FF0000000000000))
    return _log2_near(bits.view(np.float64), np.where(near_one_and_half, 1.5, 1.0), near_one_and_half, exponent)


def _log2_near(x: Floats, centre: Floats, shifted: NDArray[np.bool_], exponent: Floats) -> _Pair:
    """log2 of x · 2**exponent, x near the centre (1 or 1.5): by s = (x − centre) / (x + centre) in two parts."""
    difference, inverse = x - centre, 1.0 / (x + centre)
    slope = difference * inverse
    slope_high = _truncate(slope)
    sum_high = _truncate(x + centre)
    sum_low = x - (sum_high - centre)
    slope_low = inverse * ((difference - slope_high * sum_high) - slope_high * sum_low)
    square = slope * slope
    rest = square * square * horner(square, _SERIES) + slope_low * (slope_high + slope)
    square = slope_high * slope_high
    cube_high = _truncate(3.0 + square + rest)
    cube_low = rest - ((cube_high - 3.0) - square)
    first = slope_high * cube_high
    second = slope_low * cube_high + cube_low * slope
    high = _truncate(first + second)
    low = second - (high - first)
    whole_high = _TWO_THIRDS_BY_LN2_HIGH * high
    whole_low = _TWO_THIRDS_BY_LN2_LOW * high + low * _TWO_THIRDS_BY_LN2 + np.where(shifted, _LOG2_OF_1_5_LOW, 0.0)
    shift = np.where(shifted, _LOG2_OF_1_5_HIGH, 0.0)
    total = _truncate(((whole_high + whole_low) + shift) + exponent)
    return total, whole_low - (((total - exponent) - shift) - whole_high)


def _two_to(product: Floats, high: Floats, low: Floats) -> Floats:
    """2 to the power of high + low, whose sum is `product`."""
    whole = np.rint(product)
    high = high - whole
    head = _truncate(low + high)
    first = head * _LN2_HIGH
    second = (low - (head - high)) * _LN2 + head * _LN2_LOW
    rest = first + second
    error = second - (rest - first)
    square = rest * rest
    bent = rest - square * horner(square, EXP_COEFFICIENTS)
    correction = (rest * bent) / (bent - 2.0) - (error + rest * error)
    return scale_by_power_of_two(1.0 - (correction - rest), whole.astype(np.int64))


def _truncate(x: Floats) -> Floats:
    """Without the lower 32 bits."""
    return (x.view(np.int64) & _HIGH_WORD).view(np.float64)
