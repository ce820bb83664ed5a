"""Whole numbers by weight, none of them twice: systematic sampling (Madow 1949) of a permuted rank, in whole numbers alone.

The range is cut into knots of neighbouring numbers. Each knot gets a share of the rows by its weight, but no more than it has numbers;
the rows stand at equal distances on the line of all shares, and every number owns a stretch of that line that is no longer than the
distance. So a number is met with a chance in proportion to its weight, up to one, and never twice.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fictable.contract.nodes import Choice, Moment, Number
from fictable.engine.alias import exact_shares
from fictable.engine.distributions import Distribution, compile_distribution
from fictable.engine.distributions_continuous import Uniform
from fictable.engine.permutation import permute
from fictable.engine.quotas import fill_up
from fictable.errors import Refused

MOST_ROWS: Final = 2**31
"""The most values that are told apart."""

_WHOLE, _LEAST = 2**52, 8  # what is rarer than 2**-49 has no weight: a wide range of it would look like as many values
_EVEN = 16_384
_FIRST_POWER, _LAST_POWER, _STEPS = 14, 50, 32


class UniqueValues:
    """Values for `rows` rows, all different. `starts` are the first numbers of the knots and the end, `weights` whole numbers."""

    def __init__(self, starts: NDArray[np.int64], weights: NDArray[np.int64], rows: int) -> None:
        """Raises Refused where fewer numbers than rows have a weight."""
        self._rows, self._starts, self._widths = rows, starts[:-1], np.diff(starts)
        found = count_weighted(starts, weights)
        if rows > found:
            raise Refused(f"{found} different values for {rows} unique rows", param="unique", allowed=f"at most {found} rows")
        self._distance = 1 << max(0, 31 - rows.bit_length())
        self._shares = np.zeros(len(weights), np.int64)
        ceiling = np.where(weights > 0, np.minimum(self._widths, rows) * self._distance, 0)
        fill_up(self._shares, ceiling, weights, rows * self._distance)
        self._ends = np.cumsum(self._shares)

    def find(self, numbers: NDArray[np.uint64], key: int) -> NDArray[np.int64]:
        """The value of each row; rows beyond the number of rows begin anew."""
        rank = permute(numbers % np.uint64(self._rows), self._rows, key).astype(np.int64)
        place = rank * self._distance + (key >> 8) % self._distance
        knot = np.searchsorted(self._ends, place, side="right")
        share, width = self._shares[knot], self._widths[knot]
        inside = place - (self._ends[knot] - share)
        whole = width // share
        return np.asarray(self._starts[knot] + inside * whole + inside * (width - whole * share) // share)


def count_weighted(starts: NDArray[np.int64], weights: NDArray[np.int64]) -> int:
    """How many numbers have a weight, at most 2**31."""
    return min(MOST_ROWS, int(np.minimum(np.diff(starts), MOST_ROWS)[weights > 0].sum()))


def weigh_numbers(node: Number | Moment, distribution: Distribution) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The knots of a number (decimals scaled to whole numbers) or a moment, and their weights by its distribution.

    Up to 65,536 numbers are a knot each. Raises Refused where the bounds leave nothing of the distribution.
    """
    if isinstance(distribution, Uniform) and distribution.stretches:
        factor = 1 if isinstance(node, Moment) else 10 ** (node.decimals or 0)
        return np.array([round(node.low * factor), round(node.high * factor) + 1]), np.array([_WHOLE])
    axis = _Axis(node, distribution)
    if axis.high - axis.low < 65_536:
        starts = np.arange(axis.low, axis.high + 2)
    else:
        even = axis.low + (np.arange(_EVEN) * ((axis.high - axis.low) / _EVEN)).astype(np.int64)
        inner = np.concatenate([even, axis.find_numbers(_list_shares())])
        starts = np.unique(np.concatenate([[axis.low, axis.high + 1], np.clip(np.concatenate([inner, inner + 1]), axis.low, axis.high)]))
    reached = axis.measure(starts)
    share = float(reached[-1] - reached[0])
    if share <= 2.0**-40:
        raise Refused("the distribution has no values between the bounds", param="distribution")
    weights = np.rint(np.maximum(np.diff(reached), 0.0) * (_WHOLE / share)).astype(np.int64)
    return starts, np.where(weights < _LEAST, 0, weights)


def weigh_choices(node: Choice) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """One knot for each value of a choice, and their weights."""
    return np.arange(len(node.values) + 1), exact_shares(list(node.weights or [1.0] * len(node.values)), _WHOLE)


class _Axis:
    """Whole numbers from low to high on the axis of a distribution."""

    def __init__(self, node: Number | Moment, distribution: Distribution) -> None:
        self._distribution, self._moment = distribution, isinstance(node, Moment)
        decimals = 0 if isinstance(node, Moment) else node.decimals or 0
        self._factor = 10.0**decimals
        self.low, self.high = int(np.rint(node.low * self._factor)), int(np.rint(node.high * self._factor))
        self._span = float(self.high - self.low + 1)
        self._low_share, self._high_share = (float(share) for share in self.measure(np.array([self.low, self.high + 1])))

    def measure(self, starts: NDArray[np.int64]) -> NDArray[np.float64]:
        """The share of the distribution below each number."""
        if self._moment:
            return np.asarray(self._distribution.cdf((starts - self.low) / self._span))
        return np.asarray(self._distribution.cdf((starts - 0.5) / self._factor))

    def find_numbers(self, shares: NDArray[np.float64]) -> NDArray[np.int64]:
        """Numbers near the given shares of what lies between the bounds."""
        inside = self._low_share + shares * (self._high_share - self._low_share)
        found = self._distribution.quantile(np.clip(inside, 2.0**-60, 1.0 - 2.0**-53))
        scaled = self.low + found * self._span if self._moment else found * self._factor
        return np.clip(np.rint(scaled), self.low, self.high).astype(np.int64)


def _list_shares() -> NDArray[np.float64]:
    """Evenly from 0 to 1, and ever closer to both ends, so that what is rare keeps its shape."""
    powers = np.repeat(np.arange(_FIRST_POWER, _LAST_POWER), _STEPS)
    near = np.ldexp(1.0 + np.tile(np.arange(_STEPS), _LAST_POWER - _FIRST_POWER) / _STEPS, -powers)
    return np.concatenate([np.arange(1, _EVEN) / _EVEN, near, 1.0 - near])


def share_out(node: Number | Moment | Choice, rows: int) -> UniqueValues | None:
    """The values of so many rows, by the weights of a choice or the distribution of a number or a moment; None for equal chances.

    Raises Refused where there are fewer values than rows.
    """
    if isinstance(node, Choice):
        return None if node.weights is None else UniqueValues(*weigh_choices(node), rows)
    distribution = None if node.distribution is None else compile_distribution(node.distribution)
    if distribution is None or (isinstance(distribution, Uniform) and distribution.stretches):
        return None
    return UniqueValues(*weigh_numbers(node, distribution), rows)


def count_values(node: Number | Moment | Choice) -> int:
    """How many values of a choice, or of a number or a moment with a distribution, have a weight, at most 2**31.

    Raises Refused where the distribution is faulty or has nothing between the bounds.
    """
    if isinstance(node, Choice):
        return count_weighted(*weigh_choices(node))
    return count_weighted(*weigh_numbers(node, compile_distribution(node.distribution or {"kind": "uniform"})))
