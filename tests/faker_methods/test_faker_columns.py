"""Columns of compiled methods: Faker's distribution, any rows in any order, the same for any batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from faker.providers import BaseProvider

from fictable.contract.nodes import ProviderCall
from fictable.engine.compiler.gate import find_unlike
from fictable.engine.engine import Engine
from fictable.engine.table import COST_ROW, COST_VECTORISED
from fictable.work.service import Fictable

EIGHT = ("de_DE", "en_US", "es_ES", "fr_FR", "it_IT", "ja_JP", "pt_BR", "vi_VN")
THEIRS, OURS = 350, 1_400
SELDOM = 4.7
"""Quantile of the normal distribution that one of a million samples of chance passes."""


def as_list(values: Any) -> list[Any]:
    return values.to_pylist() if isinstance(values, pa.Array) else list(values.tolist() if isinstance(values, np.ndarray) else values)


@pytest.mark.parametrize("locale", EIGHT)
def test_values_are_distributed_as_fakers(ready: Callable[..., Any], tiers: dict[str, dict[str, str]], locale: str) -> None:
    """Every compiled method of the locale, a hundred or more, against Faker itself, by chi-square in every view."""
    compiled = [method for method, tier in tiers[locale].items() if tier == "compiled"]
    assert len(compiled) >= 100
    different = {}
    for method in compiled:
        theirs = ready(method, locale, whole=True).values(np.arange(THEIRS, dtype=np.uint64), 1234)
        ours = as_list(ready(method, locale).values(np.arange(OURS, dtype=np.uint64), 4321))
        different[method] = find_unlike(theirs, ours, quantile=SELDOM)
    assert {method: view for method, view in different.items() if view} == {}


@pytest.mark.parametrize("locale", ["en_US", "it_IT"])
def test_any_rows_in_any_order(ready: Callable[..., Any], tiers: dict[str, dict[str, str]], locale: str) -> None:
    """A row's value is the same alone, in another order, with gaps and in another batch; another key has others."""
    whole = np.arange(400, dtype=np.uint64)
    some = np.array([399, 3, 4, 5, 250, 0], np.uint64)
    same = []
    for method in [method for method, tier in tiers[locale].items() if tier == "compiled"]:
        made = ready(method, locale)
        values = as_list(made.values(whole, 9))
        assert as_list(made.values(some, 9)) == [values[row] for row in some.tolist()], method
        assert as_list(made.values(whole[:50], 9)) == values[:50], method
        assert as_list(made.values(np.array([2**63 + 5], np.uint64), 9)) == as_list(made.values(np.array([2**63 + 5], np.uint64), 9))
        same += [method] if as_list(made.values(whole, 10)) == values and len(set(values)) > 1 else []
    assert same == []


def test_no_rows_are_no_values(ready: Callable[..., Any]) -> None:
    """An empty batch has an empty column."""
    for method in ("name", "job", "boolean", "address", "street_address"):
        assert len(ready(method).values(np.zeros(0, np.uint64), 1)) == 0


@pytest.mark.parametrize("rows", [1, 7, 64, 1000])
def test_batches_make_no_difference(service: Fictable, rows: int) -> None:
    """The emitted table is the same for any batch size, and a shorter one is its beginning."""
    fields = [{"name": name, "type": f"faker.{name}"} for name in ("name", "email", "address", "phone_number", "ssn", "catch_phrase")]
    prepared = service.prepare(service.parse_spec({"tables": [{"name": "t", "rows": 1000, "fields": fields}]}))
    run = service.open_stream(prepared, None, "csv").run
    pieces = pa.Table.from_batches(list(run.record_batches(0, 1000, rows)))
    assert pieces.combine_chunks().equals(pa.Table.from_batches([run.record_batch(np.arange(1000, dtype=np.uint64))]))
    short = service.prepare(service.parse_spec({"tables": [{"name": "t", "rows": 30, "fields": fields}]}))
    assert service.make_table(short).equals(pieces.slice(0, 30).combine_chunks())


def test_two_fields_of_one_method_differ(make: Any) -> None:
    """Each field has draws of its own."""
    made = make([{"name": name, "type": "faker.last_name"} for name in ("a", "b")], rows=500)
    equal = sum(a == b for a, b in zip(made.column("a").to_pylist(), made.column("b").to_pylist(), strict=True))
    assert equal < 50


class Clock(BaseProvider):
    """A method for the row tier."""

    def stamp(self) -> str:
        return dt.datetime.now().isoformat() + self.random_element("ab")


def test_a_batch_costs_by_tier(service: Fictable) -> None:
    """Only the row tier makes jobs small."""
    fields = [{"name": name, "type": f"faker.{name}"} for name in ("name", "uuid4", "bank")]
    spec = service.parse_spec({"tables": [{"name": "t", "rows": 9, "fields": fields}]})
    run = service.open_stream(service.prepare(spec), None, "csv").run
    assert run.cost_per_row == 3 * COST_VECTORISED
    planned = run.table.fields
    assert [run.find_tier(planned[name]) for name in planned] == ["compiled", "kernel", "compiled"]
    table = replace(run.table, fields={**planned, "name": replace(planned["name"], plan=ProviderCall(Clock, "stamp"))})
    slow = Engine().open_table(replace(run.dataset, tables={"t": table}), "t")
    assert slow.cost_per_row == 2 * COST_VECTORISED + COST_ROW
    unknown = replace(run.table, fields={"name": replace(planned["name"], plan=ProviderCall(Clock, "nothing"))})
    assert Engine().open_table(replace(run.dataset, tables={"t": unknown}), "t").cost_per_row == COST_ROW


def test_arguments_are_compiled_too(make: Any) -> None:
    """A parameter changes what is compiled."""
    made = make([{"name": "x", "type": "faker.email", "params": {"domain": "shop.example"}}], rows=300).column("x").to_pylist()
    assert all(value.endswith("@shop.example") for value in made)
    assert len(set(made)) > 250


@pytest.mark.parametrize("locale", ["de_DE", "ja_JP"])
def test_whole_values_stay_with_faker(ready: Callable[..., Any], locale: str) -> None:
    """Where an item of a method's value is wanted, Faker's own objects are made."""
    assert ready("profile", locale, whole=True).tier == "rows"
