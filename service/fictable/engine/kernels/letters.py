"""Text from matrices of letters: digits, letters of alphabets, and rows of different lengths."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Draws
from fictable.engine.patterns import fixed_width_text

ZERO = 48
_TRIPLES = np.array([[number // 100, number // 10 % 10, number % 10] for number in range(1000)], np.uint8)
_HEX = np.frombuffer("".join(f"{octet:02x}" for octet in range(256)).encode("ascii"), np.uint16)
_TWO_DIGITS = np.array([[ZERO + number // 10, ZERO + number % 10] for number in range(100)], np.uint8)
_THIRTY_TWO, _THOUSAND, _LOW = np.uint64(32), np.uint64(1000), np.uint64(2**32 - 1)


def draw_digits(draws: Draws, label: str, count: int) -> NDArray[np.uint8]:
    """A matrix of `count` random digits (0 to 9) per row: six from each number below 2**32, three by three."""
    found = np.empty((len(draws), count), np.uint8)
    for number, lane in enumerate(draws.lanes(label, -(-count // 6))):
        rest = lane
        for place in range(6 * number, min(6 * number + 6, count), 3):
            scaled = rest * _THOUSAND
            width = min(3, count - place)
            found[:, place : place + width] = _TRIPLES[(scaled >> _THIRTY_TWO).astype(np.intp)][:, :width]
            rest = scaled & _LOW
    return found


def write_number(target: NDArray[np.uint8], numbers: NDArray[np.int64]) -> None:
    """The digits (0 to 9) of numbers ≥ 0, padded with zeros to the width of the target; higher digits are cut."""
    rest = numbers
    for end in range(target.shape[1], 0, -3):
        rest, part = np.divmod(rest, 1000)
        width = min(3, end)
        target[:, end - width : end] = _TRIPLES[part][:, 3 - width :]


def number_letters(numbers: NDArray[np.int64], width: int) -> NDArray[np.uint8]:
    """The letters of numbers ≥ 0 with leading zeros up to the width."""
    found = np.empty((len(numbers), width), np.uint8)
    if width == 2:
        return np.asarray(_TWO_DIGITS[numbers % 100])
    write_number(found, numbers)
    found += np.uint8(ZERO)
    return found


def draw_letters(draws: Draws, label: str, alphabet: str, count: int) -> NDArray[np.uint8]:
    """A matrix of `count` random ASCII letters of the alphabet per row."""
    letters, size = np.frombuffer(alphabet.encode("ascii"), np.uint8), np.uint64(len(alphabet))
    found = np.empty((count, len(draws)), np.uint8)
    for place, lane in enumerate(draws.lanes(label, count)):
        found[place] = letters[(lane * size >> _THIRTY_TWO).astype(np.intp)]
    return found.T


def hex_letters(octets: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Two hexadecimal digits per octet of a matrix."""
    return np.ascontiguousarray(_HEX[octets]).view(np.uint8)


def draw_octets(draws: Draws, label: str, count: int) -> NDArray[np.uint8]:
    """A matrix of `count` random octets per row."""
    parts = [draws.bits(f"{label}{place}").astype(">u8").view(np.uint8).reshape(-1, 8) for place in range(0, count, 8)]
    return np.concatenate(parts, axis=1)[:, :count]


def constant_letters(rows: int, text: str) -> NDArray[np.uint8]:
    """The same ASCII text in every row."""
    return np.broadcast_to(np.frombuffer(text.encode("ascii"), np.uint8), (rows, len(text)))


def side_by_side(rows: int, *parts: Any) -> NDArray[np.uint8]:
    """One matrix of the parts: matrices of letters, and ASCII texts that are the same in every row."""
    matrices = [constant_letters(rows, part) if isinstance(part, str) else part for part in parts]
    return np.concatenate(matrices, axis=1)


def fixed_text(rows: int, *parts: Any) -> pa.Array:
    """A column of text from parts side by side."""
    return fixed_width_text(side_by_side(rows, *parts))


def kept_text(letters: NDArray[np.uint8], keep: NDArray[np.bool_]) -> pa.Array:
    """A column of text from the letters of each row that are kept."""
    offsets = np.zeros(len(letters) + 1, np.int32)
    np.cumsum(np.count_nonzero(keep, axis=1), out=offsets[1:])
    kept = np.compress(keep.ravel(), letters.ravel())  # twice as fast as letters[keep]
    return pa.StringArray.from_buffers(len(letters), pa.py_buffer(offsets), pa.py_buffer(kept))


def text_of_lengths(letters: NDArray[np.uint8], lengths: NDArray[Any]) -> pa.Array:
    """A column of text from the first letters of each row."""
    return kept_text(letters, np.arange(letters.shape[1]) < np.asarray(lengths)[:, None])


def join_texts(*parts: Any) -> pa.Array:
    """The parts one after the other, row by row; at least one is a column, the others may be texts."""
    return pc.binary_join_element_wise(*parts, "")
