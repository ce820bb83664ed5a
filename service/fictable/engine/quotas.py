"""Sharing a total out by weight where every share has a ceiling; in whole numbers, so that every machine shares alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def fill_up(shares: NDArray[np.int64], ceiling: NDArray[np.int64], weights: NDArray[np.int64], left: int) -> None:
    """Add `left` to the shares, in place: by weight, none above its ceiling, what is too much for one to the others.

    The shares of weight above 0 must have room for `left`.
    """
    while left > 0:
        share = np.where(shares < ceiling, weights, 0)
        added = np.minimum((share * (left / int(share.sum()))).astype(np.int64), ceiling - shares)
        if not added.any():
            added[np.argsort(-share, kind="stable")[: min(left, int((share > 0).sum()))]] = 1
        shares += added
        left -= int(added.sum())
