"""Values of a distribution between bounds, from one draw per row: real numbers, whole numbers and scaled decimals."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.engine.distributions_continuous import Distribution, Uniform
from fictable.engine.elementary import Floats
from fictable.errors import Refused

LEAST_SHARE: Final = 2.0**-40
"""Bounds that leave less than this share of a distribution leave nothing: draws could not tell its values apart."""

WIDEST_SPAN: Final = 2**63
"""The most whole numbers that can be drawn from."""

MOST_DIGITS: Final = 18

_Whole: TypeAlias = "NDArray[np.int64]"
_Bits: TypeAlias = "NDArray[np.uint64]"
_LOWEST_SHARE, _HIGHEST_SHARE = 2.0**-60, 1.0 - 2.0**-53
_MOST_SHARES = 64
_THIRTY_TWO, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
_LARGEST_FLOAT = 9223372036854774784.0  # the largest below 2**63


class Remembered:
    """A distribution that keeps its shares between bounds, for they cost as much as the values of some thousand rows."""

    def __init__(self, distribution: Distribution) -> None:
        self.discrete, self.support = distribution.discrete, distribution.support
        self.cdf, self.quantile = distribution.cdf, distribution.quantile
        self._distribution = distribution
        self._shares: dict[tuple[float, float], tuple[float, float]] = {}

    def share_between(self, low: float, high: float) -> tuple[float, float]:
        """The share below low, and the share from low to high."""
        found = self._shares.get((low, high))
        if found is None:
            found = _read_share(self._distribution, low, high)
            if len(self._shares) < _MOST_SHARES:
                self._shares[low, high] = found
        return found


def unit_of(bits: NDArray[np.uint64]) -> Floats:
    """A number above 0 and below 1 from the upper 53 of 64 bits: the middle of its cell of 2**-53."""
    unit = (bits >> np.uint64(11)).astype(np.float64)
    unit += 0.5
    unit *= 2.0**-53
    return np.minimum(unit, _HIGHEST_SHARE)


def sample(distribution: Distribution, u: NDArray[np.float64], low: ArrayLike | None = None, high: ArrayLike | None = None) -> Floats:
    """The distribution's values at u (0 < u < 1), cut off below low and above high (both inclusive; numbers, or one per row).

    A uniform distribution without parameters takes the bounds for its own (0 and 1 where there are none). Raises Refused where
    bounds given as numbers leave nothing of the distribution; a row whose own bounds leave nothing gets the bound that is nearer to
    the distribution's values.
    """
    if isinstance(distribution, Uniform) and distribution.stretches:
        return _stretch(u, 0.0 if low is None else low, 1.0 if high is None else high)
    if low is None and high is None:
        return distribution.quantile(np.clip(u, _LOWEST_SHARE, _HIGHEST_SHARE))
    ends = distribution.support
    bottom = np.asarray(ends[0] if low is None else low, np.float64)
    top = np.asarray(ends[1] if high is None else high, np.float64)
    if distribution.discrete:
        bottom, top = np.ceil(bottom), np.floor(top)
    if bottom.ndim == 0 and top.ndim == 0:
        return _cut_off(distribution, u, float(bottom), float(top))
    return _cut_off_by_row(distribution, u, bottom, top)


def sample_integers(distribution: Distribution | None, bits: NDArray[np.uint64], low: ArrayLike, high: ArrayLike) -> NDArray[np.int64]:
    """Whole numbers from low to high (inclusive; numbers, or one per row), up to 2**63 of them; None means equal chances.

    Equal chances are exact to 2**-32 and made in whole numbers; other distributions are rounded to the nearest whole number. Raises
    Refused where bounds given as numbers are crossed or leave nothing; a row with crossed bounds of its own gets the upper one.
    """
    bottom, top = _whole(np.ceil, low), _whole(np.floor, high)
    _check_order(bottom, top, low, high)
    if distribution is None or isinstance(distribution, Uniform):
        if isinstance(distribution, Uniform) and not distribution.stretches:
            bottom, top = _narrow(bottom, top, _whole(np.ceil, distribution.low), _whole(np.floor, distribution.high))
        return _spread(bits, bottom, top)
    widen = 0.0 if distribution.discrete else 0.5
    values = sample(distribution, unit_of(bits), bottom - widen, top + widen)
    return _round(values, bottom, top)


def sample_scaled(
    distribution: Distribution | None, bits: NDArray[np.uint64], low: ArrayLike, high: ArrayLike, decimals: int
) -> NDArray[np.int64]:
    """Decimals from low to high as whole numbers scaled by 10**decimals, at most 18 digits; otherwise as `sample_integers`.

    Bounds are those scaled numbers that are, as float64, not below low and not above high.
    """
    factor = 10.0**decimals
    bottom, top = _scale_low(low, factor), _scale_high(high, factor)
    _check_order(bottom, top, low, high)
    if distribution is None or isinstance(distribution, Uniform):
        if isinstance(distribution, Uniform) and not distribution.stretches:
            bottom, top = _narrow(bottom, top, _scale_low(distribution.low, factor), _scale_high(distribution.high, factor))
        return _spread(bits, bottom, top)
    widen = 0.0 if distribution.discrete else 0.5
    values = sample(distribution, unit_of(bits), (bottom - widen) / factor, (top + widen) / factor)
    return _round(values * factor, bottom, top)


def _stretch(u: Floats, low: ArrayLike, high: ArrayLike) -> Floats:
    bottom, top = np.asarray(low, np.float64), np.asarray(high, np.float64)
    if bottom.ndim == 0 and top.ndim == 0 and bottom > top:
        raise _nothing_between(float(bottom), float(top))
    return np.minimum(np.maximum(bottom + u * (top - bottom), bottom), top)


def _cut_off(distribution: Distribution, u: Floats, low: float, high: float) -> Floats:
    if low > high:
        raise _nothing_between(low, high)
    start, share = _read_share(distribution, low, high)
    if share <= LEAST_SHARE:
        ends = distribution.support
        if low == high and ends[0] <= low <= ends[1]:
            return np.full(np.shape(u), low)
        raise _nothing_between(low, high, ends)
    values = distribution.quantile(np.clip(start + u * share, _LOWEST_SHARE, _HIGHEST_SHARE))
    return np.clip(values, low, high)


def _cut_off_by_row(distribution: Distribution, u: Floats, low: Floats, high: Floats) -> Floats:
    start, share = _share_between(distribution, low, high)
    values = distribution.quantile(np.clip(start + u * share, _LOWEST_SHARE, _HIGHEST_SHARE))
    nearer = np.where(start > 0.5, low, high)
    return np.minimum(np.maximum(np.where(share > LEAST_SHARE, values, nearer), low), high)


def _read_share(distribution: Distribution, low: float, high: float) -> tuple[float, float]:
    if isinstance(distribution, Remembered):
        return distribution.share_between(low, high)
    start, share = _share_between(distribution, np.asarray(low), np.asarray(high))
    return float(start), float(share)


def _share_between(distribution: Distribution, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The share below low, and the share from low to high."""
    start = distribution.cdf(low - 1.0 if distribution.discrete else low)
    return start, distribution.cdf(high) - start


