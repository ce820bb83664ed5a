"""Stateless draws: one value per row, a function of a key and the row number and of nothing else."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.contract.pools import Pool
from fictable.engine import portable
from fictable.engine.mixing import PHI, mix64
from fictable.engine.patterns import draw_texts
from fictable.engine.permutation import permute_rounds
from fictable.engine.picks import Picks, pick_entries
from fictable.engine.pools import PoolShelf, ReadyPool


class StatelessDraw:
    """Implements contract.protocols.Draw for the rows of one batch. Made by rows.draw(label)."""

    def __init__(self, key: int, numbers: NDArray[np.uint64], shelf: PoolShelf, locale: str, memo: dict[Any, Any]) -> None:
        self._key, self._numbers, self._shelf, self._locale, self._memo = key, numbers, shelf, locale, memo

    def bits(self) -> NDArray[np.uint64]:
        """64 random bits per row."""
        return mix64(self._numbers * PHI + np.uint64(self._key))

    def uniform(self, low: ArrayLike = 0.0, high: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Low ≤ x < high; both may be arrays."""
        unit = (self.bits() >> np.uint64(11)).astype(np.float64) * 2.0**-53
        start = np.asarray(low, np.float64)
        return np.asarray(start + unit * (np.asarray(high, np.float64) - start))

    def integer(self, low: ArrayLike, high: ArrayLike) -> NDArray[np.int64]:
        """Low ≤ x ≤ high, each equally likely; both may be arrays; spans up to 2**32. Raises ValueError otherwise."""
        start = np.asarray(low, np.int64)
        span = np.asarray(high, np.int64) - start + 1
        if (span < 1).any() or (span > 2**32).any():
            raise ValueError("integer() needs low ≤ high and at most 2**32 values")
        return np.asarray(start + ((self.bits() >> np.uint64(32)) * span.astype(np.uint64) >> np.uint64(32)).astype(np.int64))

    def chance(self, probability: ArrayLike) -> NDArray[np.bool_]:
        """True with the given probability, which may be an array."""
        return np.asarray(self.uniform() < np.asarray(probability))

    def normal(self, mean: ArrayLike = 0.0, stddev: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Normally distributed; by the quantile function, so one draw gives one value."""
        return np.asarray(np.asarray(mean) + np.asarray(stddev) * portable.normal_quantile(self._open_unit()))

    def lognormal(self, mean: ArrayLike = 0.0, stddev: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Exp of normal(mean, stddev)."""
        return portable.exp(self.normal(mean, stddev))

    def exponential(self, scale: ArrayLike = 1.0) -> NDArray[np.float64]:
        """Exponentially distributed with the given mean."""
        return np.asarray(-portable.log(self._open_unit()) * np.asarray(scale))

    def pick(self, pool: Pool, **given: ArrayLike) -> Any:
        """An entry of the pool per row, by weight; given `column=values`, among the entries with the row's value."""
        return pick_entries(self._shelf.get(pool, self._locale), self.bits(), given)

    def cells(self, pool: Pool, position: ArrayLike, size: ArrayLike) -> tuple[Any, NDArray[np.int64], NDArray[np.int64]]:
        """The entry whose quantile cell of [0, size) holds the position; the ordinal in the cell; the cell's size."""
        ready = self._shelf.get(pool, self._locale)
        places, sizes = np.asarray(position), np.asarray(size)
        key = (id(ready), _identify(places), _identify(sizes))
        if None in key:
            return _cells(ready, places, sizes)
        if key not in self._memo:
            self._memo[key] = (places, sizes, _cells(ready, places, sizes))
        return cast("tuple[Picks, NDArray[np.int64], NDArray[np.int64]]", self._memo[key][-1])

    def distinct(self, capacity: int) -> NDArray[np.int64]:
        """A permutation of the row number within [0, capacity), re-keyed for every further `capacity` rows."""
        return permute_rounds(self._numbers, capacity, self._key).astype(np.int64)

    def text(self, pattern: str) -> NDArray[Any]:
        """Text by a pattern of literals, classes and counts, as StringDType."""
        texts = draw_texts(pattern, self.bits())
        return np.asarray(texts.to_numpy(zero_copy_only=False)).astype(np.dtypes.StringDType())

    def _open_unit(self) -> NDArray[np.float64]:
        return ((self.bits() >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53


def _cells(pool: ReadyPool, position: NDArray[Any], size: NDArray[Any]) -> tuple[Picks, NDArray[np.int64], NDArray[np.int64]]:
    index, ordinal, width = pool.cells(position, size)
    return Picks(pool, index.astype(np.int32)), ordinal, width


def _identify(values: NDArray[Any]) -> object:
    """What tells an array of this batch from all others: where it lies, while it is read-only and kept; None where it may change."""
    if values.ndim == 0:
        return int(values)
    return None if values.flags.writeable else (values.__array_interface__["data"][0], values.strides, len(values))
