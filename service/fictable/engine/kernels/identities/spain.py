"""Spain: NIE, NIF, CIF and social security numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pyarrow as pa

from fictable.engine.kernels.identities.digits import as_number, column
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, fixed_text, number_letters

_CONTROL: Final = np.frombuffer(b"TRWAGMYFPDXBNJZSQVHLCKE", np.uint8)
_FOREIGN: Final = np.frombuffer(b"XYZ", np.uint8)
_COMPANIES: Final = np.frombuffer(b"ABCDEFGHJNPQRSUVW", np.uint8)
_WITH_LETTER: Final = np.frombuffer(b"FJKNPQRSUVW", np.uint8)
_DOUBLED: Final = np.array([0, 2, 4, 6, 8, 1, 3, 5, 7, 9], np.int64)
_PROVINCES: Final = np.array([*range(1, 54), 66], np.int64)


def _make_nie(_: Call) -> Compute:
    """X, Y or Z, seven digits and the letter of the number modulo 23."""

    def compute(draws: Draws) -> pa.Array:
        first, body = draws.below("first", 3), draws.below("body", 10**7)
        check = _CONTROL[(first * 10**7 + body) % 23]
        return fixed_text(len(draws), _FOREIGN[first][:, None], number_letters(body, 7), check[:, None])

    return compute


def _make_nif(_: Call) -> Compute:
    def compute(draws: Draws) -> pa.Array:
        body = draws.below("body", 10**8)
        return fixed_text(len(draws), number_letters(body, 8), _CONTROL[body % 23][:, None])

    return compute


def _make_cif(_: Call) -> Compute:
    """A letter of the kind of company, seven digits, and a check digit or its letter (J for ten)."""

    def compute(draws: Draws) -> pa.Array:
        kind, digits = _COMPANIES[draws.below("kind", len(_COMPANIES))], draw_digits(draws, "digits", 7)
        total = _DOUBLED[digits[:, 0::2]].sum(axis=1) + digits[:, 1::2].sum(axis=1, dtype=np.int64)
        check = 10 - total % 10
        letter = np.where(np.isin(kind, _WITH_LETTER), 64 + check, check % 10 + ZERO)
        return fixed_text(len(draws), kind[:, None], digits + np.uint8(ZERO), column(letter))

    return compute


def _make_nuss(call: Call) -> Compute:
    """Province, seven digits for companies or eight for persons, and the rest of both by 97."""
    width = 7 if call.given["company"] else 8

    def compute(draws: Draws) -> pa.Array:
        province, digits = _PROVINCES[draws.below("province", len(_PROVINCES))], draw_digits(draws, "digits", width)
        check = (province * 10**width + as_number(digits)) % 97
        return fixed_text(len(draws), number_letters(province, 2), digits + np.uint8(ZERO), number_letters(check, 2))

    return compute


MAKERS: Final[Mapping[str, Maker]] = {
    "ssn.es_ES:nie": _make_nie, "ssn.es_ES:nif": _make_nif, "ssn.es_ES:cif": _make_cif, "ssn.es_ES:nuss": _make_nuss,
}  # fmt: skip
