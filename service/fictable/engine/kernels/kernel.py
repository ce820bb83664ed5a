"""What a kernel is: a column-wise stand-in for one Faker method, and the stateless draws that it is made of."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from faker.providers import BaseProvider
from numpy.typing import ArrayLike, NDArray

from fictable.engine.alias import AliasTable, pick
from fictable.engine.mixing import PHI, mix64

_LOW = np.uint64(2**32 - 1)
_THIRTY_TWO = np.uint64(32)
_ELEVEN = np.uint64(11)


class Kernel(Protocol):
    """Values of a method for any rows in any order."""

    def values(self, numbers: NDArray[np.uint64], key: int) -> Any:
        """One value per row number, as a NumPy or Arrow array: a function of the key and the row alone."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Random numbers of the rows of one batch, from a state per row; every label is a stream of its own."""

    states: NDArray[np.uint64]
    key: int
    scope: str = ""

    def __len__(self) -> int:
        return len(self.states)

    def within(self, name: str) -> Draws:
        """The draws of a part of the value: its labels are apart from those of the whole."""
        return Draws(self.states, self.key, f"{self.scope}{name}/")

    def at(self, rows: NDArray[Any]) -> Draws:
        """The draws of some of the rows, by mask or by place."""
        return Draws(self.states[rows], self.key, self.scope)

    def items(self, label: str, counts: NDArray[np.int64]) -> Draws:
        """The draws of `counts` items of each row, row after row: those of an item depend on its row and place alone."""
        firsts = np.cumsum(counts) - counts
        places = np.arange(int(counts.sum()), dtype=np.uint64) - np.repeat(firsts.astype(np.uint64), counts)
        return Draws(mix64(np.repeat(self.bits(label), counts) + places * PHI), self.key, f"{self.scope}{label}/")

    def bits(self, label: str) -> NDArray[np.uint64]:
        """64 random bits per row."""
        digest = hashlib.blake2b(f"{self.scope}{label}".encode(), digest_size=8, key=(self.key % 2**64).to_bytes(8, "big")).digest()
        return mix64(self.states + np.uint64(int.from_bytes(digest, "big")))

    def unit(self, label: str) -> NDArray[np.float64]:
        """0 ≤ x < 1 in steps of 2**-53, as random.random() has them."""
        return (self.bits(label) >> _ELEVEN).astype(np.float64) * 2.0**-53

    def uniform(self, label: str, low: ArrayLike, high: ArrayLike) -> NDArray[np.float64]:
        """Low + (high - low) · unit, as random.uniform() has it; both may be arrays."""
        start = np.asarray(low, np.float64)
        return np.asarray(start + (np.asarray(high, np.float64) - start) * self.unit(label))

    def below(self, label: str, size: ArrayLike) -> NDArray[np.int64]:
        """0 ≤ x < size, each equally likely but for less than size / 2**64; size is 1 to 2**63 - 1 and may be an array."""
        return multiply_high(self.bits(label), np.asarray(size, np.uint64)).astype(np.int64)

    def between(self, label: str, low: ArrayLike, high: ArrayLike) -> NDArray[np.int64]:
        """Low ≤ x ≤ high, each equally likely, as random.randint() has it; both may be arrays."""
        start = np.asarray(low, np.int64)
        return np.asarray(start + self.below(label, np.asarray(high, np.int64) - start + 1))

    def lanes(self, label: str, count: int) -> Iterator[NDArray[np.uint64]]:
        """`count` random numbers below 2**32 per row, one column after the other."""
        for place in range(0, count, 2):
            bits = self.bits(f"{label}{place}")
            yield bits >> _THIRTY_TWO
            if place + 1 < count:
                yield bits & _LOW

    def index(self, label: str, size: int, table: AliasTable | None = None) -> NDArray[np.int32]:
        """A place in [0, size), by the weights of the table where there is one."""
        return pick(table, size, self.bits(label))


def multiply_high(bits: NDArray[np.uint64], size: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The upper 64 bits of the product, from four products of 32 bits; size is below 2**63."""
    high, low = bits >> _THIRTY_TWO, bits & _LOW
    if not size.size or int(size.max()) < 2**32:
        return np.asarray((high * size + (low * size >> _THIRTY_TWO)) >> _THIRTY_TWO)
    size_high, size_low = size >> _THIRTY_TWO, size & _LOW
    middle = high * size_low + (low * size_low >> _THIRTY_TWO)
    rest = low * size_high + (middle & _LOW)
    return np.asarray(high * size_high + (middle >> _THIRTY_TWO) + (rest >> _THIRTY_TWO))


def draws_of(numbers: NDArray[np.uint64], key: int) -> Draws:
    """The draws of rows by their numbers."""
    return Draws(np.asarray(numbers, np.uint64) * PHI, key)


Compute: TypeAlias = Callable[[Draws], Any]


@dataclass(frozen=True, slots=True)
class ComputedKernel:
    """A kernel that is one function of the draws."""

    compute: Compute

    def values(self, numbers: NDArray[np.uint64], key: int) -> Any:
        """One value per row number."""
        if not len(numbers):
            return self.compute(draws_of(np.zeros(1, np.uint64), key))[:0]
        return self.compute(draws_of(numbers, key))


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a Faker method: the locale's provider object, all arguments with their defaults, and the clock."""

    method: str
    instance: BaseProvider
    given: Mapping[str, Any]
    locale: str
    as_of: dt.datetime

    def other(self, method: str) -> Any:
        """The provider object that the generator calls for a method; None where there is none."""
        return getattr(getattr(self.instance.generator, method, None), "__self__", None)

    def read(self, name: str) -> Any:
        """A piece of the provider's data, None where it has none of this name."""
        return getattr(self.instance, name, None)


Maker: TypeAlias = Callable[[Call], Compute | None]
"""Makes the function of a call, or None where the call is not one that the kernel does exactly."""
