"""What a trace leaves behind: the ways that a method may go, each with its probability and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any, Final

from fictable.engine.compiler.parts import Part, Piece, pieces_of
from fictable.engine.compiler.symbols import LONGEST_TABLE, Draw, Lifted
from fictable.engine.compiler.texts import is_text, parts_of

SMALL: Final = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One way through a method: its probability, and a plain value or a symbol."""

    chance: float
    result: Any


@dataclass(slots=True, eq=False)
class Program:
    """All ways through a method. Their probabilities add up to 1."""

    leaves: tuple[Leaf, ...]
    _pieces: tuple[str, ...] = field(default=(), init=False)
    _kept: dict[Any, bool] = field(default_factory=dict, init=False)
    _flat: list[tuple[tuple[str, ...], tuple[float, ...] | None] | None] = field(default_factory=list, init=False)

    @property
    def is_text(self) -> bool:
        """Whether every way returns text."""
        return all(is_text(leaf.result) for leaf in self.leaves)

    def pieces(self) -> tuple[str, ...]:
        """Every text that a value may be put together from."""
        if not self._pieces:
            found = (piece for leaf in self.leaves for part in parts_of(leaf.result) for piece in pieces_of(part))
            self._pieces = tuple(dict.fromkeys(found))
        return self._pieces

    def is_kept_by(self, change: Callable[[str], str], maps: tuple[Callable[[str], str], ...]) -> bool:
        """Whether a letter by letter change leaves every piece as it is after `maps`."""
        key = (change, maps)
        if key not in self._kept:
            self._kept[key] = all(change(piece) == piece for piece in self._mapped(maps))
        return self._kept[key]

    def _mapped(self, maps: tuple[Callable[[str], str], ...]) -> Iterator[str]:
        for piece in self.pieces():
            for change in maps:
                piece = change(piece)  # noqa: PLW2901
            yield piece

    @property
    def flat(self) -> tuple[tuple[str, ...], tuple[float, ...] | None] | None:
        """All values of a small text program, and their weights unless all are equal; None where there are too many."""
        if not self._flat:
            self._flat.append(self._flatten())
        return self._flat[0]

    def _flatten(self) -> tuple[tuple[str, ...], tuple[float, ...] | None] | None:
        values: dict[str, float] = {}
        single = True
        for leaf in self.leaves:
            parts = parts_of(leaf.result)
            spread = _spread(parts)
            single = single and len(parts) <= 1
            if spread is None or len(values) > (LONGEST_TABLE if single else SMALL):
                return None
            for value, chance in spread:
                values[value] = values.get(value, 0.0) + chance * leaf.chance
        if len(values) > (LONGEST_TABLE if single else SMALL):
            return None
        odds = tuple(values.values())
        return tuple(values), None if len(set(odds)) == 1 else odds


def _spread(parts: tuple[Piece, ...]) -> list[tuple[str, float]] | None:
    """The values of a sequence of parts with their probabilities; None where there are too many."""
    if not all(isinstance(part, str | Lifted) for part in parts):
        return None
    draws = list({part.draw.site: part.draw for part in parts if isinstance(part, Lifted)}.values())
    if prod(len(draw.subset) for draw in draws) > (LONGEST_TABLE if len(parts) <= 1 else SMALL):
        return None
    place_of = {draw.site: place for place, draw in enumerate(draws)}
    spread = []
    for combination in product(*(_odds(draw) for draw in draws)):
        texts = [part if isinstance(part, str) else part.values[combination[place_of[part.draw.site]][0]] for part in parts]  # type: ignore[union-attr]
        spread.append(("".join(texts), prod(chance for _, chance in combination)))
    return spread


def _odds(draw: Draw) -> list[tuple[int, float]]:
    """The places of a draw's table with their probabilities."""
    odds = draw.odds or (1.0,) * len(draw.subset)
    total = sum(odds)
    return [(place, weight / total) for place, weight in enumerate(odds)]


def has_closed_twice(result: Any) -> Part | None:
    """A closed part that a text has twice, which cannot be drawn apart; None where there is none."""
    seen = set()
    for part in parts_of(result) if is_text(result) else ():
        if isinstance(part, Part):
            if part.site in seen:
                return part
            seen.add(part.site)
    return None
