"""Checks what the parts of a dataset spec say of each other: names that exist, expressions that parse, no circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

from fictable.errors import ExpressionInvalid
from fictable.spec.expressions import field_names, parse_expression
from fictable.spec.findings import Findings, suggest
from fictable.spec.names import normalise_name
from fictable.spec.nouns import Constraint, DatasetSpec, FieldSpec, TableSpec

FieldKey: TypeAlias = tuple[str, str]
Needs: TypeAlias = dict[FieldKey, tuple[FieldKey, ...]]
K = TypeVar("K")
MOMENT_TYPES = frozenset({"date", "datetime"})


@dataclass(frozen=True, slots=True)
class Place:
    """The field that is looked at: its table, itself, and its JSON pointer."""

    table: TableSpec
    field: FieldSpec
    path: str


def check_relations(spec: DatasetSpec, findings: Findings) -> None:
    """Add an issue for every name that points nowhere, every faulty expression and every circle of a spec.

    Codes: unknown_field, unknown_table, missing, wrong_type, not_allowed, cycle, and those of expressions.
    """
    tables = {table.name: table for table in spec.tables}
    needs: Needs = {}
    for place in _walk_fields(spec):
        needed = [need for use in _list_uses(place) for need in _find_needs(use, tables, findings)]
        needed += [(place.table.name, name) for name in _find_case_needs(place, findings)]
        needs[place.table.name, place.field.name] = tuple(dict.fromkeys(needed))
    for index, table in enumerate(spec.tables):
        _check_keys(table, f"/tables/{index}", findings)
    _report_field_cycles(spec, needs, findings)
    _report_table_cycles(spec, findings)


def split_target(target: str, tables: Mapping[str, TableSpec]) -> FieldKey | None:
    """Split "table.field" where both exist; names may hold dots. None when no split fits."""
    for position in [index for index, character in enumerate(target) if character == "."]:
        table = tables.get(target[:position])
        if table is not None and _has_field(table, target[position + 1 :]):
            return table.name, target[position + 1 :]
    return None


def _has_field(table: TableSpec, name: str) -> bool:
    return any(field.name == name for field in table.fields)


def _walk_fields(spec: DatasetSpec) -> Iterator[Place]:
    for table_index, table in enumerate(spec.tables):
        for index, field in enumerate(table.fields):
            yield Place(table, field, f"/tables/{table_index}/fields/{index}")


def _list_uses(place: Place) -> Iterator[Place]:
    """List the ways a field may be made: itself, and with the type and parameters of each of its cases."""
    yield place
    for index, case in enumerate(place.field.cases):
        if case.type is not None or case.params is not None:
            params = case.params if case.type is not None else {**place.field.params, **(case.params or {})}
            changed = replace(place.field, type=case.type or place.field.type, params=params or {})
            yield Place(place.table, changed, f"{place.path}/cases/{index}")


def _find_needs(place: Place, tables: Mapping[str, TableSpec], findings: Findings) -> list[FieldKey]:
    """List the fields that a field is made from, by its type; what names nothing becomes an issue."""
    kind, table = place.field.type, place.table.name
    if kind == "expression":
        text = _read_param(place, "expr", findings)
        return [(table, name) for name in check_expression(text, place.table, f"{place.path}/params/expr", findings)] if text else []
    if kind in MOMENT_TYPES:
        return [(table, name) for key in ("after", "before") if (name := _read_sibling(place, key, findings)) is not None]
    if kind == "reference":
        return _find_reference_need(place, tables, findings)
    return _find_lookup_needs(place, tables, findings) if kind == "lookup" else []


def _read_param(place: Place, key: str, findings: Findings, allowed: Any = None) -> str:
    value = place.field.params.get(key)
    if isinstance(value, str) and value:
        return value
    code, what = ("missing", "is needed") if key not in place.field.params else ("wrong_type", "must be a text")
    message = f"the parameter {key!r} of field {place.field.name!r} {what}"
    findings.add(f"{place.path}/params/{key}", code, message, given=value, allowed=allowed)
    return ""


def _read_sibling(place: Place, key: str, findings: Findings) -> str | None:
    if key not in place.field.params:
        return None
    name = _read_param(place, key, findings)
    if not name:
        return None
    return name if _check_field(place.table, name, f"{place.path}/params/{key}", findings) else None


def _check_field(table: TableSpec, name: str, path: str, findings: Findings) -> bool:
    if _has_field(table, name):
        return True
    names = [field.name for field in table.fields]
    findings.add(path, "unknown_field", f"table {table.name!r} has no field {name!r}", given=name, allowed=names, hint=suggest(name, names))
    return False


def _find_reference_need(place: Place, tables: Mapping[str, TableSpec], findings: Findings) -> list[FieldKey]:
    targets = [f"{table.name}.{field.name}" for table in tables.values() for field in table.fields if table.name != place.table.name]
    target = _read_param(place, "to", findings, allowed="table.field")
    key = split_target(target, tables)
    if target and key is None:
        path, hint = f"{place.path}/params/to", suggest(target, targets)
        findings.add(
            path, "unknown_field", f"{target!r} names no field of a table, as table.field", given=target, allowed=targets[:100], hint=hint
        )
    return [] if key is None else [key]


def _find_lookup_needs(place: Place, tables: Mapping[str, TableSpec], findings: Findings) -> list[FieldKey]:
    via = _read_sibling(place, "via", findings) if "via" in place.field.params else _read_param(place, "via", findings) or None
    wanted = _read_param(place, "field", findings)
    if not via or not wanted:
        return []
    reference = next(field for field in place.table.fields if field.name == via)
    if reference.type != "reference":
        references = [field.name for field in place.table.fields if field.type == "reference"]
        message = f"{via!r} is no reference, so nothing can be looked up through it"
        findings.add(f"{place.path}/params/via", "not_allowed", message, given=via, allowed=references)
        return []
    key = split_target(str(reference.params.get("to", "")), tables)
    if key is None or not _check_field(tables[key[0]], wanted, f"{place.path}/params/field", findings):
        return []
    return [(place.table.name, via), (key[0], wanted)]


def _find_case_needs(place: Place, findings: Findings) -> list[str]:
    names = [
        check_expression(case.when, place.table, f"{place.path}/cases/{index}/when", findings)
        for index, case in enumerate(place.field.cases)
    ]
    return [name for found in names for name in found]


def check_expression(text: str, table: TableSpec, path: str, findings: Findings) -> tuple[str, ...]:
    """Parse an expression over the fields of a table; gives the fields it uses, or () with an issue at `path`."""
    try:
        names = field_names(parse_expression(text))
    except ExpressionInvalid as error:
        for issue in error.issues:
            findings.add(path, issue.code, issue.message, given=issue.given, allowed=issue.allowed, hint=issue.hint)
        return ()
    return tuple(name for name in names if _check_field(table, name, path, findings))


def _check_keys(table: TableSpec, path: str, findings: Findings) -> None:
    for index, name in enumerate(table.primary_key):
        _check_field(table, name, f"{path}/primary_key/{index}", findings)
    for index, constraint in enumerate(table.constraints):
        for name in list_constraint_fields(constraint):
            _check_field(table, name, f"{path}/constraints/{index}", findings)


def list_constraint_fields(constraint: Constraint) -> tuple[str, ...]:
    """List the fields that a constraint speaks of, the total of a sum last."""
    return (*constraint.fields, normalise_name(constraint.total)) if constraint.total else constraint.fields


def _report_field_cycles(spec: DatasetSpec, needs: Needs, findings: Findings) -> None:
    paths = {(place.table.name, place.field.name): place.path for place in _walk_fields(spec)}
    for cycle in find_cycles(needs):
        tables = {table for table, _ in cycle}
        names = [name if len(tables) == 1 else f"{table}.{name}" for table, name in (*cycle, cycle[0])]
        findings.add(paths[cycle[0]], "cycle", f"fields are made from each other in a circle: {' → '.join(names)}", given=names)


def _report_table_cycles(spec: DatasetSpec, findings: Findings) -> None:
    """Add an issue per circle of tables; a table may refer to itself, but of several in a circle none is the first."""
    tables = {table.name: table for table in spec.tables}
    paths = {table.name: f"/tables/{index}" for index, table in enumerate(spec.tables)}
    needs: dict[str, tuple[str, ...]] = {}
    for table in spec.tables:
        keys = [split_target(str(field.params.get("to", "")), tables) for field in table.fields if field.type == "reference"]
        needs[table.name] = tuple(dict.fromkeys(key[0] for key in keys if key is not None and key[0] != table.name))
    for cycle in find_cycles(needs):
        names = [*cycle, cycle[0]]
        findings.add(paths[cycle[0]], "cycle", f"tables refer to each other in a circle: {' → '.join(names)}", given=names)


def find_cycles(needs: Mapping[K, Iterable[K]]) -> list[tuple[K, ...]]:
    """Find circles in a graph given as node → nodes it needs, one per group of nodes that lie on a common walk.

    Each circle starts with its first node in the order of `needs`; the walk keeps its own stack, so depth is no limit.
    """
    cycles: list[tuple[K, ...]] = []
    finished: dict[K, bool] = {}
    for start in needs:
        if start in finished:
            continue
        trail, waiting = [start], [iter(needs[start])]
        finished[start] = False
        while trail:
            following = next(waiting[-1], None)
            if following is None:
                finished[trail.pop()] = True
                waiting.pop()
            elif following not in finished:
                finished[following] = False
                trail.append(following)
                waiting.append(iter(needs.get(following, ())))
            elif not finished[following]:
                cycles.append(tuple(trail[trail.index(following) :]))
    return cycles
