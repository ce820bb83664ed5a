"""Lists in a line of text: items between commas, each with the bracket at its end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_LEAD: Final = re.compile(r"^\s*(?:(?:and|plus|also)\s+)?")
_TELLING: Final = frozenset(":-–—")
_OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a list: its `body`, and the `tail`, the bracket at its end with the brackets' signs, or nothing.

    `valued` tells that it stands behind a colon that follows a name, and so is what that says.
    """

    body: str
    tail: str = ""
    valued: bool = False


def rewrite_items(line: str, rewrite: Callable[[Item], str | None]) -> str:
    """A line with each item replaced by what `rewrite` makes of it, None: as it was; separators and small words before items stay."""
    parts = _split_line(line)
    if sum(separator[:1] in {",", ";"} for _, separator in parts) < 2:
        return line
    before = ["", *(separator for _, separator in parts)]
    opening = 1 if len(before) > 1 and before[1] in _TELLING and before.count(before[1]) == 1 else 0
    return "".join(
        f"{_rewrite_one(part, rewrite, valued=before[place] in _TELLING and 0 < place != opening)}{separator}"
        for place, (part, separator) in enumerate(parts)
    )


def _rewrite_one(part: str, rewrite: Callable[[Item], str | None], *, valued: bool) -> str:
    lead = _LEAD.match(part)
    start = lead.end() if lead else 0
    core = part[start:].rstrip()
    done = rewrite(_read_item(core, valued=valued)) if core else None
    return part if done is None else f"{part[:start]}{done}{part[start + len(core) :]}"


def _read_item(core: str, *, valued: bool) -> Item:
    """An item with its bracket apart, where it ends in one."""
    if core[-1:] not in _CLOSING:
        return Item(core, valued=valued)
    depth = 0
    for place in range(len(core) - 1, -1, -1):
        depth += (core[place] in _CLOSING) - (core[place] in _OPENING)
        if depth == 0:
            return Item(core[:place].rstrip(), core[place:], valued)
    return Item(core, valued=valued)


def _split_line(line: str) -> list[tuple[str, str]]:
    """The parts of a line between commas, semicolons, colons, spaced dashes and ends of sentences outside brackets, with these."""
    parts: list[tuple[str, str]] = []
    depth = last = 0
    for place, char in enumerate(line):
        depth = max(0, depth + (char in _OPENING) - (char in _CLOSING))
        if depth == 0 and _separates(line, place):
            parts.append((line[last:place], char))
            last = place + 1
    return [*parts, (line[last:], "")]


def _separates(line: str, place: int) -> bool:
    """Whether the sign at a place stands between items; a comma inside a number does not."""
    char, after = line[place], line[place + 1 : place + 2]
    if char == ",":
        return not (line[place - 1 : place].isdigit() and after.isdigit())
    if char in ":.!?":
        return not after.strip()
    return char == ";" or (char in "-–—" and line[place - 1 : place] == " " and after == " ")
