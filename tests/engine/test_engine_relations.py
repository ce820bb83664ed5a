"""References, lookups and constraints."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from fictable.errors import SpecInvalid
from fictable.work.service import Fictable


def link(service: Fictable, params: dict[str, Any], children: int = 1000, parents: int = 100, **field: Any) -> list[tuple[int, str]]:
    document = {
        "tables": [
            {
                "name": "parents",
                "rows": parents,
                "fields": [
                    {"name": "id", "type": "id.sequence"},
                    {"name": "colour", "type": "category", "params": {"values": ["red", "blue"]}},
                ],
            },
            {
                "name": "children",
                "rows": children,
                "fields": [
                    {"name": "parent", "type": "reference", "params": {"to": "parents.id", **params}, **field},
                    {"name": "colour", "type": "lookup", "params": {"via": "parent", "field": "colour"}},
                ],
            },
        ]
    }
    prepared = service.prepare(service.parse_spec(document))
    colours = dict(zip(*service.make_table(prepared, "parents").to_pydict().values(), strict=True))
    made = list(zip(*service.make_table(prepared, "children").to_pydict().values(), strict=True))
    assert all(colours[parent] == colour for parent, colour in made)
    return made


def test_references_point_to_rows_that_exist_and_lookups_read_them(service: Fictable) -> None:
    """Every child has a parent, and shows the parent's colour."""
    assert {parent for parent, _ in link(service, {})} <= set(range(1, 101))


def test_children_stay_within_their_bounds(service: Fictable) -> None:
    """With 3 to 15 children each, no parent has fewer or more."""
    counts = Counter(parent for parent, _ in link(service, {"min_children": 3, "max_children": 15}))
    assert len(counts) == 100
    assert min(counts.values()) >= 3
    assert max(counts.values()) <= 15
    assert len(set(counts.values())) > 3


def test_zipf_references_favour_few_parents(service: Fictable) -> None:
    """With zipf the tenth of the parents that has most children has more than a third of all."""
    counts = Counter(parent for parent, _ in link(service, {"distribution": {"kind": "zipf", "exponent": 1.2}}))
    assert sum(count for _, count in counts.most_common(10)) > 333


def test_unique_references_are_one_to_one(service: Fictable) -> None:
    """A unique reference uses each parent once."""
    made = link(service, {}, children=100, unique=True)
    assert sorted(parent for parent, _ in made) == list(range(1, 101))


def test_more_one_to_one_children_than_parents_are_refused(service: Fictable) -> None:
    """The error names the field, the capacity and the demand."""
    with pytest.raises(SpecInvalid, match="parent: 100 different values for 101 unique rows"):
        link(service, {}, children=101, unique=True)


def two_dates(**later: Any) -> list[dict[str, Any]]:
    period = {"start": "2025-01-01", "end": "2025-03-31"}
    return [{"name": "low", "type": "date", "params": period}, {"name": "high", "type": "date", "params": period, **later}]


@pytest.mark.parametrize("strict", [False, True])
def test_inequalities_hold_by_truncation(make: Any, strict: bool) -> None:
    """The later date is drawn from what the earlier one leaves."""
    rule = {"kind": "inequality", "fields": ["low", "high"], "strict": strict}
    for row in make(two_dates(), rows=500, constraints=[rule], seed=3).to_pylist():
        assert row["low"] < row["high"] or (row["low"] == row["high"] and (not strict or row["high"].day == 31))


def test_inequalities_of_other_plans_hold_by_order(make: Any) -> None:
    """Values that cannot be truncated are put in order within the row."""
    fields = [
        {"name": "low", "type": "expression", "params": {"expr": "base * 2"}},
        {
            "name": "high",
            "type": "number.integer",
            "params": {"min": 0, "max": 20},
            "unique": False,
            "cases": [{"when": "base > 9", "value": 1}],
        },
        {"name": "base", "type": "number.integer", "params": {"min": 0, "max": 10}},
    ]
    made = make(fields, rows=300, constraints=[{"kind": "inequality", "low": "low", "high": "high"}])
    assert all(row["low"] <= row["high"] for row in made.to_pylist())


