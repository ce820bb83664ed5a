"""Whose fields they are: one person's, or several people's."""

from __future__ import annotations

import pytest

from fictable.plan.drafts import Draft
from fictable.plan.roles import settle_roles
from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable


def draft(phrase: str, type_id: str = "") -> Draft:
    kind = type_id or f"person.{phrase.rsplit(maxsplit=1)[-1]}"
    return Draft(phrase.replace(" ", "_"), tuple(phrase.split()), kind, "text", 0, of="whatever" if " " in phrase else "")


@pytest.mark.parametrize(
    ("phrases", "subject", "expected"),
    [
        (["patient name", "age", "gender"], {"patient"}, ["", "", ""]),
        (["patient name", "age"], set(), ["", ""]),
        (["buyer name", "buyer email", "seller name", "seller email"], {"order"}, ["", "", "seller", "seller"]),
        (["doctor name", "patient name", "age"], {"patient"}, ["doctor", "", ""]),
        (["name", "email"], set(), ["", ""]),
        (["name", "manager name", "email"], {"employee"}, ["", "manager", ""]),
    ],
)
def test_fields_of_one_person_agree_and_those_of_two_do_not(phrases: list[str], subject: set[str], expected: list[str]) -> None:
    """The table's person, else the first, needs no name; others keep their role."""
    assert [made.of for made in settle_roles([draft(phrase) for phrase in phrases], subject)] == expected


def test_what_is_no_person_keeps_its_owner() -> None:
    """Origin and destination are places."""
    assert settle_roles([draft("origin city", "place.city")], set())[0].of == "whatever"


@pytest.mark.parametrize(
    "text",
    [
        "photos with photographer, taster name, organizer, mentor, mentee, approved by",
        "court cases: plaintiff, defendant, judge, juror name, deal owner",
        "tours with guide name, interpreter, chauffeur, referred by and billing contact",
    ],
)
def test_everybody_of_a_row_is_somebody_else(text: str) -> None:
    """People whom no plugin knows have names, and each column has its own."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    planned = fictable.plan_sync(GenerationRequest(text, 20, seed=1))
    prepared = fictable.prepare_described(planned.spec)
    rows = b"".join(fictable.stream(prepared, table=prepared.tables[0])).decode().splitlines()[1:]
    for row in rows:
        names = [cell for cell in row.split(",") if " " in cell]
        assert len(names) >= 4
        assert len(set(names)) == len(names)
