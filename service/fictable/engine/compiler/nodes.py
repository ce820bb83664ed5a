"""Compiled columns: picks from pools, one node after the other, without looking at a single row.

A node belongs to a choice (or to none): it has one group of entries for each entry of the choice, end to end, and the row's entry is
base[group] + draw. So the ways through a method need no partition of the rows and no scattering.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.engine.alias import build_grouped_alias
from fictable.engine.kernels.kernel import multiply_high
from fictable.engine.mixing import FIRST_FACTOR, PHI, mix64

_LOW = np.uint64(2**32 - 1)
_THIRTY_TWO = np.uint64(32)
Bits: TypeAlias = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Entries in groups end to end. threshold and alias are None where all entries of a group have equal chances."""

    base: NDArray[np.int32]
    count: NDArray[np.uint64]
    threshold: NDArray[np.uint64] | None
    alias: NDArray[np.int32] | None

    def pick(self, group: NDArray[np.int32] | None, bits: Bits) -> NDArray[np.int32]:
        """An entry for each draw, by weight among those of its group; group None means that there is but one."""
        if group is None:
            place = ((bits >> _THIRTY_TWO) * self.count[0] >> _THIRTY_TWO).astype(np.int32)
        else:
            place = self.base[group] + ((bits >> _THIRTY_TWO) * self.count[group] >> _THIRTY_TWO).astype(np.int32)
        if self.threshold is None or self.alias is None:
            return np.asarray(place)
        return np.asarray(np.where((bits & _LOW) < self.threshold[place], place, self.alias[place]))


def build_groups(odds: Sequence[Sequence[float] | int]) -> Groups:
    """Groups of entries by their weights; a number stands for so many entries with equal chances."""
    return build_shared_groups(odds, range(len(odds)))


def build_shared_groups(odds: Sequence[Sequence[float] | int], members: Sequence[int]) -> Groups:
    """The same, where group i is that of `odds[members[i]]`: several groups may have the same entries."""
    sizes = [group if isinstance(group, int) else len(group) for group in odds]
    base = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int32)
    count = np.array(sizes, np.uint64)
    places = np.array(members, np.int64)
    if all(isinstance(group, int) for group in odds):
        return Groups(base[places], count[places], None, None)
    weights = [weight for group in odds for weight in ([1.0] * group if isinstance(group, int) else group)]
    table = build_grouped_alias(weights, base.tolist(), sizes)
    return Groups(base[places], count[places], table.threshold, table.alias)


@dataclass(frozen=True, slots=True, eq=False)
class PickNode:
    """A choice, or where it has texts a part of the value. source: for each group the node whose draw is used, None for its own."""

    parent: int | None
    groups: Groups
    texts: tuple[str, ...] | None
    source: NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class NumberNode:
    """The digits of start + step · d, d below count, by group; count 0 means none."""

    parent: int | None
    start: NDArray[np.int64]
    step: NDArray[np.int64]
    count: NDArray[np.uint64]
    width: NDArray[np.int32]
    source: NDArray[np.int32] | None = None


Node: TypeAlias = PickNode | NumberNode


class _Run:
    """One batch: the draws and the picks of the nodes so far."""

    def __init__(self, numbers: NDArray[np.uint64], key: int, size: int) -> None:
        self._states = np.asarray(numbers, np.uint64) * PHI
        self._keys = mix64(np.arange(1, size + 1, dtype=np.uint64) * FIRST_FACTOR + mix64(np.array([key], np.uint64)))
        self._bits: dict[int, Bits] = {}
        self.index: dict[int, NDArray[np.int32]] = {}

    def bits(self, label: int) -> Bits:
        if label not in self._bits:
            self._bits[label] = mix64(self._states + self._keys[label])
        return self._bits[label]

    def group(self, node: Node) -> NDArray[np.int32] | None:
        return None if node.parent is None else self.index[node.parent]

    def draws(self, label: int, node: Node, group: NDArray[np.int32] | None) -> Bits:
        """The node's own draw, or by group that of the node it hangs on."""
        if node.source is None:
            return self.bits(label)
        if group is None:
            return self.bits(int(node.source[0]))
        wanted = node.source[group]
        used = np.unique(node.source).tolist()
        chosen = self.bits(used[0])
        for one in used[1:]:
            chosen = np.where(wanted == one, self.bits(one), chosen)
        return chosen


