"""Checks what the parts of a dataset spec say of each other: names that exist, expressions that parse, no circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

from fictable.errors import ExpressionInvalid
from fictable.spec.expressions import field_names, parse_expression
from fictable.spec.findings import Findings, suggest
from fictable.spec.names import NAME_LENGTH, normalise_name
from fictable.spec.nouns import Constraint, DatasetSpec, FieldSpec, TableSpec

FieldKey: TypeAlias = tuple[str, str]
Needs: TypeAlias = dict[FieldKey, tuple[FieldKey, ...]]
K = TypeVar("K")
CYCLE_LIMIT = 100
LONGEST_CIRCLE = 12
MOMENT_TYPES = frozenset({"date", "datetime"})


@dataclass(frozen=True, slots=True)
class SpecIndex:
    """The fields of a spec by table and name, so that a look-up costs the same in a large spec."""

    fields: Mapping[str, Mapping[str, FieldSpec]]

    def has_field(self, table: str, name: str) -> bool:
        """Whether a table has a field of this name."""
        return name in self.fields.get(table, ())

    def split_target(self, target: str) -> FieldKey | None:
        """Split "table.field" where both exist; names may hold dots. None when no split fits."""
        if len(target) > 2 * NAME_LENGTH + 1:
            return None
        for position in [index for index, character in enumerate(target) if character == "."]:
            if self.has_field(target[:position], target[position + 1 :]):
                return target[:position], target[position + 1 :]
        return None


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
    index = SpecIndex({table.name: {field.name: field for field in table.fields} for table in spec.tables})
    needs: Needs = {}
    for place in _walk_fields(spec):
        needed = [need for use in _list_uses(place) for need in _find_needs(use, index, findings)]
        needed += [(place.table.name, name) for name in _find_case_needs(place, index, findings)]
        needs[place.table.name, place.field.name] = tuple(dict.fromkeys(needed))
    for number, table in enumerate(spec.tables):
        _check_keys(table, f"/tables/{number}", index, findings)
    _report_field_cycles(spec, needs, findings)
    _report_table_cycles(spec, index, findings)


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


def _find_needs(place: Place, index: SpecIndex, findings: Findings) -> list[FieldKey]:
    """List the fields that a field is made from, by its type; what names nothing becomes an issue."""
    kind, table = place.field.type, place.table.name
    if kind == "expression":
        text = _read_param(place, "expr", findings)
        return [(table, name) for name in check_expression(text, table, index, f"{place.path}/params/expr", findings)] if text else []
    if kind in MOMENT_TYPES:
        return [(table, name) for key in ("after", "before") if (name := _read_sibling(place, key, index, findings)) is not None]
    if kind == "reference":
        return _find_reference_need(place, index, findings)
    return _find_lookup_needs(place, index, findings) if kind == "lookup" else []


def _read_param(place: Place, key: str, findings: Findings, allowed: Any = None) -> str:
    value = place.field.params.get(key)
    if isinstance(value, str) and value:
        return value
    code, what = ("missing", "is needed") if key not in place.field.params else ("wrong_type", "must be a text")
    message = f"the parameter {key!r} of field {place.field.name!r} {what}"
    findings.add(f"{place.path}/params/{key}", code, message, given=value, allowed=allowed)
    return ""


def _read_sibling(place: Place, key: str, index: SpecIndex, findings: Findings) -> str | None:
    if key not in place.field.params:
        return None
    name = _read_param(place, key, findings)
    if not name:
        return None
    return name if _check_field(place.table.name, name, f"{place.path}/params/{key}", index, findings) else None


def _check_field(table: str, name: str, path: str, index: SpecIndex, findings: Findings) -> bool:
    if index.has_field(table, name):
        return True
    names = list(index.fields[table])
    findings.add(path, "unknown_field", f"table {table!r} has no field {name!r}", given=name, allowed=names, hint=suggest(name, names))
    return False


def _find_reference_need(place: Place, index: SpecIndex, findings: Findings) -> list[FieldKey]:
    target = _read_param(place, "to", findings, allowed="table.field")
    key = index.split_target(target)
    if target and key is None:
        targets = [f"{table}.{name}" for table, fields in index.fields.items() for name in fields if table != place.table.name]
        path, hint = f"{place.path}/params/to", suggest(target, targets)
        findings.add(
            path, "unknown_field", f"{target!r} names no field of a table, as table.field", given=target, allowed=targets, hint=hint
        )
    via = _read_sibling(place, "via", index, findings)
    if via is not None and key is not None:
        _check_leader(place, via, key[0], index, findings)
        return [(place.table.name, via), key]
    return [] if key is None else [key]


def _check_leader(place: Place, via: str, table: str, index: SpecIndex, findings: Findings) -> None:
    """Add an issue where `via` is no reference of its own to the same table."""
    leader = index.fields[place.table.name][via]
    found = index.split_target(str(leader.params.get("to", ""))) if leader.type == "reference" and "via" not in leader.params else None
    if found is None or found[0] != table:
        fitting = [
            field.name
            for field in place.table.fields
            if field.type == "reference" and "via" not in field.params and str(field.params.get("to", "")).startswith(f"{table}.")
        ]
        message = f"{via!r} is no reference of its own to table {table!r}"
        findings.add(f"{place.path}/params/via", "not_allowed", message, given=via, allowed=fitting)


def _find_lookup_needs(place: Place, index: SpecIndex, findings: Findings) -> list[FieldKey]:
    via = _read_sibling(place, "via", index, findings) if "via" in place.field.params else _read_param(place, "via", findings) or None
    wanted = _read_param(place, "field", findings)
    if not via or not wanted:
        return []
    reference = index.fields[place.table.name][via]
    if reference.type != "reference":
        references = [field.name for field in place.table.fields if field.type == "reference"]
        message = f"{via!r} is no reference, so nothing can be looked up through it"
        findings.add(f"{place.path}/params/via", "not_allowed", message, given=via, allowed=references)
        return []
    key = index.split_target(str(reference.params.get("to", "")))
    if key is None or not _check_field(key[0], wanted, f"{place.path}/params/field", index, findings):
        return []
    return [(place.table.name, via), (key[0], wanted)]


def _find_case_needs(place: Place, index: SpecIndex, findings: Findings) -> list[str]:
    names = [
        check_expression(case.when, place.table.name, index, f"{place.path}/cases/{number}/when", findings)
        for number, case in enumerate(place.field.cases)
    ]
    return [name for found in names for name in found]


def check_expression(text: str, table: str, index: SpecIndex, path: str, findings: Findings) -> tuple[str, ...]:
    """Parse an expression over the fields of a table; gives the fields it uses, or () with an issue at `path`."""
    try:
        names = field_names(parse_expression(text))
    except ExpressionInvalid as error:
        for issue in error.issues:
            findings.add(path, issue.code, issue.message, given=issue.given, allowed=issue.allowed, hint=issue.hint)
        return ()
    return tuple(name for name in names if _check_field(table, name, path, index, findings))


def _check_keys(table: TableSpec, path: str, index: SpecIndex, findings: Findings) -> None:
    for number, name in enumerate(table.primary_key):
        _check_field(table.name, name, f"{path}/primary_key/{number}", index, findings)
    for number, constraint in enumerate(table.constraints):
        for name in list_constraint_fields(constraint):
            _check_field(table.name, name, f"{path}/constraints/{number}", index, findings)


def list_constraint_fields(constraint: Constraint) -> tuple[str, ...]:
    """List the fields that a constraint speaks of, the total of a sum last."""
    return (*constraint.fields, normalise_name(constraint.total)) if constraint.total else constraint.fields


def _report_field_cycles(spec: DatasetSpec, needs: Needs, findings: Findings) -> None:
    paths = {(place.table.name, place.field.name): place.path for place in _walk_fields(spec)}
    for cycle in find_cycles(needs):
        tables = {table for table, _ in cycle}
        names = [name if len(tables) == 1 else f"{table}.{name}" for table, name in (*cycle, cycle[0])]
        findings.add(paths[cycle[0]], "cycle", f"fields are made from each other in a circle: {draw_circle(names)}", given=names)


def _report_table_cycles(spec: DatasetSpec, index: SpecIndex, findings: Findings) -> None:
    """Add an issue per circle of tables; a table may refer to itself, but of several in a circle none is the first."""
    paths = {table.name: f"/tables/{number}" for number, table in enumerate(spec.tables)}
    needs: dict[str, tuple[str, ...]] = {}
    for table in spec.tables:
        keys = [index.split_target(str(field.params.get("to", ""))) for field in table.fields if field.type == "reference"]
        needs[table.name] = tuple(dict.fromkeys(key[0] for key in keys if key is not None and key[0] != table.name))
    for cycle in find_cycles(needs):
        names = [*cycle, cycle[0]]
        findings.add(paths[cycle[0]], "cycle", f"tables refer to each other in a circle: {draw_circle(names)}", given=names)


def draw_circle(names: list[str]) -> str:
    """Write the names of a circle with arrows; the middle of a long one is left out."""
    shown = names if len(names) <= LONGEST_CIRCLE else [*names[: LONGEST_CIRCLE - 2], "…", names[-1]]
    return " → ".join(shown)


def find_cycles(needs: Mapping[K, Iterable[K]]) -> list[tuple[K, ...]]:
    """Find circles in a graph given as node → nodes it needs: one per step that leads back into the walk, at most 100.

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
                if len(cycles) == CYCLE_LIMIT:
                    return cycles
    return cycles
