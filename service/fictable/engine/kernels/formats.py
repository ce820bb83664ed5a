"""Formats of signs and letters, as numerify, lexify and bothify read them: one of several per row, all rows at once."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.alias import AliasTable, build_alias
from fictable.engine.kernels.kernel import Draws
from fictable.engine.kernels.letters import kept_text
from fictable.engine.patterns import fixed_width_text

NUMERIFY: Final[Mapping[str, str]] = {
    "#": string.digits, "%": "123456789", "$": "23456789", "!": string.digits + "\0" * 10, "@": "123456789" + "\0" * 9,
}  # fmt: skip
"""The letters that a sign stands for, each equally likely; a zero letter is left out of the text."""
UPPERCASE: Final[Mapping[str, str]] = {**NUMERIFY, "?": string.ascii_uppercase}
LETTERS: Final[Mapping[str, str]] = {**NUMERIFY, "?": string.ascii_letters}
_THIRTY_TWO = np.uint64(32)


@dataclass(frozen=True, slots=True, eq=False)
class Formats:
    """Formats of ASCII letters as tables: where the letters of each place begin in the alphabet and how many there are."""

    alphabet: NDArray[np.uint8]
    start: NDArray[np.int64]
    count: NDArray[np.uint64]
    fixed: tuple[int | None, ...]
    table: AliasTable | None
    loose: bool

    def draw(self, draws: Draws, label: str = "") -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
        """A matrix of letters with a zero where there is none, and which format each row has."""
        size, width = self.start.shape
        chosen = np.zeros(len(draws), np.int32) if size == 1 else draws.index(f"{label}format", size, self.table)
        letters = np.empty((width, len(draws)), np.uint8)
        open_places = [place for place in range(width) if self.fixed[place] is None]
        for place, sign in enumerate(self.fixed):
            if sign is not None:
                letters[place] = sign
        for place, lane in zip(open_places, draws.lanes(f"{label}letter", len(open_places)), strict=True):
            start = self.start[0, place] if size == 1 else self.start[:, place][chosen]
            count = self.count[0, place] if size == 1 else self.count[:, place][chosen]
            letters[place] = self.alphabet[start + (lane * count >> _THIRTY_TWO).astype(np.int64)]
        return letters.T, chosen

    def write(self, draws: Draws, label: str = "") -> pa.Array:
        """One text per row."""
        letters, _ = self.draw(draws, label)
        return kept_text(letters, letters != 0) if self.loose else fixed_width_text(letters)


def read_formats(formats: Sequence[str], signs: Mapping[str, str], weights: Sequence[float] | None = None) -> Formats | None:
    """The formats with the letters of their signs; None where there are none or one has letters beyond ASCII.

    Repeated formats are as likely as often they are repeated.
    """
    texts = list(formats)
    if not texts or not all(isinstance(text, str) and text.isascii() and "\0" not in text for text in texts):
        return None
    width = max(1, *map(len, texts))
    written, places = "\0", {"\0": (0, 1)}
    tables = np.zeros((2, len(texts), width), np.int64)
    tables[1] = 1
    for row, text in enumerate(texts):
        for column, sign in enumerate(text):
            letters = signs.get(sign, sign)
            if letters not in places:
                places[letters] = (len(written), len(letters))
                written += letters
            tables[:, row, column] = places[letters]
    loose = len({len(text) for text in texts}) > 1 or len(texts[0]) < width or any("\0" in signs.get(s, s) for text in texts for s in text)
    table = None if weights is None else build_alias(weights)
    alphabet = np.frombuffer(written.encode("ascii"), np.uint8)
    fixed = tuple(_fixed_letter(alphabet, tables[0, :, place], tables[1, :, place]) for place in range(width))
    return Formats(alphabet, tables[0], tables[1].astype(np.uint64), fixed, table, loose)


def _fixed_letter(letters: NDArray[np.uint8], start: NDArray[np.int64], count: NDArray[np.int64]) -> int | None:
    """The letter that all formats have at a place, None where it differs or is drawn."""
    return int(letters[start[0]]) if (count == 1).all() and (start == start[0]).all() else None


def read_options(options: Any) -> tuple[list[Any], list[float] | None]:
    """What random_element picks from: the values, and their weights where an ordered mapping gives them."""
    if isinstance(options, Mapping):
        return list(options), [float(weight) for weight in options.values()]
    return list(options), None
