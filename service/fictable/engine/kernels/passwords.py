"""Passwords: random letters of the wanted kinds, with at least one of each kind."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import draw_letters, fixed_text

_KINDS: Final = (
    ("special_chars", "!@#$%^&*()_+"),
    ("digits", string.digits),
    ("upper_case", string.ascii_uppercase),
    ("lower_case", string.ascii_lowercase),
)
_LONGEST = 1000
_SLOTS = 8


def _make_password(call: Call) -> Compute | None:
    length = call.given["length"]
    kinds = [letters for name, letters in _KINDS if call.given[name]]
    if not kinds or not len(kinds) <= length <= _LONGEST:
        return None
    return lambda draws: _write(draws, length, kinds)


def _write(draws: Draws, length: int, kinds: Sequence[str]) -> pa.Array:
    letters = draw_letters(draws, "letters", "".join(kinds), length)
    places = order_as_set(draw_distinct(draws, "place", length, len(kinds)))
    rows = np.arange(len(draws))
    for number, kind in enumerate(kinds):
        letters[rows, places[:, number]] = draw_letters(draws, f"kind{number}", kind, 1)[:, 0]
    return fixed_text(len(draws), letters)


def draw_distinct(draws: Draws, label: str, size: int, count: int) -> NDArray[np.int64]:
    """A matrix of `count` different numbers below `size` per row, every sequence of them equally likely."""
    found = np.empty((len(draws), count), np.int64)
    for column in range(count):
        picked = draws.below(f"{label}{column}", size - column)
        for earlier in np.sort(found[:, :column], axis=1).T:
            picked += picked >= earlier
        found[:, column] = picked
    return found


def order_as_set(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Up to four different small numbers per row in the order in which a Python set shows them.

    Faker puts the letter of the first kind on the place that a set of places shows first, which is no even choice. A set of up to
    four entries has eight slots; an entry goes to the slot of its lowest three bits, or on by the rule of CPython's set_add_entry.
    """
    rows = np.arange(len(numbers))
    slots = np.full((len(numbers), _SLOTS), -1, np.int64)
    for column in range(numbers.shape[1]):
        value = numbers[:, column]
        place, rest = value % _SLOTS, value
        taken = slots[rows, place] >= 0
        while taken.any():
            rest = np.where(taken, rest >> 5, rest)
            place = np.where(taken, (place * 5 + 1 + rest) % _SLOTS, place)
            taken &= slots[rows, place] >= 0
        slots[rows, place] = value
    return np.asarray(slots[slots >= 0].reshape(numbers.shape))


MAKERS: Final[Mapping[str, Maker]] = {"misc:password": _make_password}
