"""Constraints become rules of generation: bounds, orders, redraws, formulas, digits. What has no rule is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import cast

from fictable.contract.nodes import Choice, Digit, Formula, Lookup, Moment, Number, Offset, Reference
from fictable.contract.plans import PlannedField
from fictable.errors import Issue
from fictable.mapping.correlations import correlate
from fictable.spec.nouns import Constraint

Fields = dict[str, PlannedField]
TOGETHER_LIMIT = 2**62


def apply_constraints(
    constraints: tuple[Constraint, ...], fields: Fields, rows: int, capacity: Callable[[PlannedField], int | None], path: str
) -> tuple[tuple[Constraint, ...], list[Issue]]:
    """Rewrite the fields in place; what is left to order row by row is returned, with what is wrong."""
    ordered: list[Constraint] = []
    issues: list[Issue] = []
    for place, constraint in enumerate(constraints):
        where = f"{path}/constraints/{place}"
        if constraint.kind == "inequality":
            issues += _apply_inequality(constraint, fields, ordered, where)
        elif constraint.kind == "not_equal":
            issues += _apply_not_equal(constraint, fields, where)
        elif constraint.kind == "sum":
            issues += _apply_sum(constraint, fields, where)
        elif constraint.kind == "unique_together":
            issues += _apply_together(constraint, fields, rows, capacity, where)
    return tuple(ordered), issues + correlate(constraints, fields, path)


def _apply_inequality(constraint: Constraint, fields: Fields, ordered: list[Constraint], path: str) -> list[Issue]:
    names = constraint.fields
    texts = [name for name in names if fields[name].storage in {"string", "bool"}]
    if texts:
        return [
            Issue(path, "not_allowed", f"{texts[0]!r} is {fields[texts[0]].storage}; an inequality needs numbers, dates or times", texts[0])
        ]
    if all(_follows(fields[later], earlier) for earlier, later in pairwise(names)):
        return []
    if all(_can_be_bounded(fields[later], fields[earlier]) for earlier, later in pairwise(names)):
        return _bound(constraint, fields, path)
    if len({(fields[name].storage, fields[name].decimals) for name in names}) > 1:
        kinds = ", ".join(f"{name}: {fields[name].storage}" for name in names)
        return [Issue(path, "not_allowed", f"an inequality of these fields needs one storage ({kinds})", list(names))]
    ordered.append(constraint)
    return []


def _follows(later: PlannedField, earlier: str) -> bool:
    plan = later.plan
    return isinstance(plan, Offset) and plan.base == earlier and plan.sign > 0 and plan.min_offset >= 0


def _can_be_bounded(later: PlannedField, earlier: PlannedField) -> bool:
    if not isinstance(later.plan, Number | Moment) or later.spec.unique or later.bounded_by or later.cases:
        return False
    clocks = {"date32", "timestamp[s]"}
    numbers = {"int8", "int16", "int32", "int64", "decimal", "float64"}
    both = {later.storage, earlier.storage}
    if not (both <= clocks or both <= numbers):
        return False
    return isinstance(earlier.plan, Number | Moment) and not earlier.cases and _same_unit(later, earlier)


def _bound(constraint: Constraint, fields: Fields, path: str) -> list[Issue]:
    """Each later field is drawn above the row's earlier one, which itself leaves room below the later one's upper bound."""
    for earlier, later in reversed(list(pairwise(constraint.fields))):
        first, last = cast(Number | Moment, fields[earlier].plan), cast(Number | Moment, fields[later].plan)
        room = _unit_of(last) if constraint.strict else 0
        highest = min(first.high, last.high - room)
        if highest < first.low:
            message = f"{later!r} ends at {last.high} before {earlier!r} begins at {first.low}"
            return [Issue(path, "infeasible", message, list(constraint.fields))]
        fields[earlier] = replace(fields[earlier], plan=_end_at(first, highest))
        fields[later] = replace(fields[later], bounded_by=earlier, strict=constraint.strict)
    return []


def _end_at(plan: Number | Moment, high: float) -> Number | Moment:
    return replace(plan, high=int(high)) if isinstance(plan, Moment) else replace(plan, high=high)


def _unit_of(plan: Number | Moment) -> float:
    decimals = plan.decimals if isinstance(plan, Number) and plan.storage == "decimal" else 0
    return 10 ** -(decimals or 0) if decimals else 1


def _same_unit(later: PlannedField, earlier: PlannedField) -> bool:
    return later.storage == earlier.storage or not {later.storage, earlier.storage} & {"date32", "timestamp[s]"}


def _apply_not_equal(constraint: Constraint, fields: Fields, path: str) -> list[Issue]:
    issues = []
    for place, name in enumerate(constraint.fields[1:], 1):
        others = constraint.fields[:place]
        if fields[name].spec.unique:
            issues.append(Issue(path, "not_allowed", f"{name!r} is unique; a value that must differ cannot be drawn again", name))
        elif fields[name].type.shows is None:
            fields[name] = replace(fields[name], differs_from=(*fields[name].differs_from, *others))
        elif any(fields[other].type.shows != fields[name].type.shows for other in others):
            issues.append(Issue(path, "not_allowed", f"{name!r} shows a {fields[name].spec.type}, the others do not", name))
    return issues


def keep_apart(constraints: tuple[Constraint, ...], fields: Fields) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Entities that must differ because fields that show them must: (entity, of) → (value, other of) pairs."""
    apart: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for constraint in constraints:
        for place, name in enumerate(constraint.fields):
            shows, of = fields[name].type.shows, fields[name].spec.of
            if constraint.kind == "not_equal" and shows is not None and place:
                pairs = tuple((shows.name, fields[other].spec.of) for other in constraint.fields[:place])
                apart[shows.entity, of] = (*apart.get((shows.entity, of), ()), *pairs)
    return apart


