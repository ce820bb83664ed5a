"""docs/descriptions.md says what the planner does."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.offline import OfflinePlanner
from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
ROW = re.compile(r"^\| `(?P<text>.+?)` \|(?: `(?P<column>\w+)` \|)? ?(?P<said>.*?) ?\|$", re.MULTILINE)


@pytest.fixture(scope="module")
def planner(catalog: Catalog) -> OfflinePlanner:
    return OfflinePlanner(catalog)


def explain(planner: OfflinePlanner, text: str, column: str | None) -> str:
    """The columns of a plan with their types, or one column without its name."""
    plan = planner.plan(text.replace("\\|", "|"), rows=10, seed=1, locale=None, as_of=AS_OF)
    made: list[dict[str, Any]] = plan.document["tables"][0]["fields"]
    hidden = {field["name"]: field["type"] for field in made if field.get("drop")}
    if column is None:
        sources = {name.removesuffix("_source"): type_id for name, type_id in hidden.items()}
        shown = [field for field in made if field["name"] not in hidden]
        return ", ".join(
            f"{field['name']} (`{sources[field['name']]}`, converted)"
            if field["name"] in sources
            else f"{field['name']} (`{field['type']}`)"
            for field in shown
        )
    field = next(field for field in made if field["name"] == column)
    rest = {key: value for key, value in field.items() if key not in {"name", "type"}}
    said = f"`{field['type']}`" + (f" `{json.dumps(rest, ensure_ascii=False)}`" if rest else "")
    return said.replace("|", "\\|")


def test_the_page_shows_what_becomes_of_each_description(planner: OfflinePlanner, root: Path) -> None:
    """Every right column is what the planner makes; FICTABLE_WRITE_DOCUMENTS=1 writes it."""
    path = root / "docs" / "descriptions.md"
    page = path.read_text("utf-8")

    def fill(match: re.Match[str]) -> str:
        column = f" `{match['column']}` |" if match["column"] else ""
        return f"| `{match['text']}` |{column} {explain(planner, match['text'], match['column'])} |"

    made = ROW.sub(fill, page)
    if os.environ.get("FICTABLE_WRITE_DOCUMENTS"):
        path.write_text(made, "utf-8")
    assert path.read_text("utf-8") == made
    assert len(ROW.findall(page)) > 40


def test_what_the_page_shows_is_what_is_made(planner: OfflinePlanner, root: Path) -> None:
    """The service leaves out what a type has no parameter for; of the page it leaves out nothing."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    for row in ROW.finditer((root / "docs" / "descriptions.md").read_text("utf-8")):
        text = row["text"].replace("\\|", "|")
        shown = planner.plan(text, rows=10, seed=1, locale=None, as_of=AS_OF).document["tables"][0]["fields"]
        made = {field.name: field for field in fictable.plan_sync(GenerationRequest(text, 10, seed=1)).spec.tables[0].fields}
        assert {field["name"]: (field["type"], sorted(field.get("params", {}))) for field in shown} == {
            field["name"]: (made[field["name"]].type, sorted(set(made[field["name"]].params) & set(field.get("params", {}))))
            for field in shown
        }
