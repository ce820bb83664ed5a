"""Rows put together from pieces: every cell is an entry of some list of texts, and one gathering of all cells makes the bytes.

A column of few different texts costs an escape per text, not per row; separators are joined to the texts beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.sinks.texts import bytes_of, write_values

FEW: Final = 4
"""Texts are few where there are at least so many times as many rows."""


def _pack_equals(texts: Sequence[str]) -> pa.Array:
    """ASCII texts of one length as an array. `pa.array` would load pandas to ask whether it knows them, which start-up feels."""
    offsets = np.arange(len(texts) + 1, dtype=np.int32) * np.int32(len(texts[0]))
    return pa.Array.from_buffers(pa.string(), len(texts), [None, pa.py_buffer(offsets), pa.py_buffer("".join(texts).encode("ascii"))])


_MINUTES: Final = 24 * 60
_CLOCK: Final = _pack_equals([f"{minute // 60:02d}:{minute % 60:02d}:" for minute in range(_MINUTES)])
_SECONDS: Final = _pack_equals([f"{second:02d}" for second in range(60)])


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Texts without nulls, and which of them each row has; without an index there is one text per row."""

    texts: pa.Array
    index: NDArray[np.int32] | None = None


Part: TypeAlias = "Piece | str"


def assemble(parts: Sequence[Part], rows: int, *, skip: int = 0) -> bytes:
    """The parts of each row one after the other, row by row, at most 2 GiB; a literal is the same in every row.

    The first `skip` bytes are left out.
    """
    pieces = _fold_literals(parts, rows)
    matrix = np.empty((rows, len(pieces)), np.int32)
    base = 0
    for place, piece in enumerate(pieces):
        index: Any = np.arange(rows, dtype=np.int32) if piece.index is None else piece.index
        np.add(index, np.int32(base), out=matrix[:, place])
        base += len(piece.texts)
    texts = pa.concat_arrays([piece.texts for piece in pieces])
    return bytes_of(texts.take(pa.array(matrix.reshape(-1))), skip=skip)


def _fold_literals(parts: Sequence[Part], rows: int) -> list[Piece]:
    """Literals joined to a neighbour of few texts, where there is one; else pieces of their own."""
    folded: list[Piece] = []
    pending = ""
    for part in [*parts, None]:
        if isinstance(part, str):
            pending += part
            continue
        following = [] if part is None else [part]
        if pending and folded and _has_few_texts(folded[-1], rows):
            folded[-1] = _surround(folded[-1], "", pending)
        elif pending and part is not None and _has_few_texts(part, rows):
            following = [_surround(part, pending, "")]
        elif pending:
            folded.append(Piece(pa.array([pending], pa.string()), np.zeros(rows, np.int32)))
        folded += following
        pending = ""
    return folded


def _has_few_texts(piece: Piece, rows: int) -> bool:
    return piece.index is not None and len(piece.texts) * FEW <= rows


def _surround(piece: Piece, before: str, after: str) -> Piece:
    return Piece(pc.binary_join_element_wise(before, piece.texts, after, ""), piece.index)


def cut_texts(column: pa.Array, escape: Callable[[pa.Array], pa.Array], blank: str) -> Piece:
    """A text column (a string or a dictionary array) as a piece, each text escaped once; null is `blank`."""
    if not pa.types.is_dictionary(column.type):
        return Piece(_fill(escape(column if pa.types.is_string(column.type) else column.cast(pa.string())), blank))
    if len(column.dictionary) > len(column):
        return cut_texts(column.cast(column.type.value_type), escape, blank)
    texts, index = escape(column.dictionary.cast(pa.string())), column.indices
    if index.null_count:
        texts = pa.concat_arrays([texts, pa.array([blank], pa.string())])
        index = index.fill_null(len(texts) - 1)
    return Piece(texts, _as_index(index))


