"""Texts of a different number of pieces per row, joined without looking at a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def join_runs(pieces: pa.Array, counts: NDArray[np.int64]) -> pa.Array:
    """The text of each row: its `counts` pieces, which stand row after row, one after the other.

    The letters stay where they are; only the offsets between them are chosen anew.
    """
    pieces = pieces.combine_chunks() if isinstance(pieces, pa.ChunkedArray) else pieces
    if not len(pieces):
        return pa.array([""] * len(counts), pa.string())
    _, offsets, letters = pieces.buffers()
    every = np.frombuffer(offsets, np.int32)[pieces.offset : pieces.offset + len(pieces) + 1]
    ends = np.concatenate([[0], np.cumsum(counts)])
    return pa.StringArray.from_buffers(len(counts), pa.py_buffer(np.ascontiguousarray(every[ends])), letters)


def join_rounds(rows: int, places: Sequence[NDArray[np.int64]], pieces: Sequence[pa.Array]) -> pa.Array:
    """The text of each of `rows` rows: the pieces that the rounds made for it, in the order of the rounds.

    `places` has for each piece of each round the row that it is for, or -1 where it is for none.
    """
    every = np.concatenate([np.zeros(0, np.int64), *places])
    order = np.argsort(every, kind="stable")
    order = order[int((every < 0).sum()) :]
    flat = pa.concat_arrays([pa.array([], pa.string()), *pieces]).take(pa.array(order))
    return join_runs(flat, np.bincount(every[order], minlength=rows))


def table_of(texts: Sequence[str]) -> pa.Array:
    """Texts to take from."""
    return pa.array(list(texts), pa.string())
