"""Rules that a text states between fields, wherever it states them and whatever it calls the fields."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.conftest import AS_OF

from fictable.plan.offline import OfflinePlan, OfflinePlanner
from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

Fields = Callable[[str], dict[str, dict[str, Any]]]
WORDS = (
    "a",
    "b",
    "total",
    "=",
    "+",
    "never exceeds",
    "at least",
    "the sum of",
    "(",
    ")",
    ",",
    ".",
    "-",
    "after",
    "date",
    "5 %",
    "は",
    "以下",
)
Plan = Callable[[str], OfflinePlan]


def _pairs(plan: OfflinePlan) -> set[tuple[str, str]]:
    """The smaller and the larger field of every inequality."""
    rules = plan.document["tables"][0].get("constraints", [])
    found = {(tuple(rule.get("fields", ())) or (rule["low"], rule["high"])) for rule in rules if rule["kind"] == "inequality"}
    return {(pair[0], pair[-1]) for pair in found}


@pytest.mark.parametrize(
    "text",
    [
        "Theatres with capacity, seats sold (never exceeds the capacity)",
        "Theatres with seats sold and capacity. The seats sold never exceed the capacity.",
        "Theatres: seats sold, capacity. Capacity must be at least the seats sold.",
        "Theatres: capacity, seats sold (≤ capacity), city",
        "Theatres: capacity, seats sold <= capacity, city",
        "Theatres with seats sold and capacity where capacity is never less than seats sold",
        "Theatres: capacity; seats sold (no more than the capacity)",
        "Theatres: capacity and seats sold, the latter cannot be greater than the former capacity",
        "Theatres: capacity, of which seats sold. seats sold are limited to the capacity",
    ],
)
def test_bounds_in_any_words(plan: Plan, text: str) -> None:
    """Order between two numbers is kept in remarks, in sentences and with signs, whichever is named first."""
    assert ("seats_sold", "capacity") in _pairs(plan(text))


@pytest.mark.parametrize(
    "text",
    [
        "Projects with start date and end date. The end date must not precede the start date.",
        "Projects: start date, end date (on or after the start date)",
        "Projects: start date and end date; start date is always before end date",
        "Projects with start date, end date, which can never be earlier than the start date",
        "Projects: city, start date, end date >= start date",
        "Projects with a start date and an end date that follows the start date",
    ],
)
def test_order_of_dates_in_any_words(fields: Fields, text: str) -> None:
    """A date that is later follows the earlier one."""
    made = fields(text)
    assert set(made) & {"start_date", "end_date"} == {"start_date", "end_date"}
    assert made["end_date"]["params"]["after"] == "start_date"


def test_distances_of_dates(fields: Fields) -> None:
    """The words beside an order tell how far apart the dates are."""
    made = fields("Loans with issue date and due date. The due date is 14 to 30 days after the issue date.")
    assert made["due_date"]["params"] == {"after": "issue_date", "min_offset": 14, "max_offset": 30, "unit": "day"}
    made = fields("Loans with issue date and due date (after the issue date, within 2 weeks)")
    assert made["due_date"]["params"] == {"after": "issue_date", "min_offset": 1, "max_offset": 14, "unit": "day"}


@pytest.mark.parametrize(
    ("text", "target", "expression"),
    [
        ("Towns with men, women and total. Men and women add up to the total.", "total", "men + women"),
        ("Shops with revenue, cost and profit, the profit being revenue minus cost", "profit", "round(revenue - cost, 2)"),
        ("Bills: net amount, tax (19 % of the net amount)", "tax", "round(0.19 * net_amount, 2)"),
        (
            "Bills: net amount, discount, total = net amount * (1 - discount / 100)",
            "total",
            "round(net_amount * ( 1 - discount / 100 ), 2)",
        ),
        ("Marks: oral score, written score, final score (mean of oral score and written score)", "final_score", None),
        ("Runs with distance, hours and speed; speed is distance divided by hours", "speed", "round(distance / hours, 2)"),
        ("Runs: squat score, bench score, row score, with the total being the sum of the three scores", "total", None),
    ],
)
def test_calculations_in_any_words(fields: Fields, text: str, target: str, expression: str | None) -> None:
    """Sums, differences, shares, quotients and means become expressions of the fields."""
    made = fields(text)[target]
    assert made["type"] == "expression"
    assert expression is None or made["params"]["expr"] == expression


def test_fields_that_only_a_rule_names(fields: Fields) -> None:
    """A field that a text defines by its rule is there, and one that is only an operand, too."""
    assert list(fields("Lines with quantity, price, total = quantity * price, city")) == ["quantity", "price", "total", "city"]
    assert {"total", "rate", "amount"} <= set(fields("Fees with amount and total = amount * rate"))


def test_which_is_the_larger(plan: Plan) -> None:
    """`the latter is higher`, `the peak is the bigger figure` and `in order` state an order, too."""
    assert ("base_fee", "top_fee") in _pairs(plan("Fees with city, base fee and top fee (the latter is higher)"))
    assert ("average_load", "peak_load") in _pairs(plan("Grids: city, peak load, average load, where the peak is the bigger figure"))
    made = {
        one["name"]: one
        for one in plan("Runs. The dates come in order: signup date, start date and finish date. City.").document["tables"][0]["fields"]
    }
    assert made["start_date"]["params"]["after"] == "signup_date"
    assert made["finish_date"]["params"]["after"] == "start_date"


def test_calculations_before_their_result(fields: Fields) -> None:
    """What is multiplied may stand before what it makes."""
    made = fields(
        "Lines with quantity, unit price, discount amount and total. Quantity times unit price minus the discount amount makes the total."
    )
    assert made["total"]["params"]["expr"] == "round(quantity * unit_price - discount_amount, 2)"
    assert (
        fields("Bricks: quantity, unit price = 1.5 times the weight, weight in kg")["unit_price"]["params"]["expr"]
        == "round(1.5 * weight, 2)"
    )


def test_camel_case_names(fields: Fields) -> None:
    """Parts of identifiers are names as well."""
    made = fields("Orders: orderDate, deliveryDate (after orderDate), netAmount, grossAmount = netAmount * 1.2")
    assert made["deliveryDate"]["params"]["after"] == "orderDate"
    assert made["grossAmount"]["params"]["expr"] == "round(netAmount * 1.2, 2)"


def test_different_fields(plan: Plan) -> None:
    """Fields that must differ get a constraint."""
    table = plan("Routes with origin city, destination city, distance. Origin and destination must differ.").document["tables"][0]
    assert {"kind": "not_equal", "fields": ["origin_city", "destination_city"]} in table["constraints"]


def test_circles_are_refused(plan: Plan) -> None:
    """Of two calculations that need each other only one is kept."""
    made = plan("Orders with unit price = total / quantity, quantity, total = quantity * unit price").document["tables"][0]["fields"]
    assert sum(one["type"] == "expression" for one in made) == 1


def test_dashes_are_no_minus(fields: Fields) -> None:
    """A dash before a list of values or a remark subtracts nothing."""
    made = fields("Sales: tax class - 1, 2 or 4 -, control - public or private -, price")
    assert not [name for name, one in made.items() if one["type"] == "expression"]


def test_what_is_kept_is_reported(plan: Plan) -> None:
    """A rule is covered by its fields, in the words of the text."""
    coverage = plan("Halls with capacity and seats. The seats never exceed the capacity.").coverage
    assert ("seats never exceed the capacity", "mapped", {"capacity", "seats"}) in [
        (entry.clause.lower(), entry.status, set(entry.fields)) for entry in coverage
    ]


@pytest.fixture(scope="module")
def offline() -> Fictable:
    """The planner with all packs."""
    return Fictable.open(Settings(planner=PlannerSettings(mode="offline")))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Säle mit Kapazität und Plätze. Die Plätze übersteigen nie die Kapazität.", "platze", "kapazitat"),
        ("Salles : capacité, places (jamais supérieures à la capacité)", "places", "capacite"),
        ("Salas: capacidad, asientos (nunca superan la capacidad)", "asientos", "capacidad"),
        ("Salas: capacidade, lugares (nunca superior à capacidade)", "lugares", "capacidade"),
        ("Sale: capienza, posti (mai superiori alla capienza)", "posti", "capienza"),
        ("Zalen: capaciteit, plaatsen (nooit groter dan de capaciteit)", "plaatsen", "capaciteit"),
        ("会場データ:定員、販売席数。販売席数は定員以下。", "販売席数", "定員"),
        ("场馆表,包括容量、售出数。售出数不超过容量。", "售出数", "容量"),
    ],
)
def test_bounds_in_other_languages(offline: Fictable, text: str, low: str, high: str) -> None:
    """The words for relations are known in every language that the planner reads."""
    constraints = offline.plan_sync(GenerationRequest(text, 5, seed=1)).spec.tables[0].constraints
    assert [constraint.fields for constraint in constraints if constraint.kind == "inequality"] == [(low, high)]


def test_usual_orders_of_numbers(plan: Plan) -> None:
    """Numbers whose names tell which is the smaller keep that order unasked."""
    assert ("min_age", "max_age") in _pairs(plan("Courses with min age, max age and city"))


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                "total",
                "=",
                "+",
                "never",
                "exceeds",
                "at",
                "least",
                "the",
                "of",
                "sum",
                "(",
                ")",
                ",",
                ".",
                "-",
                "after",
                "date",
                "5",
                "%",
                "und",
                "に以下",
            ]
        ),
        max_size=60,
    )
)
def test_any_text_is_planned(planner: OfflinePlanner, pieces: list[str]) -> None:
    """Words of relations in any order never raise."""
    planner.plan(" ".join(("Shops with a, b, total, start date", *pieces)), rows=5, seed=1, locale=None, as_of=AS_OF)


@pytest.mark.parametrize("piece", ["total = ", "the ", "a + b ", "never exceeds total, ", "sum of a, b and ", "(after the date ", "1 - "])
def test_long_texts_are_planned_soon(planner: OfflinePlanner, piece: str) -> None:
    """Four thousand characters of the same words take no more than a second of work."""
    began = time.process_time()
    planner.plan(f"Shops with a, b, total and date. {piece * 4000}"[:4000], rows=5, seed=1, locale=None, as_of=AS_OF)
    assert time.process_time() - began < 5
