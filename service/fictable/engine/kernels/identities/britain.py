"""United Kingdom: VAT numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.cases import draw_cases
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, fixed_text, number_letters

_FORMATS: Final = ("GB### #### ##", "GB### #### ## ###", "GBGD###", "GBHA###")


def _make_vat(call: Call) -> Compute | None:
    """Seven digits with two check digits modulo 97, with or without a branch; government departments; health authorities."""
    if tuple(call.read("vat_id_formats")) != _FORMATS:
        return None
    cases = [_write_standard, _write_branch, lambda draws: _write_office(draws, "GBGD", 0), lambda draws: _write_office(draws, "GBHA", 500)]
    return lambda draws: draw_cases(draws, "format", cases)


def _standard(draws: Draws) -> tuple[NDArray[np.uint8], ...]:
    digits = draw_digits(draws, "digits", 7)
    check = -(digits.astype(np.int64) @ np.arange(8, 1, -1)) % 97
    letters = digits + np.uint8(ZERO)
    return letters[:, :3], letters[:, 3:], number_letters(check, 2)


def _write_standard(draws: Draws) -> pa.Array:
    first, second, check = _standard(draws)
    return fixed_text(len(draws), "GB", first, " ", second, " ", check)


def _write_branch(draws: Draws) -> pa.Array:
    first, second, check = _standard(draws)
    return fixed_text(len(draws), "GB", first, " ", second, " ", check, " ", draw_digits(draws, "branch", 3) + np.uint8(ZERO))


def _write_office(draws: Draws, start: str, low: int) -> pa.Array:
    return fixed_text(len(draws), start, number_letters(draws.between("office", low, low + 499), 3))


MAKERS: Final[Mapping[str, Maker]] = {"ssn.en_GB:vat_id": _make_vat}
