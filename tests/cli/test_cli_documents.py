"""docs/cli.md is what the help texts say. FICTABLE_WRITE_DOCUMENTS=1 writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from fictable.cli.command import fictable
from fictable.cli.documents import render_page

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_page_is_up_to_date() -> None:
    """The page is made from the help of all commands."""
    if os.environ.get("FICTABLE_WRITE_DOCUMENTS") == "1":
        PAGE.write_text(render_page(), "utf-8")
    assert PAGE.read_text("utf-8") == render_page()


def test_page_has_every_command() -> None:
    """No command is missing."""
    assert all(f"## fictable {name}\n" in render_page() for name in fictable.commands)
