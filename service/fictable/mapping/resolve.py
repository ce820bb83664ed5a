"""Dataset spec + catalog → planned dataset; everything that cannot be honoured is an issue, before any row is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar

from fictable.contract.catalog import Catalog
from fictable.contract.nodes import Choice, Moment, Number
from fictable.contract.plans import PlannedDataset, PlannedField, PlannedTable
from fictable.contract.pools import Pool
from fictable.errors import Issue, PluginOverdue, Refused, SpecInvalid
from fictable.mapping.admission import CORE
from fictable.mapping.capacity import UNLIMITED, find_capacity
from fictable.mapping.constraints import apply_constraints, keep_apart
from fictable.mapping.deadline import run_within
from fictable.mapping.fields import TableMapper
from fictable.mapping.narrowing import NARROWING, find_empty_pools, narrow_pools
from fictable.mapping.parameters import ParameterChecker
from fictable.mapping.references import find_reference_issues
from fictable.spec.nouns import Constraint, DatasetSpec, FieldSpec, TableSpec

MAPPER_SECONDS: Final = 2.0
TRIAL_SECONDS: Final = 20.0
Result = TypeVar("Result")


class SpecMapper:
    """Maps dataset specs with one catalog.

    `count_texts` and `count_values` are the engine's rules for how many texts a pattern has and how many values a distribution or a
    weighted choice; `try_table` runs every plan of a table on a few rows.
    """

    def __init__(
        self,
        catalog: Catalog,
        *,
        count_texts: Callable[[str], int],
        count_values: Callable[[Number | Moment | Choice], int],
        try_table: Callable[[PlannedDataset, str], None] | None = None,
    ) -> None:
        self._catalog, self._try_table = catalog, try_table
        self._count_texts, self._count_values = count_texts, count_values
        self._checker = ParameterChecker()
        self._quarantined: dict[str, str] = {}

    @property
    def quarantined(self) -> Mapping[str, str]:
        """The plugins whose code did not come to an end, with the reason; their types are refused from then on."""
        return self._quarantined

    def map_dataset(self, spec: DatasetSpec) -> PlannedDataset:
        """The planned dataset. Raises SpecInvalid with all issues, PluginError where a plugin breaks its contract."""
        spec = replace(spec, tables=tuple(map(keep_key_unique, spec.tables)))
        mappers: dict[str, TableMapper] = {}
        for place, table in enumerate(spec.tables):
            mappers[table.name] = TableMapper(self._catalog, spec, table, f"/tables/{place}", self._checker, mappers, self._quarantined)
        for mapper in mappers.values():
            mapper.choose_types()
        _raise_issues(mappers)
        for mapper in mappers.values():
            self._run_mappers(mapper, mapper.call_mappers, fenced=mapper.has_mappers)
        _raise_issues(mappers)
        tables: dict[str, PlannedTable] = {}
        for mapper in mappers.values():
            fields = self._run_mappers(mapper, mapper.build_fields, fenced=mapper.has_cases)
            if mapper.issues:
                raise SpecInvalid(mapper.issues)
            tables[mapper.table.name] = self._finish(mapper, fields, spec)
        planned = PlannedDataset(spec.seed, spec.as_of, spec.locale, tables, self._catalog.entities, self._catalog.owner)
        issues = list(find_reference_issues(planned))
        if issues:
            raise SpecInvalid(issues)
        self._try(planned)
        return planned

    def _run_mappers(self, mapper: TableMapper, work: Callable[[], Result], *, fenced: bool) -> Result:
        """Plugin code at map time, under its deadline; the plugin that runs into it is blamed. Without such code no fence is needed."""
        if not fenced:
            return work()
        try:
            return run_within(MAPPER_SECONDS, work, f"mapping of table {mapper.table.name!r}")
        except PluginOverdue as error:
            field, plugin = mapper.calling
            raise self.quarantine(error, error.plugin or plugin, error.field or field) from error

    def quarantine(self, error: PluginOverdue, plugin: str, field: str) -> PluginOverdue:
        """The error with a message that names the plugin, whose types are refused from now on; core is ours and is never refused."""
        if not plugin or plugin == CORE:
            return error
        self._quarantined.setdefault(plugin, str(error))
        blamed = PluginOverdue(f"{field}: plugin {plugin!r} is put in quarantine: {error}", plugin=plugin)
        blamed.field = field
        return blamed

    def _finish(self, mapper: TableMapper, fields: dict[str, PlannedField], spec: DatasetSpec) -> PlannedTable:
        table = mapper.table
        rows = {t.name: t.rows for t in spec.tables}

        def capacity(planned: PlannedField) -> int | None:
            try:
                return find_capacity(
                    planned.plan,
                    planned.type,
                    planned.spec.locale,
                    rows_of=rows.__getitem__,
                    count_texts=self._count_texts,
                    count_values=self._count_values,
                )
            except Refused:  # what is wrong with a distribution is for the trial to say
                return None if planned.spec.unique else UNLIMITED

        ordered, issues = apply_constraints(table.constraints, fields, table.rows, capacity, mapper.path)
        issues += self._check_unique(mapper, fields, capacity)
        issues += self._check_apart(table, fields, mapper.path)
        shown = _shown(fields)
        narrowed = self._narrow(shown)
        issues += find_empty_pools(narrowed, shown, [field.name for field in table.fields], mapper.path)
        if issues:
            raise SpecInvalid(issues)
        return PlannedTable(
            table.name,
            table.rows,
            fields,
            table.constraints,
            narrowed,
            shown,
            table.primary_key,
            ordered,
            keep_apart(table.constraints, fields),
        )

    def _check_unique(
        self, mapper: TableMapper, fields: Mapping[str, PlannedField], capacity: Callable[[PlannedField], int | None]
    ) -> list[Issue]:
        issues = []
        for place, original in enumerate(mapper.table.fields):
            planned = fields[original.name]
            if not original.unique:
                continue
            path, found = f"{mapper.path}/fields/{place}/unique", capacity(planned)
            if found is None:
                message = f"{original.name}: a {original.type} with these parameters cannot promise unique values"
                issues.append(Issue(path, "not_unique", message, original.type, "leave `unique` out, or use a type that counts its values"))
            elif found < mapper.table.rows:
                message = f"{original.name}: {found} different values for {mapper.table.rows} unique rows"
                issues.append(Issue(path, "capacity", message, mapper.table.rows, f"at most {found} rows"))
        return issues

    def _check_apart(self, table: TableSpec, fields: Mapping[str, PlannedField], path: str) -> list[Issue]:
        issues = []
        for place, constraint in enumerate(table.constraints):
            shown = [fields[name].type.shows for name in constraint.fields] if constraint.kind == "not_equal" else []
            computed = [s for s in shown if s is not None and s.name in self._catalog.entities[s.entity].computes]
            same = len({(fields[name].type.shows, fields[name].spec.of) for name in constraint.fields if fields[name].type.shows}) < len(
                shown
            )
            if computed or (any(shown) and same):
                message = f"{', '.join(constraint.fields)} must differ, which only columns of different entities' pools can"
                issues.append(Issue(f"{path}/constraints/{place}", "not_allowed", message, list(constraint.fields), "different `of`"))
        return issues

    def _narrow(self, shown: Mapping[tuple[str, str, str], FieldSpec]) -> dict[tuple[str, str], tuple[Pool, ...]]:
        groups: dict[tuple[str, str], dict[str, FieldSpec]] = {}
        for (entity, of, name), spec in shown.items():
            groups.setdefault((entity, of), {})[name] = spec
        return {
            (entity, of): narrow_pools(self._catalog.entities[entity], fields)
            for (entity, of), fields in groups.items()
            if any(p.get(k) is not None for p in (f.params for f in fields.values()) for k in NARROWING)
        }

    def _try(self, planned: PlannedDataset) -> None:
        try_table = self._try_table
        if try_table is None:
            return
        for place, (name, table) in enumerate(planned.tables.items()):
            if not table.rows:
                continue
            try:
                run_within(TRIAL_SECONDS, partial(try_table, planned, name), f"trial of table {name!r}")
            except Refused as error:
                raise SpecInvalid([locate_refusal(error, table, f"/tables/{place}")]) from error
            except PluginOverdue as error:
                raise self.quarantine(error, error.plugin, error.field) from error


def locate_refusal(error: Refused, table: PlannedTable, path: str) -> Issue:
    """The issue of a refusal that only showed when the plan ran; `path` is the pointer of the table."""
    if error.field not in table.fields:
        return Issue(path, "refused", str(error), None, error.allowed)
    pointer = f"{path}/fields/{list(table.fields).index(error.field)}" + (f"/params/{error.param}" if error.param else "")
    given: Any = table.fields[error.field].spec.params
    for part in filter(None, error.param.split("/")):
        given = given.get(part) if isinstance(given, Mapping) else None
    return Issue(pointer, "refused", f"{error.field}: {error}", given, error.allowed)


def _raise_issues(mappers: Mapping[str, TableMapper]) -> None:
    issues = [issue for mapper in mappers.values() for issue in mapper.issues]
    if issues:
        raise SpecInvalid(issues)


def _shown(fields: Mapping[str, PlannedField]) -> dict[tuple[str, str, str], FieldSpec]:
    shown: dict[tuple[str, str, str], FieldSpec] = {}
    for planned in fields.values():
        if planned.type.shows is not None:
            shown.setdefault((planned.type.shows.entity, planned.spec.of, planned.type.shows.name), planned.spec)
    return shown


def keep_key_unique(table: TableSpec) -> TableSpec:
    """The table with its primary key as a rule: one field is unique, several are unique together."""
    key = table.primary_key
    if len(key) == 1:
        return replace(table, fields=tuple(replace(field, unique=True) if field.name == key[0] else field for field in table.fields))
    rule = Constraint("unique_together", key)
    return replace(table, constraints=(*table.constraints, rule)) if key and rule not in table.constraints else table
