"""One batch of rows: every value is pulled when somebody reads it, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.contract.nodes import ColumnPlan, Lookup, ProviderCall, Reference
from fictable.contract.nouns import EntityValue
from fictable.contract.plans import PlannedField
from fictable.contract.pools import Pool
from fictable.engine.cells import Cell, hidden_cell
from fictable.engine.conditions import evaluate_text
from fictable.engine.nodes import find_evaluator
from fictable.engine.order import order_values
from fictable.engine.permutation import permute
from fictable.engine.picks import Picks, TextColumn
from fictable.engine.pools import as_arrow
from fictable.engine.rows import BatchRows, EntityRows, FieldRows
from fictable.errors import FictableError, PluginError, Refused
from fictable.spec.nouns import FieldSpec

if TYPE_CHECKING:
    from fictable.engine.table import TableRun

REDRAWS = 16
# Positions among which a quantile of `Entity.by` is placed.
QUANTILES = 2**20


class Batch:
    """Values of the given row numbers (uint64, any order, gaps allowed) of one table."""

    def __init__(self, run: TableRun, numbers: NDArray[np.uint64]) -> None:
        self.run, self.numbers = run, numbers
        self._memo: dict[tuple[object, ...], Any] = {}
        self.cells: dict[Any, Any] = {}
        self._open: list[tuple[object, ...]] = []

    # -- pulling ---------------------------------------------------------------------------------------------------

    def _once(self, key: tuple[object, ...], make: Callable[[], Any]) -> Any:
        if key not in self._memo:
            if key in self._open:
                chain = " → ".join(str(k[-1]) for k in [*self._open[self._open.index(key) :], key])
                raise Refused(f"fields depend on each other in a circle: {chain}")
            self._open.append(key)
            try:
                self._memo[key] = make()
            finally:
                self._open.pop()
        return self._memo[key]

    def planned(self, name: str) -> PlannedField:
        """The planned field of this name. Raises Refused where there is none."""
        fields = self.run.table.fields
        if name not in fields:
            raise Refused(f"there is no field {name!r} in table {self.run.table.name!r}", allowed=list(fields))
        return fields[name]

    def column(self, name: str) -> pa.Array:
        """A field as it is emitted, nulls applied."""
        return cast(pa.Array, self._once(("column", name), lambda: self._column(name)))

    def _column(self, name: str) -> pa.Array:
        values, nulls = self.cell(name).arrow(), self.nulls(name)
        if nulls is None or not nulls.any():
            return values
        return pc.if_else(pa.array(nulls), pa.scalar(None, values.type), values)

    def compact_column(self, name: str) -> pa.Array:
        """A field as it is emitted to sinks that take compact texts: a dictionary, or a struct of the parts to join."""
        raw = self.cell(name).raw
        if not isinstance(raw, Picks | TextColumn) or self.planned(name).storage != "string":
            return self.column(name)
        nulls, values = self.nulls(name), raw.compact()
        if values is None or (nulls is not None and nulls.any()):
            return self.column(name)
        return values

    def read_field(self, name: str) -> Any:
        """A field as functions read it: after its cases, without nulls."""
        return self.cell(name).read()

    # -- fields ----------------------------------------------------------------------------------------------------

    def cell(self, name: str) -> Cell:
        """A field's value after cases and constraints, before nulls."""
        try:
            return cast(Cell, self._once(("cell", name), lambda: self._settled_cell(name)))
        except (Refused, PluginError) as error:
            error.field = error.field or name
            raise

    def _settled_cell(self, name: str) -> Cell:
        planned = self.planned(name)
        if planned.differs_from:
            return self._redraw(planned)
        cell = self._with_cases(planned, self._drawn(planned, ()))
        chain = self.run.chains.get(name)
        if chain is None:
            return cell
        members = [cell if member == name else self._unordered(member) for member in chain.fields]
        return order_values(members, chain.fields.index(name), strict=chain.strict)

    def _unordered(self, name: str) -> Cell:
        planned = self.planned(name)
        return cast(Cell, self._once(("unordered", name), lambda: self._with_cases(planned, self._drawn(planned, ()))))

    def _drawn(self, planned: PlannedField, salt: tuple[object, ...]) -> Cell:
        spec = planned.spec
        if planned.plan is None and planned.type.shows is not None:
            return self._converted(planned, self._shown_value(planned.type.shows, spec))
        rows = FieldRows(self, planned, ("field", spec.name, *salt), spec.params)
        return self._converted(planned, self._run(planned.owner, spec.name, planned.plan, rows))

    def _shown_value(self, shows: EntityValue, spec: FieldSpec) -> Any:
        """The entity's value; made anew where another field shows it with other parameters."""
        entity = self.run.dataset.entities[shows.entity]
        first = self.run.table.shown.get((shows.entity, spec.of, shows.name), spec)
        if first.params == spec.params or shows.name not in entity.computes:
            return self.entity_value(shows.entity, spec.of, shows.name)
        rows = EntityRows(self, shows.entity, spec.of, shows.name, spec.params, self.run.locale_of(shows.entity, spec.of))
        return self._run(self.run.dataset.owner[shows.entity], spec.name, entity.computes[shows.name], rows)

    def _converted(self, planned: PlannedField, raw: Any) -> Cell:
        cell = Cell(raw, planned.storage, planned.decimals)
        if not (isinstance(raw, Picks | TextColumn) and planned.storage == "string"):
            try:
                cell.arrow()
            except (ValueError, TypeError, OverflowError, pa.ArrowException) as error:
                where = f"{self.run.table.name}.{planned.spec.name}"
                raise PluginError(f"{where}: plugin {planned.owner!r} gave values that are no {planned.storage}: {error}") from error
        return cell

    def _with_cases(self, planned: PlannedField, cell: Cell) -> Cell:
        if all(case.empty for case in planned.cases):
            return cell
        values = cell.arrow()
        for place, hit in enumerate(self._hits(planned)):
            case = planned.cases[place]
            if case.empty or not hit.any():
                continue
            part = Batch(self.run, self.numbers[hit])
            replacement = self._converted(planned, part._make_case(planned, place)).arrow()
            values = pc.replace_with_mask(values, pa.array(hit), replacement)
        return Cell(values, planned.storage, planned.decimals)

    def _make_case(self, planned: PlannedField, place: int) -> Any:
        case = planned.cases[place]
        if case.shows is not None:
            return self._shown_value(case.shows, case.spec)
        rows = FieldRows(self, planned, ("field", planned.spec.name, "case", place), case.spec.params)
        return self._run(planned.owner, planned.spec.name, case.plan, rows)

    def _hits(self, planned: PlannedField) -> list[NDArray[np.bool_]]:
        return cast(list[NDArray[np.bool_]], self._once(("hits", planned.spec.name), lambda: self._find_hits(planned)))

    def _find_hits(self, planned: PlannedField) -> list[NDArray[np.bool_]]:
        taken = np.zeros(len(self.numbers), np.bool_)
        hits = []
        for case in planned.cases:
            true = np.asarray(pc.fill_null(evaluate_text(case.when, self), fill_value=False).to_numpy(zero_copy_only=False))
            hits.append(true & ~taken)
            taken = taken | true
        return hits

    def _redraw(self, planned: PlannedField) -> Cell:
        others = [self.cell(name).arrow() for name in planned.differs_from]
        values = self._with_cases(planned, self._drawn(planned, ())).arrow()
        for turn in range(1, REDRAWS + 1):
            equal = np.zeros(len(values), np.bool_)
            for other in others:
                equal |= np.asarray(pc.equal(values, other.cast(values.type)).to_numpy(zero_copy_only=False))
            if not equal.any():
                return Cell(values, planned.storage, planned.decimals)
            part = Batch(self.run, self.numbers[equal])
            replacement = part._drawn(planned, ("redraw", turn)).arrow()
            values = pc.replace_with_mask(values, pa.array(equal), replacement)
        raise Refused(f"no value that differs from {', '.join(planned.differs_from)} was found")

    # -- nulls -----------------------------------------------------------------------------------------------------

    def nulls(self, name: str) -> NDArray[np.bool_] | None:
        """Where a field is null, or None where it never is."""
        try:
            return cast("NDArray[np.bool_] | None", self._once(("nulls", name), lambda: self._find_nulls(name)))
        except (Refused, PluginError) as error:
            error.field = error.field or name
            raise

    def _find_nulls(self, name: str) -> NDArray[np.bool_] | None:
        planned = self.planned(name)
        found: NDArray[np.bool_] | None = None
        for case, hit in zip(planned.cases, self._hits(planned) if planned.cases else (), strict=False):
            if case.empty:
                found = hit if found is None else found | hit
        if planned.spec.null_fraction > 0:
            drawn = self._draw_nulls(planned.spec)
            found = drawn if found is None else found | drawn
        linked = self._find_missing_links(planned)
        if linked is not None:
            found = linked if found is None else found | linked
        own = self.cell(name).arrow() if not isinstance(self.cell(name).raw, Picks | TextColumn) else None
        if own is not None and own.null_count:
            empty = np.asarray(own.is_null().to_numpy(zero_copy_only=False))
            found = empty if found is None else found | empty
        return found

    def _find_missing_links(self, planned: PlannedField) -> NDArray[np.bool_] | None:
        """Where a reference has no row to refer to (the first of its own table), and where a lookup goes via a null reference."""
        if isinstance(planned.plan, Reference) and planned.plan.table == self.run.table.name:
            return np.asarray(self.numbers == 0)
        return self.nulls(planned.plan.via) if isinstance(planned.plan, Lookup) else None

    def _draw_nulls(self, spec: FieldSpec) -> NDArray[np.bool_]:
        rows = BatchRows(self, ("field", spec.name), params={}, locale=spec.locale, of=spec.of)
        if not spec.exact:
            return rows.draw("null").chance(spec.null_fraction)
        total = max(self.run.table.rows, 1)
        count = int(spec.null_fraction * total + 0.5)
        return np.asarray(permute(self.numbers % np.uint64(total), total, rows.key("null")) < np.uint64(count))

    # -- entities --------------------------------------------------------------------------------------------------

    def entity_value(self, entity: str, of: str, name: str) -> Any:
        """A value of an entity as its pool or function gave it."""
        return self._once(("entity", entity, of, name), lambda: self._make_entity_value(entity, of, name))

    def read_fact(self, entity: str, of: str, name: str) -> Any:
        """What an entity's functions read of each other: never a value that a user's parameters shape. Raises PluginError else."""
        found = self.run.dataset.entities[entity]
        kind = found.fields.get(name)
        if kind is not None and kind.params and name in found.computes:
            raise PluginError(f"reads {name!r}, which takes parameters; keep the fact in a hidden value and read that")
        return self._once(("fact", entity, of, name), lambda: self._make_fact(entity, of, name))

    def _make_fact(self, entity: str, of: str, name: str) -> Any:
        kind = self.run.dataset.entities[entity].fields.get(name)
        raw = self.entity_value(entity, of, name)
        if kind is None or (isinstance(raw, Picks) and kind.storage == "string"):
            return hidden_cell(raw)
        return Cell(raw, kind.storage, kind.decimals).read()

    def _make_entity_value(self, entity: str, of: str, name: str) -> Any:
        found = self.run.dataset.entities[entity]
        rows = self.entity_rows(entity, of, name)
        if name in found.computes:
            return self._run(self.run.dataset.owner[entity], f"{entity}.{name}", found.computes[name], rows)
        place = self.run.pool_of(found, name)
        try:
            return self._entry(entity, of, place)[name]
        except FictableError:
            raise
        except Exception as error:
            owner = self.run.dataset.owner[entity]
            message = f"{self.run.table.name}.{entity}.{name}: plugin {owner!r} has a pool that raised {type(error).__name__}: {error}"
            raise PluginError(message, plugin=owner) from error

    def _entry(self, entity: str, of: str, place: int) -> Picks:
        return cast(Picks, self._once(("entry", entity, of, place), lambda: self._pick_entry(entity, of, place)))

    def _pick_entry(self, entity: str, of: str, place: int) -> Picks:
        found = self.run.dataset.entities[entity]
        pools = self.run.table.pools.get((entity, of), found.pools)
        given = {}
        for earlier in range(place):
            shared = [c for c in pools[place].read_columns() if c in pools[earlier].read_columns()]
            if shared:
                given = {shared[0]: self._entry(entity, of, earlier)[shared[0]]}
        rows = self.entity_rows(entity, of, "")
        label = "entry" if place == 0 else f"entry {place}"
        if found.by[place]:
            picked = self._pick_by(rows, label, self.read_fact(entity, of, found.by[place]), pools[place], given)
        else:
            picked = cast(Picks, rows.draw(label).pick(pools[place], **given))
        apart = [pair for pair in self.run.table.apart.get((entity, of), ()) if pair[0] in pools[place].read_columns()]
        return self._pick_apart(entity, picked, apart, lambda turn: rows.draw(f"{label} redraw {turn}").pick(pools[place], **given))

    def _pick_by(self, rows: EntityRows, label: str, key: NDArray[Any], pool: Pool, given: Mapping[str, Any]) -> Picks:
        """The entry of each whole number, or at each quantile of the weights, by order of the entries."""
        if np.asarray(key).dtype.kind == "f":
            position = (np.asarray(key) * QUANTILES).astype(np.int64)
            return cast(Picks, rows.draw(label).cells(pool, position, QUANTILES)[0])
        return cast(Picks, rows.draw(label, by=key).pick(pool, **given))

    def _pick_apart(self, entity: str, picked: Picks, apart: list[tuple[str, str]], redraw: Callable[[int], Any]) -> Picks:
        """The picks, drawn again where a column equals that of another entity of the row."""
        if not apart:
            return picked
        others = [(column, as_arrow(np.asarray(self.entity_value(entity, other, column)))) for column, other in apart]
        for turn in range(1, REDRAWS + 1):
            equal = np.zeros(len(picked), np.bool_)
            for column, values in others:
                equal |= np.asarray(pc.equal(picked[column].arrow(), values))
            if not equal.any():
                return picked
            picked = Picks(picked.pool, np.where(equal, redraw(turn).index, picked.index))
        raise Refused(f"no {entity} that differs in {', '.join(column for column, _ in apart)} was found")

    def entity_rows(self, entity: str, of: str, name: str) -> EntityRows:
        """The rows of one value of an entity, with the parameters of the field that shows it."""
        if entity not in self.run.dataset.entities:
            raise PluginError(f"there is no entity {entity!r}")
        shown = self.run.table.shown.get((entity, of, name))
        return EntityRows(self, entity, of, name, shown.params if shown else {}, self.run.locale_of(entity, of))

    # -- other tables ----------------------------------------------------------------------------------------------

    def parent_batch(self, reference: str) -> Batch:
        """The rows of the other table that a reference field of this table points to, row by row."""
        return cast(Batch, self._once(("parent", reference), lambda: self.run.open_parent(self, reference)))

    def parent_rows(self, reference: str) -> BatchRows:
        """The same, as functions read it."""
        parent = self.parent_batch(reference)
        return BatchRows(parent, ("parent",), params={}, locale=parent.run.dataset.locale, of="")

    # -- running plans, fenced -------------------------------------------------------------------------------------

    def _run(self, owner: str, name: str, plan: Any, rows: BatchRows) -> Any:
        where = f"{self.run.table.name}.{name}"
        trail = self.run.trail
        trail.begin(owner, name)
        try:
            raw = self._run_plan(plan, rows)
        except PluginError as error:
            raise error if " plugin " in str(error) else PluginError(f"{where}: plugin {owner!r} {error}", plugin=owner) from error
        except FictableError:
            raise
        except (Exception, SystemExit) as error:
            if isinstance(plan, ProviderCall) and plan.provider is None and (rows.params or isinstance(error, NotImplementedError)):
                raise Refused(f"Faker's {plan.method} does not do this with these parameters in {rows.locale}: {error}") from error
            raise PluginError(f"{where}: plugin {owner!r} raised {type(error).__name__}: {error}", plugin=owner) from error
        finally:
            trail.end()
        if not hasattr(raw, "__len__") or isinstance(raw, str | bytes | dict) or len(raw) != len(self.numbers):
            raise PluginError(f"{where}: plugin {owner!r} returned {_describe(raw)} for {len(self.numbers)} rows", plugin=owner)
        return raw

    def _run_plan(self, plan: Any, rows: BatchRows) -> Any:
        if isinstance(plan, ColumnPlan):
            return plan.compute(rows)
        if isinstance(plan, ProviderCall):
            return self._call_provider(plan, cast(FieldRows, rows))
        if isinstance(plan, Pool):
            return self._pick_pool(plan, cast(FieldRows, rows))
        evaluator = find_evaluator(plan)
        return plan(rows) if evaluator is None else evaluator(plan, rows)

    def _pick_pool(self, pool: Pool, rows: FieldRows) -> Picks:
        if not rows.field.spec.unique:
            return cast(Picks, rows.draw("pick").pick(pool))
        ready = self.run.shelf.get(pool, rows.locale)
        return Picks(ready, rows.draw("pick").distinct(ready.size).astype(np.int32))

    def _call_provider(self, call: ProviderCall, rows: FieldRows) -> Any:
        arguments = {**call.arguments, **rows.params}
        whole = call.item is not None
        caller = self.run.fakers.get(call.provider, call.method, arguments, rows.locale, self.run.dataset.as_of, whole=whole)
        # Fields that read items of one call share its object: the key names the call, not the field.
        scope = rows.key("call") if call.item is None else rows.batch.run.provider_key(call, arguments, rows)
        if call.item is None:
            return caller.values(self.numbers, scope)
        made = self._once(("provider", scope), lambda: caller.values(self.numbers, scope))
        return [value[call.item] for value in made]


def _describe(raw: Any) -> str:
    return f"{len(raw)} values" if hasattr(raw, "__len__") and not isinstance(raw, str | bytes | dict) else f"a {type(raw).__name__}"
