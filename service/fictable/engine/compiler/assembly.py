"""From the ways through a method to a compiled column."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa

from fictable.engine.compiler.nodes import (
    ColumnProgram,
    Node,
    NumberColumnProgram,
    NumberNode,
    PickNode,
    ValueColumnProgram,
    build_groups,
    build_shared_groups,
    build_text_column,
)
from fictable.engine.compiler.parts import map_part
from fictable.engine.compiler.programs import Leaf, Program
from fictable.engine.compiler.segments import NOTHING, NumberSegment, PartSegment, PoolSegment, Segment, Sequenced, sequence_leaves
from fictable.engine.compiler.signals import Refusal, Site
from fictable.engine.compiler.symbols import Lifted, Wide
from fictable.engine.compiler.texts import join_parts, parts_of

MOST_NODES: Final = 200
MOST_LETTERS: Final = 8_000_000
_SIXTY_THREE: Final = 1 << 63


def assemble(program: Program) -> ColumnProgram:
    """The column of a program. Raises Refusal for what no column can hold, and beyond 8 million letters."""
    if program.is_text:
        return build_text_column(_Assembly().build(sequence_leaves(program.leaves)))
    if any(isinstance(leaf.result, Wide) for leaf in program.leaves):
        return _assemble_numbers(program)
    return _assemble_values(program)


class _Assembly:
    """Collects nodes; `slots` are the nodes that first used a draw, by alternative."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._letters = 0

    def build(self, leaves: Sequence[Sequenced]) -> tuple[Node, ...]:
        """The nodes of a program."""
        parent = None
        if len(leaves) > 1:
            parent = self._add(PickNode(None, build_groups([[leaf.chance for leaf in leaves]]), None))
        self._place(parent, [leaf.segments for leaf in leaves])
        return tuple(self._nodes)

    def _add(self, node: Node) -> int:
        self._nodes.append(node)
        if len(self._nodes) > MOST_NODES:
            raise Refusal(f"more than {MOST_NODES} nodes")
        return len(self._nodes) - 1

    def _place(self, parent: int | None, ways: Sequence[Sequence[Segment]]) -> None:
        """The nodes of all ways that a choice may go, place by place."""
        slots: list[dict[Site, int]] = [{} for _ in ways]
        for place in range(max(map(len, ways))):
            column = [way[place] if place < len(way) else NOTHING for way in ways]
            if any(isinstance(segment, PartSegment) for segment in column):
                self._place_parts(parent, column)
                continue
            pools = [segment if isinstance(segment, PoolSegment) else NOTHING for segment in column]
            if any(pool is not NOTHING for pool in pools):
                self._place_pools(parent, pools, slots)
            if any(isinstance(segment, NumberSegment) for segment in column):
                self._place_numbers(parent, column, slots)

    def _place_pools(self, parent: int | None, pools: Sequence[PoolSegment], slots: Sequence[dict[Site, int]]) -> None:
        members: dict[tuple[tuple[str, ...], tuple[float, ...] | None], int] = {}
        order = [members.setdefault((pool.texts, pool.odds), len(members)) for pool in pools]
        texts = [text for pool, _ in members for text in pool]
        self._letters += sum(map(len, texts))
        if self._letters > MOST_LETTERS:
            raise Refusal(f"more than {MOST_LETTERS} letters")
        groups = build_shared_groups([len(pool) if odds is None else odds for pool, odds in members], order)
        source = self._find_source([pool.site for pool in pools], slots)
        self._add(PickNode(parent, groups, tuple(texts), source))

    def _place_numbers(self, parent: int | None, column: Sequence[Segment], slots: Sequence[dict[Site, int]]) -> None:
        numbers = [segment if isinstance(segment, NumberSegment) else None for segment in column]
        for number in numbers:
            if number is not None and max(abs(number.start), abs(number.start + number.step * number.count), number.count) >= _SIXTY_THREE:
                raise Refusal("a number beyond 64 bits")
        source = self._find_source([number.site if number else None for number in numbers], slots)
        starts = np.array([number.start if number else 0 for number in numbers], np.int64)
        steps = np.array([number.step if number else 0 for number in numbers], np.int64)
        counts = np.array([number.count if number else 0 for number in numbers], np.uint64)
        widths = np.array([number.width if number else 0 for number in numbers], np.int32)
        self._add(NumberNode(parent, starts, steps, counts, widths, source))

    def _find_source(self, sites: Sequence[Site | None], slots: Sequence[dict[Site, int]]) -> Any:
        """For each way the node that drew first what this place shows; None where that is this node for all."""
        own = len(self._nodes)
        source = [own if site is None else slot.setdefault(site, own) for site, slot in zip(sites, slots, strict=True)]
        return None if all(node == own for node in source) else np.array(source, np.int32)

    def _place_parts(self, parent: int | None, column: Sequence[Segment]) -> None:
        """Where some way has another method's text: a choice among that method's ways, and their places."""
        odds: list[Sequence[float]] = []
        ways: list[Sequence[Segment]] = []
        for segment in column:
            leaves = [Sequenced(1.0, (segment,))] if not isinstance(segment, PartSegment) else sequence_leaves(_open(segment))
            odds.append([leaf.chance for leaf in leaves])
            ways += [leaf.segments for leaf in leaves]
        if len(ways) == 1:
            self._place(parent, ways)
            return
        choice = self._add(PickNode(parent, build_groups(odds), None))
        self._place(choice, ways)


