"""exp, log, expm1 and log1p out of + − × ÷ and the bits of floats alone, so that every processor gives the same bits.

NumPy's own differ in the last bit between processors. The methods and coefficients are those of FreeBSD's msun (fdlibm, Sun
Microsystems 1993); exp and log are within 1 unit in the last place, expm1 and log1p within 4.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = "NDArray[np.float64]"

BLOCK: Final = 8_192
"""How many values are worked on at a time: what fits the processor's cache with its intermediate results."""

LN2_HIGH, LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
ONE_BY_LN2 = 1.44269504088896338700e00
EXP_COEFFICIENTS = (
    1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05,
    -1.65339022054652515390e-06, 4.13813679705723846039e-08,
)  # fmt: skip
_LOG_ODD = (6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01, 1.479819860511658591e-01)
_LOG_EVEN = (3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01)

_SQRT_HALF_BITS = np.int64(0x3FE6A09E00000000)
_TO_ONE = np.int64(0x3FF0000000000000 - 0x3FE6A09E00000000)
_FRACTION_BITS = np.int64(0x000FFFFFFFFFFFFF)
_FIFTY_TWO = np.int64(52)
_SMALLEST_NORMAL = 2.2250738585072014e-308


def by_block(kernel: Callable[..., Floats], *inputs: ArrayLike) -> Floats:
    """Kernel over inputs of one shape (or shapes that broadcast), a block at a time; numbers give a number."""
    arrays = [np.asarray(value, np.float64) for value in inputs]
    if len(arrays) > 1:
        arrays = list(np.broadcast_arrays(*arrays))
    flat = [np.ascontiguousarray(array).reshape(-1) for array in arrays]
    out = np.empty(flat[0].size, np.float64)
    with np.errstate(all="ignore"):
        for start in range(0, out.size, BLOCK):
            out[start : start + BLOCK] = kernel(*(array[start : start + BLOCK] for array in flat))
    result: Floats = out.reshape(arrays[0].shape)[()]
    return result


def horner(x: Floats, coefficients: tuple[float, ...]) -> Floats:
    """The polynomial c0 + x·(c1 + x·(…)), evaluated from the innermost bracket."""
    total = x * coefficients[-1]
    for coefficient in coefficients[-2:0:-1]:
        total += coefficient
        total *= x
    total += coefficients[0]
    return total


def exp(x: ArrayLike) -> Floats:
    """E to the power of x. Overflow gives inf, underflow 0, nan gives nan; no warnings."""
    return by_block(exp_kernel, x)


def log(x: ArrayLike) -> Floats:
    """The natural logarithm: −inf of 0, nan of negative numbers and nan, inf of inf; no warnings."""
    return by_block(log_kernel, x)


def expm1(x: ArrayLike) -> Floats:
    """E to the power of x, minus 1, without loss for small x."""
    return by_block(_expm1_kernel, x)


def log1p(x: ArrayLike) -> Floats:
    """The natural logarithm of 1 + x, without loss for small x; nan below −1."""
    return by_block(_log1p_kernel, x)


def power_of_two(exponent: NDArray[np.int64]) -> Floats:
    """2 to a whole power from −1022 to 1023, exactly."""
    return ((exponent + 1023) << _FIFTY_TWO).view(np.float64)


def scale_by_power_of_two(values: Floats, exponent: NDArray[np.int64]) -> Floats:
    """Values · 2**exponent for exponents from −2044 to 2046, rounded once."""
    if exponent.size and exponent.min() > -1000 and exponent.max() < 1000:
        return values * power_of_two(exponent)
    half = exponent >> 1
    return values * power_of_two(half) * power_of_two(exponent - half)


def exp_kernel(x: Floats) -> Floats:
    """Exp of one block."""
    bounded = np.fmin(np.fmax(x, -746.0), 710.0)
    turns = np.rint(bounded * ONE_BY_LN2)
    high = bounded - turns * LN2_HIGH
    low = turns * LN2_LOW
    out = scale_by_power_of_two(_exp_near_zero(high, low), turns.astype(np.int64))
    unknown = np.isnan(x)
    if unknown.any():
        out[unknown] = np.nan
    return out


def _exp_near_zero(high: Floats, low: Floats) -> Floats:
    """exp(high − low), |high| ≤ ln 2 / 2, by a rational approximation of r · coth(r / 2)."""
    rest = high - low
    square = rest * rest
    bent = rest - square * horner(square, EXP_COEFFICIENTS)
    return 1.0 - ((low - rest * bent / (2.0 - bent)) - high)


def _expm1_kernel(x: Floats) -> Floats:
    square = x * x
    bent = x - square * horner(square, EXP_COEFFICIENTS)
    near = np.where(x == 0, x, x + x * bent / (2.0 - bent))
    return np.where(np.abs(x) < 0.34, near, exp_kernel(x) - 1.0)


def log_kernel(x: Floats) -> Floats:
    """Log of one block."""
    if x.size and x.min() >= _SMALLEST_NORMAL and x.max() < np.inf:
        return _log_of_normal(x)
    subnormal = np.abs(x) < _SMALLEST_NORMAL
    out = _log_of_normal(np.where(subnormal, x * 2.0**54, x), np.where(subnormal, -54.0, 0.0))
    out[x == 0] = -np.inf
    out[x < 0] = np.nan
    strange = ~(np.abs(x) < np.inf) & ~(x < 0)
    out[strange] = x[strange]
    return out


def _log_of_normal(x: Floats, shift: Floats | float = 0.0) -> Floats:
    """Log x + shift · ln 2, where x is normal: x is brought between √½ and √2 first."""
    bits = x.view(np.int64) + _TO_ONE
    exponent = ((bits >> _FIFTY_TWO) - 1023) + shift
    bits &= _FRACTION_BITS
    bits += _SQRT_HALF_BITS
    fraction = bits.view(np.float64) - 1.0
    half_square = 0.5 * fraction * fraction
    slope = fraction / (2.0 + fraction)
    square = slope * slope
    fourth = square * square
    rest = square * horner(fourth, _LOG_ODD) + fourth * horner(fourth, _LOG_EVEN)
    return slope * (half_square + rest) + exponent * LN2_LOW - half_square + fraction + exponent * LN2_HIGH


def _log1p_kernel(x: Floats) -> Floats:
    above = 1.0 + x
    step = above - 1.0
    out = log_kernel(above) * (x / step)
    return np.where(step == 0, x, np.where(above < np.inf, out, above))
