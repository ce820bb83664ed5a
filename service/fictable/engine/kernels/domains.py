"""Domain names of a domain generation algorithm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import join_texts, text_of_lengths
from fictable.engine.kernels.names import Names, read_names

_LONGEST: Final = 1000
_LARGEST: Final = 2**40


def _make_dga(call: Call) -> Compute | None:
    """The letters follow from year, month and day; what is not given (or zero) is drawn."""
    given, names = call.given, read_names(call.read("tlds"))
    if names is None or not 0 <= (given["length"] or 0) <= _LONGEST:
        return None
    if any(abs(given[name] or 0) > _LARGEST for name in ("year", "month", "day")):
        return None
    return lambda draws: _write(draws, given, names)


def _or_draw(draws: Draws, given: Any, label: str, low: int, high: int) -> NDArray[np.int64]:
    return np.full(len(draws), given, np.int64) if given else draws.between(label, low, high)


def _write(draws: Draws, given: Mapping[str, Any], names: Names) -> pa.Array:
    year = _or_draw(draws, given["year"], "year", 1, 9999)
    month = _or_draw(draws, given["month"], "month", 1, 12)
    day = _or_draw(draws, given["day"], "day", 1, 30)
    lengths = _or_draw(draws, given["length"], "length", 2, 63)
    letters = np.empty((len(draws), int(lengths.max())), np.uint8)
    for place in range(letters.shape[1]):
        year = ((year ^ 8 * year) >> 11) ^ ((year & 0xFFFFFFF0) << 17)
        month = ((month ^ 4 * month) >> 25) ^ 16 * (month & 0xFFFFFFF8)
        day = ((day ^ (day << 13)) >> 19) ^ ((day & 0xFFFFFFFE) << 12)
        letters[:, place] = (year ^ month ^ day) % 25 + 97
    return join_texts(text_of_lengths(letters, lengths), ".", given["tld"] or names.pick(draws, "tld"))


MAKERS: Final[Mapping[str, Maker]] = {"internet:dga": _make_dga}
