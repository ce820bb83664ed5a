"""Rows whose fields ascend: the values of a row are sorted, so that nothing is drawn twice and nothing leaves its range."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from fictable.engine.cells import Cell
from fictable.engine.storage import decimals_of, unscaled
from fictable.errors import Refused


def order_values(members: Sequence[Cell], place: int, *, strict: bool) -> Cell:
    """The place-th smallest value of each row of the members (all of one storage); strict: ties are moved one unit apart.

    Raises Refused where the members differ in storage.
    """
    kinds = [member.arrow().type for member in members]
    if any(kind != kinds[0] for kind in kinds):
        raise Refused(f"an inequality needs fields of one storage, these are {', '.join(map(str, kinds))}", allowed="one storage")
    stacked = np.sort(np.stack([_numbers(member.arrow()) for member in members]), axis=0)
    if strict and stacked.dtype.kind == "i":
        for later in range(1, len(members)):
            stacked[later] = np.maximum(stacked[later], stacked[later - 1] + 1)
    own = members[place]
    return Cell(_restored(stacked[place], kinds[0]), own.storage, own.decimals)


def _numbers(values: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.generic]]:
    if pa.types.is_decimal(values.type):
        return unscaled(values)
    if pa.types.is_floating(values.type):
        return np.asarray(values.to_numpy(zero_copy_only=False))
    width = pa.int32() if values.type.bit_width == 32 else pa.int64()
    return np.asarray(values.cast(width).to_numpy(zero_copy_only=False)).astype(np.int64)


def _restored(values: np.ndarray[tuple[int], np.dtype[np.generic]], kind: pa.DataType) -> pa.Array:
    if pa.types.is_decimal(kind):
        return decimals_of(values.astype(np.int64), kind.scale)
    if pa.types.is_floating(kind):
        return pa.array(values, kind)
    width = pa.int32() if kind.bit_width == 32 else pa.int64()
    return pa.array(values).cast(width).cast(kind)