def _apply_sum(constraint: Constraint, fields: Fields, path: str) -> list[Issue]:
    strange = [
        n for n in (*constraint.fields, constraint.total) if fields[n].storage in {"string", "bool", "date32", "timestamp[s]", "time32[s]"}
    ]
    if strange:
        return [Issue(path, "not_allowed", f"{strange[0]!r} is {fields[strange[0]].storage}; a sum needs numbers", strange[0])]
    total = fields[constraint.total]
    expression = " + ".join(_quote(name) for name in constraint.fields)
    fields[constraint.total] = replace(total, plan=Formula(expression, total.storage, total.decimals))
    return []


def _quote(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _follows_another(planned: PlannedField, names: tuple[str, ...]) -> bool:
    """Whether a field is read from the row that another of the fields refers to, which tells the rows apart already."""
    return isinstance(planned.plan, Lookup) and planned.plan.via in names


def _count_alike(planned: PlannedField, capacity: Callable[[PlannedField], int | None]) -> int | None:
    """How many values a field has that all come alike, None for a distribution and for what cannot be counted."""
    if isinstance(planned.plan, Choice):
        return len(planned.plan.values)
    if isinstance(planned.plan, Number | Moment) and planned.plan.distribution is not None:
        return None
    return capacity(planned) if isinstance(planned.plan, Number | Moment | Reference) else None


def _apply_together(
    constraint: Constraint, fields: Fields, rows: int, capacity: Callable[[PlannedField], int | None], path: str
) -> list[Issue]:
    sizes: list[int] = []
    names = tuple(name for name in constraint.fields if not _follows_another(fields[name], constraint.fields))
    for name in names:
        size = _count_alike(fields[name], capacity)
        if size is None:
            message = f"{name!r} ({fields[name].spec.type}) has no countable values"
            return [Issue(path, "not_allowed", message, name, "categories, whole numbers, dates or references")]
        sizes.append(size)
    product = 1
    for size in sizes:
        product *= size
    if product < rows:
        message = f"{' and '.join(constraint.fields)} have {product} combinations for {rows} rows"
        return [Issue(path, "capacity", message, rows, f"at most {product} rows")]
    if product > TOGETHER_LIMIT:
        return [
            Issue(path, "capacity", f"{' and '.join(constraint.fields)} have too many combinations", product, f"at most {TOGETHER_LIMIT}")
        ]
    for place, name in enumerate(names):
        digit = Digit(fields[name].plan, names, tuple(sizes), place)
        fields[name] = replace(fields[name], plan=digit)
    return []
