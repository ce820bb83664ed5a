"""One table's fields: types chosen, parameters checked, mappers called, storage and cases settled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rapidfuzz import process

from fictable.contract.catalog import Catalog
from fictable.contract.nodes import Constant, Lookup, Plan, Reference
from fictable.contract.nouns import FieldType
from fictable.contract.plans import PlannedCase, PlannedField
from fictable.errors import ExpressionInvalid, FictableError, Issue, PluginError, Refused, SpecInvalid
from fictable.mapping.parameters import ParameterChecker, find_sibling_issues
from fictable.mapping.storage import Storage, find_storage, infer_value_type
from fictable.spec.nouns import Absent, Case, DatasetSpec, FieldSpec, TableSpec


class MapContext:
    """Implements contract.protocols.Context for one field."""

    def __init__(self, mapper: TableMapper, spec: FieldSpec, config: Mapping[str, Any]) -> None:
        self._mapper, self.locale, self.as_of, self.config = mapper, spec.locale, mapper.dataset.as_of, config

    def field(self, name: str) -> FieldSpec:
        """A sibling field. Raises Refused where there is none."""
        if name not in self._mapper.specs:
            raise Refused(f"there is no field {name!r}", allowed=list(self._mapper.specs))
        return self._mapper.specs[name]

    def storage(self, name: str) -> str:
        """The storage that the sibling's type declares."""
        return self._mapper.catalog.field_types[self.field(name).type].storage