def test_fields_that_must_differ_differ(make: Any) -> None:
    """Home and away are never the same team, and all teams occur in both places."""
    teams = {"type": "category", "params": {"values": ["A", "B", "C"]}}
    made = make(
        [{"name": "home", **teams}, {"name": "away", **teams}], rows=300, constraints=[{"kind": "not_equal", "fields": ["home", "away"]}]
    )
    rows = made.to_pylist()
    assert all(row["home"] != row["away"] for row in rows)
    assert {row["away"] for row in rows} == {"A", "B", "C"}


def test_the_total_of_a_sum_is_the_sum(make: Any) -> None:
    """men + women = people in every row."""
    count = {"type": "number.integer", "params": {"min": 0, "max": 50}}
    rule = {"kind": "sum", "parts": ["men", "women"], "total": "people"}
    made = make([{"name": "people", "type": "number.integer"}, {"name": "men", **count}, {"name": "women", **count}], constraints=[rule])
    assert all(row["people"] == row["men"] + row["women"] for row in made.to_pylist())


def test_fields_are_unique_together(make: Any) -> None:
    """12 combinations in 12 rows: each once."""
    fields = [
        {"name": "size", "type": "category", "params": {"values": ["S", "M", "L"]}},
        {"name": "number", "type": "number.integer", "params": {"min": 1, "max": 4}},
    ]
    made = make(fields, rows=12, constraints=[{"kind": "unique_together", "fields": ["size", "number"]}])
    assert len({tuple(row.values()) for row in made.to_pylist()}) == 12


def test_too_many_rows_for_unique_together_are_refused(make: Any) -> None:
    """The error says how many combinations there are."""
    fields = [{"name": "a", "type": "boolean"}, {"name": "b", "type": "boolean"}]
    with pytest.raises(SpecInvalid, match="4 combinations for 5 rows"):
        make(fields, rows=5, constraints=[{"kind": "unique_together", "fields": ["a", "b"]}])


@pytest.mark.parametrize("distribution", [None, {"kind": "zipf", "exponent": 1.0}])
def test_rows_that_refer_to_their_own_table_form_a_tree(make: Any, distribution: Any) -> None:
    """Everybody's manager comes before them, the first has none, and a lookup via no reference is null."""
    params = {"to": "t.id", **({"distribution": distribution} if distribution else {})}
    fields = [
        {"name": "id", "type": "id.sequence"},
        {"name": "grade", "type": "number.integer"},
        {"name": "manager", "type": "reference", "params": params},
        {"name": "manager_grade", "type": "lookup", "params": {"via": "manager", "field": "grade"}},
    ]
    rows = make(fields, rows=300).to_pylist()
    assert rows[0]["manager"] is None
    assert rows[0]["manager_grade"] is None
    assert all(row["manager"] < row["id"] for row in rows[1:])
    assert all(row["manager_grade"] == rows[row["manager"] - 1]["grade"] for row in rows[1:])


def test_a_primary_key_is_unique(service: Fictable) -> None:
    """One field by itself, several together, and a key that cannot be is refused."""
    fields = [
        {"name": "room", "type": "number.integer", "params": {"min": 1, "max": 20}},
        {"name": "day", "type": "date", "params": {"start": "2025-01-01", "end": "2025-01-10"}},
    ]

    def make_with_key(*key: str, rows: int) -> list[tuple[Any, ...]]:
        document = {"tables": [{"name": "t", "rows": rows, "primary_key": list(key), "fields": fields}]}
        made = service.make_table(service.prepare(service.parse_spec(document)))
        return list(zip(*(made.column(name).to_pylist() for name in key), strict=True))

    assert len(set(make_with_key("room", rows=20))) == 20
    assert len(set(make_with_key("room", "day", rows=200))) == 200
    with pytest.raises(SpecInvalid, match="20 different values for 21 unique rows"):
        make_with_key("room", rows=21)


