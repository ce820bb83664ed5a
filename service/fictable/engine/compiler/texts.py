"""Text of several parts while a method is traced, and what Python's string operations do with it.

An operation that works letter by letter is done part by part. One that asks for lengths or places splits the trace by the lengths
of the parts. Anything else settles the parts, and a closed part is opened.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from fictable.engine.compiler.parts import (
    DIGITS,
    Digits,
    Mapper,
    Part,
    Piece,
    agree,
    ends_cased,
    is_never_empty,
    map_part,
    may_meet,
    pieces_of,
    split_part,
    title_after_letter,
)
from fictable.engine.compiler.signals import Opening, Refusal
from fictable.engine.compiler.symbols import Lifted, Symbol


class Text(Symbol):
    """Parts one after the other, of which at least one is no literal."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[Piece]) -> None:
        self.parts = tuple(parts)

    def settle(self) -> str:
        """Open the first closed part, else split by the first lifted one."""
        for part in self.parts:
            if isinstance(part, Part):
                raise Opening(part.site)
            if isinstance(part, Digits):
                part.number.settle()
        return "".join(part if isinstance(part, str) else str(part.settle()) for part in self.parts)  # type: ignore[union-attr]

    # -- letter by letter ------------------------------------------------------------------------------------------

    def map(self, change: Mapper) -> Any:
        """A change that works on every letter alone."""
        return join_parts(map_part(part, change) for part in self.parts)

    def lower(self) -> Any:
        """As of str."""
        return self.map(str.lower)

    def upper(self) -> Any:
        """As of str."""
        return self.map(str.upper)

    def swapcase(self) -> Any:
        """As of str."""
        return self.map(str.swapcase)

    def casefold(self) -> Any:
        """As of str."""
        return self.map(str.casefold)

    def translate(self, table: Any) -> Any:
        """As of str."""
        return self.map(lambda text: text.translate(table))

    def replace(self, old: Any, new: Any, count: int = -1) -> Any:
        """As of str; part by part where no match can lie across two parts."""
        if count == -1 and isinstance(old, str) and isinstance(new, str) and (len(old) == 1 or not self._may_cross(old)):
            return self.map(lambda text: text.replace(old, new))
        return self.settle().replace(old, new, count)

    def _may_cross(self, wanted: str) -> bool:
        """Whether the text could be found across the border of two parts, or of two pieces of a closed part."""
        pieces = [list(pieces_of(part)) for part in self.parts]
        heads = tuple(wanted[:size] for size in range(1, len(wanted)))
        closed = [found for part, found in zip(self.parts, pieces, strict=True) if isinstance(part, Part)]
        within = any(piece.endswith(heads) for found in closed for piece in found)
        return within or any(may_meet(left, right, wanted) for left, right in pairwise(pieces))

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> Any:
        """As of str, for the encodings that work letter by letter."""
        if encoding.lower() not in {"ascii", "utf-8", "utf8", "latin-1"} or errors not in {"ignore", "strict", "replace"}:
            return self.settle().encode(encoding, errors)
        return Encoded(self, encoding, errors)

    # -- beginnings and ends ---------------------------------------------------------------------------------------

    def strip(self, letters: str | None = None) -> Any:
        """As of str."""
        return _reverse(_lstrip(_reverse(_lstrip(self, letters)), letters))

    def lstrip(self, letters: str | None = None) -> Any:
        """As of str."""
        return _lstrip(self, letters)

    def rstrip(self, letters: str | None = None) -> Any:
        """As of str."""
        return _reverse(_lstrip(_reverse(self), letters))

    def startswith(self, prefix: Any, *bounds: Any) -> bool:
        """As of str."""
        first = self.parts[0]
        longest = max(map(len, prefix)) if isinstance(prefix, tuple) else len(prefix)
        if not bounds and isinstance(first, str) and len(first) >= longest:
            return first.startswith(prefix)
        return bool(self.settle().startswith(prefix, *bounds))

    def endswith(self, suffix: Any, *bounds: Any) -> bool:
        """As of str."""
        last = self.parts[-1]
        longest = max(map(len, suffix)) if isinstance(suffix, tuple) else len(suffix)
        if not bounds and isinstance(last, str) and len(last) >= longest:
            return last.endswith(suffix)
        return bool(self.settle().endswith(suffix, *bounds))

    def capitalize(self) -> Any:
        """As of str."""
        first = self._first_filled()
        return join_parts([map_part(first, str.capitalize, whole=True), *(map_part(part, str.lower) for part in self.parts[1:])])

    def title(self) -> Any:
        """As of str; the letter before a part decides how the part begins."""
        self._first_filled()
        done: list[Piece] = []
        for part in self.parts:
            follows = bool(done) and ends_cased(done[-1])
            done.append(map_part(part, title_after_letter if follows else str.title, whole=True))
        return join_parts(done)

    def _first_filled(self) -> Piece:
        """The first part; every part is known not to be empty."""
        for part in self.parts:
            if isinstance(part, Lifted):
                part.draw.split([not value for value in part.values])
            elif isinstance(part, Part) and any(not piece for piece in part.pieces()):
                raise Opening(part.site)
        return self.parts[0]

    # -- places ----------------------------------------------------------------------------------------------------

    def letters(self) -> list[Any]:
        """One symbol or letter for each place; the trace splits by the lengths of parts."""
        found: list[Any] = []
        for part in self.parts:
            if isinstance(part, Part):
                raise Opening(part.site)
            if isinstance(part, Digits):
                part.number.settle()
            found += list(part)
        return found

    def length(self) -> int:
        """How long the text is."""
        total = 0
        for part in self.parts:
            if isinstance(part, Part):
                raise Opening(part.site)
            if isinstance(part, Digits):
                total += part.has_one_length() or len(part.number.settle())
            elif isinstance(part, Lifted):
                lengths = [len(value) for value in part.values]
                part.draw.split(lengths)
                total += lengths[0]
            else:
                total += len(part)
        return total

    __len__ = length
    __hash__ = Symbol.__hash__

    def __iter__(self) -> Iterator[Any]:
        return iter(self.letters())

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            found = self[place : place + 1 or None]
            if isinstance(found, str) and not found:
                raise IndexError("string index out of range")
            return found
        start, stop = place.start or 0, place.stop
        if place.step not in {None, 1} or (start < 0 and stop is not None):
            return join_parts(self.letters()[place])
        if start < 0:
            return _reverse(_divide(_reverse(self), -start)[0])
        if stop is not None and stop < 0:
            rest: Any = _reverse(_divide(_reverse(self), -stop)[1])
        else:
            rest = self if stop is None else _divide(self, stop)[0]
        return _divide(rest, start)[1]

    def __bool__(self) -> bool:
        filled = any(isinstance(part, str) or (not isinstance(part, Part) and is_never_empty(part)) for part in self.parts)
        return filled or self.length() > 0

    def __eq__(self, other: object) -> Any:
        if isinstance(other, str) and isinstance(self.parts[0], str) and not agree(self.parts[0], other):
            return False
        return other is not None and self.settle() == other

    def __ne__(self, other: object) -> Any:
        return not self == other

    def has(self, wanted: str) -> bool:
        """Whether a text is in it."""
        if any(isinstance(part, str) and wanted in part for part in self.parts):
            return True
        if self._may_cross(wanted):
            return wanted in self.settle()
        for part in self.parts:
            if isinstance(part, Lifted):
                found = [wanted in value for value in part.values]
                part.draw.split(found)
                if found[0]:
                    return True
            elif any(wanted in piece for piece in pieces_of(part)):
                return wanted in self.settle()
        return False

    def find(self, wanted: Any, *bounds: Any) -> int:
        """As of str."""
        if isinstance(wanted, str) and wanted and not self.has(wanted):
            return -1
        return self.settle().find(wanted, *bounds)

    def split(self, separator: str | None = None, maximum: int = -1) -> list[Any]:
        """As of str."""
        if separator is None or maximum != -1 or len(separator) != 1:
            return list(self.settle().split(separator, maximum))
        fields: list[list[Piece]] = [[]]
        for part in self.parts:
            if not any(separator in piece for piece in pieces_of(part)):
                fields[-1].append(part)
                continue
            if isinstance(part, Part):
                raise Opening(part.site)
            first, *rest = split_part(part, separator)
            fields[-1].append(first)
            fields += [[piece] for piece in rest]
        return [join_parts(field) for field in fields]

    def zfill(self, width: int) -> Any:
        """As of str."""
        only = self.parts[0]
        if len(self.parts) == 1 and isinstance(only, Digits):
            return Text([Digits(only.number, max(width, only.width))])
        return concatenate("0" * max(width - self.length(), 0), self) if not isinstance(only, Digits) else self.settle().zfill(width)

    def rjust(self, width: int, fill: str = " ") -> Any:
        """As of str."""
        return self.zfill(width) if fill == "0" and isinstance(self.parts[0], Digits) else concatenate(fill * (width - self.length()), self)

    def ljust(self, width: int, fill: str = " ") -> Any:
        """As of str."""
        return concatenate(self, fill * (width - self.length()))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in {"isdigit", "isdecimal", "isnumeric"} and all(DIGITS[1] <= letter <= DIGITS[-1] for letter in self._plain_letters()):
            return lambda: True
        return getattr(self.settle(), name)

    def _plain_letters(self) -> str:
        return "".join(piece for part in self.parts for piece in pieces_of(part)) or " "


