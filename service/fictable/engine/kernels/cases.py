"""Different texts for different rows: each row's case is made for the rows that have it, and for no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Draws


def write_cases(draws: Draws, chosen: NDArray[Any], writers: Sequence[Callable[[Draws], pa.Array]]) -> pa.Array:
    """The text of each row by the writer that it chose."""
    order = np.argsort(chosen, kind="stable")
    ends = np.cumsum(np.bincount(chosen, minlength=len(writers)))
    parts = []
    for number, (write, end) in enumerate(zip(writers, ends, strict=True)):
        rows = order[end - int((chosen == number).sum()) : end]
        if len(rows):
            parts.append(write(draws.at(rows).within(str(number))))
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    flat = pa.concat_arrays(parts) if parts else pa.array([], pa.string())
    return flat.take(pa.array(places))


def draw_cases(draws: Draws, label: str, writers: Sequence[Callable[[Draws], pa.Array]]) -> pa.Array:
    """The text of one of the writers per row, each equally likely."""
    return write_cases(draws.within(label), draws.index(label, len(writers)), writers)
