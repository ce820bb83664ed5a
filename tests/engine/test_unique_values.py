"""Unique values that keep their weights: numbers, moments, categories and people."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.contract.catalog import Catalog
from fictable.contract.nodes import Choice, Moment, Number
from fictable.engine.distributions import compile_distribution
from fictable.engine.mixing import PHI, mix64
from fictable.engine.portable import normal_cdf
from fictable.engine.table import TableRun
from fictable.engine.unique_values import UniqueValues, count_values, weigh_numbers
from fictable.errors import Refused, SpecInvalid
from fictable.testing.bench import Bench

NORMAL: dict[str, Any] = {"kind": "normal", "mean": 5000, "stddev": 1500}


@pytest.fixture(scope="module")
def bench(catalog: Catalog) -> Bench:
    """A catalog with an engine."""
    return Bench(catalog)


def open_table(bench: Bench, fields: list[dict[str, Any]], rows: int) -> TableRun:
    """The run of a table of these fields."""
    return bench.open({"tables": [{"name": "t", "rows": rows, "fields": fields}]})


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 2**30)), min_size=1, max_size=30), st.data())
def test_no_value_comes_twice_and_none_without_weight(knots: list[tuple[int, int]], data: Any) -> None:
    """Whatever the widths and weights of the knots, up to as many rows as there are numbers with a weight."""
    starts = np.concatenate([[-7], -7 + np.cumsum([width for width, _ in knots])]).astype(np.int64)
    weights = np.array([weight for _, weight in knots], np.int64)
    room = sum(width for width, weight in knots if weight)
    if not room:
        return
    rows = data.draw(st.integers(1, room))
    found = UniqueValues(starts, weights, rows).find(np.arange(rows, dtype=np.uint64), data.draw(st.integers(0, 2**64 - 1)))
    assert len(set(found.tolist())) == rows
    knot = np.searchsorted(starts, found, side="right") - 1
    assert (weights[knot] > 0).all()
    with pytest.raises(Refused, match=f"{room} different values for {room + 1} unique rows"):
        UniqueValues(starts, weights, room + 1)


def test_the_chance_of_a_number_is_in_proportion_to_its_weight() -> None:
    """Over 400 keys each of 200 ranges is met as often as the normal distribution says (chi-square)."""
    starts, weights = weigh_numbers(Number(0, 9999, "int64", None, NORMAL), compile_distribution(NORMAL))
    unique = UniqueValues(starts, weights, 50)
    keys = mix64(np.arange(1, 401, dtype=np.uint64) * PHI).tolist()
    found = np.concatenate([unique.find(np.arange(50, dtype=np.uint64), key) for key in keys])
    counts = np.bincount(found // 50, minlength=200)
    edges = (np.arange(201) * 50 - 0.5 - 5000) / 1500
    shares = np.diff(normal_cdf(edges))
    expected = shares / shares.sum() * len(found)
    # Draws of one key spread more evenly than independent ones, so the sum stays below that of chi-square.
    assert float(((counts - expected) ** 2 / expected).sum()) < 250
    assert len(counts) == 200


@pytest.mark.parametrize(
    ("kind", "params", "rows"),
    [
        ("number.integer", {"distribution": {"kind": "normal", "mean": 0, "stddev": 1e9}}, 20_000),
        ("number.integer", {"min": 0, "max": 4000, "distribution": {"kind": "normal", "mean": 2000, "stddev": 300}}, 4001),
        ("number.integer", {"distribution": {"kind": "zipf", "exponent": 1.5}}, 3000),
        ("number.decimal", {"min": 0, "max": 5000, "distribution": {"kind": "lognormal", "mean": 3.2, "stddev": 0.9}}, 3000),
        ("date", {"start": "2024-01-01", "end": "2025-12-31", "distribution": {"kind": "beta", "alpha": 2, "beta": 5}}, 700),
        ("datetime", {"start": "2024-01-01", "end": "2025-12-31", "distribution": {"kind": "exponential", "scale": 0.2}}, 3000),
        ("category", {"values": list(range(500)), "weights": [1 + number % 9 for number in range(500)]}, 200),
    ],
)
def test_weighted_fields_can_be_unique(bench: Bench, kind: str, params: dict[str, Any], rows: int) -> None:
    """All values differ, and a few rows made alone, in another order, are those of the whole."""
    field = {"name": "v", "type": kind, "params": params, "unique": True}
    run = open_table(bench, [field], rows)
    whole = run.record_batch(np.arange(rows, dtype=np.uint64)).column(0)
    assert pc.count_distinct(whole).as_py() == rows
    some = np.array([rows - 1, 3, rows // 2, 0], np.uint64)
    assert run.record_batch(some).column(0).to_pylist() == [whole[int(number)].as_py() for number in some]


def test_uniqueness_keeps_the_shape(bench: Bench) -> None:
    """20,000 unique numbers of a normal distribution have its mean, spread and quantiles."""
    field = {
        "name": "v",
        "type": "number.integer",
        "params": {"distribution": {"kind": "normal", "mean": 0, "stddev": 1e6}},
        "unique": True,
    }
    values = open_table(bench, [field], 20_000).record_batch(np.arange(20_000, dtype=np.uint64)).column(0).to_numpy()
    assert abs(values.mean()) < 1e4
    assert abs(values.std() / 1e6 - 1) < 0.01
    assert np.allclose(np.quantile(values, [0.01, 0.25, 0.75, 0.99]) / 1e6, [-2.326, -0.6745, 0.6745, 2.326], atol=0.02)


def test_a_demand_beyond_the_values_is_refused_with_both(bench: Bench) -> None:
    """The refusal names the field, how many values there are, and how many rows need one."""
    field = {"name": "calls", "type": "number.integer", "params": {"distribution": {"kind": "poisson", "mean": 5}}, "unique": True}
    with pytest.raises(SpecInvalid) as raised:
        open_table(bench, [field], 1000)
    issue = raised.value.issues[0]
    assert issue.code == "capacity"
    assert issue.given == 1000
    assert issue.message.startswith("calls: ")
    assert int(issue.message.split()[1]) in range(20, 60)


def test_values_are_counted() -> None:
    """Only values that can come count: a weight of 0 and a far tail do not."""
    assert count_values(Choice((1, 2, 3), (1.0, 0.0, 2.0), "int64")) == 2
    assert count_values(Number(0, 10**12, "int64", None, {"kind": "binomial", "trials": 12, "probability": 0.5})) == 13
    assert count_values(Number(0.0, 9.99, "decimal", 2, {"kind": "uniform"})) == 1000
    assert count_values(Moment(0, 99, "date32", {"kind": "triangular", "low": 0, "mode": 0.5, "high": 1})) == 100


@pytest.mark.parametrize("kind", ["person.email", "person.username"])
def test_people_are_told_apart_beyond_a_million(bench: Bench, kind: str) -> None:
    """The rows of three times a million that have the same ten thousand people differ, and the first million is as it always was."""
    field = {"name": "v", "type": kind, "unique": True}
    run = open_table(bench, [field], 3_000_000)
    positions = [np.asarray(run.batch(_million(turn)).read_fact("person", "", "position")) for turn in range(3)]
    same = np.concatenate([_million(turn)[positions[turn] < 10_000] for turn in range(3)])
    assert len(same) == 30_000
    values = run.record_batch(same).column(0)
    assert pc.count_distinct(values).as_py() == 30_000
    first = np.arange(50, dtype=np.uint64)
    assert run.record_batch(first).column(0) == open_table(bench, [field], 50).record_batch(first).column(0)


def _million(turn: int) -> Any:
    return np.arange(turn * 1_000_000, (turn + 1) * 1_000_000, dtype=np.uint64)


FLOATS: list[tuple[dict[str, Any], int]] = [
    ({"min": 0, "max": 1}, 20_000), ({"min": -1e15, "max": 1e15, "decimals": 12}, 20_000), ({"min": 0.04, "max": 2.06, "decimals": 1}, 20),
    ({"min": 1e9, "max": 1e9 + 1}, 20_000), ({"distribution": {"kind": "normal", "mean": 0, "stddev": 1}}, 20_000),
    ({"min": 0, "max": 50, "decimals": 2, "distribution": {"kind": "exponential", "scale": 9}}, 4_000),
    ({"decimals": 3, "distribution": {"kind": "uniform", "low": 5, "high": 25}}, 20_001),
]  # fmt: skip


@pytest.mark.parametrize(("params", "rows"), FLOATS)
def test_unique_floating_point_numbers(bench: Bench, params: dict[str, Any], rows: int) -> None:
    """They differ, lie between the bounds, have the decimals that were asked for at the most, and are the same in any batch."""
    run = open_table(bench, [{"name": "x", "type": "number.float", "params": params, "unique": True}], rows)
    found = np.asarray(run.batch(np.arange(rows, dtype=np.uint64)).column("x"))
    assert len(np.unique(found)) == rows
    low, high = params.get("min", -np.inf), params.get("max", np.inf)
    assert ((found >= low) & (found <= high)).all()
    assert (np.round(found, params.get("decimals", 6)) == found).all()
    some = np.arange(rows - 1, 0, -7, dtype=np.uint64)
    assert (np.asarray(run.batch(some).column("x")) == found[some.astype(np.int64)]).all()


def test_unique_floating_point_numbers_keep_their_distribution(bench: Bench) -> None:
    """The shares below the quartiles are those of the normal distribution."""
    field = {"name": "x", "type": "number.float", "params": {"distribution": {"kind": "normal", "mean": 10, "stddev": 2}}, "unique": True}
    found = np.asarray(open_table(bench, [field], 8_000).batch(np.arange(8_000, dtype=np.uint64)).column("x"))
    assert [round(float((found < quartile).mean()), 2) for quartile in (8.651, 10, 11.349)] == [0.25, 0.5, 0.75]


@pytest.mark.parametrize("params", [{"min": 0, "max": 1, "decimals": 1}, {"min": 0.11, "max": 0.19, "decimals": 1},
    {"min": 1e14, "max": 2e14, "distribution": {"kind": "normal", "mean": 0, "stddev": 1}}])  # fmt: skip
def test_too_few_floating_point_numbers(bench: Bench, params: dict[str, Any]) -> None:
    """More rows than numbers are refused before a row is made."""
    with pytest.raises(SpecInvalid) as caught:
        open_table(bench, [{"name": "x", "type": "number.float", "params": params, "unique": True}], 12)
    assert caught.value.issues[0].path == "/tables/0/fields/0/unique"
