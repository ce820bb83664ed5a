"""Tables for subjects that no topic knows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TypeAlias

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.frames import choose_frame
from fictable.plan.offline import OfflinePlanner
from fictable.plan.subjects import find_subject
from fictable.plan.topics import Topics
from fictable.settings import Settings
from fictable.work.service import Fictable

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
Planners: TypeAlias = tuple[OfflinePlanner, Fictable]


@pytest.fixture(scope="module")
def planners(catalog: Catalog, offline_settings: Settings) -> Iterator[Planners]:
    """A planner with all packs, and what makes the rows."""
    service = Fictable(offline_settings, catalog)
    yield OfflinePlanner(catalog), service
    service.close()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("vintage typewriters for sale", "vintage typewriter"),
        ("I need some fake data about alchemists and their potions", "alchemist"),
        ("puppet shows", "puppet show"),
        ("piano tuning requests", "piano tuning request"),
        ("dragons waiting for a knight", "dragon"),
        ("vampires of Transylvania", "vampire"),
        ("500 rows", "record"),
        ("", "record"),
    ],
)
def test_the_subject_is_the_first_noun_phrase(text: str, phrase: str) -> None:
    """Without what is said of the data, up to a preposition or a participle that no noun follows."""
    assert find_subject(text).phrase == phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "vintage typewriters for sale",
            {"typewriter_id", "typewriter_name", "maker", "year", "condition", "price", "seller", "listed_on"},
        ),
        ("medieval knights", {"knight_id", "first_name", "last_name", "gender", "age", "rank"}),
        ("beard trimming requests", {"request_id", "submitted_at", "requester_name", "priority", "status"}),
        ("ghost sightings", {"sighting_id", "occurred_at", "city", "witnesses", "description", "reported_by"}),
        ("truffle hunts", {"hunt_id", "title", "date", "venue", "participants"}),
        ("laser cutter usage log", {"entry_id", "recorded_at", "author", "place", "note"}),
        ("pottery kiln temperatures", {"measured_at", "device_id", "value", "unit"}),
        ("manuscripts in a monastery", {"manuscript_id", "title", "creator", "year", "condition"}),
        ("sundials", {"sundial_name", "city", "latitude", "manager"}),
        ("treehouse rentals", {"rental_id", "date", "customer_name", "quantity", "unit_price", "total"}),
        ("gargoyles", {"gargoyle_id", "gargoyle_name", "material", "price", "condition"}),
    ],
)
def test_the_kind_of_noun_tells_the_fields(text: str, expected: set[str], catalog: Catalog, planners: Planners) -> None:
    """And the rows can be made: totals are products, what follows on something comes later."""
    assert Topics(catalog).find(text) is None
    planner, service = planners
    document = planner.plan(text, rows=60, seed=1, locale=None, as_of=AS_OF).document
    table = service.make_table(service.prepare(service.parse_spec(document)))
    assert expected <= set(table.column_names)
    assert document["tables"][0]["name"].replace("_", " ").split()[-1] in re.sub(r"[^a-z ]", "", text.lower()).split() or "log" in text
    for row in table.to_pylist():
        if "total" in row:
            assert abs(row["total"] - row["quantity"] * row["unit_price"] * (100 - row["discount_percent"]) / 100) < 1
        if "reported_on" in row:
            assert row["occurred_at"].date() <= row["reported_on"]


@pytest.mark.parametrize(
    ("text", "topic", "first"),
    [
        ("drone races", None, "race_id"),
        ("airline pilots", None, "pilot_id"),
        ("kite festival participants", None, "participant_id"),
        ("weather stations", "sensors.weather_observations", None),
        ("school concerts", "media.concerts", None),
    ],
)
def test_a_topic_of_the_nouns_before_the_head_gives_way(text: str, topic: str | None, first: str | None, planners: Planners) -> None:
    """Where the head names people or events that the topic knows nothing of."""
    made = planners[0].plan(text, rows=5, seed=1, locale=None, as_of=AS_OF)
    assert made.topic == topic
    assert first is None or made.document["tables"][0]["fields"][0]["name"] == first


def test_any_thing_has_a_frame() -> None:
    """The last one suits what no other one is for."""
    assert not choose_frame("gizmos", find_subject("gizmos")).nouns
