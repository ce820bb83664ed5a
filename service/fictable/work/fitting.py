"""Described data is made to fit: a modifier that cannot be honoured is removed and its clause becomes unresolved."""

from __future__ import annotations

from dataclasses import replace

from fictable.contract.plans import PlannedDataset
from fictable.errors import Issue, PluginError, SpecInvalid
from fictable.mapping.resolve import SpecMapper
from fictable.spec.nouns import Coverage, DatasetSpec, FieldSpec, TableSpec

_ROUNDS = 64
_FALLBACK = "text.sentence"


def fit_described(spec: DatasetSpec, mapper: SpecMapper) -> tuple[DatasetSpec, PlannedDataset]:
    """The spec without what its rows or types cannot honour, and its plans. Raises SpecInvalid where nothing helps."""
    for _ in range(_ROUNDS):
        try:
            return spec, mapper.map_dataset(spec)
        except SpecInvalid as error:
            relaxed = spec
            for issue in error.issues[:1]:
                relaxed = _relax(relaxed, issue)
            if relaxed == spec:
                raise
            spec = relaxed
        except PluginError as error:
            relaxed = _do_without(spec, error)
            if relaxed == spec:
                raise
            spec = relaxed
    return spec, mapper.map_dataset(spec)


def _relax(spec: DatasetSpec, issue: Issue) -> DatasetSpec:
    parts = issue.path.strip("/").split("/")
    if len(parts) < 2 or parts[0] != "tables" or not parts[1].isdecimal():
        return spec
    table = spec.tables[int(parts[1])]
    if len(parts) >= 4 and parts[2] == "constraints":
        place = int(parts[3])
        fields = table.constraints[place].fields
        smaller = replace(table, constraints=(*table.constraints[:place], *table.constraints[place + 1 :]))
        return _note(_with_table(spec, int(parts[1]), smaller), fields, issue)
    if len(parts) >= 4 and parts[2] == "fields":
        field = table.fields[int(parts[3])]
        changed = replace(table, fields=tuple(_relax_field(f, parts[4:]) if f is field else f for f in table.fields))
        return _note(_with_table(spec, int(parts[1]), changed), (field.name,), issue)
    return spec


def _do_without(spec: DatasetSpec, error: PluginError) -> DatasetSpec:
    """With free text in place of the field whose plugin failed; a description deserves an answer all the same."""
    for place, table in enumerate(spec.tables):
        for field in table.fields:
            if field.name == error.field and field.type != _FALLBACK:
                plain = FieldSpec(field.name, _FALLBACK, locale=field.locale, null_fraction=field.null_fraction)
                changed = replace(table, fields=tuple(plain if f is field else f for f in table.fields))
                return _note(_with_table(spec, place, changed), (field.name,), Issue("", error.code, str(error)))
    return spec


def _relax_field(field: FieldSpec, rest: list[str]) -> FieldSpec:
    """Without the part that the rest of the pointer names; a field that still does not fit becomes free text."""
    part = rest[0] if rest else ""
    if part == "unique":
        return replace(field, unique=False)
    if part == "cases":
        return replace(field, cases=())
    if part == "params" and len(rest) > 1 and rest[1] in field.params:
        return replace(field, params={name: value for name, value in field.params.items() if name != rest[1]})
    if field.params and field.type != _FALLBACK:
        return replace(field, params={})
    return FieldSpec(field.name, _FALLBACK, locale=field.locale, null_fraction=field.null_fraction)


def _with_table(spec: DatasetSpec, place: int, table: TableSpec) -> DatasetSpec:
    return replace(spec, tables=(*spec.tables[:place], table, *spec.tables[place + 1 :]))


def _note(spec: DatasetSpec, fields: tuple[str, ...], issue: Issue) -> DatasetSpec:
    """The clauses of these fields become unresolved, with the reason."""
    found = False
    coverage = []
    for entry in spec.coverage:
        hit = not found and set(entry.fields) & set(fields)
        found = found or bool(hit)
        coverage.append(Coverage(entry.clause, "unresolved", entry.fields, issue.message[:300]) if hit else entry)
    if not found:
        coverage.append(Coverage(", ".join(fields), "unresolved", fields, issue.message[:300]))
    return replace(spec, coverage=tuple(coverage))
