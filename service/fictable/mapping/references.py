"""What references promise, held against the tables that they refer to."""

from __future__ import annotations

from collections.abc import Iterator

from fictable.contract.nodes import ColumnPlan, Concat, Counter, Lookup, Reference, Uuid
from fictable.contract.plans import PlannedDataset, PlannedField, PlannedTable
from fictable.errors import Issue


def find_reference_issues(planned: PlannedDataset) -> Iterator[Issue]:
    """References to tables without rows, and unique ones to values that may come twice."""
    for place, table in enumerate(planned.tables.values()):
        for position, (name, field) in enumerate(table.fields.items()):
            if not isinstance(field.plan, Reference):
                continue
            parent = planned.tables[field.plan.table]
            if parent.rows < 1 <= table.rows:
                yield Issue("/tables", "capacity", f"{name}: table {parent.name!r} has no rows to refer to", 0, "at least 1 row")
            elif field.spec.unique and table.rows > 1:
                yield from _check_unique(table, field, parent, f"/tables/{place}/fields/{position}/unique")


def _check_unique(table: PlannedTable, field: PlannedField, parent: PlannedTable, path: str) -> Iterator[Issue]:
    node = field.plan
    if not isinstance(node, Reference):
        return
    target = f"{parent.name}.{node.field}"
    if parent is table:
        message = f"{field.spec.name}: rows that refer to earlier rows of their own table share them"
        yield Issue(path, "not_unique", message, target, "leave `unique` out, or refer to another table")
    elif not _is_distinct(parent.fields[node.field], parent.rows):
        message = f"{field.spec.name}: {target} may have a value twice, so references to it cannot be unique"
        yield Issue(path, "not_unique", message, target, f"make {target} unique, or leave `unique` out here")


def _is_distinct(field: PlannedField, rows: int) -> bool:
    """Whether the values of a field's first rows differ: because it was asked for, or by the nature of its plan."""
    plan, capacity = field.plan, field.type.capacity
    if field.spec.unique or rows <= 1:
        return True
    if field.cases or isinstance(plan, Reference | Lookup):
        return False
    if isinstance(plan, Concat):
        return any(isinstance(part, Counter | Uuid) for part in plan.parts)
    if isinstance(plan, ColumnPlan) and plan.capacity is not None:
        capacity = plan.capacity
    return isinstance(plan, Counter | Uuid) or (capacity is not None and capacity >= rows)
