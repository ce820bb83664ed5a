"""The beta distribution, by a table over the logit of its values."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.engine.elementary import Floats, exp, log, log1p
from fictable.engine.powers import power

CELLS = 8_192
_DEPTH = 40.0


@dataclass(frozen=True, slots=True)
class Beta:
    """Shares between 0 and 1 with the density x ** (alpha − 1) · (1 − x) ** (beta − 1), stretched to [low, high].

    On the scale t = log(x / (1 − x)) the density is smooth and has one hill, whatever alpha and beta; there it is taken as straight
    between 8,193 nodes. cdf and quantile are exact inverses of each other for that density; the cdf is within 2e-5 of beta's.
    """

    low: float
    high: float
    first: float
    step: float
    density: Floats
    cumulative: Floats
    discrete: bool = field(default=False, init=False)

    @classmethod
    def of(cls, alpha: float, beta: float, low: float, high: float) -> Beta:
        """From the two exponents (0.05 to 10,000) and the ends."""
        top = float(log(alpha / beta))
        first, last = _find_foot(alpha, beta, top, -1.0), _find_foot(alpha, beta, top, 1.0)
        step = (last - first) / CELLS
        nodes = first + np.arange(CELLS + 1, dtype=np.float64) * step
        density = exp(_log_density(nodes, alpha, beta) - float(_log_density(np.array([top]), alpha, beta)[0]))
        reached = np.add.accumulate(np.concatenate([[0.0], 0.5 * (density[:-1] + density[1:])]))
        return cls(low, high, first, step, density, reached / reached[-1])

    @property
    def support(self) -> tuple[float, float]:
        """From low to high."""
        return self.low, self.high

    def cdf(self, x: ArrayLike) -> Floats:
        """The share up to x."""
        share = np.clip((np.asarray(x, np.float64) - self.low) / (self.high - self.low), 0.0, 1.0)
        logit = log(share) - log1p(-share)
        spot = np.clip((logit - self.first) / self.step, 0.0, float(CELLS))
        cell = np.minimum(spot.astype(np.int64), CELLS - 1)
        start, slope = self._cell(cell)
        part = spot - cell
        whole = start + 0.5 * slope
        inside = part * (start + 0.5 * slope * part) / np.where(whole > 0, whole, 1.0)
        result: Floats = self.cumulative[cell] + inside * (self.cumulative[cell + 1] - self.cumulative[cell])
        return result

    def quantile(self, u: ArrayLike) -> Floats:
        """The inverse of cdf: the root of a quadratic within the cell."""
        share = np.asarray(u, np.float64)
        cell = np.clip(np.searchsorted(self.cumulative, share, side="left") - 1, 0, CELLS - 1)
        start, slope = self._cell(cell)
        width = self.cumulative[cell + 1] - self.cumulative[cell]
        inside = np.clip((share - self.cumulative[cell]) / np.where(width > 0, width, 1.0), 0.0, 1.0) * (start + 0.5 * slope)
        root = start + np.sqrt(np.maximum(start * start + 2.0 * slope * inside, 0.0))
        logit = self.first + (cell + np.clip(2.0 * inside / np.where(root > 0, root, 1.0), 0.0, 1.0)) * self.step
        return self.low + (self.high - self.low) / (1.0 + exp(-logit))

    def _cell(self, cell: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """The density at the start of the cell and what it gains up to its end."""
        return self.density[cell], self.density[cell + 1] - self.density[cell]


def _log_density(logit: Floats, alpha: float, beta: float) -> Floats:
    """The logarithm of the density of the logit, but for a constant."""
    return -alpha * _softplus(-logit) - beta * _softplus(logit)


def _softplus(x: Floats) -> Floats:
    """log(1 + exp(x)) without overflow."""
    return np.maximum(x, 0.0) + log1p(exp(-np.abs(x)))


def _find_foot(alpha: float, beta: float, top: float, side: float) -> float:
    """Where the hill has fallen to exp(−40) of its height, left (−1) or right (1) of its top; to 9 %."""
    distances = np.concatenate([[0.0], 0.05 * power(2.0, np.arange(0, 18 * 8) / 8.0)])
    heights = _log_density(top + side * distances, alpha, beta)
    return float(top + side * distances[np.argmax(heights < heights[0] - _DEPTH)])