@dataclass(frozen=True, slots=True, eq=False)
class TextColumnProgram:
    """A method that returns text. pool has the texts of all nodes end to end, `bases` where those of a node begin."""

    nodes: tuple[Node, ...]
    pool: pa.Array
    bases: tuple[int, ...]

    def values(self, numbers: NDArray[np.uint64], key: int) -> pa.Array:
        """One text per row number: a function of the key and the row alone."""
        run = _Run(numbers, key, len(self.nodes))
        picked, written = list[NDArray[np.int32]](), dict[int, pa.Array]()
        for label, node in enumerate(self.nodes):
            group = run.group(node)
            bits = run.draws(label, node, group)
            if isinstance(node, NumberNode):
                written[len(picked) + len(written)] = _write_numbers(node, group, bits)
                continue
            index = node.groups.pick(group, bits)
            if node.texts is None:
                run.index[label] = index
            else:
                picked.append(index + np.int32(self.bases[label]) if self.bases[label] else index)
        if written:
            columns = iter([self.pool.take(pa.array(index)) for index in picked])
            places = range(len(picked) + len(written))
            return pc.binary_join_element_wise(*(written[place] if place in written else next(columns) for place in places), "")
        return self._take(picked)

    def _take(self, picked: list[NDArray[np.int32]]) -> pa.Array:
        """The parts of every row side by side. They lie in memory as the joined texts do: only the borders between rows are kept."""
        if len(picked) == 1:
            return self.pool.take(pa.array(picked[0]))
        rows, count = len(picked[0]), len(picked)
        places = np.empty((rows, count), np.int32)
        for column, index in enumerate(picked):
            places[:, column] = index
        parts = self.pool.take(pa.array(places.reshape(-1)))
        borders = np.frombuffer(parts.buffers()[1], np.int32)[: rows * count + 1 : count]
        return pa.StringArray.from_buffers(rows, pa.py_buffer(np.ascontiguousarray(borders)), parts.buffers()[2])


def build_text_column(nodes: Sequence[Node]) -> TextColumnProgram:
    """The column of these nodes, of which every one with texts or numbers is a part of the value."""
    texts, bases, kept = list[str](), list[int](), list[Node]()
    for node in nodes:
        bases.append(len(texts))
        if isinstance(node, PickNode) and node.texts is not None:
            texts += node.texts
            node = replace(node, texts=())  # noqa: PLW2901 - they are in the pool now
        kept.append(node)
    return TextColumnProgram(tuple(kept), pa.array(texts, pa.string()), tuple(bases))


@dataclass(frozen=True, slots=True, eq=False)
class ValueColumnProgram:
    """A method that returns one of some values."""

    groups: Groups
    pool: pa.Array

    def values(self, numbers: NDArray[np.uint64], key: int) -> pa.Array:
        """One value per row number."""
        return self.pool.take(pa.array(self.groups.pick(None, _Run(numbers, key, 1).bits(0))))


@dataclass(frozen=True, slots=True, eq=False)
class NumberColumnProgram:
    """A method that returns whole numbers of ranges: start + step · d, d below count, by way."""

    ways: Groups
    start: NDArray[np.int64]
    step: NDArray[np.int64]
    count: NDArray[np.uint64]

    def values(self, numbers: NDArray[np.uint64], key: int) -> NDArray[np.int64]:
        """One number per row number."""
        run = _Run(numbers, key, 2)
        way = self.ways.pick(None, run.bits(0))
        return self.start[way] + self.step[way] * multiply_high(run.bits(1), self.count[way]).astype(np.int64)


ColumnProgram: TypeAlias = TextColumnProgram | ValueColumnProgram | NumberColumnProgram


def _write_numbers(node: NumberNode, group: NDArray[np.int32] | None, bits: Bits) -> pa.Array:
    way: Any = np.zeros(len(bits), np.int32) if group is None else group
    count = node.count[way]
    drawn = multiply_high(bits, np.maximum(count, np.uint64(1))).astype(np.int64)
    digits = pa.array(node.start[way] + node.step[way] * drawn).cast(pa.string())
    widths = node.width[way]
    for width in np.unique(node.width).tolist():
        if width:
            padded = pc.utf8_lpad(digits, width, "0")
            digits = padded if (node.width == width).all() else pc.if_else(pa.array(widths == width), padded, digits)
    return digits if node.count.all() else pc.if_else(pa.array(count > 0), digits, "")
