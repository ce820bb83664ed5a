"""Descriptions made to be read slowly: repetitions that a form with two ways to match would try in every combination."""

from __future__ import annotations

import os

import pytest

from fictable.mapping.deadline import run_within
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

HANGS = 60.0
"""Seconds after which planning counts as hanging; all descriptions of a test together take one or two."""
LENGTH = int(os.environ.get("FICTABLE_HOSTILE_LENGTH", "400"))
"""Long enough for what grows beyond all bounds to show; what grows by the square is bounded by the length of descriptions, 4000."""
REPEATED = (
    "1", "a", "a ", "a, ", "1,", "a|", "(", "((a", "[", '"', "'a', ", "- ", "\n- a", "a: ", "a/", "a or ", "1 to ", "1% of ", "5% ", "1=a,",
    "between 1 and ", "2020 ", "with ", "a of ", "a + ", "sum of a and ", "unique ", "create table a (b int,", "\t", "A a", "aA",
    "é", "日", ". ", "a; ", "$1 ", "12:", "in (", "enum('a',", "such as a, ", "is ", "if a ", "how many ", "a b c d ", "-1 ",
    "add up to ", "a and ", "men, women and ", "per a ", "mean of 1 ", "each ",
    "a plus ", "a x ", "x", "= (x ", "null unless ", "the ", "1 a, ", "a (1-2), ", "= a * (b) ",
)  # fmt: skip
ENDINGS = ("!", " add up to the total", " are missing")


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_description_is_read_for_ever(service: Fictable, ending: str) -> None:
    """Each repetition, alone and after some words, comes to an end as a plan."""

    def plan_all() -> None:
        for repeated in REPEATED:
            text = f"Rows with {repeated * LENGTH}"[: LENGTH - len(ending)] + ending
            assert service.plan_sync(GenerationRequest(text, rows=3)).spec.tables

    run_within(HANGS, plan_all, f"planning with {ending!r}")


def test_many_fields_are_listed_and_planned(service: Fictable) -> None:
    """Eighty names in a row, and something that looks like a setting at the end."""
    names = ", ".join(f"price {number}" for number in range(80))
    request = GenerationRequest(f"Cars with {names} and PRAGMA max_page_count = 1", rows=3)
    planned = run_within(HANGS, lambda: service.plan_sync(request), "planning")
    assert len(planned.spec.tables[0].fields) >= 80