class Encoded(Symbol):
    """A text as bytes."""

    __slots__ = ("encoding", "errors", "text")

    def __init__(self, text: Text, encoding: str, errors: str) -> None:
        self.text, self.encoding, self.errors = text, encoding, errors

    def settle(self) -> bytes:
        """The bytes, where the text is settled."""
        return self.text.settle().encode(self.encoding, self.errors)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> Any:
        """As of bytes."""
        return self.text.map(lambda letters: letters.encode(self.encoding, self.errors).decode(encoding, errors))


def is_text(thing: Any) -> bool:
    """Whether a thing is text, known or not."""
    return isinstance(thing, str | Text) or (isinstance(thing, Lifted) and thing.is_text)


def parts_of(thing: Any) -> tuple[Piece, ...]:
    """A text as parts. Raises Refusal for what is no text."""
    if isinstance(thing, Text):
        return thing.parts
    if not is_text(thing):
        raise Refusal(f"joins a {type(thing).__name__} with text")
    return (thing,) if isinstance(thing, Lifted) or thing else ()


def join_parts(things: Iterable[Any]) -> Any:
    """Texts one after the other: a str where all are known, the lifted text where it is the only one, else a Text."""
    parts: list[Piece] = []
    for thing in things:
        for part in parts_of(thing) if not isinstance(thing, Digits | Part) else (thing,):
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            else:
                parts.append(part)
    if all(isinstance(part, str) for part in parts):
        return "".join(parts)  # type: ignore[arg-type]
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Lifted) else Text(parts)


