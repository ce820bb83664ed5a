"""Columns as text: what the encoders of text formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

PIECE_ROWS: Final = 65_536
"""The most rows that are encoded at once, so that the text of a column stays far below 2 GiB."""


def iterate_pieces(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of the batches in pieces of at most 65,536 rows, none of them empty."""
    for batch in batches:
        for start in range(0, batch.num_rows, PIECE_ROWS):
            yield batch.slice(start, PIECE_ROWS)


def is_text(kind: pa.DataType) -> bool:
    """Whether values of this type are free text: strings, also dictionary-encoded ones."""
    if pa.types.is_dictionary(kind):
        return is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def escape_texts(column: pa.Array, escape: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """A column of free text, escaped; of a dictionary that is shorter than the column only the entries are."""
    if not pa.types.is_dictionary(column.type):
        return escape(_as_string(column))
    if len(column.dictionary) > len(column):
        return escape(_as_string(column.dictionary.take(column.indices)))
    return escape(_as_string(column.dictionary)).take(column.indices)


def write_values(column: pa.Array) -> pa.Array:
    """A column of any other type as text without escapes; null stays null.

    true and false; 2025-01-01 and 2025-01-01 12:30:05; decimals with all their decimals (24.50); floats in the shortest form that
    reads back the same, as Python writes them (1.0, 0.1, 1e-07, 1e+16).
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return write_values(column.dictionary).take(column.indices)
    if pa.types.is_floating(kind):
        return _write_floats(column)
    if pa.types.is_decimal(kind) and kind.scale > 6:
        return _write_small_decimals(column)
    return column.cast(pa.string())


def find_letters(texts: pa.Array, letters: str) -> list[str]:
    """Which of these ASCII letters occur in the texts."""
    data = bytes_of(texts)
    return [letter for letter in letters if data.find(letter.encode()) >= 0]


def holds_any(texts: pa.Array, letters: bytes) -> bool:
    """Whether any of these ASCII letters occurs in the texts."""
    data = bytes_of(texts)
    return any(data.find(letter) >= 0 for letter in letters)


def holds_empty(texts: pa.Array) -> bool:
    """Whether any text is empty or null: seen from the offsets alone."""
    if not len(texts):
        return False
    ends = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return bool((ends[1:] == ends[:-1]).any())


def bytes_of(texts: pa.Array, *, skip: int = 0) -> bytes:
    """All texts of a string array, one after the other, in UTF-8, without the first `skip` bytes."""
    if not len(texts):
        return b""
    _, offsets, data = texts.buffers()
    if data is None:
        return b""
    ends = np.frombuffer(offsets, np.int32)
    start, end = int(ends[texts.offset]), int(ends[texts.offset + len(texts)])
    return memoryview(data)[start + skip : end].tobytes()


def _as_string(column: pa.Array) -> pa.Array:
    return column if pa.types.is_string(column.type) else column.cast(pa.string())


def _write_floats(column: pa.Array) -> pa.Array:
    """Arrow's own text is the shortest as well, but has other rules for exponents and no point in whole numbers."""
    column = column if pa.types.is_float64(column.type) else _widen(column)
    texts = column.cast(pa.string())
    values = np.asarray(column.fill_null(0.5).to_numpy(zero_copy_only=False))
    size = np.abs(values)
    whole = (np.rint(values) == values) & (size < 1e15) & ~((values == 0) & np.signbit(values))
    if whole.any():
        counts = pa.array(np.where(whole, values, 0.0).astype(np.int64)).cast(pa.string())
        texts = pc.if_else(pa.array(whole), pc.binary_join_element_wise(counts, ".0", ""), texts)
    strange = ~whole & ((size < 1e-4) | (size >= 1e15))
    if holds_any(texts, b"e"):
        strange |= np.asarray(pc.match_substring(texts, "e").fill_null(False).to_numpy(zero_copy_only=False))  # noqa: FBT003
    if strange.any():
        written = pa.array([repr(value) for value in values[strange].tolist()], pa.string())
        texts = pc.replace_with_mask(texts, pa.array(strange), written)
    return texts


def _widen(column: pa.Array) -> pa.Array:
    """Narrow floats as the float64 with the same shortest text: 0.1 stays 0.1."""
    return column.cast(pa.string()).cast(pa.float64())


def _write_small_decimals(column: pa.Array) -> pa.Array:
    """Arrow writes decimals below a millionth with an exponent; these are written out."""
    texts = column.cast(pa.string())
    if not holds_any(texts, b"E"):
        return texts
    strange = pc.fill_null(pc.match_substring(texts, "E"), fill_value=False)
    written = pa.array([format(value, "f") for value in column.filter(strange).to_pylist()], pa.string())
    return pc.replace_with_mask(texts, strange, written)
