"""The run of one table: everything that is the same for all its batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.contract.nodes import Choice, Digit, Moment, Number, Offset, Plan, ProviderCall, Reference, settle_decimals
from fictable.contract.nouns import Entity
from fictable.contract.plans import PlannedDataset, PlannedField, PlannedTable
from fictable.contract.pools import PoolEntries, as_column
from fictable.engine.alias import AliasTable, build_alias
from fictable.engine.batch import Batch
from fictable.engine.digits import find_digits
from fictable.engine.distributions import Distribution, compile_distribution
from fictable.engine.distributions_continuous import Uniform
from fictable.engine.distributions_sampling import Remembered
from fictable.engine.fakers import FakerMethod, FakerShelf, Tier
from fictable.engine.keys import key_of
from fictable.engine.pools import PoolShelf, ReadyPool
from fictable.engine.references import BoundedChildren, find_earlier_rows, find_parents
from fictable.engine.rows import BatchRows
from fictable.engine.storage import arrow_type
from fictable.engine.unique_values import UniqueValues, share_out
from fictable.errors import FictableError, PluginError
from fictable.spec.nouns import Constraint, FieldSpec

# What one cell costs at the most, in nanoseconds; bounds the size of a job, never the values.
COST_VECTORISED, COST_ROW = 400, 20_000
_TRIAL_ROWS = (0, 1, 4097, 2)


@dataclass(frozen=True, slots=True, eq=False)
class Shelves:
    """Pools and Faker generators made ready; shared by the runs of one engine."""

    pools: PoolShelf
    fakers: FakerShelf


class Trail:
    """Whose code is at work: who waits for a run that does not move on can tell so, and whom to blame."""

    def __init__(self) -> None:
        self.count = 0
        self._open: list[tuple[str, str]] = []

    def begin(self, owner: str, name: str) -> None:
        """A plugin's plan for a field or an entity's value starts."""
        self.count += 1
        self._open.append((owner, name))

    def end(self) -> None:
        """The plan that started last has ended."""
        self.count += 1
        self._open.pop()

    @property
    def innermost(self) -> tuple[str, str]:
        """Plugin and name of the plan at work, empty texts where there is none."""
        return self._open[-1] if self._open else ("", "")


class TableRun:
    """Makes batches of one table of a planned dataset; the same rows in any order, at any batch size, give the same cells."""

    def __init__(self, dataset: PlannedDataset, table: PlannedTable, shelves: Shelves, trail: Trail | None = None) -> None:
        self.dataset, self.table, self._shelves = dataset, table, shelves
        self.trail = Trail() if trail is None else trail
        self.shelf, self.fakers = shelves.pools, shelves.fakers
        self.chains: Mapping[str, Constraint] = {name: constraint for constraint in table.ordered for name in constraint.fields}
        self._parents: dict[str, TableRun] = {}
        self._children: dict[int, BoundedChildren] = {}
        self._distributions: dict[int, Distribution] = {}
        self._aliases: dict[int, AliasTable] = {}
        self._unique: dict[int, UniqueValues | None] = {}
        self._decimals: dict[int, Number] = {}
        self._choices: dict[int, ReadyPool] = {}

    @property
    def shown_fields(self) -> tuple[str, ...]:
        """The columns of the output: all fields but the dropped ones, in the spec's order."""
        return tuple(name for name, planned in self.table.fields.items() if not planned.spec.drop)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the output."""
        kinds = self.table.fields
        return pa.schema([(name, arrow_type(kinds[name].storage, kinds[name].decimals)) for name in self.shown_fields])

    @property
    def cost_per_row(self) -> int:
        """An estimate in nanoseconds, from the kinds of plans alone."""
        return sum(COST_ROW if self._is_row_by_row(planned) else COST_VECTORISED for planned in self.table.fields.values())

    def _is_row_by_row(self, planned: PlannedField) -> bool:
        if not isinstance(planned.plan, ProviderCall):
            return False
        try:
            return self.find_tier(planned) == "rows"
        except FictableError:
            return True  # said again, with its field, when the rows are made

    def find_tier(self, planned: PlannedField) -> Tier | None:
        """The tier of a field that a Faker method makes, None for all others. Raises as FakerShelf.get does."""
        method = self.find_method(planned.plan, planned.spec)
        return None if method is None else method.tier

    def find_method(self, call: Plan | None, spec: FieldSpec) -> FakerMethod | None:
        """The Faker method of a plan made ready, with its tier; None for all other plans. Raises as FakerShelf.get does."""
        if not isinstance(call, ProviderCall):
            return None
        arguments = {**call.arguments, **spec.params}
        return self.fakers.get(call.provider, call.method, arguments, spec.locale, self.dataset.as_of, whole=call.item is not None)

    def batch(self, numbers: NDArray[np.uint64]) -> Batch:
        """The batch of the given row numbers."""
        return Batch(self, np.asarray(numbers, np.uint64))

    def record_batch(self, numbers: NDArray[np.uint64], *, compact: bool = False) -> pa.RecordBatch:
        """The given rows as they are emitted; `compact`: with texts as sinks take them that say so (see contract.nouns.Sink)."""
        batch = self.batch(numbers)
        if compact:
            return pa.record_batch([batch.compact_column(name) for name in self.shown_fields], names=list(self.shown_fields))
        return pa.record_batch([batch.column(name) for name in self.shown_fields], schema=self.schema)

    def record_batches(self, start: int, stop: int, size: int, *, compact: bool = False) -> Iterator[pa.RecordBatch]:
        """The rows start to stop - 1 in batches of `size`."""
        for first in range(start, stop, size):
            yield self.record_batch(np.arange(first, min(first + size, stop), dtype=np.uint64), compact=compact)

    def try_plans(self) -> None:
        """Run every plan on four rows before any byte leaves: circles, exceptions, wrong lengths and types end here."""
        self.record_batch(np.array(_TRIAL_ROWS, np.uint64))

    def open_parent(self, batch: Batch, reference: str) -> Batch:
        """The parent rows that a reference field's rows point to, row by row. Raises PluginError where it is no reference."""
        planned = batch.planned(reference)
        node = planned.plan.plan if isinstance(planned.plan, Digit) else planned.plan
        if not isinstance(node, Reference):
            raise PluginError(f"asks for the parent of {reference!r}, which is no reference field")
        parent = self.open_table(node.table)
        if isinstance(planned.plan, Digit):
            return Batch(parent, find_digits(planned.plan, batch))
        key = BatchRows(batch, ("field", reference), params={}, locale=planned.spec.locale, of=planned.spec.of).key("parent")
        if parent is self:
            return Batch(parent, find_earlier_rows(node, batch.numbers, key))
        rows = find_parents(
            node,
            batch.numbers,
            children=self.table.rows,
            parents=parent.table.rows,
            key=key,
            unique=planned.spec.unique,
            memo=self._children,
        )
        return Batch(parent, rows)

    def open_table(self, name: str) -> TableRun:
        """The run of another table of the dataset, kept for the next time."""
        if name == self.table.name:
            return self
        if name not in self._parents:
            self._parents[name] = TableRun(self.dataset, self.dataset.tables[name], self._shelves, self.trail)
        return self._parents[name]

    def distribution_of(self, node: Number | Moment | Offset) -> Distribution | None:
        """A node's distribution made ready, once per run. Raises Refused for bad parameters."""
        if node.distribution is None:
            return None
        if id(node) not in self._distributions:
            made = compile_distribution(node.distribution)
            self._distributions[id(node)] = made if isinstance(made, Uniform) else Remembered(made)
        return self._distributions[id(node)]

    def unique_values_of(self, node: Number | Moment | Choice) -> UniqueValues | None:
        """The values that the rows of the table share out by weight, once per run; None where all have equal chances."""
        if id(node) not in self._unique:
            self._unique[id(node)] = share_out(node, max(self.table.rows, 1))
        return self._unique[id(node)]

    def decimals_of(self, node: Number) -> Number:
        """The decimal number whose values a unique floating-point number has, once per run."""
        return self._decimals.setdefault(id(node), settle_decimals(node))

    def alias_of(self, node: Choice) -> AliasTable | None:
        """The alias table of a choice's weights, once per run; None for equal chances."""
        if node.weights is None:
            return None
        if id(node) not in self._aliases:
            self._aliases[id(node)] = build_alias(node.weights)
        return self._aliases[id(node)]

    def pool_of_choice(self, node: Choice) -> ReadyPool:
        """The values of a choice of texts, made ready once per run."""
        if id(node) not in self._choices:
            self._choices[id(node)] = ReadyPool(PoolEntries({"value": as_column(node.values)}, None, "value"))
        return self._choices[id(node)]

    def pool_of(self, entity: Entity, value: str) -> int:
        """Which of the entity's pools has the value as a column. Raises PluginError where none has."""
        for place, pool in enumerate(entity.pools):
            if value in pool.read_columns():
                return place
        raise PluginError(f"reads {value!r}, which {entity.id} has not")

    def locale_of(self, entity: str, of: str) -> str:
        """The locale of an entity: that of the first field that shows it, else the dataset's."""
        for (shown, its_of, _), spec in self.table.shown.items():
            if (shown, its_of) == (entity, of):
                return spec.locale
        return self.dataset.locale

    def provider_key(self, call: ProviderCall, arguments: Mapping[str, Any], rows: BatchRows) -> int:
        """The draw key that all fields reading items of one call share."""
        home = "" if call.provider is None else f"{call.provider.__module__}:{call.provider.__qualname__}"
        return key_of(self.dataset.seed, self.table.name, "call", home, call.method, dict(arguments), rows.locale, rows.of)