def cut_parts(
    column: pa.StructArray, escape: Callable[[pa.Array], pa.Array], is_plain: Callable[[pa.Array, bool], bool] | None = None
) -> list[Part]:
    """A text column in parts as pieces, each part escaped on its own.

    With is_plain(texts of a part, whether it is the first) the parts are taken as they are where it is true for all, else joined first.
    """
    parts = column.flatten()
    if is_plain is None:
        return [cut_texts(part, escape, "") for part in parts]
    texts = [part.dictionary if pa.types.is_dictionary(part.type) else part for part in parts]
    if all(is_plain(each, place == 0) for place, each in enumerate(texts)):
        return [Piece(part.dictionary, _as_index(part.indices)) if pa.types.is_dictionary(part.type) else Piece(part) for part in parts]
    plain = [part.dictionary_decode() if pa.types.is_dictionary(part.type) else part for part in parts]
    return [Piece(escape(pc.binary_join_element_wise(*plain, "")))]


def _fill(texts: pa.Array, blank: str) -> pa.Array:
    return texts.fill_null(blank) if texts.null_count else texts


def cut_values(column: pa.Array, blank: str, *, between: str = " ") -> list[Part]:
    """A column of any other type, written as `texts.write_values` writes it: whole, or in pieces of few texts; null is `blank`.

    `between` stands between date and time.
    """
    kind, rows = column.type, len(column)
    if not column.null_count and rows >= 256:
        if pa.types.is_signed_integer(kind) or pa.types.is_date32(kind):
            width = pa.int32() if pa.types.is_date32(kind) else kind
            found = _cut_whole(column.cast(width).to_numpy(zero_copy_only=False), kind)
            if found is not None:
                return [found]
        if pa.types.is_timestamp(kind) and kind.unit == "s" and kind.tz is None and rows >= FEW * _MINUTES:
            return _cut_moments(column, between) or [Piece(_write(column, between))]
        if pa.types.is_decimal128(kind) and kind.precision <= 18 and 1 <= kind.scale <= 3 and rows >= FEW * 10**kind.scale:
            return _cut_decimals(column) or [Piece(write_values(column))]
    return [Piece(_fill(_write(column, between), blank))]


def _write(column: pa.Array, between: str) -> pa.Array:
    texts = write_values(column)
    return pc.binary_replace_slice(texts, 10, 11, between) if between != " " and pa.types.is_timestamp(column.type) else texts


def _cut_whole(values: NDArray[Any], kind: pa.DataType) -> Piece | None:
    """Whole numbers (for dates: days) of a narrow range, None for a wide one."""
    low, high = int(values.min()), int(values.max())
    if (high - low + 1) * FEW > len(values):
        return None
    texts = pa.array(np.arange(high - low + 1) + np.int64(low), pa.int32() if pa.types.is_date32(kind) else pa.int64())
    index = (values.astype(np.int64) - low).astype(np.int32)
    return Piece((texts.cast(kind) if pa.types.is_date32(kind) else texts).cast(pa.string()), index)


def _cut_decimals(column: pa.Array) -> list[Part] | None:
    """Decimals from 0 on, of up to 18 digits: what stands before the point, and the point with the rest."""
    words = np.frombuffer(column.buffers()[1], np.int64)[2 * column.offset : 2 * (column.offset + len(column)) : 2]
    if words.min() < 0:
        return None
    factor = 10**column.type.scale
    whole = words // factor
    before = _cut_whole(whole, pa.int64())
    if before is None:
        return None
    fractions = pa.array([f".{number:0{column.type.scale}d}" for number in range(factor)], pa.string())
    return [before, Piece(fractions, (words - whole * factor).astype(np.int32))]


def _cut_moments(column: pa.Array, between: str) -> list[Part] | None:
    """Moments to the second: the day, the minute, the second."""
    seconds = column.cast(pa.int64()).to_numpy(zero_copy_only=False)
    days = seconds // 86_400
    day = _cut_whole(days.astype(np.int32), pa.date32())
    if day is None:
        return None
    left = (seconds - days * 86_400).astype(np.int32)
    minutes = left // np.int32(60)
    return [day, between, Piece(_CLOCK, minutes), Piece(_SECONDS, left - minutes * np.int32(60))]


def _as_index(values: pa.Array) -> NDArray[np.int32]:
    return np.asarray(values.to_numpy(zero_copy_only=False)).astype(np.int32, copy=False)
