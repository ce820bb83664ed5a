"""Distributions of real numbers in closed form. Each takes and gives float64 arrays; every bit is the same on every processor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from fictable.engine.elementary import Floats, exp, expm1, log, log1p
from fictable.engine.normal import normal_cdf, normal_quantile


class Distribution(Protocol):
    """How values spread, by the share of values up to x and by its inverse."""

    @property
    def discrete(self) -> bool:
        """Whether all values are whole numbers."""

    @property
    def support(self) -> tuple[float, float]:
        """The lowest and the highest value; infinite where there is none."""

    def cdf(self, x: ArrayLike) -> Floats:
        """The share of values up to and including x, 0 to 1."""

    def quantile(self, u: ArrayLike) -> Floats:
        """The lowest value up to which a share u of the values lies, 0 < u < 1."""


@dataclass(frozen=True, slots=True)
class Uniform:
    """Equal chances from low to high. `stretches`: none were given, so the bounds of the sampled interval take their place."""

    low: float = 0.0
    high: float = 1.0
    stretches: bool = True
    discrete: bool = field(default=False, init=False)

    @property
    def support(self) -> tuple[float, float]:
        """From low to high."""
        return self.low, self.high

    def cdf(self, x: ArrayLike) -> Floats:
        """The distance from low, as a share."""
        return np.clip((np.asarray(x, np.float64) - self.low) / (self.high - self.low), 0.0, 1.0)

    def quantile(self, u: ArrayLike) -> Floats:
        """A share u of the way from low to high."""
        return self.low + np.asarray(u, np.float64) * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal distribution."""

    mean: float
    stddev: float
    discrete: bool = field(default=False, init=False)

    @property
    def support(self) -> tuple[float, float]:
        """Everything."""
        return -np.inf, np.inf

    def cdf(self, x: ArrayLike) -> Floats:
        """See portable.normal_cdf."""
        return normal_cdf((np.asarray(x, np.float64) - self.mean) / self.stddev)

    def quantile(self, u: ArrayLike) -> Floats:
        """See portable.normal_quantile."""
        return self.mean + self.stddev * normal_quantile(u)


@dataclass(frozen=True, slots=True)
class Lognormal:
    """The exponential of a normal value; mean and stddev are those of the logarithm."""

    mean: float
    stddev: float
    discrete: bool = field(default=False, init=False)

    @property
    def support(self) -> tuple[float, float]:
        """From 0."""
        return 0.0, np.inf

    def cdf(self, x: ArrayLike) -> Floats:
        """That of the logarithm."""
        return normal_cdf((log(np.maximum(np.asarray(x, np.float64), 0.0)) - self.mean) / self.stddev)

    def quantile(self, u: ArrayLike) -> Floats:
        """The exponential of the normal quantile."""
        return exp(self.mean + self.stddev * normal_quantile(u))


@dataclass(frozen=True, slots=True)
class Exponential:
    """Waiting times with the mean `scale`."""

    scale: float
    discrete: bool = field(default=False, init=False)

    @property
    def support(self) -> tuple[float, float]:
        """From 0."""
        return 0.0, np.inf

    def cdf(self, x: ArrayLike) -> Floats:
        """1 − exp(−x / scale)."""
        return -expm1(-np.maximum(np.asarray(x, np.float64), 0.0) / self.scale)

    def quantile(self, u: ArrayLike) -> Floats:
        """−scale · log(1 − u)."""
        return -self.scale * log1p(-np.asarray(u, np.float64))


@dataclass(frozen=True, slots=True)
class Pareto:
    """Values from `scale` on whose tail falls as x to the power of −shape (Pareto's first kind)."""

    shape: float
    scale: float
    discrete: bool = field(default=False, init=False)

    @property
    def support(self) -> tuple[float, float]:
        """From scale."""
        return self.scale, np.inf

    def cdf(self, x: ArrayLike) -> Floats:
        """1 − (scale / x) ** shape."""
        return -expm1(-self.shape * log(np.maximum(np.asarray(x, np.float64) / self.scale, 1.0)))

    def quantile(self, u: ArrayLike) -> Floats:
        """By the formula scale · (1 − u) ** (−1 / shape)."""
        return self.scale * exp(-log1p(-np.asarray(u, np.float64)) / self.shape)


@dataclass(frozen=True, slots=True)
class Triangular:
    """A density that rises straight from low to mode and falls straight to high."""

    low: float
    mode: float
    high: float
    discrete: bool = field(default=False, init=False)

    @property
    def support(self) -> tuple[float, float]:
        """From low to high."""
        return self.low, self.high

    def cdf(self, x: ArrayLike) -> Floats:
        """A parabola on either side of the mode."""
        values = np.clip(np.asarray(x, np.float64), self.low, self.high)
        width = self.high - self.low
        rising = (values - self.low) ** 2 / (width * max(self.mode - self.low, 1e-300))
        falling = 1.0 - (self.high - values) ** 2 / (width * max(self.high - self.mode, 1e-300))
        return np.where(values < self.mode, rising, falling)

    def quantile(self, u: ArrayLike) -> Floats:
        """A square root on either side of the mode."""
        share = np.asarray(u, np.float64)
        width = self.high - self.low
        rising = self.low + np.sqrt(share * (width * (self.mode - self.low)))
        falling = self.high - np.sqrt((1.0 - share) * (width * (self.high - self.mode)))
        return np.where(share * width < self.mode - self.low, rising, falling)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bins between edges, chosen by weight, with equal chances within a bin. cumulative is 0 at the first edge and 1 at the last."""

    edges: Floats
    cumulative: Floats
    discrete: bool = field(default=False, init=False)

    @classmethod
    def of(cls, edges: Sequence[float], weights: Sequence[float]) -> Histogram:
        """From n + 1 rising edges and n weights that are not all 0."""
        reached = np.add.accumulate(np.array([0.0, *weights], np.float64))
        return cls(np.array(edges, np.float64), reached / reached[-1])

    @property
    def support(self) -> tuple[float, float]:
        """From the first edge to the last."""
        return float(self.edges[0]), float(self.edges[-1])

    def cdf(self, x: ArrayLike) -> Floats:
        """Straight between the edges."""
        values = np.clip(np.asarray(x, np.float64), self.edges[0], self.edges[-1])
        place = np.clip(np.searchsorted(self.edges, values, side="right") - 1, 0, len(self.edges) - 2)
        return self._between(values, place, self.edges, self.cumulative)

    def quantile(self, u: ArrayLike) -> Floats:
        """Straight between the edges; an empty bin is never met."""
        share = np.asarray(u, np.float64)
        place = np.clip(np.searchsorted(self.cumulative, share, side="left") - 1, 0, len(self.edges) - 2)
        return self._between(share, place, self.cumulative, self.edges)

    @staticmethod
    def _between(x: Floats, place: np.ndarray[tuple[int, ...], np.dtype[np.intp]], source: Floats, target: Floats) -> Floats:
        width = source[place + 1] - source[place]
        share = np.clip((x - source[place]) / np.where(width > 0, width, 1.0), 0.0, 1.0)
        return target[place] + share * (target[place + 1] - target[place])
