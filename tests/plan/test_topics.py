"""Topics of descriptions."""

from __future__ import annotations

import pytest

from fictable.plan.catalog import PlanCatalog
from fictable.plan.topics import Topics


@pytest.mark.parametrize(
    ("text", "found"), [("Online shop orders", True), ("all orders of last year", True), ("weather", False), ("", False)]
)
def test_topics(text: str, found: bool, small: PlanCatalog) -> None:
    """A topic is found by its phrases, singular or plural."""
    assert (Topics(small).find(text) is not None) is found
