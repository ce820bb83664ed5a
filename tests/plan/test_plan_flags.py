"""Lists of flags, and what an introduction says of the fields."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.flags import follow_question
from fictable.plan.offline import OfflinePlanner

AS_OF = dt.datetime(2025, 6, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def planner(catalog: Catalog) -> OfflinePlanner:
    """A planner of all installed plugins."""
    return OfflinePlanner(catalog)


def plan_fields(planner: OfflinePlanner, text: str) -> dict[str, dict[str, Any]]:
    """The planned fields by name."""
    document = planner.plan(text, rows=10, seed=1, locale=None, as_of=AS_OF).document
    return {made["name"]: made for made in document["tables"][0]["fields"]}


def test_a_list_of_flags_goes_on_until_a_verb() -> None:
    """Short chunks after `flags for` are flags; a sentence closes the list."""
    asked, flags = follow_question("flags for a garden", asked=False)
    assert (asked, flags) == (True, ("garden",))
    assert follow_question("a pool or a garage", asked=True) == (True, ("pool", "garage"))
    assert follow_question("the price is in euros", asked=True) == (False, ())


def test_flags_are_boolean(planner: OfflinePlanner) -> None:
    """Every item of a list of flags becomes a truth."""
    fields = plan_fields(planner, "Flats: id, rent, booleans for balcony, lift and cellar")
    assert {fields[name]["type"] for name in ("balcony", "lift", "cellar")} == {"boolean"}


def test_dates_lie_in_the_period_of_the_introduction(planner: OfflinePlanner) -> None:
    """A period before the fields holds for the first date that states none."""
    fields = plan_fields(planner, "Noise measurements throughout 2016: reading date, loudness level, station")
    assert fields["reading_date"]["params"] == {"start": "2016-01-01", "end": "2016-12-31"}


@pytest.mark.parametrize(
    ("text", "name", "type_id"),
    [
        ("Swimmers of a club: name, age, best lap time", "name", "person.name"),
        ("Personas con nombre, apellidos, edad y correo", "nombre", "person.first_name"),
    ],
)
def test_a_bare_name_is_that_of_a_person(planner: OfflinePlanner, text: str, name: str, type_id: str) -> None:
    """In a table about people, and as the first name beside a family name."""
    assert plan_fields(planner, text)[name]["type"] == type_id


@pytest.mark.parametrize(
    ("item", "column"),
    [("registered riders", "registered_riders"), ("seats sold", "seats_sold"), ("old balance sender", "old_balance_sender")],
)
def test_counts_and_quantities_are_numbers(planner: OfflinePlanner, item: str, column: str) -> None:
    """Plurals, things of which something is said, and quantities in the middle of a name."""
    fields = plan_fields(planner, f"Records with {item}, colour and remark")
    assert fields[column]["type"].startswith("number.")
