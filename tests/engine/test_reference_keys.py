"""Keys of several fields, and the checks that follow references on the emitted rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fictable.contract.catalog import Catalog
from fictable.engine.reference_checks import MOST_PARENTS, check_references
from fictable.engine.table import TableRun
from fictable.errors import SpecInvalid
from fictable.testing.bench import Bench
from fictable.work.service import Fictable

ORDERS = {"name": "orders", "rows": 50, "primary_key": ["order_id"], "fields": [{"name": "order_id", "type": "id.sequence"}]}
LINES = {
    "name": "lines",
    "rows": 300,
    "primary_key": ["order_id", "line"],
    "fields": [
        {"name": "order_id", "type": "reference", "params": {"to": "orders.order_id"}},
        {"name": "line", "type": "number.integer", "params": {"min": 1, "max": 9}},
        {"name": "sku", "type": "id.pattern", "params": {"pattern": "[A-Z]{3}[0-9]"}},
    ],
}
KEY = [
    {"name": "order_id", "type": "reference", "params": {"to": "lines.order_id"}},
    {"name": "line", "type": "reference", "params": {"to": "lines.line", "via": "order_id"}},
]


@pytest.fixture(scope="module")
def bench(catalog: Catalog) -> Bench:
    """A catalog with an engine."""
    return Bench(catalog)


def open_returns(bench: Bench, fields: list[dict[str, Any]], rows: int = 120, **table: Any) -> TableRun:
    """The run of a table that refers to the lines of orders."""
    return bench.open({"tables": [ORDERS, LINES, {"name": "returns", "rows": rows, "fields": fields, **table}]}, "returns")


def read(run: TableRun) -> list[dict[str, Any]]:
    """All rows of a table."""
    made: list[dict[str, Any]] = run.record_batch(np.arange(run.table.rows, dtype=np.uint64)).to_pylist()
    return made


def test_a_key_of_two_fields_points_to_one_row(bench: Bench) -> None:
    """Both fields, and what is looked up through either of them, are those of one line."""
    looked_up = [{"name": f"sku_{via}", "type": "lookup", "params": {"via": via, "field": "sku"}} for via in ("order_id", "line")]
    run = open_returns(bench, [*KEY, *looked_up])
    lines = {(line["order_id"], line["line"]): line["sku"] for line in read(run.open_table("lines"))}
    rows = read(run)
    assert len(lines) == 300
    assert all(lines[row["order_id"], row["line"]] == row["sku_order_id"] == row["sku_line"] for row in rows)
    assert len({(row["order_id"], row["line"]) for row in rows}) > 80


def test_a_key_of_two_fields_can_be_one_to_one(bench: Bench) -> None:
    """As the primary key of the child it points to each line once."""
    rows = read(open_returns(bench, KEY, rows=300, primary_key=["order_id", "line"]))
    assert len({(row["order_id"], row["line"]) for row in rows}) == 300


def test_a_key_of_two_fields_can_be_part_of_a_key(bench: Bench) -> None:
    """A primary key of both fields and a category has no row twice."""
    reason = {"name": "reason", "type": "category", "params": {"values": ["broken", "late"]}}
    rows = read(open_returns(bench, [*KEY, reason], rows=500, primary_key=["order_id", "line", "reason"]))
    assert len({tuple(row.values()) for row in rows}) == 500


def test_children_bounds_hold_for_whole_keys(bench: Bench) -> None:
    """With one to three returns for each line, every pair has as many."""
    bounded = {**KEY[0], "params": {"to": "lines.order_id", "min_children": 1, "max_children": 3}}
    counts = Counter((row["order_id"], row["line"]) for row in read(open_returns(bench, [bounded, KEY[1]], rows=600)))
    assert len(counts) == 300
    assert max(counts.values()) <= 3


@pytest.mark.parametrize(
    ("params", "pointer"),
    [
        ({"to": "lines.line", "via": "reason"}, "/tables/2/fields/1/params/via"),
        ({"to": "lines.line", "via": "line"}, "/tables/2/fields/1/params/via"),
        ({"to": "orders.order_id", "via": "order_id"}, "/tables/2/fields/1/params/via"),
        ({"to": "lines.line", "via": "nothing"}, "/tables/2/fields/1/params/via"),
        ({"to": "lines.line", "via": "order_id", "max_children": 3}, "/tables/2/fields/1/params/max_children"),
    ],
)
def test_what_a_key_cannot_go_via_is_refused(bench: Bench, params: dict[str, Any], pointer: str) -> None:
    """Another kind of field, itself, a reference to another table, an unknown name; bounds belong to the first field."""
    reason = {"name": "reason", "type": "text.word"}
    with pytest.raises(SpecInvalid) as raised:
        open_returns(bench, [KEY[0], {"name": "line", "type": "reference", "params": params}, reason])
    assert pointer in [issue.path for issue in raised.value.issues]


def check(run: TableRun, change: Any = None) -> dict[tuple[str, tuple[str, ...]], bool]:
    """What became of the checks of references, on all rows, some of them changed first."""
    rows = pa.Table.from_batches([run.record_batch(np.arange(min(run.table.rows, 5000), dtype=np.uint64))])
    if change is not None:
        name, value = change
        spoilt = pa.array([value, *rows.column(name).to_pylist()[1:]], rows.schema.field(name).type)
        rows = rows.set_column(rows.column_names.index(name), name, spoilt)
    results = check_references(run, rows, whole=rows.num_rows == run.table.rows)
    return {(result.kind, result.fields): result.held for result in results}


def test_references_are_checked_as_whole_keys(bench: Bench) -> None:
    """Rows as emitted pass; a key that no parent has, or of which only the parts exist, does not."""
    run = open_returns(bench, [*KEY, {"name": "other", "type": "reference", "params": {"to": "orders.order_id"}}])
    both, other = ("reference", ("order_id", "line")), ("reference", ("other",))
    assert check(run) == {both: True, other: True}
    assert check(run, ("other", 51)) == {both: True, other: False}
    first = read(run)[0]
    lines = {(line["order_id"], line["line"]) for line in read(run.open_table("lines"))}
    missing = next(line for line in range(1, 10) if (first["order_id"], line) not in lines)
    assert check(run, ("line", missing)) == {both: False, other: True}


def test_bounds_of_children_are_checked(bench: Bench) -> None:
    """A parent that gains a child beyond the highest number is found."""
    params = {"to": "orders.order_id", "min_children": 2, "max_children": 2}
    run = open_returns(bench, [{"name": "order_id", "type": "reference", "params": params}], rows=100)
    assert check(run) == {("reference", ("order_id",)): True, ("children", ("order_id",)): True}
    other = next(row["order_id"] for row in read(run) if row["order_id"] != read(run)[0]["order_id"])
    assert check(run, ("order_id", other)) == {("reference", ("order_id",)): True, ("children", ("order_id",)): False}


@pytest.mark.parametrize("parents", [40, MOST_PARENTS + 1])
def test_references_to_many_parents_are_checked_by_sample(bench: Bench, parents: int) -> None:
    """With null references, to text keys: rows as emitted pass, a key of another parent's form does not."""
    key = {"name": "code", "type": "id.pattern", "params": {"pattern": "[A-Z]{8}"}, "unique": True}
    link = {"name": "code", "type": "reference", "params": {"to": "parents.code"}, "null_fraction": 0.3}
    tables = [{"name": "parents", "rows": parents, "fields": [key]}, {"name": "children", "rows": 400, "fields": [link]}]
    run = bench.open({"tables": tables}, "children")
    assert check(run) == {("reference", ("code",)): True}
    assert check(run, ("code", "ABCDEFG")) == {("reference", ("code",)): False}


def test_a_table_that_refers_to_itself_is_checked(bench: Bench) -> None:
    """Managers are among the employees; the first row has none."""
    fields = [{"name": "id", "type": "id.sequence"}, {"name": "manager", "type": "reference", "params": {"to": "t.id"}}]
    run = bench.open({"tables": [{"name": "t", "rows": 200, "fields": fields}]})
    assert check(run) == {("reference", ("manager",)): True}
    assert check(run, ("manager", 201)) == {("reference", ("manager",)): False}


def test_the_report_of_a_table_tells_of_its_references(service: Fictable) -> None:
    """The checks that a stream reports at its end have one entry per reference."""
    prepared = service.prepare(service.parse_spec({"tables": [ORDERS, LINES]}))
    reports: list[Any] = []
    for _ in service.stream(prepared, table="lines", report=reports.append):
        pass
    assert [(result.fields, result.held) for result in reports[0] if result.kind == "reference"] == [(("order_id",), True)]
