"""Vehicle identification numbers with their check digit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pyarrow as pa

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, draw_letters, fixed_text

_LETTERS: Final = "1234567890ABCDEFGHJKLMNPRSTUVWXYZ"
_WEIGHTS: Final = np.array([8, 7, 6, 5, 4, 3, 2, 10, 9, 8, 7, 6, 5, 4, 3, 2])


def _value(letter: str) -> int:
    """Digits count as they are, A to I from 1, J to R from 1, S to Z from 2."""
    if letter.isdigit():
        return int(letter)
    return ord(letter) - (64 if letter <= "I" else 73 if letter <= "R" else 81)


_VALUES: Final = np.array([_value(chr(code)) if chr(code) in _LETTERS else 0 for code in range(128)], np.int64)


def _make_vin(_: Call) -> Compute:
    def compute(draws: Draws) -> pa.Array:
        letters = draw_letters(draws, "letters", _LETTERS, 12)
        body = np.concatenate([letters, draw_digits(draws, "digits", 4) + np.uint8(ZERO)], axis=1)
        rest = _VALUES[body] @ _WEIGHTS % 11
        check = np.where(rest == 10, ord("X"), rest + ZERO).astype(np.uint8)[:, None]
        return fixed_text(len(draws), body[:, :8], check, body[:, 8:])

    return compute


MAKERS: Final[Mapping[str, Maker]] = {"automotive:vin": _make_vin}