class TableMapper:
    """Maps the fields of one table; `mappers` gives the mapper of another table of the dataset.

    `quarantined` says of a plugin why its types are refused; `calling` is the field and the plugin whose mapper ran last.
    """

    def __init__(
        self,
        catalog: Catalog,
        dataset: DatasetSpec,
        table: TableSpec,
        path: str,
        checker: ParameterChecker,
        mappers: dict[str, TableMapper],
        quarantined: Mapping[str, str],
    ) -> None:
        self.catalog, self.dataset, self.table, self.path = catalog, dataset, table, path
        self.specs: dict[str, FieldSpec] = {}
        self.types: dict[str, FieldType] = {}
        self.plans: dict[str, Plan | None] = {}
        self.issues: list[Issue] = []
        self._checker, self._mappers, self._quarantined = checker, mappers, quarantined
        self._storages: dict[str, Storage] = {}
        self._open: list[str] = []
        self.calling = ("", "")

    # -- types and parameters --------------------------------------------------------------------------------------

    def choose_types(self) -> None:
        """Find each field's type and check its parameters; what is wrong is added to `issues`."""
        for place, spec in enumerate(self.table.fields):
            path = f"{self.path}/fields/{place}"
            kind = self._find_type(spec.type, f"{path}/type")
            if kind is None:
                continue
            self.issues += self._checker.find_issues(kind, spec.params, f"{path}/params")
            self.types[spec.name] = kind
            self.specs[spec.name] = replace(spec, params=self._checker.complete(kind, spec.params))
        self._check_siblings(dict.fromkeys(self.types, ""))

    def _check_siblings(self, storages: Mapping[str, str]) -> None:
        for place, spec in enumerate(self.table.fields):
            if spec.name in self.types:
                path = f"{self.path}/fields/{place}/params"
                self.issues += find_sibling_issues(self.types[spec.name], self.specs[spec.name], storages, path)

    def _find_type(self, id_: str, path: str) -> FieldType | None:
        kind = self.catalog.field_types.get(id_)
        if kind is None:
            near = [match[0] for match in process.extract(id_, list(self.catalog.field_types), limit=3, score_cutoff=60)]
            hint = f"did you mean {' or '.join(near)}?" if near else "`fictable types` lists all"
            self.issues.append(Issue(path, "unknown_type", f"there is no field type {id_!r}", id_, near or None, hint))
        return kind

    @property
    def has_mappers(self) -> bool:
        """Whether plugin code runs when the plans are made."""
        return any(kind.mapper is not None for kind in self.types.values())

    @property
    def has_cases(self) -> bool:
        """Whether plans are made for cases, too."""
        return any(spec.cases for spec in self.table.fields)

    # -- plans -----------------------------------------------------------------------------------------------------

    def call_mappers(self) -> None:
        """Make each field's plan; a mapper that refuses adds an issue."""
        for place, spec in enumerate(self.table.fields):
            kind = self.types.get(spec.name)
            if kind is not None:
                self.plans[spec.name] = self._plan(kind, self.specs[spec.name], f"{self.path}/fields/{place}")

    def _plan(self, kind: FieldType, spec: FieldSpec, path: str) -> Plan | None:
        owner = self.catalog.owner[kind.id]
        if owner in self._quarantined:
            raise _blame(f"{spec.name}: plugin {owner!r} is in quarantine: {self._quarantined[owner]}", owner, spec.name)
        if kind.mapper is None:
            return kind.plan
        self.calling = (spec.name, owner)
        try:
            return kind.mapper(spec, MapContext(self, spec, self.catalog.config.get(owner, {})))
        except Refused as error:
            pointer = f"{path}/params/{error.param}" if error.param else path
            given = spec.params.get(error.param) if error.param else None
            self.issues.append(Issue(pointer, "refused", f"{spec.name}: {error}", given, error.allowed))
            return None
        except FictableError:
            raise
        except (Exception, SystemExit) as error:
            raise _blame(f"{spec.name}: plugin {owner!r} raised {type(error).__name__}: {error}", owner, spec.name) from error

    # -- storage ---------------------------------------------------------------------------------------------------

    def storage_of(self, name: str) -> Storage:
        """Storage and decimals of a field. Raises SpecInvalid for a circle or an unknown field."""
        if name not in self._storages:
            if name in self._open:
                chain = " → ".join([*self._open[self._open.index(name) :], name])
                raise SpecInvalid([Issue(self.path, "cycle", f"fields depend on each other in a circle: {chain}", name)])
            if name not in self.types:
                raise SpecInvalid([Issue(self.path, "unknown_field", f"there is no field {name!r}", name, list(self.types))])
            self._open.append(name)
            try:
                self._storages[name] = find_storage(self.plans[name], self.types[name], self.storage_of, self._other_storage)
            finally:
                self._open.pop()
            plan = self.plans[name]
            if isinstance(plan, Lookup):
                self._storages[name] = self._lookup_storage(plan)
        return self._storages[name]

    def _other_storage(self, table: str, field: str) -> Storage:
        return self._mappers[table].storage_of(field)

    def _lookup_storage(self, plan: Lookup) -> Storage:
        reference = self.plans[plan.via]
        table = reference.table if isinstance(reference, Reference) else str(self.specs[plan.via].params["to"]).rpartition(".")[0]
        return self._other_storage(table, plan.field)

    # -- fields ----------------------------------------------------------------------------------------------------

    def build_fields(self) -> dict[str, PlannedField]:
        """The planned fields in the spec's order; issues are collected."""
        fields: dict[str, PlannedField] = {}
        for place, original in enumerate(self.table.fields):
            path = f"{self.path}/fields/{place}"
            try:
                storage, decimals = self.storage_of(original.name)
            except ExpressionInvalid as error:
                self.issues += [replace(issue, path=f"{path}/params/expr") for issue in error.issues]
                continue
            except SpecInvalid as error:
                self.issues += [replace(issue, path=path) for issue in error.issues]
                continue
            spec, kind = self.specs[original.name], self.types[original.name]
            planned = PlannedField(spec, kind, self.plans[spec.name], storage, decimals, self.catalog.owner[kind.id])
            cases = tuple(c for n, case in enumerate(spec.cases) if (c := self._build_case(planned, case, f"{path}/cases/{n}")))
            fields[spec.name] = replace(planned, cases=cases)
        self._check_siblings({name: planned.storage for name, planned in fields.items()})
        return fields

    def _build_case(self, planned: PlannedField, case: Case, path: str) -> PlannedCase | None:
        try:
            found = infer_value_type(case.when, self.storage_of)
        except (ExpressionInvalid, SpecInvalid) as error:
            self.issues += [replace(issue, path=f"{path}/when") for issue in error.issues]
            return None
        if found.kind not in {"bool", "null"}:
            self.issues.append(
                Issue(f"{path}/when", "wrong_type", f"`when` must be true or false, this is {found.kind}", case.when, "bool")
            )
            return None
        if case.value is None:
            return PlannedCase(case.when, None, planned.spec)
        if case.value is not Absent.ABSENT:
            return self._constant_case(planned, case, path)
        return self._typed_case(planned, case, path)

    def _constant_case(self, planned: PlannedField, case: Case, path: str) -> PlannedCase | None:
        value = read_constant(case.value, planned.storage, planned.decimals)
        if value is None:
            message = f"{case.value!r} does not fit {planned.spec.name!r}, which is {planned.storage}"
            self.issues.append(Issue(f"{path}/value", "wrong_type", message, case.value, planned.storage))
            return None
        return PlannedCase(case.when, Constant(value, planned.storage, planned.decimals), planned.spec)

    def _typed_case(self, planned: PlannedField, case: Case, path: str) -> PlannedCase | None:
        kind = self._find_type(case.type or planned.spec.type, f"{path}/type")
        if kind is None:
            return None
        base = {} if case.type else dict(self.table_params(planned.spec.name))
        given = {**base, **(case.params or {})}
        self.issues += self._checker.find_issues(kind, given, f"{path}/params")
        spec = replace(planned.spec, type=kind.id, params=self._checker.complete(kind, given), cases=())
        plan = self._plan(kind, spec, path) if not self.issues and kind.shows is None else None
        if plan is None and (self.issues or kind.shows is None):
            return None
        storage = find_storage(plan, kind, self.storage_of, self._other_storage)
        if storage[0] != planned.storage:
            message = f"a {kind.id} is {storage[0]}, but {planned.spec.name!r} is {planned.storage}"
            self.issues.append(Issue(path, "wrong_type", message, kind.id, planned.storage))
            return None
        return PlannedCase(case.when, plan, spec, kind.shows)

    def table_params(self, name: str) -> Mapping[str, Any]:
        """The parameters of a field as they were given, without defaults."""
        return next(spec.params for spec in self.table.fields if spec.name == name)


def _blame(message: str, plugin: str, field: str) -> PluginError:
    error = PluginError(message, plugin=plugin)
    error.field = field
    return error


def read_constant(value: Any, storage: str, decimals: int | None) -> Any:
    """A JSON value as the storage wants it (dates and times from ISO text, decimals as scaled integers), None where it does not fit."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if storage == "string":
        return value if isinstance(value, str) else None
    if storage == "bool":
        return value if isinstance(value, bool) else None
    if storage.startswith("int"):
        return int(value) if number and float(value).is_integer() else None
    if storage == "float64":
        return float(value) if number else None
    if storage == "decimal":
        scaled = value * 10 ** (decimals or 0) if number else None
        return None if scaled is None or abs(scaled - round(scaled)) > 1e-6 else round(scaled)
    return _read_moment(value, storage)


def _read_moment(value: Any, storage: str) -> int | None:
    if not isinstance(value, str):
        return None
    try:
        if storage == "time32[s]":
            time = dt.time.fromisoformat(value)
            return time.hour * 3600 + time.minute * 60 + time.second
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    seconds = int((moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp())
    return seconds // 86_400 if storage == "date32" else seconds
