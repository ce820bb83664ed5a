"""Texts that are one pick after the other: literals and small neighbouring lists are multiplied out once, not joined in every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.alias import AliasTable, build_alias
from fictable.engine.kernels.kernel import Draws
from fictable.engine.kernels.letters import join_texts
from fictable.engine.kernels.ragged import table_of

_MOST_TEXTS = 2048


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the texts; two choices of one label are at the same place of their lists."""

    label: str
    texts: tuple[str, ...]
    weights: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A column that a function makes."""

    write: Callable[[Draws], pa.Array]


Link: TypeAlias = "str | Choice | Made"


@dataclass(frozen=True, slots=True, eq=False)
class _Pool:
    label: str
    texts: pa.Array
    table: AliasTable | None


class Chain:
    """Links one after the other; at least one of them is no literal."""

    def __init__(self, *links: Link) -> None:
        shared = {label for label, count in Counter(link.label for link in links if isinstance(link, Choice)).items() if count > 1}
        parts: list[Link] = []
        for link in links:
            parts = _append(parts, link, shared)
        self._parts: list[str | Made | _Pool] = [_open(part) if isinstance(part, Choice) else part for part in parts]

    def write(self, draws: Draws) -> pa.Array:
        """One text per row."""
        places: dict[str, NDArray[Any]] = {}
        found: list[Any] = []
        for part in self._parts:
            if isinstance(part, _Pool):
                if part.label not in places:
                    places[part.label] = draws.index(part.label, len(part.texts), part.table)
                found.append(part.texts.take(pa.array(places[part.label])))
            else:
                found.append(part.write(draws) if isinstance(part, Made) else part)
        return found[0] if len(found) == 1 else join_texts(*found)


def _open(choice: Choice) -> _Pool:
    return _Pool(choice.label, table_of(choice.texts), None if choice.weights is None else build_alias(choice.weights))


def _append(parts: Sequence[Link], link: Link, shared: set[str]) -> list[Link]:
    """The parts with one more; it melts into the last one where both are lists or literals and none is read twice."""
    last = parts[-1] if parts else None
    if isinstance(last, Choice) and isinstance(link, str):
        return [*parts[:-1], Choice(last.label, tuple(text + link for text in last.texts), last.weights)]
    if isinstance(last, str) and isinstance(link, Choice):
        return [*parts[:-1], Choice(link.label, tuple(last + text for text in link.texts), link.weights)]
    if isinstance(last, Choice) and isinstance(link, Choice) and _melts(last, link, shared):
        weights = None
        if last.weights is not None or link.weights is not None:
            weights = tuple(np.outer(_weights(last), _weights(link)).ravel().tolist())
        texts = tuple(one + two for one in last.texts for two in link.texts)
        return [*parts[:-1], Choice(f"{last.label}+{link.label}", texts, weights)]
    return [*parts, link]


def _melts(one: Choice, two: Choice, shared: set[str]) -> bool:
    return one.label not in shared and two.label not in shared and len(one.texts) * len(two.texts) <= _MOST_TEXTS


def _weights(choice: Choice) -> tuple[float, ...]:
    return choice.weights or (1.0 / len(choice.texts),) * len(choice.texts)


def numbers(label: str, low: int, high: int) -> Choice:
    """Whole numbers from low to high as text."""
    return Choice(label, tuple(str(number) for number in range(low, high + 1)))
