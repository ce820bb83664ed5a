"""How fast each field of a dataset is made, and why a field is made row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from fictable.engine.engine import Engine
from fictable.engine.fakers import Tier
from fictable.engine.table import TableRun
from fictable.work.requests import Prepared

FieldTier: TypeAlias = Literal["vectorised"] | Tier
_SLOWEST_LAST: Final[tuple[FieldTier, ...]] = ("vectorised", "kernel", "compiled", "rows")


@dataclass(frozen=True, slots=True)
class TieredField:
    """A field and the tier of its type: `vectorised` where a batch is made at once by the type itself; for Faker's methods `compiled`,
    `kernel`, or `rows` where Faker is called for every row, for the `reason` given. With cases it is the slowest of their types.
    """

    table: str
    name: str
    type: str
    tier: FieldTier
    reason: str = ""


def list_field_tiers(engine: Engine, prepared: Prepared, table: str | None = None) -> tuple[TieredField, ...]:
    """The tier of every field of one table, or of all, in the spec's order. The plans have been tried before."""
    tables = prepared.tables if table is None else (table,)
    return tuple(field for name in tables for field in _list_table(engine.open_table(prepared.planned, name)))


def _list_table(run: TableRun) -> list[TieredField]:
    found = []
    for name, planned in run.table.fields.items():
        methods = [run.find_method(plan, spec) for plan, spec in [(planned.plan, planned.spec), *((c.plan, c.spec) for c in planned.cases)]]
        tiers: list[tuple[FieldTier, str]] = [("vectorised", "") if made is None else (made.tier, made.reason) for made in methods]
        tier, reason = max(tiers, key=lambda pair: _SLOWEST_LAST.index(pair[0]))
        found.append(TieredField(run.table.name, name, planned.type.id, tier, reason))
    return found
