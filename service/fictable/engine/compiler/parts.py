"""The parts of a text while a method is traced, and what can be said of them without knowing them.

A part is a literal, a lifted text, the digits of a wide number, or a `Part`: the whole text of another method, kept closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from fictable.engine.compiler.signals import Opening, Refusal, Site
from fictable.engine.compiler.symbols import Lifted, Wide

if TYPE_CHECKING:
    from fictable.engine.compiler.programs import Program

Mapper: TypeAlias = Callable[[str], str]
DIGITS: Final = "-0123456789"


class Digits:
    """The decimal digits of a wide number, with leading zeros up to `width`."""

    __slots__ = ("number", "width")

    def __init__(self, number: Wide, width: int = 0) -> None:
        self.number, self.width = number, width
        if width and min(number.start, number.last) < 0:
            raise Refusal("leading zeros of negative numbers")

    def has_one_length(self) -> int:
        """How many digits every value has, 0 where that differs."""
        lengths = {max(len(str(value)), self.width) for value in (self.number.start, self.number.last)}
        return lengths.pop() if len(lengths) == 1 else 0


class Part:
    """The text of another method, closed: `maps` are letter by letter changes to it, in order."""

    __slots__ = ("maps", "program", "site")

    def __init__(self, site: Site, program: Program, maps: tuple[Mapper, ...] = ()) -> None:
        self.site, self.program, self.maps = site, program, maps

    def pieces(self) -> Iterator[str]:
        """Every text that an occurrence may be put together from."""
        for piece in self.program.pieces():
            for change in self.maps:
                piece = change(piece)  # noqa: PLW2901
            yield piece


Piece: TypeAlias = "str | Lifted | Digits | Part"


def pieces_of(part: Piece) -> Iterable[str]:
    """The texts that a part may be, or may be put together from."""
    if isinstance(part, str):
        return (part,)
    if isinstance(part, Lifted):
        return part.values
    return (DIGITS,) if isinstance(part, Digits) else part.pieces()


def map_part(part: Piece, change: Mapper, *, whole: bool = False) -> Piece:
    """A change of a part. whole: the change does not work on every letter alone, so that a closed part has to be opened."""
    if isinstance(part, Lifted):
        return Lifted(part.draw, [change(value) for value in part.values])
    if isinstance(part, Part):
        if whole:
            raise Opening(part.site)
        return part if part.program.is_kept_by(change, part.maps) else Part(part.site, part.program, (*part.maps, change))
    if isinstance(part, Digits):
        if change(DIGITS) != DIGITS:
            part.number.settle()
        return part
    return change(part)


def split_part(part: Any, separator: str) -> list[Any]:
    """The fields of a part; the trace splits by how many there are."""
    if isinstance(part, str):
        return part.split(separator)
    pieces = [value.split(separator) for value in part.values]
    part.draw.split([len(piece) for piece in pieces])
    return [Lifted(part.draw, [piece[place] for piece in pieces]) for place in range(len(pieces[0]))]


def may_meet(left: Sequence[str], right: Sequence[str], wanted: str) -> bool:
    """Whether some text of the left ends as the wanted one begins, and some text of the right goes on with it."""
    for size in range(1, len(wanted)):
        rest = wanted[size:]
        begun = any(piece.endswith(wanted[:size]) or (piece and wanted[:size].endswith(piece)) for piece in left)
        if begun and any(piece.startswith(rest) or rest.startswith(piece) for piece in right):
            return True
    return False


def ends_cased(part: Piece) -> bool:
    """Whether a part that is never empty ends in a letter with case; splits where that differs."""
    if isinstance(part, Digits):
        return False
    if isinstance(part, Part):
        raise Opening(part.site)
    if isinstance(part, str):
        return part[-1:].lower() != part[-1:].upper()
    cased = [value[-1:].lower() != value[-1:].upper() for value in part.values]
    part.draw.split(cased)
    return bool(cased[0])


def title_after_letter(text: str) -> str:
    """str.title of a text that goes on a word."""
    return ("a" + text).title()[1:]


def is_never_empty(part: Any) -> bool:
    """Whether a lifted text or digits are never empty."""
    return isinstance(part, Digits) or all(part.values)


def agree(first: str, whole: str) -> bool:
    """Whether a text may begin with `first` and be the whole."""
    return whole.startswith(first[: len(whole)]) and len(whole) >= len(first)