def concatenate(left: Any, right: Any) -> Any:
    """Two texts as one."""
    return join_parts([left, right])


def write_number(thing: Any, width: int = 0) -> Any:
    """A wide number as text."""
    return Text([Digits(thing, width)])


def normalize(form: str, text: Text) -> Any:
    """As of unicodedata."""
    return text.map(lambda letters: unicodedata.normalize(form, letters))  # type: ignore[arg-type]


def _divide(thing: Any, size: int) -> tuple[Any, Any]:
    """The first letters of a text, as many as `size` or all, and the rest; splits where a part's length decides."""
    if not isinstance(thing, Text | Lifted):
        return thing[:size], thing[size:]
    head: list[Piece] = []
    parts = parts_of(thing)
    for place, part in enumerate(parts):
        if size == 0:
            return join_parts(head), join_parts(parts[place:])
        if isinstance(part, Part):
            raise Opening(part.site)
        if isinstance(part, Digits):
            part.number.settle()
        values = [part] if isinstance(part, str) else part.values
        lengths = [min(len(value), size) for value in values]
        if isinstance(part, Lifted):
            part.draw.split(lengths)
        if lengths[0] == size and any(len(value) > size for value in values):
            first, rest = map_part(part, lambda text: text[:size]), map_part(part, lambda text: text[size:])  # noqa: B023
            return join_parts([*head, first]), join_parts([rest, *parts[place + 1 :]])
        head.append(part)
        size -= lengths[0]
    return join_parts(head), ""


def _lstrip(thing: Any, letters: str | None) -> Any:
    if not isinstance(thing, Text):
        return thing.lstrip(letters)
    first = thing.parts[0]
    if isinstance(first, Part):
        if any(piece != piece.strip(letters) or not piece for piece in first.pieces()):
            raise Opening(first.site)
        return thing
    if isinstance(first, Digits):
        return thing if DIGITS.strip(letters) == DIGITS else thing.settle().lstrip(letters)
    stripped: Any = first.lstrip(letters)
    if isinstance(stripped, Lifted):
        stripped.draw.split([not value for value in stripped.values])
        filled = bool(stripped.values[0])
    else:
        filled = bool(stripped)
    return join_parts([stripped, *thing.parts[1:]]) if filled else _lstrip(join_parts(thing.parts[1:]), letters)


def _reverse(thing: Any) -> Any:
    """Parts and letters in the opposite order; closed parts and digits stay as they are, twice reversed is the same."""
    if not isinstance(thing, Text):
        return thing[::-1] if isinstance(thing, str) else Lifted(thing.draw, [value[::-1] for value in thing.values])
    turned = [part if isinstance(part, Part | Digits) else _reverse(part) for part in reversed(thing.parts)]
    return Text(turned)
