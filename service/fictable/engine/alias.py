"""Choosing by weight, in whole numbers: alias tables, tables by group, exact shares and quantile cells.

A table holds weights as multiples of 1 / (2**32 · n), rounded by largest remainder, so that every chance is right to that much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import isfinite
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable.errors import Refused

ONE: Final = 1 << 32
"""What a share of 1 is in a table."""

_LOW = np.uint64(ONE - 1)
_THIRTY_TWO = np.uint64(32)


@dataclass(frozen=True, slots=True)
class AliasTable:
    """Entry i keeps a draw whose low 32 bits are below threshold[i] (0 to 2**32), else the draw goes to alias[i]."""

    threshold: NDArray[np.uint64]
    alias: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.threshold)


@dataclass(frozen=True, slots=True)
class GroupedAlias:
    """One alias table per group, end to end; group g owns the entries base[g] to base[g] + counts[g] − 1."""

    threshold: NDArray[np.uint64]
    alias: NDArray[np.int32]
    base: NDArray[np.int64]
    counts: NDArray[np.uint64]

    def pick(self, group: NDArray[np.int64], bits: NDArray[np.uint64]) -> NDArray[np.int64]:
        """An entry for each draw of 64 bits, by weight among those of its group."""
        place = self.base[group] + ((bits >> _THIRTY_TWO) * self.counts[group] >> _THIRTY_TWO).astype(np.int64)
        return np.where((bits & _LOW) < self.threshold[place], place, self.alias[place].astype(np.int64))


def build_alias(weights: Sequence[float]) -> AliasTable:
    """The alias table of these weights (Walker 1977, Vose 1991), the same on every machine.

    Raises Refused where weights are none, negative, not finite or all zero.
    """
    threshold, alias = _build(_whole_weights(weights), 0)
    return AliasTable(np.array(threshold, np.uint64), np.array(alias, np.int32))


def build_grouped_alias(weights: Sequence[float], base: Sequence[int], counts: Sequence[int]) -> GroupedAlias:
    """Tables for groups of neighbours: group g has the `counts[g]` weights from base[g] on. Raises Refused as `build_alias` does."""
    threshold, alias = [ONE] * len(weights), list(range(len(weights)))
    for start, count in zip(base, counts, strict=True):
        threshold[start : start + count], alias[start : start + count] = _build(_whole_weights(weights[start : start + count]), start)
    return GroupedAlias(np.array(threshold, np.uint64), np.array(alias, np.int32), np.array(base, np.int64), np.array(counts, np.uint64))


def pick(table: AliasTable | None, size: int, bits: NDArray[np.uint64]) -> NDArray[np.int32]:
    """An index in [0, size) for each draw of 64 bits: by weight, or with equal chances where there is no table.

    size is the table's own where there is one, at most 2**31 − 1.
    """
    index = ((bits >> _THIRTY_TWO) * np.uint64(size) >> _THIRTY_TWO).astype(np.int32)
    if table is None:
        return index
    return np.where((bits & _LOW) < table.threshold[index], index, table.alias[index])


def exact_shares(weights: Sequence[float], total: int) -> NDArray[np.int64]:
    """How many of `total` each entry gets: its exact share, rounded by largest remainder (ties go to the earlier entry).

    Raises Refused as `build_alias` does.
    """
    return np.array(_share_out(_whole_weights(weights), total), np.int64)


def cumulate(weights: Sequence[float]) -> NDArray[np.uint64]:
    """The bounds of the entries' shares of 2**32: n + 1 numbers from 0 to 2**32. Raises Refused as `build_alias` does."""
    whole = _whole_weights(weights)
    total = sum(whole)
    return np.array([0, *((reached << 32) // total for reached in accumulate(whole))], np.uint64)


def quantile_cells(
    cumulative: NDArray[np.uint64], position: ArrayLike, size: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The entry whose cell of [0, size) holds the position, the position's ordinal in that cell, and the cell's width.

    Entry i owns the positions (cumulative[i] · size) >> 32 up to the same of i + 1; a cell without positions is never met. Exact for
    sizes up to 2**31; position and size are arrays or numbers, 0 ≤ position < size. Raises ValueError outside of that.
    """
    place, sizes = np.broadcast_arrays(np.atleast_1d(np.asarray(position)), np.asarray(size))
    if place.size and (place.min() < 0 or sizes.max() > 1 << 31 or (place >= sizes).any()):
        raise ValueError("quantile cells need 0 ≤ position < size ≤ 2**31")
    place, sizes = place.astype(np.uint64), sizes.astype(np.uint64)
    last_start = (((place + np.uint64(1)) << _THIRTY_TWO) - np.uint64(1)) // sizes
    index = np.searchsorted(cumulative, last_start, side="right") - 1
    start = cumulative[index] * sizes >> _THIRTY_TWO
    end = cumulative[index + 1] * sizes >> _THIRTY_TWO
    return index, (place - start).astype(np.int64), (end - start).astype(np.int64)


class QuantileCells:
    """The quantile cells of some weights, found by a guess that is checked: the same cells as `quantile_cells`, several times faster."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._bounds = cumulate(weights)
        self._buckets = min(1 << 16, 64 << len(weights).bit_length())
        middles = (np.arange(self._buckets, dtype=np.uint64) * np.uint64(2) + np.uint64(1)) << np.uint64(31)
        found = np.searchsorted(self._bounds, middles // np.uint64(self._buckets), side="right") - 1
        self._guide = found.astype(np.int32)

    def find(self, position: ArrayLike, size: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """As `quantile_cells` of the bounds. Raises ValueError where a position or a size is outside its range."""
        place, sizes = np.atleast_1d(np.asarray(position)), np.asarray(size)
        if place.ndim != 1 or (sizes.ndim and sizes.shape != place.shape) or not sizes.size or sizes.min() < 1 or sizes.max() > 1 << 31:
            return quantile_cells(self._bounds, place, sizes)
        place = place.astype(np.int64, copy=False)
        bucket = ((place + 1) * (self._buckets / sizes) - 1e-9).astype(np.int64)
        guess = self._guide.take(bucket, mode="clip")
        start, end = self._starts_and_ends(guess, sizes)
        wrong = np.flatnonzero((place < start) | (place >= end))
        index = guess.astype(np.int64)
        if wrong.size:
            exact = quantile_cells(self._bounds, place[wrong], sizes[wrong] if sizes.ndim else sizes)
            index[wrong], start[wrong] = exact[0], place[wrong] - exact[1]
            end[wrong] = start[wrong] + exact[2]
        end -= start
        return index, place - start, end

    def _starts_and_ends(self, index: NDArray[np.int32], sizes: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        if sizes.ndim:
            wide = sizes.astype(np.uint64)
            below, above = self._bounds[index], self._bounds[1:][index]
            below *= wide
            above *= wide
            below >>= _THIRTY_TWO
            above >>= _THIRTY_TWO
            return below.view(np.int64), above.view(np.int64)
        edges = (self._bounds * np.uint64(sizes) >> _THIRTY_TWO).astype(np.int64)
        return edges[index], edges[1:][index]


def _whole_weights(weights: Sequence[float]) -> list[int]:
    """The weights as whole numbers in exactly the same proportions."""
    numbers = [weight if isinstance(weight, int) else float(weight) for weight in weights]
    if not numbers or any(not isfinite(number) or number < 0 for number in numbers) or not any(numbers):
        raise Refused("weights are numbers from 0 on, not all of them 0", param="weights", allowed="at least one weight above 0")
    ratios = [number.as_integer_ratio() for number in numbers]
    denominator = max(below for _, below in ratios)  # of floats and whole numbers each is a power of two
    return [above * (denominator // below) for above, below in ratios]


def _share_out(weights: list[int], total: int) -> list[int]:
    """Whole shares of the total, by largest remainder."""
    whole = sum(weights)
    shares = [weight * total // whole for weight in weights]
    left = total - sum(shares)
    if left:
        remainders = [weight * total % whole for weight in weights]
        for index in sorted(range(len(weights)), key=lambda i: -remainders[i])[:left]:
            shares[index] += 1
    return shares


def _build(weights: list[int], base: int) -> tuple[list[int], list[int]]:
    """Threshold and alias of each entry; aliases are counted from `base`."""
    size = len(weights)
    filled = _share_out(weights, size * ONE)
    alias = list(range(base, base + size))
    poor = [index for index in range(size) if filled[index] < ONE]
    rich = [index for index in range(size) if filled[index] > ONE]
    while poor:
        taker, giver = poor.pop(), rich[-1]
        alias[taker] = base + giver
        filled[giver] -= ONE - filled[taker]
        if filled[giver] <= ONE:
            rich.pop()
            if filled[giver] < ONE:
                poor.append(giver)
    return filled, alias