def test_what_a_lookup_reads_may_feed_other_fields(service: Fictable) -> None:
    """Dates after the parent's date, conditions and formulas on the parent's values."""
    document = {
        "tables": [
            {
                "name": "orders",
                "rows": 50,
                "fields": [
                    {"name": "id", "type": "id.sequence"},
                    {"name": "ordered", "type": "date", "params": {"start": "2025-01-01", "end": "2025-06-30"}},
                    {"name": "rate", "type": "number.decimal", "params": {"min": 1, "max": 2}},
                ],
            },
            {
                "name": "items",
                "rows": 200,
                "fields": [
                    {"name": "order", "type": "reference", "params": {"to": "orders.id"}},
                    {"name": "ordered", "type": "lookup", "params": {"via": "order", "field": "ordered"}},
                    {"name": "rate", "type": "lookup", "params": {"via": "order", "field": "rate"}, "drop": True},
                    {"name": "shipped", "type": "date", "params": {"after": "ordered", "min_offset": 1, "max_offset": 9}},
                    {"name": "price", "type": "number.integer", "params": {"min": 1, "max": 50}},
                    {"name": "total", "type": "expression", "params": {"expr": "price * rate"}},
                    {"name": "note", "type": "text.word", "cases": [{"when": "rate > 1.5", "value": "dear"}]},
                ],
            },
        ]
    }
    prepared = service.prepare(service.parse_spec(document))
    orders = {row["id"]: row for row in service.make_table(prepared, "orders").to_pylist()}
    for row in service.make_table(prepared, "items").to_pylist():
        order = orders[row["order"]]
        assert "rate" not in row
        assert row["ordered"] == order["ordered"] < row["shipped"]
        assert row["total"] == row["price"] * order["rate"]
        assert order["rate"] <= 1.5 or row["note"] == "dear"


def test_correlated_fields_move_together_and_keep_their_distributions(make: Any) -> None:
    """Height and weight at 0.7, weight and age at -0.3: the correlations hold, the ranges too."""
    fields = [
        {
            "name": "height",
            "type": "number.float",
            "params": {"min": 140, "max": 210, "distribution": {"kind": "normal", "mean": 172, "stddev": 9}},
        },
        {
            "name": "weight",
            "type": "number.decimal",
            "params": {"min": 40, "max": 140, "distribution": {"kind": "lognormal", "mean": 4.3, "stddev": 0.2}},
        },
        {"name": "age", "type": "number.integer", "params": {"min": 18, "max": 80}},
    ]
    rules = [
        {"kind": "correlation", "fields": ["height", "weight"], "coefficient": 0.7},
        {"kind": "correlation", "fields": ["weight", "age"], "coefficient": -0.3},
    ]
    frame = make(fields, rows=20_000, constraints=rules).to_pandas().astype(float)
    found = frame.corr(method="spearman")
    assert abs(found.loc["height", "weight"] - 0.68) < 0.03
    assert abs(found.loc["weight", "age"] + 0.28) < 0.03
    assert abs(found.loc["height", "age"]) < 0.03
    assert abs(frame["height"].mean() - 172) < 0.5
    assert frame["age"].min() == 18
    assert frame["age"].max() == 80


def test_coefficients_that_cannot_hold_at_once_are_refused(make: Any) -> None:
    """a like b, b like c, but a unlike c."""
    fields = [{"name": name, "type": "number.integer"} for name in "abc"]
    pairs = [(("a", "b"), 0.9), (("b", "c"), 0.9), (("a", "c"), -0.9)]
    rules = [{"kind": "correlation", "fields": list(pair), "coefficient": value} for pair, value in pairs]
    with pytest.raises(SpecInvalid, match="cannot hold at once"):
        make(fields, constraints=rules)


def test_texts_cannot_be_correlated(make: Any) -> None:
    """The issue names the field."""
    fields = [{"name": "a", "type": "text.word"}, {"name": "b", "type": "number.integer"}]
    with pytest.raises(SpecInvalid, match=r"'a' \(text\.word\) cannot be correlated"):
        make(fields, constraints=[{"kind": "correlation", "fields": ["a", "b"], "coefficient": 0.5}])
