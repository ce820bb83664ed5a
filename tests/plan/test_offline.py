"""Descriptions to documents."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fictable.plan.catalog import PlanCatalog
from fictable.plan.offline import OfflinePlan, OfflinePlanner
from fictable.settings import PlannerSettings, Settings
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

Fields = Callable[[str], dict[str, dict[str, Any]]]
AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def test_the_example(fields: Fields) -> None:
    """A plain list of an online shop."""
    text = (
        "Generate e-commerce product data including product names, prices, categories, brands, "
        "and customer ratings for online store analysis"
    )
    made = fields(text)
    assert list(made) == ["product_name", "price", "category", "brand", "rating"]
    assert [made[name]["type"] for name in ("product_name", "price", "rating")] == [
        "shop.product.name",
        "shop.product.price",
        "shop.product.rating",
    ]


def test_modifiers(fields: Fields) -> None:
    """Bounds, choices, shares, nulls and uniqueness reach the fields."""
    made = fields(
        "Members: unique email, age 18-64, tier (gold 20%, silver 80%), churned (Yes/No, 27% yes), referrer (30% missing), "
        "joined date (in 2023), qty 1 to 500, qty sold 1-9"
    )
    assert made["email"]["unique"] is True
    assert made["age"]["params"] == {"min": 18, "max": 64}
    assert made["tier"]["params"] == {"values": ["gold", "silver"], "weights": [20.0, 80.0]}
    assert made["churned"]["params"] == {"values": ["Yes", "No"], "weights": [0.27, 0.73]}
    assert made["referrer"]["null_fraction"] == 0.3
    assert made["joined_date"]["params"] == {"start": "2023-01-01", "end": "2023-12-31"}
    assert made["quantity"]["type"] == "number.integer"


def test_shared_bounds(fields: Fields) -> None:
    """`each` gives its bounds to the fields before that have none."""
    made = fields("Cards: name, attack, defense, speed (each 1-255)")
    assert all(made[name]["params"] == {"min": 1, "max": 255} for name in ("attack", "defense", "speed"))


def test_entities_are_told_apart(fields: Fields) -> None:
    """A qualifier that the table is not about names another entity."""
    made = fields("Patients with name, email, manager email")
    assert made["manager_email"]["of"] == "manager"
    assert "of" not in made["email"]


def test_topics_fill_in(plan: Callable[[str], OfflinePlan]) -> None:
    """A description that names only its topic gets the usual table; constraints without fields are left out."""
    made = plan("Online shop orders")
    assert made.topic == "shop.orders"
    table = made.document["tables"][0]
    assert [field["name"] for field in table["fields"]] == ["order_id", "order_date", "quantity"]
    assert "constraints" not in table
    assert made.coverage[0].status == "mapped"


def test_topics_take_named_fields(plan: Callable[[str], OfflinePlan]) -> None:
    """One or two named fields are added to the topic's."""
    made = plan("online shop orders with a gift note")
    assert [field["name"] for field in made.document["tables"][0]["fields"]][-1] == "gift_note"


def test_general_table(plan: Callable[[str], OfflinePlan]) -> None:
    """Nothing known gives a general table that says so."""
    made = plan("something nice about zeppelins")
    assert len(made.document["tables"][0]["fields"]) >= 6
    assert {entry.status for entry in made.coverage} == {"assumed"}


def test_arguments_are_written_down(planner: OfflinePlanner) -> None:
    """Rows, seed, locale and clock come from the arguments."""
    document = planner.plan("German customers with name, email", rows=7, seed=9, locale=None, as_of=AS_OF).document
    assert (document["tables"][0]["rows"], document["seed"], document["locale"], document["as_of"]) == (
        7,
        9,
        "de_DE",
        "2026-01-01T00:00:00Z",
    )
    assert planner.plan("German customers with name", rows=7, seed=9, locale="fr_FR", as_of=AS_OF).document["locale"] == "fr_FR"


def test_names_differ(fields: Fields) -> None:
    """A second field of a name takes its unit, its group or a number."""
    assert list(fields("Jobs: salary, salary in USD, code 1-5, code 6-9")) == ["salary", "salary_in_usd", "code", "code_2"]


@pytest.mark.parametrize(
    "text",
    [
        "customers with name, email and city",
        "CREATE TABLE t (a INT, b DATE)",
        "a,b,c\n1,2,3",
        '{"x": 1, "when": "2024-01-01"}',
        "- a\n- b (1-3)\n- c: date",
    ],
)
def test_documents_are_specs(text: str, planner: OfflinePlanner) -> None:
    """Every document passes the parser."""
    document = planner.plan(text, rows=3, seed=0, locale=None, as_of=AS_OF).document
    assert parse_dataset_spec(document, defaults=SpecDefaults()).tables[0].rows == 3


_PIECES = st.sampled_from(
    [
        "customers",
        "with",
        "name",
        "age",
        "(",
        ")",
        ",",
        "and",
        "or",
        ".",
        ":",
        "18-65",
        "total = qty x price",
        "5% missing",
        "unique",
        "whether",
        "how many",
        "after the date",
        "in 2023",
        "\n",
        "- ",
        "|",
        "date",
        "orderDate",
        "snake_case",
        "between 1 and",
        "each",
        "[a, b]",
        "'",
        "CREATE TABLE x (",
        "{",
        "名前",
        "mit",
        "€",
        "never exceeds the total",
        "sum of the four",
        "id",
        "Yes/No",
        ";",
        "99999999999999999999",
        "9-1",
    ]
)


