"""Check digits that several countries share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_DOUBLED = np.array([0, 2, 4, 6, 8, 1, 3, 5, 7, 9], np.int64)


def luhn_sum(digits: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The sum of Luhn over rows of digits, where the last digit counts single."""
    backwards = digits[:, ::-1]
    return np.asarray(backwards[:, 0::2].sum(axis=1, dtype=np.int64) + _DOUBLED[backwards[:, 1::2]].sum(axis=1))


def luhn_check(digits: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The digit that makes the sum of Luhn a multiple of ten when it is put behind the rows of digits."""
    rows = np.concatenate([digits, np.zeros((len(digits), 1), np.uint8)], axis=1)
    return np.asarray((-luhn_sum(rows) % 10).astype(np.uint8))


def as_number(digits: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Rows of at most 18 digits as numbers."""
    return np.asarray(digits.astype(np.int64) @ 10 ** np.arange(digits.shape[1] - 1, -1, -1, dtype=np.int64))


def column(values: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Single digits as a matrix of one column."""
    return np.asarray(values.astype(np.uint8)[:, None])
