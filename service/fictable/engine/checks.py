"""What the spec promises, verified on the rows that were emitted."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fictable.contract.nodes import Choice, Digit, Lookup, Moment, Number, Reference
from fictable.contract.plans import PlannedField, PlannedTable
from fictable.spec.nouns import Constraint


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One promise: its kind, the fields it is about, whether it held, and what was seen where it did not."""

    kind: str
    fields: tuple[str, ...]
    held: bool
    detail: str = ""


def list_checked(table: PlannedTable) -> frozenset[str]:
    """The fields that checks look at: what is known to be unique, to have shares, ranges or sets of values, or to be linked."""
    ruled = {name for rule in table.constraints for name in (*rule.fields, rule.total)}
    plans = (Choice, Number, Moment, Reference, Lookup, Digit)
    return frozenset(
        name
        for name, field in table.fields.items()
        if name in ruled or field.spec.unique or field.spec.exact or isinstance(field.plan, plans)
    )


def check_rows(table: PlannedTable, rows: pa.Table, *, whole: bool) -> tuple[CheckResult, ...]:
    """All checks of a table on some of its rows; `whole` says that these are all of them."""
    results: list[CheckResult] = []
    if whole:
        results.append(_result("row_count", (), rows.num_rows == table.rows, f"{rows.num_rows} rows instead of {table.rows}"))
    for name, planned in table.fields.items():
        if name in rows.column_names:
            results += _check_field(name, planned, rows.column(name), table.rows if whole else None)
    for constraint in table.constraints:
        if all(name in rows.column_names for name in (*constraint.fields, *filter(None, [constraint.total]))):
            results.append(_check_constraint(constraint, rows))
    return tuple(results)


def _result(kind: str, fields: Sequence[str], held: bool, detail: str) -> CheckResult:  # noqa: FBT001
    return CheckResult(kind, tuple(fields), bool(held), "" if held else detail)


def _check_field(name: str, planned: PlannedField, column: pa.ChunkedArray, total: int | None) -> Iterator[CheckResult]:
    if planned.spec.unique:
        known = column.drop_null()
        distinct = pc.count_distinct(known).as_py()
        yield _result("unique", [name], distinct == len(known), f"{len(known) - distinct} repeated values")
    if planned.spec.exact and planned.spec.null_fraction and total:
        wanted = int(planned.spec.null_fraction * total + 0.5)
        yield _result("null_share", [name], column.null_count >= wanted, f"{column.null_count} nulls instead of {wanted}")
    if not planned.cases:
        yield from _check_values(name, planned, column)


def _check_values(name: str, planned: PlannedField, column: pa.ChunkedArray) -> Iterator[CheckResult]:
    plan = planned.plan
    if isinstance(plan, Choice) and plan.storage == "string":
        seen = set(pc.unique(column.drop_null()).to_pylist())
        strange = sorted(seen - set(plan.values))
        yield _result("values", [name], not strange, f"{strange[:3]} are not among the values")
    if isinstance(plan, Number | Moment) and len(column.drop_null()):
        low, high = _limits(column)
        yield _result("range", [name], plan.low <= low and high <= plan.high, f"{low} to {high} is outside {plan.low} to {plan.high}")


def _limits(column: pa.ChunkedArray) -> tuple[Any, Any]:
    found = pc.min_max(column)
    low, high = found["min"], found["max"]
    if pa.types.is_temporal(column.type):
        width = pa.int32() if column.type.bit_width == 32 else pa.int64()
        return low.cast(width).as_py(), high.cast(width).as_py()
    return float(low.as_py()), float(high.as_py())


def _check_constraint(constraint: Constraint, rows: pa.Table) -> CheckResult:
    if constraint.kind == "unique_together":
        distinct = rows.select(list(constraint.fields)).group_by(list(constraint.fields)).aggregate([]).num_rows
        return _result("unique_together", constraint.fields, distinct == rows.num_rows, f"{rows.num_rows - distinct} repeated rows")
    if constraint.kind == "sum":
        return _check_sum(constraint, rows)
    if constraint.kind == "correlation":
        return _check_correlation(constraint, rows)
    broken = 0
    for first, second in _pairs(constraint):
        compare = pc.not_equal if constraint.kind == "not_equal" else pc.less if constraint.strict else pc.less_equal
        holds = pc.fill_null(compare(rows.column(first), rows.column(second)), fill_value=True)
        broken += rows.num_rows - pc.sum(holds).as_py() if rows.num_rows else 0
    return _result(constraint.kind, constraint.fields, broken == 0, f"{broken} rows break it")


def _pairs(constraint: Constraint) -> list[tuple[str, str]]:
    names = constraint.fields
    if constraint.kind == "inequality":
        return list(itertools.pairwise(names))
    return [(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]


def _check_sum(constraint: Constraint, rows: pa.Table) -> CheckResult:
    parts = np.zeros(rows.num_rows)
    known = np.ones(rows.num_rows, np.bool_)
    for name in (*constraint.fields, constraint.total):
        column = rows.column(name)
        known &= ~np.asarray(column.is_null())
        if name != constraint.total:
            parts = parts + np.asarray(pc.fill_null(column.cast(pa.float64()), fill_value=0.0))
    total = np.asarray(pc.fill_null(rows.column(constraint.total).cast(pa.float64()), fill_value=0.0))
    broken = int((np.abs(parts - total)[known] > 1e-6).sum())
    return _result("sum", (*constraint.fields, constraint.total), broken == 0, f"{broken} rows break it")


def _check_correlation(constraint: Constraint, rows: pa.Table) -> CheckResult:
    """The correlation of ranks has the sign that was asked for and is near it; told, never refused."""
    ranks = []
    for name in constraint.fields:
        order = np.argsort(np.asarray(pc.rank(rows.column(name).combine_chunks(), tiebreaker="first")), kind="stable")
        rank = np.empty(len(order))
        rank[order] = np.arange(len(order))
        ranks.append(rank - rank.mean())
    spread = float(np.sqrt((ranks[0] ** 2).sum() * (ranks[1] ** 2).sum())) or 1.0
    found = float((ranks[0] * ranks[1]).sum()) / spread
    near = abs(found - constraint.coefficient) < 0.1 + 3.0 / max(rows.num_rows, 1) ** 0.5
    return _result("correlation", constraint.fields, near, f"{found:.3f} instead of {constraint.coefficient}")
