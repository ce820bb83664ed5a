"""What mapping hands to the engine: a dataset whose every field has its plan and its storage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fictable.contract.nodes import Plan
from fictable.contract.nouns import Entity, EntityValue, FieldType
from fictable.contract.pools import Pool
from fictable.spec.nouns import Constraint, FieldSpec


@dataclass(frozen=True, slots=True)
class Mixture:
    """A field's share of correlated scores: the sum of the scores of `fields` times `loadings`, a row of a Cholesky factor."""

    fields: tuple[str, ...]
    loadings: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlannedCase:
    """A condition and the plan (with its parameters) that replaces the value where it is true; plan None makes it null.

    Where the case's type is a value of an entity, `shows` says which, and there is no plan.
    """

    when: str
    plan: Plan | None
    spec: FieldSpec
    shows: EntityValue | None = None

    @property
    def empty(self) -> bool:
        """Whether the case makes the value null."""
        return self.plan is None and self.shows is None


@dataclass(frozen=True, slots=True, eq=False)
class PlannedField:
    """One field with its plan; plan None means a value of the entity that `type.shows`.

    `storage` is the Arrow type name of the column; `decimals` belongs to decimal and float64. `bounded_by` names a field of the
    row that this value must not be below (`strict`: nor equal to); `differs_from` fields it must differ from. `mixture` makes the
    field's draw move with those of other fields.
    """

    spec: FieldSpec
    type: FieldType
    plan: Plan | None
    storage: str
    decimals: int | None
    owner: str
    cases: tuple[PlannedCase, ...] = ()
    bounded_by: str = ""
    strict: bool = False
    differs_from: tuple[str, ...] = ()
    capacity: int | None = None
    mixture: Mixture | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PlannedTable:
    """One table; `pools` are an entity's pools narrowed by parameters, by (entity, of); `shown` tells which field shows
    (entity, of, value). `constraints` are checked on the rows; `ordered` are those that sorting a row's values brings about.
    `apart` maps (entity, of) to (pool column, other `of`) pairs: entries that must differ in that column.
    """

    name: str
    rows: int
    fields: Mapping[str, PlannedField]
    constraints: tuple[Constraint, ...] = ()
    pools: Mapping[tuple[str, str], tuple[Pool, ...]] = field(default_factory=dict)
    shown: Mapping[tuple[str, str, str], FieldSpec] = field(default_factory=dict)
    primary_key: tuple[str, ...] = ()
    ordered: tuple[Constraint, ...] = ()
    apart: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class PlannedDataset:
    """All tables of a dataset with what they share: the seed, the clock, the entities of the catalog and who owns them."""

    seed: int
    as_of: dt.datetime
    locale: str
    tables: Mapping[str, PlannedTable]
    entities: Mapping[str, Entity]
    owner: Mapping[str, str]
    notes: Mapping[str, Any] = field(default_factory=dict)
