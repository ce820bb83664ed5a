"""Nodes of a column plan: what the engine runs for one field. Frozen, plain data; the engine's room knows how to run them.

Storage names are Arrow's: string, bool, int16, int32, int64, float64, date32, timestamp[s], time32[s]; and `decimal`, a
decimal128(18, decimals) held as integers scaled by 10**decimals.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from fictable.contract.pools import Pool

if TYPE_CHECKING:
    from fictable.contract.protocols import Rows

Compute: TypeAlias = "Callable[[Rows], Any]"


@dataclass(frozen=True, init=False)
class ProviderCall:
    """A method of a Faker provider, called once per row; provider None means Faker's standard providers of the row's locale.

    Indexing reads one item of what it returns; fields that read items of the same call in one row see the same object.
    Arguments must be JSON values: they are part of the draw key.
    """

    provider: type | None
    method: str
    arguments: Mapping[str, Any]
    item: str | int | None = None

    def __init__(self, provider: type | None, method: str, /, *, item: str | int | None = None, **arguments: Any) -> None:
        for name, value in (("provider", provider), ("method", method), ("arguments", arguments), ("item", item)):
            object.__setattr__(self, name, value)

    def __getitem__(self, item: str | int) -> ProviderCall:
        return ProviderCall(self.provider, self.method, item=item, **self.arguments)


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """A plugin's own vectorised plan: compute(rows) → one value per row.

    storage and decimals where they depend on the parameters (else the field type's); capacity is how many distinct values the
    function promises for the first rows, None where it cannot be unique.
    """

    compute: Compute
    storage: str | None = None
    decimals: int | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """The same value in every row; None is null."""

    value: Any
    storage: str | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Counter:
    """start + row · step, as int64, or as text of at least `width` digits where width > 0."""

    start: int = 1
    step: int = 1
    width: int = 0


@dataclass(frozen=True, slots=True)
class Uuid:
    """A random (version 4) UUID as text."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text by a pattern of literals, classes and counts such as `[A-Z]{2}-[0-9]{4}`."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Concat:
    """The texts of other plans and literals, one after the other."""

    parts: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed list of values by weight (None: equal chances)."""

    values: tuple[Any, ...]
    weights: tuple[float, ...] | None = None
    storage: str = "string"
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number in [low, high] by a distribution of the dataset spec (None: uniform).

    storage int64, decimal or float64; low and high in the number's own units; decimals for decimal and float64.
    """

    low: float | int
    high: float | int
    storage: str = "int64"
    decimals: int | None = None
    distribution: Mapping[str, Any] | None = None


LARGEST_UNIQUE: Final = 2**51
"""Of decimals counted as whole numbers: below it no two of them are the same floating-point number."""


def settle_decimals(node: Number) -> Number:
    """The decimal number whose values a unique floating-point number has.

    Without a distribution a range that is too wide has fewer decimals; with one it ends where numbers cannot be told apart.
    """
    decimals = node.decimals or 0
    low, high = float(node.low), float(node.high)
    if (node.distribution or {}).get("kind", "uniform") == "uniform":
        while decimals and max(abs(low), abs(high)) * 10**decimals > LARGEST_UNIQUE:
            decimals -= 1
    scale, limit = 10**decimals, LARGEST_UNIQUE / 10**decimals
    low, high = max(low, -limit), min(high, limit)
    return Number(math.ceil(low * scale) / scale, math.floor(high * scale) / scale, "decimal", decimals, node.distribution)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in [low, high]: seconds since 1970 for timestamp[s], days for date32, seconds since midnight for time32[s]."""

    low: int
    high: int
    storage: str = "timestamp[s]"
    distribution: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A point some time after (sign 1) or before (sign -1) another date or time field of the row.

    The distance is min_offset to max_offset units of `unit_seconds`; days, weeks, months and years keep the time of day.
    """

    base: str
    sign: int
    min_offset: float
    max_offset: float
    unit: str
    storage: str = "timestamp[s]"
    distribution: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression over the fields of the row, in the closed grammar of the dataset spec."""

    expression: str
    storage: str | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The key of a row of another table (`to` = table.field).

    distribution None or kind uniform or zipf; min_children and max_children bound how many rows point to one parent.
    """

    table: str
    field: str
    distribution: Mapping[str, Any] | None = None
    min_children: int | None = None
    max_children: int | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field of the row that a reference field of the same table points to."""

    via: str
    field: str


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit of a permuted row number: makes the values of several fields unique together.

    plan (Choice, Number, Moment or Reference) has `sizes[place]` values; group names the fields, in the order of sizes.
    """

    plan: Any
    group: tuple[str, ...]
    sizes: tuple[int, ...]
    place: int


Plan: TypeAlias = (
    "ProviderCall | Pool | ColumnPlan | Constant | Counter | Uuid | Pattern | Concat | Choice | Number | Moment | Offset | Formula"
    " | Reference | Lookup | Digit | Callable[[Rows], Any]"
)


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A whole table made by one function: compute(rows) → {column: values}. columns: name → storage."""

    name: str
    rows: int
    columns: Mapping[str, str]
    compute: Callable[[Rows], Mapping[str, Any]]
    decimals: int | None = None
    keys: Sequence[str] = field(default=())
