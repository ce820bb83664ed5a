"""What a description in one line is of, and the table that it gets."""

from __future__ import annotations

import datetime as dt

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.offline import OfflinePlan, OfflinePlanner
from fictable.plan.subjects import find_mentions, find_subject, join_holder, name_actions

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def planner(catalog: Catalog) -> OfflinePlanner:
    """A planner with all packs."""
    return OfflinePlanner(catalog)


def plan(planner: OfflinePlanner, text: str) -> tuple[OfflinePlan, list[str]]:
    """The plan of a text, and the names of the columns that it shows."""
    made = planner.plan(text, rows=5, seed=1, locale=None, as_of=AS_OF)
    return made, [field["name"] for field in made.document["tables"][0]["fields"] if not field.get("drop")]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Tide gauge readings, hourly", "reading"),
        ("daily bakery takings", "taking"),
        ("monthly inspections of bridges", "inspection"),
        ("deliveries to our shops, weekly", "delivery"),
    ],
)
def test_how_often_is_no_subject(text: str, noun: str) -> None:
    """Neither before the noun nor behind a comma."""
    assert find_subject(text).noun == noun


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("what guests ordered in our bar", "guest orders in our bar"),
        ("people who enrolled in our language school", "registrations in our language school"),
        ("which bikes our workshop repaired and what it cost", "bike workshop repairs"),
        ("how much it snowed each night", "snowfalls of night"),
        ("leaks tenants complained about", "leak tenant complaints"),
        ("flats tenants asked for", "flat tenant requests"),
        ("where cars were stolen", "car thefts"),
        ("customers", "customers"),
        ("orders with id, date and total", "orders with id, date and total"),
    ],
)
def test_what_was_done_becomes_its_noun(text: str, named: str) -> None:
    """In questions and relative clauses of one line; other texts stay."""
    assert name_actions(text) == named


def test_a_holder_behind_a_comma_is_no_column() -> None:
    """`And` before the comma and a holder behind it tell that the line is no list of columns."""
    assert join_holder("orders and refunds, small bakery") == "orders and refunds of small bakery"
    for text in ("names and emails, phone", "first and last name, city", "orders, refunds, bakery", "orders"):
        assert join_holder(text) == text


def test_mentions_are_the_nouns_behind_links() -> None:
    """A participle before `by` tells who did it, not what tells the rows apart."""
    found = [(mention.link, mention.head, mention.many) for mention in find_mentions("calls of our clients per weekday by region")]
    assert found == [("of", "client", True), ("per", "weekday", False), ("by", "region", False)]
    assert find_mentions("fines issued by the police") == []


@pytest.mark.parametrize(
    ("text", "topic", "columns"),
    [
        ("noise complaints from hotel guests", "government.service_requests", {"complaint", "status"}),
        ("dog grooming appointments", None, {"appointment_id", "customer_name", "date", "start_time", "status"}),
        ("piano tuner bookings", None, {"booking_id", "customer_name", "date", "price", "status"}),
        ("babysitting jobs", None, {"job_id", "started_at", "ended_at", "cost", "status"}),
        ("resident parking permits", None, {"permit_id", "resident_name", "issued_on", "valid_until", "status"}),
        ("sauna visits per hotel", None, {"visit_id", "arrived_at", "left_at", "visitor_name", "hotel"}),
        ("elevator alarms by building", None, {"alarm_id", "occurred_at", "resolved_at", "severity", "building"}),
        ("hotel bookings", "travel.hotel_bookings", {"guest_name", "hotel"}),
        ("doctor's appointments of a small practice", "health.appointments", {"patient_name", "doctor"}),
    ],
)
def test_the_noun_of_the_rows_outweighs_the_field(text: str, topic: str | None, columns: set[str], planner: OfflinePlanner) -> None:
    """Unknown fields of known nouns get the table of the noun in the text's words."""
    made, names = plan(planner, text)
    assert topic is None or made.topic == topic
    assert columns <= set(names)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("API calls of our customers", "customer_id"),
        ("payroll by cost centre", "centre"),
        ("waste collected per household", "household"),
        ("traffic counts at junctions", "junction_id"),
    ],
)
def test_what_rows_are_told_apart_by_is_a_column(text: str, column: str, planner: OfflinePlanner) -> None:
    """Beside the usual columns of the topic."""
    made, names = plan(planner, text)
    assert made.topic is not None
    assert column in names


@pytest.mark.parametrize("text", ["sales by store", "museum visitors per day", "hospital admissions of a clinic"])
def test_known_groups_add_no_column(text: str, planner: OfflinePlanner, catalog: Catalog) -> None:
    """Nor do spans of time where the rows have a date, and who has the data."""
    made, names = plan(planner, text)
    shown = [name for name, about in catalog.topics[made.topic or ""].fields.items() if isinstance(about, str) or not about.get("drop")]
    assert names == shown
