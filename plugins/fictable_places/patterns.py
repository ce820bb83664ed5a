"""Fills the placeholders of patterns that differ from row to row, such as postcodes and telephone numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fictable import Draw

WIDTH = 24
DIGITS = 15
# No I, K, M, O, Q, V, Z: the letters that no British or Dutch postcode avoids are left.
LETTERS = np.frombuffer("ABDEFGHJLNPRSTUWXYCQ".encode("utf-32-le"), np.uint32)


def fill_patterns(patterns: ArrayLike, digits: Draw, letters: Draw) -> NDArray[Any]:
    """One text per pattern, each of at most 24 characters.

    `#` becomes a digit, `%` a digit from 1 to 9, `&` from 2 to 9, `?` from 0 to 4, `@` a capital letter; the rest stands for itself.
    """
    codes = np.asarray(patterns).astype(f"U{WIDTH}").view(np.uint32).reshape(-1, WIDTH).copy()
    number = (digits.uniform() * 10.0**DIGITS).astype(np.int64)[:, None]
    digit = number // 10 ** np.arange(DIGITS, dtype=np.int64) % 10
    digit = np.concatenate([digit, digit[:, : WIDTH - DIGITS]], axis=1).astype(np.uint32)
    zero = np.uint32(ord("0"))
    letter = LETTERS[((letters.bits()[:, None] >> (np.arange(WIDTH, dtype=np.uint64) % 12 * 5)) & np.uint64(31)) * 20 >> np.uint64(5)]
    for sign, values in (
        ("#", zero + digit),
        ("%", zero + 1 + digit % 9),
        ("&", zero + 2 + digit % 8),
        ("?", zero + digit % 5),
        ("@", letter),
    ):
        codes = np.where(codes == ord(sign), values, codes)
    return np.ascontiguousarray(codes, np.uint32).view(f"U{WIDTH}").ravel().astype(np.dtypes.StringDType())
