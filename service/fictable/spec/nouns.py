"""The dataset spec as frozen values: what a dataset shall be, with every default written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal

CoverageStatus = Literal["mapped", "assumed", "unresolved"]
ConstraintKind = Literal["inequality", "not_equal", "sum", "unique_together", "correlation"]


class Absent(Enum):
    """Tells "no value was given" from the value null."""

    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Case:
    """Another value, type or parameters for the rows where `when` (a boolean expression) is true; the first hit wins."""

    when: str
    value: Any = Absent.ABSENT
    type: str | None = None
    params: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a table.

    `of` tells two entities of one table apart (buyer, seller); `null_fraction` is 0 to 1; `exact` makes weights and
    nulls exact shares instead of draws; `drop` keeps the field out of the output; `note` is free text.
    """

    name: str
    type: str
    params: Mapping[str, Any] = field(default_factory=dict)
    of: str = ""
    locale: str = "en_US"
    unique: bool = False
    null_fraction: float = 0.0
    exact: bool = False
    cases: tuple[Case, ...] = ()
    drop: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule between fields of one row (or of all rows: unique_together).

    inequality: `fields` ascend (`strict`: without ties). not_equal: `fields` differ pairwise.
    sum: `fields` add up to `total`. unique_together: no two rows share the values of `fields`.
    correlation: the two `fields` move together, by `coefficient` (-0.999 to 0.999, of their normal scores).
    """

    kind: ConstraintKind
    fields: tuple[str, ...]
    total: str = ""
    strict: bool = False
    coefficient: float = 0.0


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: its name, number of rows (≥ 0), fields in column order, keys and constraints."""

    name: str
    rows: int
    fields: tuple[FieldSpec, ...]
    primary_key: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of one clause of the description: `fields` names what it was mapped to, `note` says why."""

    clause: str
    status: CoverageStatus
    fields: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DatasetSpec:
    """What a dataset shall be. `as_of` (UTC) is the clock of all relative dates; `seed` 0 to 2**53 - 1."""

    tables: tuple[TableSpec, ...]
    title: str = ""
    locale: str = "en_US"
    seed: int = 0
    as_of: dt.datetime = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    coverage: tuple[Coverage, ...] = ()
