"""Random identifiers: UUIDs, hash values and strings of letters."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import (
    draw_letters,
    draw_octets,
    fixed_text,
    hex_letters,
    join_texts,
    text_of_lengths,
)

LONGEST: Final = 1000
"""The longest text that these kernels make; longer ones are left to the row tier."""

_UUID_SECONDS: Final = 2051222400
_UUID_EPOCH: Final = 0x01B21DD213814000


def _uuid(octets: NDArray[np.uint8], version: int) -> pa.Array:
    octets[:, 6] = (octets[:, 6] & 15) | (version << 4)
    octets[:, 8] = (octets[:, 8] & 63) | 128
    letters = hex_letters(octets)
    parts = (letters[:, :8], "-", letters[:, 8:12], "-", letters[:, 12:16], "-", letters[:, 16:20], "-", letters[:, 20:])
    return fixed_text(len(octets), *parts)


def _as_octets(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    return numbers.astype(">u8").view(np.uint8).reshape(-1, 8)


def _make_uuid4(call: Call) -> Compute | None:
    return (lambda draws: _uuid(draw_octets(draws, "octets", 16), 4)) if call.given["cast_to"] is str else None


def _make_uuid1(call: Call) -> Compute | None:
    """The time is one of the seconds since 1970 in steps of 100 ns, up to Faker's bound of 2035."""
    if call.given["cast_to"] is not str:
        return None

    def compute(draws: Draws) -> pa.Array:
        stamp = _as_octets(draws.between("time", 0, _UUID_SECONDS * 10**9) // 100 + _UUID_EPOCH)
        octets = draw_octets(draws, "octets", 16)
        octets[:, 0:4], octets[:, 4:6], octets[:, 6:8] = stamp[:, 4:8], stamp[:, 2:4], stamp[:, 0:2]
        return _uuid(octets, 1)

    return compute


def _make_uuid7(call: Call) -> Compute | None:
    if call.given["cast_to"] is not str:
        return None

    def compute(draws: Draws) -> pa.Array:
        octets = draw_octets(draws, "octets", 16)
        octets[:, 0:6] = _as_octets(draws.between("time", 0, _UUID_SECONDS * 1000))[:, 2:]
        return _uuid(octets, 7)

    return compute


def _make_hash(octets: int) -> Callable[[Call], Compute | None]:
    """Hexadecimal digits: a hash value of a random number is as good as random ones."""

    def make(call: Call) -> Compute | None:
        if call.given["raw_output"]:
            return None
        return lambda draws: fixed_text(len(draws), hex_letters(draw_octets(draws, "octets", octets)))

    return make


def _make_pystr(call: Call) -> Compute | None:
    low, high = call.given["min_chars"], call.given["max_chars"]
    before, after = call.given["prefix"], call.given["suffix"]
    if high > LONGEST or high < 1 or (low is not None and not 0 <= low <= high):
        return None

    def compute(draws: Draws) -> pa.Array:
        letters = draw_letters(draws, "letters", string.ascii_letters, high)
        made = fixed_text(len(draws), letters) if low is None else text_of_lengths(letters, draws.between("length", low, high))
        return join_texts(before, made, after) if before or after else made

    return compute


MAKERS: Final[Mapping[str, Maker]] = {
    "misc:uuid4": _make_uuid4,
    "misc:uuid1": _make_uuid1,
    "misc:uuid7": _make_uuid7,
    "misc:md5": _make_hash(16),
    "misc:sha1": _make_hash(20),
    "misc:sha256": _make_hash(32),
    "python:pystr": _make_pystr,
}
