"""Netherlands: the citizen service number (BSN)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pyarrow as pa

from fictable.engine.kernels.identities.digits import column
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, fixed_text
from fictable.engine.kernels.passwords import draw_distinct
from fictable.errors import GenerationFailed

_WEIGHTS: Final = np.array([9, 8, 7, 6, 5, 4, 3, 2])
_MOST_ROUNDS: Final = 200


def _make_ssn(_: Call) -> Compute:
    """Eight different digits and the ninth of the eleven-proof; digits whose ninth would be ten are drawn again."""

    def compute(draws: Draws) -> pa.Array:
        found = np.empty((len(draws), 9), np.uint8)
        missing = np.arange(len(draws))
        for attempt in range(_MOST_ROUNDS):
            digits = draw_distinct(draws.at(missing).within(str(attempt)), "digits", 10, 8)
            last = digits @ _WEIGHTS % 11
            good = last != 10
            found[missing[good]] = np.concatenate([digits, column(last)], axis=1)[good]
            missing = missing[~good]
            if not len(missing):
                return fixed_text(len(draws), found + np.uint8(ZERO))
        raise GenerationFailed("no number that passes the eleven-proof was found")

    return compute


MAKERS: Final[Mapping[str, Maker]] = {"ssn.nl_NL:ssn": _make_ssn}
