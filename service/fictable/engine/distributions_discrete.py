"""Distributions of whole numbers: Poisson and binomial by a table around the most frequent value, Zipf by a table and a formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import floor, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from fictable.engine.elementary import Floats, exp, expm1, log, log1p
from fictable.engine.powers import power

_Growth: TypeAlias = "Callable[[Floats], Floats]"

ZIPF_TABLE = 4_096
ZIPF_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Counts:
    """Whole numbers first, first + 1 … ; cumulative[i] is the share up to first + i, and 1 at the end."""

    first: int
    cumulative: Floats
    discrete: bool = field(default=True, init=False)

    @property
    def support(self) -> tuple[float, float]:
        """From the first value to the last of the table."""
        return float(self.first), float(self.first + len(self.cumulative) - 1)

    def cdf(self, x: ArrayLike) -> Floats:
        """From the table."""
        place = np.clip(np.floor(np.asarray(x, np.float64)) - self.first, -1.0, len(self.cumulative) - 1.0).astype(np.int64)
        return np.where(place < 0, 0.0, self.cumulative[np.maximum(place, 0)])

    def quantile(self, u: ArrayLike) -> Floats:
        """From the table."""
        place = np.searchsorted(self.cumulative, np.asarray(u, np.float64), side="left")
        return np.minimum(place, len(self.cumulative) - 1) + float(self.first)


def make_poisson(mean: float) -> Counts:
    """Poisson counts. What lies beyond 9 standard deviations and 50 (less than 1e-15) is left out."""
    if mean == 0:
        return Counts(0, np.ones(1))
    return _tabulate(floor(mean), _reach(mean), (0, 10**12), lambda k: mean / k)


def make_binomial(trials: int, probability: float) -> Counts:
    """How many of the trials succeed. What lies beyond 9 standard deviations and 50 is left out."""
    if probability in {0, 1}:
        return Counts(trials if probability else 0, np.ones(1))
    mode = min(floor((trials + 1) * probability), trials)
    odds = probability / (1.0 - probability)
    return _tabulate(mode, _reach(trials * probability * (1.0 - probability)), (0, trials), lambda k: (trials - k + 1.0) / k * odds)


def _reach(variance: float) -> int:
    return 50 + floor(9.0 * sqrt(variance))


def _tabulate(mode: int, reach: int, ends: tuple[int, int], growth: _Growth) -> Counts:
    """Counts within reach of the mode and within ends, where growth(k) is the chance of k divided by that of k − 1."""
    first, last = max(ends[0], mode - reach), min(ends[1], mode + reach)
    up = np.arange(mode + 1, last + 1, dtype=np.float64)
    down = np.arange(mode, first, -1, dtype=np.float64)
    with np.errstate(under="ignore"):
        above = np.multiply.accumulate(growth(up)) if up.size else up
        below = np.multiply.accumulate(1.0 / growth(down)) if down.size else down
    reached = np.add.accumulate(np.concatenate([below[::-1], [1.0], above]))
    return Counts(first, reached / reached[-1])


@dataclass(frozen=True, slots=True)
class Zipf:
    """Ranks 1 to size, the chance of k falling as k ** −exponent.

    The first 4,096 chances are exact; a later one is the integral over (k − ½, k + ½), which is right to 1e-6 (exponent up to 4).
    """

    exponent: float
    size: int
    head: Floats
    head_share: float
    tail_unit: float
    total: float
    discrete: bool = field(default=True, init=False)

    @classmethod
    def of(cls, exponent: float, size: int | None) -> Zipf:
        """From the exponent (0 to 50) and the number of ranks (10**9 where it is None)."""
        ranks = ZIPF_LARGEST if size is None else size
        table = min(ranks, ZIPF_TABLE)
        with np.errstate(under="ignore"):
            reached = np.add.accumulate(power(np.arange(1, table + 1), -exponent))
        unit = float(power(table + 0.5, 1.0 - exponent))
        tail = float(_integral(np.asarray(float(ranks)), table, exponent, unit))
        total = float(reached[-1]) + tail
        return cls(exponent, ranks, reached / total, float(reached[-1]) / total if tail else 1.0, unit, total)

    @property
    def support(self) -> tuple[float, float]:
        """From 1 to size."""
        return 1.0, float(self.size)

    def cdf(self, x: ArrayLike) -> Floats:
        """From the table, then from the integral."""
        rank = np.clip(np.floor(np.asarray(x, np.float64)), 0.0, float(self.size))
        place = np.clip(rank, 1.0, float(len(self.head))).astype(np.int64) - 1
        beyond = _integral(np.maximum(rank, float(len(self.head))), len(self.head), self.exponent, self.tail_unit) / self.total
        return np.where(rank < 1, 0.0, np.where(rank >= self.size, 1.0, np.minimum(self.head[place] + beyond, 1.0)))

    def quantile(self, u: ArrayLike) -> Floats:
        """From the table, then from the inverse of the integral."""
        share = np.atleast_1d(np.asarray(u, np.float64))
        out = np.searchsorted(self.head, share, side="left") + 1.0
        far = np.flatnonzero(share > self.head[-1])
        if far.size:
            out[far] = self._invert((share[far] - self.head_share) * self.total)
        result: Floats = np.minimum(out, float(self.size)).reshape(np.shape(u))
        return result

    def _invert(self, weight: Floats) -> Floats:
        """The rank up to which the weight beyond the table is reached."""
        start, slope = len(self.head) + 0.5, 1.0 - self.exponent
        if slope == 0:
            end = start * exp(weight)
        elif self.tail_unit > 0:
            end = start * exp(log1p(np.maximum(weight * slope / (self.tail_unit), -1.0 + 2.0**-53)) / slope)
        else:
            return np.full(weight.shape, float(len(self.head)))
        return np.maximum(np.ceil(end - 0.5), len(self.head) + 1.0)


def _integral(rank: Floats, table: int, exponent: float, unit: float) -> Floats:
    """Of t ** −exponent from table + ½ to rank + ½; unit is (table + ½) ** (1 − exponent)."""
    stretch = log((rank + 0.5) / (table + 0.5))
    slope = 1.0 - exponent
    return stretch if slope == 0 else unit * expm1(slope * stretch) / slope