def _nothing_between(low: float, high: float, ends: tuple[float, float] | None = None) -> Refused:
    if ends is None:
        return Refused(f"there is no number from {low:.15g} to {high:.15g}", param="min", allowed=f"at most {high:.15g}")
    where = f"from {low:.15g} to {high:.15g}"
    return Refused(
        f"the distribution has no values {where}", param="distribution", allowed=f"its values go from {ends[0]:g} to {ends[1]:g}"
    )


def _check_order(bottom: _Whole, top: _Whole, low: ArrayLike, high: ArrayLike) -> None:
    if bottom.ndim == 0 and top.ndim == 0:
        if bottom > top:
            raise _nothing_between(float(np.asarray(low)), float(np.asarray(high)))
        if int(top) - int(bottom) >= WIDEST_SPAN:
            raise Refused("there are more than 2**63 numbers to draw from", param="min", allowed="a span of 2**63 - 1")


def _narrow(bottom: _Whole, top: _Whole, low: _Whole, high: _Whole) -> tuple[_Whole, _Whole]:
    """Both intervals at once. Raises Refused where numbers leave nothing; a row gets the nearest number within its own bounds."""
    narrowed = np.minimum(np.maximum(bottom, low), top), np.maximum(np.minimum(top, high), bottom)
    if bottom.ndim == 0 and top.ndim == 0 and (low > top or high < bottom or low > high):
        raise _nothing_between(float(bottom), float(top), (float(low), float(high)))
    return narrowed


def _spread(bits: _Bits, low: _Whole, high: _Whole) -> _Whole:
    """Equal chances: the upper 64 bits of bits · span, added to low."""
    start = np.minimum(low, high)
    span = np.atleast_1d(high).astype(np.uint64) - np.atleast_1d(start).astype(np.uint64) + np.uint64(1)
    above, below = bits >> _THIRTY_TWO, bits & _LOW
    span_above, span_below = span >> _THIRTY_TWO, span & _LOW
    below *= span_below
    below >>= _THIRTY_TWO
    below += above * span_below
    if span_above.any():
        carried = (bits & _LOW) * span_above + (below & _LOW)
        below >>= _THIRTY_TWO
        below += above * span_above + (carried >> _THIRTY_TWO)
    else:
        below >>= _THIRTY_TWO
    return below.view(np.int64) + start


def _round(values: Floats, low: _Whole, high: _Whole) -> _Whole:
    nearest = np.clip(np.rint(values), -_LARGEST_FLOAT, _LARGEST_FLOAT).astype(np.int64)
    return np.minimum(np.maximum(nearest, low), high)


def _whole(towards: Any, bound: ArrayLike) -> _Whole:
    """A bound as a whole number, by np.ceil or np.floor where it has a fraction."""
    given = np.asarray(bound)
    if given.dtype.kind == "f":
        given = np.clip(towards(given), -_LARGEST_FLOAT, _LARGEST_FLOAT)
    return given.astype(np.int64)


def _scale_low(bound: ArrayLike, factor: float) -> _Whole:
    """The lowest scaled number that is not below the bound."""
    value = np.asarray(bound, np.float64)
    nearest = np.rint(value * factor)
    return _within_digits(np.where(nearest / factor < value, nearest + 1.0, nearest))


def _scale_high(bound: ArrayLike, factor: float) -> _Whole:
    """The highest scaled number that is not above the bound."""
    value = np.asarray(bound, np.float64)
    nearest = np.rint(value * factor)
    return _within_digits(np.where(nearest / factor > value, nearest - 1.0, nearest))


def _within_digits(scaled: Floats) -> _Whole:
    limit = 10**MOST_DIGITS
    whole = np.clip(scaled, -float(limit), float(limit)).astype(np.int64)
    return np.clip(whole, 1 - limit, limit - 1)