@example("A\U00018cd6,A")
@given(st.one_of(st.text(min_size=1, max_size=400), st.lists(_PIECES, min_size=1, max_size=40).map(" ".join)))
def test_no_text_raises(planner: OfflinePlanner, text: str) -> None:
    """Any text gives a document with fields that passes the parser."""
    made = planner.plan(text, rows=3, seed=0, locale=None, as_of=AS_OF)
    parse_dataset_spec(made.document, defaults=SpecDefaults())
    assert made.document["tables"][0]["fields"]
    assert len(made.document["coverage"]) == len(made.coverage)


@pytest.fixture(scope="module")
def again(small: PlanCatalog) -> OfflinePlanner:
    """A second planner, which plans none but the texts of one test."""
    return OfflinePlanner(small)


@given(st.lists(_PIECES, min_size=1, max_size=30).map(" ".join))
def test_equal_texts_have_equal_plans(planner: OfflinePlanner, again: OfflinePlanner, text: str) -> None:
    """A second planner on an equal catalog, which has planned other texts before, plans the same."""
    clock = dt.datetime(2025, 5, 5, tzinfo=dt.UTC)
    assert planner.plan(text, rows=1, seed=1, locale=None, as_of=clock) == again.plan(text, rows=1, seed=1, locale=None, as_of=clock)


def test_every_clause_is_covered_once(plan: Callable[[str], OfflinePlan]) -> None:
    """Each clause of a list has one entry, in order, and every field is named by one."""
    made = plan("Generate customers with name, email (unique), blood kind, joined date for a demo")
    assert [entry.clause for entry in made.coverage] == [
        "Generate customers",
        "name",
        "email (unique)",
        "blood kind",
        "joined date",
        "for a demo",
    ]
    named = [name for entry in made.coverage for name in entry.fields]
    assert sorted(named) == sorted(field["name"] for field in made.document["tables"][0]["fields"])


def test_long_texts_end(planner: OfflinePlanner) -> None:
    """Four thousand characters of one kind are planned like any other."""
    for piece in ("(", "a, ", "x or ", "1-", "name and ", "=", "after the ", "[[", "a_b ", "is ", "5% "):
        text = (piece * 4000)[:4000]
        assert planner.plan(text, rows=1, seed=0, locale=None, as_of=AS_OF).document["tables"]


def test_unknown_measurements(fields: Fields) -> None:
    """An unknown word among measurements is a number; among choices it is none."""
    made = fields("Wine: fixed acidity 4-16, chlorides, alcohol 8-15, colour (red, white), vineyard, label (a, b)")
    assert made["chlorides"]["type"] == "number.decimal"
    assert made["vineyard"]["type"] == "category"


@pytest.mark.parametrize(
    ("text", "column", "days"),
    [
        ("invoices with number, customer name, issue date, due date 30 days later", "due_date", 30),
        ("loans with loan id, member, loan date, due date two weeks later", "due_date", 14),
        ("invoices with issue date, due date three days later", "due_date", 3),
    ],
)
def test_a_stated_distance_holds_in_the_rows(text: str, column: str, days: int) -> None:
    """Also where a type for the later date has no parameter for it, and where a topic's table takes the names of the text."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    planned = fictable.plan_sync(GenerationRequest(text, 30, seed=1))
    prepared = fictable.prepare_described(planned.spec)
    header, *rows = csv.reader(io.StringIO(b"".join(fictable.stream(prepared, table=prepared.tables[0])).decode()))
    earlier = next(name for name in ("issue_date", "loan_date") if name in header)
    for row in rows:
        made = dict(zip(header, row, strict=True))
        assert dt.date.fromisoformat(made[column]) - dt.date.fromisoformat(made[earlier]) == dt.timedelta(days=days)


@pytest.mark.parametrize("text", ["For every visit we store the reason for the visit and the fee", "we track what is sold: item, price"])
def test_a_verb_is_no_subject(text: str) -> None:
    """`we store` speaks of no stores, `we track` of no music."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    names = [field.name for field in fictable.plan_sync(GenerationRequest(text, 5, seed=1)).spec.tables[0].fields]
    assert len(names) == 2


def test_the_age_of_an_animal_is_no_persons() -> None:
    """`age` and `weight` beside a breed are a pet's, `owner age` is its owner's."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    text = "vet visits: pet's name, breed, age, weight in kg, owner age, fee"
    fields = {field.name: field for field in fictable.plan_sync(GenerationRequest(text, 5, seed=1)).spec.tables[0].fields}
    assert fields["age"].params["max"] < 30
    assert fields["weight"].params["max"] <= 100
    assert fields["owner_age"].type == "person.age"


@pytest.mark.parametrize(
    ("text", "kept", "renamed"), [("invoices with issue date", None, "issue_date"), ("flights with delays", "departure_delay", None)]
)
def test_a_topic_takes_names_that_say_more(text: str, kept: str | None, renamed: str | None) -> None:
    """The table of a topic calls a field as the text does, unless its own name says more."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    names = [field.name for field in fictable.plan_sync(GenerationRequest(text, 5, seed=1)).spec.tables[0].fields]
    assert len(names) > 5
    assert (kept or renamed) in names
    assert "delays" not in names
    assert "invoice_date" not in names
