"""Thousands of descriptions that no person would write: each becomes a plan whose rows can be made, or is refused with an error of ours.

FICTABLE_HOSTILE_TEXTS is how many; `python benchmarks/hostile_texts.py` measures what each costs.
"""

from __future__ import annotations

import os

import pytest
from text_mutations import LONGEST, SHORTEST, WAYS, write_text  # type: ignore[import-not-found]  # it stands beside this file

from fictable.mapping.deadline import run_within
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

TEXTS = int(os.environ.get("FICTABLE_HOSTILE_TEXTS", "140"))
FIRST = int(os.environ.get("FICTABLE_HOSTILE_FIRST", "0"))
PARTS = 4
HANGS = 60.0
"""Seconds after which planning a text counts as hanging; it takes milliseconds."""


@pytest.mark.parametrize("part", range(PARTS))
def test_a_hostile_text_is_planned(service: Fictable, part: int) -> None:
    """Nothing is raised, every column has a usable name, and every tenth plan makes its rows."""
    for seed in range(FIRST + part, FIRST + TEXTS, PARTS):
        request = GenerationRequest(write_text(seed), rows=3, seed=seed)
        planned = run_within(HANGS, lambda asked=request: service.plan_offline(asked), f"planning text {seed}")  # type: ignore[misc]
        names = [field.name for field in planned.spec.tables[0].fields]
        assert 1 <= len(set(names)) == len(names) <= 500, seed
        assert all(1 <= len(name) <= 128 and name.isprintable() for name in names), seed
        if seed // PARTS % 10 == 0:
            assert service.make_table(service.prepare_described(planned.spec)).num_rows == 3, seed


def test_the_texts_are_what_they_say() -> None:
    """The same seed gives the same text; the lengths are those of descriptions, and every way of writing is among them."""
    texts = [write_text(seed) for seed in range(300)]
    assert texts == [write_text(seed) for seed in range(300)]
    assert len(set(texts)) > 290
    assert {SHORTEST <= len(text) <= LONGEST for text in texts} == {True}
    assert sum(len(text) == LONGEST for text in texts) > 30
    assert len(WAYS) == 7
