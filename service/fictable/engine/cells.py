"""One computed column of a batch: as the plan returned it, as functions read it, as sinks want it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.picks import Picks, TextColumn
from fictable.engine.storage import to_arrow, to_numpy


class Cell:
    """raw is what the plan returned; the other forms are made when first asked for. Functions get read-only arrays."""

    def __init__(self, raw: Any, storage: str, decimals: int | None) -> None:
        self.raw, self.storage, self.decimals = raw, storage, decimals
        self._arrow: pa.Array | None = None
        self._numpy: NDArray[Any] | None = None

    def arrow(self) -> pa.Array:
        """In the declared storage. Raises ValueError, TypeError or ArrowException where the values do not fit."""
        if self._arrow is None:
            self._arrow = to_arrow(self.raw, self.storage, self.decimals)
        return self._arrow

    def numpy(self) -> NDArray[Any]:
        """As a read-only NumPy array."""
        if self._numpy is None:
            self._numpy = to_numpy(self.arrow()).view()
            self._numpy.setflags(write=False)
        return self._numpy

    def read(self) -> Any:
        """As functions read it: text stays lazy, and an entry of a pool an entry, so that its other columns may be read."""
        if self.storage != "string":
            return self.raw if isinstance(self.raw, Picks) and self.raw.is_entry else self.numpy()
        if isinstance(self.raw, Picks | TextColumn):
            return self.raw
        return TextColumn([self.arrow()], len(self.arrow()))


def hidden_cell(raw: Any) -> Any:
    """A value without declared storage, as functions read it."""
    if isinstance(raw, Picks | TextColumn):
        return raw
    if isinstance(raw, pa.Array):
        return TextColumn([raw], len(raw)) if pa.types.is_string(raw.type) else to_numpy(raw)
    values = np.asarray(raw)
    if values.dtype.kind in "OU" and len(values) and isinstance(values[0], str):
        values = values.astype(np.dtypes.StringDType())
    else:
        values = values.view()
    values.setflags(write=False)
    return values
