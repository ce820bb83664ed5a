"""Pools made ready for picking: alias tables, quantile cells and groups, in integers, so that picks are the same everywhere."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike, NDArray

from fictable.contract.pools import Pool, PoolEntries
from fictable.engine.alias import AliasTable, QuantileCells, build_alias, build_grouped_alias, pick
from fictable.engine.joined import JoinedTexts

MOST_JOINED = 16


class ReadyPool:
    """The entries of a pool in one locale with the tables that picking needs, built on first use."""

    def __init__(self, entries: PoolEntries) -> None:
        self.columns, self.weights, self.default, self.size = entries.columns, entries.weights, entries.default, len(entries)
        self._alias: AliasTable | None = None if self.weights is None else build_alias(self.weights)
        self._cells: QuantileCells | None = None
        self._arrow: dict[str, pa.Array] = {}
        self._between: dict[tuple[str, str, str], pa.Array] = {}
        self._merged: dict[tuple[int, str, str], tuple[ReadyPool, ReadyPool]] = {}
        self._groups: dict[str, Any] = {}
        self._joined: dict[Hashable, JoinedTexts] = {}
        self._partners: dict[tuple[int, str, str], tuple[ReadyPool, NDArray[np.int64]]] = {}

    def arrow(self, column: str) -> pa.Array:
        """A whole column as Arrow."""
        if column not in self._arrow:
            self._arrow[column] = as_arrow(self.columns[column])
        return self._arrow[column]

    def arrow_between(self, column: str, before: str, after: str) -> pa.Array:
        """A whole column of text with literals around every entry."""
        if not before and not after:
            return self.arrow(column)
        key = (column, before, after)
        if key not in self._between:
            self._between[key] = pc.binary_join_element_wise(before, self.arrow(column), after, "")
        return self._between[key]

    def choose(self, bits: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The index of an entry per row, by weight."""
        return pick(self._alias, self.size, bits)

    def choose_in_groups(self, name: str, groups: NDArray[np.int64], bits: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The index of an entry per row, by weight among those of the row's group of the column."""
        _, order, grouped = self._grouped(name)
        return np.asarray(order[grouped.pick(groups, bits)].astype(np.int32))

    def find_groups(self, name: str, values: pa.Array) -> NDArray[np.int64]:
        """The group of each value of a column, -1 where no entry has it."""
        keys, _, _ = self._grouped(name)
        found = pc.index_in(values.cast(keys.type), value_set=keys)
        return np.asarray(pc.fill_null(found, -1).cast(pa.int64()).to_numpy(zero_copy_only=False))

    def find_partners(self, name: str, other: ReadyPool, column: str) -> NDArray[np.int64]:
        """The group of each entry of another pool, by a column of its own; found once."""
        memo = (id(other), column, name)
        if memo not in self._partners:
            self._partners[memo] = (other, self.find_groups(name, other.arrow(column)))
        return self._partners[memo][1]

    def cells(self, position: ArrayLike, size: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """The index of the entry whose quantile cell of [0, size) holds the position, the ordinal in the cell, the cell's size."""
        if self._cells is None:
            self._cells = QuantileCells(self.weights if self.weights is not None else [1.0] * self.size)
        return self._cells.find(position, size)

    def merge(self, column: str, other: ReadyPool, its_column: str) -> ReadyPool:
        """A pool of the entries of a column of this pool and of one of another, in this order; made once."""
        key = (id(other), column, its_column)
        if key not in self._merged:
            both = np.concatenate([self.columns[column], other.columns[its_column]])
            self._merged[key] = (other, ReadyPool(PoolEntries({"value": both}, None, "value")))
        return self._merged[key][1]

    def join(self, key: Hashable, make: Callable[[], JoinedTexts]) -> JoinedTexts:
        """The joined texts of a key, made once; the ones made first are dropped where there are many."""
        if key not in self._joined:
            while len(self._joined) >= MOST_JOINED:
                del self._joined[next(iter(self._joined))]
            self._joined[key] = make()
        return self._joined[key]

    def _grouped(self, name: str) -> Any:
        if name not in self._groups:
            encoded = self.arrow(name).dictionary_encode()
            codes = np.asarray(encoded.indices)
            order, counts = np.argsort(codes, kind="stable"), np.bincount(codes)
            base = np.concatenate([[0], np.cumsum(counts)[:-1]])
            weights = np.ones(self.size) if self.weights is None else np.asarray(self.weights)[order]
            self._groups[name] = encoded.dictionary, order, build_grouped_alias(weights.tolist(), base.tolist(), counts.tolist())
        return self._groups[name]


def as_arrow(values: NDArray[Any]) -> pa.Array:
    """A column as Arrow; text goes through Python, for NumPy 2.4 compares StringDType arrays of two owners wrongly."""
    text = isinstance(values.dtype, np.dtypes.StringDType)
    return pa.array(values.tolist(), pa.string()) if text else pa.array(values)


class PoolShelf:
    """Ready pools by pool and locale; one shelf belongs to one engine."""

    def __init__(self) -> None:
        self._ready: dict[tuple[int, str], tuple[Pool, ReadyPool]] = {}

    def get(self, pool: Pool, locale: str) -> ReadyPool:
        """The pool made ready for a locale; entries are kept as long as the shelf."""
        key = (id(pool), locale)
        if key not in self._ready:
            self._ready[key] = (pool, ReadyPool(pool.load(locale)))
        return self._ready[key][1]
