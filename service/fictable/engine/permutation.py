"""Permutations of [0, size) that need no memory: each number is moved on its own, whatever rows it comes with.

A generalised Feistel network (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002) on a grid of about √size by √size
cells; what falls outside [0, size) walks on until it is inside, which happens to less than one number in √size.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isqrt
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from fictable.engine.mixing import FIRST_FACTOR, PHI, SECOND_FACTOR, mix64

LARGEST_SIZE: Final = 2**62
"""The largest set that can be permuted."""

_TURNS = 6
_THIRTY_TWO = np.uint64(32)
_Numbers: TypeAlias = "NDArray[np.uint64]"


def permute(numbers: NDArray[np.uint64], size: int, key: int) -> NDArray[np.uint64]:
    """The place of each number in the permutation of [0, size) that the 64-bit key names.

    Raises ValueError where size is outside 1 to 2**62 or a number outside [0, size).
    """
    return _run(_checked(numbers, size), size, _one_key(key), forward=True)


def invert(places: NDArray[np.uint64], size: int, key: int) -> NDArray[np.uint64]:
    """The numbers that `permute` moves to these places. Raises ValueError as `permute` does."""
    return _run(_checked(places, size), size, _one_key(key), forward=False)


def permute_rounds(numbers: NDArray[np.uint64], size: int, key: int) -> NDArray[np.uint64]:
    """A place in [0, size) for row numbers of any height: every run of `size` rows is a permutation of its own.

    Raises ValueError where size is outside 1 to 2**62.
    """
    _check_size(size)
    rows = np.asarray(numbers, np.uint64).reshape(-1)
    if not rows.size or int(rows.max()) < size:
        return _run(rows, size, _one_key(key), forward=True)
    turns = rows // np.uint64(size)
    rest = rows - turns * np.uint64(size)
    if turns.min() == turns.max():
        turns = turns[:1]
    return _run(rest, size, _one_key(key) + turns * FIRST_FACTOR, forward=True)


def _check_size(size: int) -> None:
    if not 1 <= size <= LARGEST_SIZE:
        raise ValueError(f"a permutation has 1 to 2**62 places, not {size}")


def _checked(numbers: NDArray[np.uint64], size: int) -> _Numbers:
    _check_size(size)
    given = np.asarray(numbers, np.uint64).reshape(-1)
    if given.size and int(given.max()) >= size:
        raise ValueError(f"{int(given.max())} is outside [0, {size})")
    return given


def _one_key(key: int) -> _Numbers:
    """As an array, because NumPy warns when a scalar wraps around."""
    return np.array([key & 0xFFFFFFFFFFFFFFFF], np.uint64)


def _run(numbers: _Numbers, size: int, keys: _Numbers, *, forward: bool) -> _Numbers:
    """Keys has one entry or one for each number."""
    turns = range(_TURNS) if forward else range(_TURNS - 1, -1, -1)
    width = isqrt(size - 1) + 1
    height = -(-size // width)
    steps = np.arange(1, _TURNS + 1, dtype=np.uint64) * PHI
    turn_keys = [mix64(keys + steps[turn : turn + 1]) for turn in range(_TURNS)]
    out = _walk(numbers, height, width, turn_keys, turns, forward=forward)
    outside = np.flatnonzero(out >= size)
    while outside.size:
        keys_there = turn_keys if len(keys) == 1 else [key[outside] for key in turn_keys]
        out[outside] = _walk(out[outside], height, width, keys_there, turns, forward=forward)
        outside = outside[out[outside] >= size]
    return out


def _walk(numbers: _Numbers, height: int, width: int, turn_keys: list[_Numbers], turns: Iterable[int], *, forward: bool) -> _Numbers:
    """One step on the grid: each turn shifts the rows by a function of the column, or the columns by one of the row."""
    row = numbers // np.uint64(width)
    column = numbers - row * np.uint64(width)
    for turn in turns:
        if turn % 2:
            row = _shift(row, column, turn_keys[turn], np.uint64(height), forward=forward)
        else:
            column = _shift(column, row, turn_keys[turn], np.uint64(width), forward=forward)
    row *= np.uint64(width)
    row += column
    return row


def _shift(moved: _Numbers, other: _Numbers, key: _Numbers, size: np.uint64, *, forward: bool) -> _Numbers:
    """Moved ± distance(other) modulo size, without a division: of two candidates the one that did not wrap is the smaller."""
    distance = other * SECOND_FACTOR
    distance += key
    distance ^= distance >> _THIRTY_TWO
    distance *= FIRST_FACTOR
    distance >>= _THIRTY_TWO
    distance *= size
    distance >>= _THIRTY_TWO
    if forward:
        distance += moved
        other_way: _Numbers = distance - size
    else:
        distance = moved - distance
        other_way = distance + size
    nearer: _Numbers = np.minimum(distance, other_way)
    return nearer
