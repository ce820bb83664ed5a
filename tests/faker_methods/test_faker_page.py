"""docs/faker.md says what the verdicts say. FICTABLE_WRITE_DOCUMENTS=1 writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faker_methods.faker_page import render_faker_page

from fictable.engine.fakers import Tier


def test_the_page_of_faker_is_up_to_date(methods: list[str], tiers: dict[str, dict[str, Tier]], root: Path) -> None:
    """The page is made of the shipped verdicts and the saved figures."""
    page = root / "docs" / "faker.md"
    rendered = render_faker_page(methods, tiers, root)
    if os.environ.get("FICTABLE_WRITE_DOCUMENTS") == "1":
        page.write_text(rendered, "utf-8")
    assert page.read_text("utf-8") == rendered
