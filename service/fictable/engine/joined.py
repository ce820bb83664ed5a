"""Texts made of entries of several pools: each combination is joined when it is first met, and known by its place from then on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

MOST_COMBINATIONS: Final = 1 << 16
"""Pools with more combinations of entries than this are not joined."""


class JoinedTexts:
    """The joined texts of combinations of entries; `parts` are the texts of each part's entries."""

    def __init__(self, parts: Sequence[pa.Array], sizes: Sequence[int], members: Sequence[int], keeps: Sequence[object] = ()) -> None:
        """sizes: of the pools; members: for each part which of the pools it is of; `keeps` are kept alive with the texts."""
        self._parts, self._sizes, self._members, self._keeps = tuple(parts), tuple(sizes), tuple(members), tuple(keeps)
        self._places = np.full(math.prod(sizes), -1, np.int32)
        self.texts = pa.array([], pa.string())

    def find(self, indices: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
        """The place in `texts` of each combination; an array of entries per pool."""
        code = indices[0]
        for size, index in zip(self._sizes[1:], indices[1:], strict=True):
            code = code * np.int32(size) + index
        found = self._places[code]
        if found.size and found.min() < 0:
            self._add(np.unique(code[found < 0]))
            found = self._places[code]
        return found

    def _add(self, codes: NDArray[np.int32]) -> None:
        entries, rest = [], codes
        for size in reversed(self._sizes):
            entries.append(rest % np.int32(size))
            rest = rest // np.int32(size)
        entries.reverse()
        made = [part.take(pa.array(entries[member])) for part, member in zip(self._parts, self._members, strict=True)]
        first = len(self.texts)
        # The texts before their places: who is broken off in between leaves texts that nothing points to, never the reverse.
        self.texts = pa.concat_arrays([self.texts, pc.binary_join_element_wise(*made, "")])
        self._places[codes] = np.arange(first, first + len(codes), dtype=np.int32)
