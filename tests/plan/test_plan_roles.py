"""Whose fields they are: one person's, or several people's."""

from __future__ import annotations

import pytest

from fictable.plan.drafts import Draft
from fictable.plan.roles import settle_roles


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
