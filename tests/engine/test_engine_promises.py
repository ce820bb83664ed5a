"""The promises of the engine on a table that has every kind of plan."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fictable.work.requests import Prepared
from fictable.work.service import Fictable

FIELDS: list[dict[str, Any]] = [
    {"name": "number", "type": "id.sequence"},
    {"name": "uuid", "type": "id.uuid"},
    {"name": "code", "type": "id.template", "params": {"template": "A{letters:2}-{seq:5}"}},
    {"name": "pattern", "type": "id.pattern", "params": {"pattern": "[A-Z]{3}[0-9]{3}"}, "unique": True},
    {"name": "first", "type": "faker.first_name"},
    {"name": "kind", "type": "category", "params": {"values": ["a", "b", "c"], "weights": [5, 3, 2]}, "exact": True},
    {"name": "quantity", "type": "number.integer", "params": {"min": 1, "max": 9}},
    {
        "name": "price",
        "type": "number.decimal",
        "params": {"min": 1, "max": 900, "distribution": {"kind": "lognormal", "mean": 3.5, "stddev": 0.8}},
    },
    {"name": "share", "type": "number.float", "params": {"min": 0, "max": 1}, "null_fraction": 0.2},
    {"name": "flag", "type": "boolean", "null_fraction": 0.25, "exact": True},
    {"name": "started", "type": "datetime", "params": {"start": "2025-01-01", "end": "2025-12-31"}},
    {"name": "ended", "type": "datetime", "params": {"after": "started", "min_offset": 1, "max_offset": 5}},
    {"name": "day", "type": "date", "params": {"after": "started", "min_offset": 1, "max_offset": 2, "unit": "month"}},
    {"name": "clock", "type": "time", "params": {"start": "08:00", "end": "18:00"}},
    {"name": "note", "type": "text.sentence", "cases": [{"when": "kind = 'a'", "value": None}, {"when": "quantity > 5", "value": "many"}]},
    {"name": "total", "type": "expression", "params": {"expr": "round(quantity * price, 2)"}},
]


def prepare(service: Fictable, fields: list[dict[str, Any]], rows: int, seed: int = 7) -> Prepared:
    return service.prepare(service.parse_spec({"seed": seed, "tables": [{"name": "t", "rows": rows, "fields": fields}]}))


@pytest.fixture
def whole(service: Fictable) -> pa.Table:
    return service.make_table(prepare(service, FIELDS, 2000))


def test_rows_in_any_order_with_gaps_are_the_same_cells(service: Fictable, whole: pa.Table) -> None:
    """A shuffled selection of rows equals the same rows of the whole table."""
    run = service._engine.open_table(prepare(service, FIELDS, 2000).planned, "t")
    numbers = np.array([1999, 3, 700, 4, 0, 1024, 5, 1500, 3], np.uint64)
    part = run.record_batch(numbers)
    assert part.to_pydict() == whole.take(pa.array(numbers.astype(np.int64))).to_pydict()


@pytest.mark.parametrize("size", [1, 7, 997])
def test_the_batch_size_changes_nothing(service: Fictable, whole: pa.Table, size: int) -> None:
    """Batches of any size put together are the same table."""
    run = service._engine.open_table(prepare(service, FIELDS, 2000).planned, "t")
    stop = 50 if size == 1 else 2000
    made = pa.Table.from_batches(list(run.record_batches(0, stop, size)), schema=run.schema)
    assert made.to_pydict() == whole.slice(0, stop).to_pydict()


def test_the_first_rows_of_more_rows_are_the_same(service: Fictable) -> None:
    """Plans that are prefix-stable give the first 100 of 5,000 rows as they give 100 rows."""
    stable = [field for field in FIELDS if not field.get("exact") and field["name"] != "note"]
    few, many = (service.make_table(prepare(service, stable, rows)) for rows in (100, 5000))
    assert many.slice(0, 100).to_pydict() == few.to_pydict()


def test_an_added_field_leaves_the_others_alone(service: Fictable, whole: pa.Table) -> None:
    """Adding a field, or moving one, changes no other column."""
    more = [{"name": "extra", "type": "faker.word"}, *reversed(FIELDS)]
    made = service.make_table(prepare(service, more, 2000))
    assert all(made.column(name).equals(whole.column(name)) for name in whole.column_names)


def test_another_seed_gives_other_data(service: Fictable, whole: pa.Table) -> None:
    """Every drawn column changes with the seed."""
    other = service.make_table(prepare(service, FIELDS, 2000, seed=8))
    same = [name for name in whole.column_names if other.column(name).equals(whole.column(name))]
    assert same == ["number"]


def test_exact_weights_and_nulls_are_shares_not_draws(whole: pa.Table) -> None:
    """5 : 3 : 2 of 2,000 rows are 1,000, 600 and 400; a quarter of nulls is 500."""
    counts = {row["values"]: row["counts"] for row in whole.column("kind").combine_chunks().value_counts().to_pylist()}
    assert counts == {"a": 1000, "b": 600, "c": 400}
    assert whole.column("flag").null_count == 500


def test_cases_apply_in_order_and_null_is_a_value(whole: pa.Table) -> None:
    """The first case that is true wins; where none is, the field's own value stays."""
    for row in whole.select(["kind", "quantity", "note"]).to_pylist():
        if row["kind"] == "a":
            assert row["note"] is None
        elif row["quantity"] > 5:
            assert row["note"] == "many"
        else:
            assert row["note"].endswith(".")


def test_expressions_see_what_is_emitted(whole: pa.Table) -> None:
    """The total is the product of the row's own quantity and price, to the cent."""
    for row in whole.select(["quantity", "price", "total"]).to_pylist():
        assert row["total"] == row["quantity"] * row["price"]


def test_offsets_keep_their_distance(whole: pa.Table) -> None:
    """ended is one to five days after started; day is one to two months after it."""
    for row in whole.select(["started", "ended", "day"]).to_pylist():
        assert 1 <= (row["ended"] - row["started"]).total_seconds() / 86_400 <= 5
        months = (row["day"].year - row["started"].year) * 12 + row["day"].month - row["started"].month
        assert 1 <= months <= 2


def test_unique_patterns_differ(whole: pa.Table) -> None:
    """2,000 unique codes are 2,000 codes."""
    assert len(set(whole.column("pattern").to_pylist())) == 2000


def test_fields_that_show_one_value_with_other_parameters_agree(make: Any) -> None:
    """Gender as words and as letters is one person's gender."""
    letters = {"name": "letter", "type": "person.gender", "params": {"values": ["M", "F"]}}
    rows = make([{"name": "word", "type": "person.gender"}, letters], rows=50).to_pylist()
    assert all(row["word"][0] == row["letter"] for row in rows)
    assert {row["letter"] for row in rows} == {"M", "F"}
