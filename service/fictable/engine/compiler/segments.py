"""The parts of a text brought into the order in which they are picked: literals folded into pools, small pools joined into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from fictable.engine.compiler.parts import Digits, Part, Piece
from fictable.engine.compiler.programs import Leaf
from fictable.engine.compiler.signals import Refusal, Site
from fictable.engine.compiler.symbols import Lifted
from fictable.engine.compiler.texts import parts_of

MOST_EVEN: Final = 10_000
FEWEST_EVEN: Final = 1_000
MOST_WEIGHTED: Final = 1024
ALL_EVEN: Final = 40_000
"""Joined pools have together no more than about so many texts, for they are read from the processor's cache."""
MOST_MERGED: Final = 100_000
MOST_LETTERS: Final = 60_000
"""A pool that grew beyond so many letters by what stands beside it is left alone."""


@dataclass(frozen=True, slots=True, eq=False)
class PoolSegment:
    """One of some texts, by weight or with equal chances. site: the draw, where other segments of the text hang on it too."""

    texts: tuple[str, ...]
    odds: tuple[float, ...] | None = None
    site: Site | None = None


@dataclass(frozen=True, slots=True, eq=False)
class NumberSegment:
    """The digits of start + step · d, d below count, with leading zeros up to width."""

    start: int
    step: int
    count: int
    width: int
    site: Site


@dataclass(frozen=True, slots=True, eq=False)
class PartSegment:
    """The text of another method."""

    part: Part


Segment: TypeAlias = PoolSegment | NumberSegment | PartSegment
NOTHING: Final = PoolSegment(("",))


@dataclass(frozen=True, slots=True, eq=False)
class Sequenced:
    """One way through a program: its probability and its segments."""

    chance: float
    segments: tuple[Segment, ...]


def sequence_leaves(leaves: Iterable[Leaf]) -> list[Sequenced]:
    """The leaves as segments; those that are one pool each are made one leaf, equal ones too."""
    found = list(leaves)
    most = max(min(MOST_EVEN, ALL_EVEN // len(found)), FEWEST_EVEN)
    made = [Sequenced(leaf.chance, tuple(sequence_parts(parts_of(leaf.result), most))) for leaf in found]
    single = [one for one in made if len(one.segments) == 1 and isinstance(one.segments[0], PoolSegment)]
    if len(single) < 2 or sum(len(one.segments[0].texts) for one in single if isinstance(one.segments[0], PoolSegment)) > MOST_MERGED:
        return made
    return [_merge(single), *(one for one in made if one not in single)]


def _merge(leaves: Sequence[Sequenced]) -> Sequenced:
    odds: dict[str, float] = {}
    for leaf in leaves:
        pool = leaf.segments[0]
        if isinstance(pool, PoolSegment):
            weights = pool.odds or (1.0,) * len(pool.texts)
            total = sum(weights)
            for text, weight in zip(pool.texts, weights, strict=True):
                odds[text] = odds.get(text, 0.0) + leaf.chance * weight / total
    return Sequenced(sum(leaf.chance for leaf in leaves), (PoolSegment(tuple(odds), tuple(odds.values())),))


def sequence_parts(parts: Sequence[Piece], most: int = MOST_EVEN) -> list[Segment]:
    """The segments of a text; never none. Pools with equal chances are joined up to `most` texts."""
    uses = Counter(_site_of(part) for part in parts if isinstance(part, Lifted | Digits))
    segments: list[Segment] = []
    literal = ""
    for part in parts:
        if isinstance(part, str):
            literal += part
            continue
        made = _make(part, shared=not isinstance(part, Part) and uses[_site_of(part)] > 1)
        if literal and isinstance(made, PoolSegment) and len(made.texts) * len(literal) <= MOST_LETTERS:
            made = PoolSegment(tuple(literal + text for text in made.texts), made.odds, made.site)
        elif literal:
            _put(segments, PoolSegment((literal,)), most)
        literal = ""
        _put(segments, made, most)
    if literal or not segments:
        _put(segments, PoolSegment((literal,)), most)
    return segments


def _site_of(part: Lifted | Digits) -> Site:
    return part.draw.site if isinstance(part, Lifted) else part.number.draw.site


def _make(part: Lifted | Digits | Part, *, shared: bool) -> Segment:
    if isinstance(part, Part):
        return PartSegment(part)
    if isinstance(part, Digits):
        number = part.number
        return NumberSegment(number.start, number.step, number.count, part.width, number.draw.site)
    if not part.is_text:
        raise Refusal("text of what is no text")
    return PoolSegment(tuple(part.values), part.draw.odds, part.draw.site if shared else None)


def _put(segments: list[Segment], new: Segment, most: int) -> None:
    """Append a segment, joined with the one before where both are small pools."""
    before = segments[-1] if segments else None
    if not isinstance(before, PoolSegment) or not isinstance(new, PoolSegment):
        segments.append(new)
        return
    if before.site is not None and before.site == new.site:
        segments[-1] = PoolSegment(tuple(a + b for a, b in zip(before.texts, new.texts, strict=True)), before.odds, before.site)
        return
    size = len(before.texts) * len(new.texts)
    even = before.odds is None and new.odds is None
    if size * (_measure(before) + _measure(new)) > MOST_LETTERS and size > max(len(before.texts), len(new.texts), MOST_WEIGHTED // 8):
        segments.append(new)
    elif len(new.texts) == 1 and new.site is None and len(before.texts) * len(new.texts[0]) <= MOST_LETTERS:
        segments[-1] = PoolSegment(tuple(text + new.texts[0] for text in before.texts), before.odds, before.site)
    elif before.site is None and new.site is None and size <= (most if even else MOST_WEIGHTED):
        texts = tuple(a + b for a in before.texts for b in new.texts)
        segments[-1] = PoolSegment(texts, None if even else _multiply(before, new))
    else:
        segments.append(new)


def _measure(pool: PoolSegment) -> int:
    """The mean length of the texts, from the first and the last."""
    return (len(pool.texts[0]) + len(pool.texts[-1])) // 2


def _multiply(first: PoolSegment, second: PoolSegment) -> tuple[float, ...]:
    left, right = first.odds or (1.0,) * len(first.texts), second.odds or (1.0,) * len(second.texts)
    return tuple(a * b for a in left for b in right)