def _open(segment: PartSegment) -> list[Leaf]:
    """The leaves of a closed part, changed as it was."""
    leaves = []
    for leaf in segment.part.program.leaves:
        result = leaf.result
        for change in segment.part.maps:
            result = join_parts(map_part(part, change) for part in parts_of(result))
        leaves.append(Leaf(leaf.chance, result))
    return leaves


def _spread_values(program: Program) -> tuple[list[Any], list[float]]:
    values, odds = list[Any](), list[float]()
    for leaf in program.leaves:
        result = leaf.result
        if not isinstance(result, Lifted):
            values.append(result)
            odds.append(leaf.chance)
            continue
        weights = result.draw.odds or (1.0,) * len(result.values)
        total = sum(weights)
        values += result.values
        odds += [leaf.chance * weight / total for weight in weights]
    return values, odds


def _assemble_values(program: Program) -> ValueColumnProgram:
    values, odds = _spread_values(program)
    kinds = {type(value) for value in values if value is not None}
    if kinds in ({int, float}, {Decimal}):
        values, kinds = [None if value is None else float(value) for value in values], {float}
    kind = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string()}.get(kinds.pop()) if len(kinds) == 1 else None
    if kind is None:
        raise Refusal("returns no text, number or truth")
    try:
        pool = pa.array(values, kind)
    except (OverflowError, pa.ArrowException) as error:
        raise Refusal("a number beyond 64 bits") from error
    return ValueColumnProgram(build_groups([odds if len(set(odds)) > 1 else len(odds)]), pool)


def _assemble_numbers(program: Program) -> NumberColumnProgram:
    ranges = [_range_of(leaf.result) for leaf in program.leaves]
    if any(max(abs(start), abs(start + step * count), count) >= _SIXTY_THREE for start, step, count in ranges):
        raise Refusal("a number beyond 64 bits")
    ways = build_groups([[leaf.chance for leaf in program.leaves]])
    starts, steps = (np.array([one[place] for one in ranges], np.int64) for place in (0, 1))
    return NumberColumnProgram(ways, starts, steps, np.array([one[2] for one in ranges], np.uint64))


def _range_of(result: Any) -> tuple[int, int, int]:
    """Start, step and count of evenly spread whole numbers. Raises Refusal for others."""
    if isinstance(result, Wide):
        return result.start, result.step, result.count
    if type(result) is int:
        return result, 0, 1
    if isinstance(result, Lifted) and result.draw.odds is None and all(type(value) is int for value in result.values):
        start, step = result.values[0], result.values[1] - result.values[0]
        if all(value == start + step * place for place, value in enumerate(result.values)):
            return start, step, len(result.values)
    raise Refusal("numbers that are not evenly spread")
