"""Text by a pattern: literals, character classes and counts, evaluated column-wise without a regular-expression engine."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.mixing import PHI, mix64
from fictable.errors import Refused

LONGEST = 128
_CLASSES = {"d": "0123456789", "w": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", "s": " "}


@lru_cache(maxsize=512)
def read_pattern(pattern: str) -> tuple[str, ...]:
    r"""The letters allowed at each place of the text. Raises Refused where the pattern does not read.

    `[A-Z]`, `[ACE0-9]` classes, `\\d`, `\\w`, `\\-` (a literal), `{n}` counts; anything else stands for itself. At most 128 places.
    """
    places: list[str] = []
    at = 0
    while at < len(pattern):
        letters, at = _read_place(pattern, at)
        count, at = _read_count(pattern, at)
        places += [letters] * count
        if len(places) > LONGEST:
            raise Refused(
                f"the pattern {pattern[:40]!r} makes more than {LONGEST} characters", param="pattern", allowed=f"1 to {LONGEST} characters"
            )
    if not places:
        raise Refused("the pattern is empty", param="pattern", allowed=f"1 to {LONGEST} characters")
    return tuple(places)


def count_texts(pattern: str) -> int:
    """How many different texts a pattern has."""
    return math.prod(len(letters) for letters in read_pattern(pattern))


def _read_place(pattern: str, at: int) -> tuple[str, int]:
    sign = pattern[at]
    if sign == "[":
        end = pattern.find("]", at + 2)
        if end < 0:
            raise Refused(f"the pattern {pattern[:40]!r} has a [ without ]", param="pattern")
        return _expand(pattern, pattern[at + 1 : end]), end + 1
    if sign == "\\" and at + 1 < len(pattern):
        return _CLASSES.get(pattern[at + 1], pattern[at + 1]), at + 2
    return sign, at + 1


def _expand(pattern: str, inside: str) -> str:
    letters: list[str] = []
    at = 0
    while at < len(inside):
        if inside[at] == "\\" and at + 1 < len(inside):
            letters += _CLASSES.get(inside[at + 1], inside[at + 1])
            at += 2
        elif at + 2 < len(inside) and inside[at + 1] == "-":
            first, last = ord(inside[at]), ord(inside[at + 2])
            if last < first or last - first > 1000:
                raise Refused(f"the pattern {pattern[:40]!r} has a bad range {inside[at : at + 3]!r}", param="pattern")
            letters += map(chr, range(first, last + 1))
            at += 3
        else:
            letters.append(inside[at])
            at += 1
    return "".join(dict.fromkeys(letters))


def _read_count(pattern: str, at: int) -> tuple[int, int]:
    end = pattern.find("}", at)
    if at < len(pattern) and pattern[at] == "{" and end > at and pattern[at + 1 : end].isdecimal():
        count = int(pattern[at + 1 : end][:6])
        return count, end + 1
    return 1, at


def draw_texts(pattern: str, bits: NDArray[np.uint64]) -> pa.Array:
    """One text per 64 random bits; places use independent mixes of them."""
    places = read_pattern(pattern)
    codes = np.empty((len(bits), len(places)), np.uint32)
    for place, letters in enumerate(places):
        codes[:, place] = _letters(letters)[0]
        if len(letters) > 1:
            part = mix64(bits + np.uint64((place + 1) * int(PHI) % 2**64)) >> np.uint64(32)
            codes[:, place] = _letters(letters)[(part * np.uint64(len(letters)) >> np.uint64(32)).astype(np.intp)]
    return _to_arrow(codes)


def write_ordinals(pattern: str, ordinals: NDArray[np.uint64]) -> pa.Array:
    """The texts with the given ordinals in [0, count_texts(pattern)): different ordinals, different texts."""
    places = read_pattern(pattern)
    codes = np.empty((len(ordinals), len(places)), np.uint32)
    rest = ordinals.copy()
    for place in range(len(places) - 1, -1, -1):
        rest, digit = np.divmod(rest, np.uint64(len(places[place])))
        codes[:, place] = _letters(places[place])[digit.astype(np.intp)]
    return _to_arrow(codes)


def _letters(letters: str) -> NDArray[np.uint32]:
    return np.array([ord(letter) for letter in letters], np.uint32)


def _to_arrow(codes: NDArray[np.uint32]) -> pa.Array:
    _rows, width = codes.shape
    if codes.size and int(codes.max()) > 127:
        texts = np.ascontiguousarray(codes).view(f"<U{width}").ravel()
        return pa.array(texts.tolist(), pa.string())
    return fixed_width_text(codes.astype(np.uint8))


def fixed_width_text(letters: NDArray[np.uint8]) -> pa.Array:
    """A string array from ASCII letters, one row of the matrix per value."""
    rows, width = letters.shape
    offsets = np.arange(0, width * rows + 1, width, dtype=np.int32) if width else np.zeros(rows + 1, np.int32)
    return pa.StringArray.from_buffers(rows, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(letters)))
