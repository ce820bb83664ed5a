"""The pages on types and topics and the gallery are what the service makes. FICTABLE_WRITE_DOCUMENTS=1 writes them anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.gallery_page import DESCRIPTIONS, render_gallery
from tests.documents.speed_page import REASONS, find_slow, load_figures, render_speed
from tests.documents.topic_pages import list_topics, render_topic_index, render_topics
from tests.documents.type_pages import list_packs, list_types, render_index, render_types

from fictable.contract.catalog import Catalog
from fictable.settings import Settings
from fictable.work.service import Fictable

DOCS = Path(__file__).parents[2] / "docs"
WRITING = os.environ.get("FICTABLE_WRITE_DOCUMENTS") == "1"


@pytest.fixture(scope="module")
def maker(catalog: Catalog, offline_settings: Settings) -> Iterator[Fictable]:
    """A Fictable object of the bundled packs that plans offline."""
    made = Fictable(offline_settings, catalog)
    yield made
    made.close()


def compare(path: Path, text: str) -> None:
    if WRITING:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text, f"{path} is out of date"


def test_the_pages_of_all_packs_say_what_they_register(maker: Fictable, catalog: Catalog) -> None:
    """Types, entities, parameters, phrases and sample values; a page for each pack and none beside."""
    packs = list_packs(catalog)
    for pack in packs:
        compare(DOCS / "types" / f"{pack}.md", render_types(maker, pack))
    compare(DOCS / "types" / "index.md", render_index(catalog))
    compare(DOCS / "types" / "speed.md", render_speed())
    assert {page.stem for page in (DOCS / "types").iterdir()} == {*packs, "index", "speed"}


def test_the_pages_of_all_topics_say_what_they_give(maker: Fictable, catalog: Catalog) -> None:
    """Phrases, fields, rules and five rows; a page for each pack that has topics and none beside."""
    packs = [pack for pack in list_packs(catalog) if list_topics(catalog, pack)]
    for pack in packs:
        compare(DOCS / "topics" / f"{pack}.md", render_topics(maker, pack))
    compare(DOCS / "topics" / "index.md", render_topic_index(catalog))
    assert {page.stem for page in (DOCS / "topics").iterdir()} == {*packs, "index"}


def test_every_bundled_type_has_ten_values_on_its_page(catalog: Catalog) -> None:
    """No type is left out, none stands on two pages."""
    listed = [kind.id for pack in list_packs(catalog) for kind in list_types(catalog, pack)]
    bundled = {report.name for report in catalog.reports if report.distribution == "fictable"}
    wanted = [id_ for id_, owner in catalog.owner.items() if id_ in catalog.field_types and owner in bundled]
    assert sorted(listed) == sorted(id_ for id_ in wanted if not id_.startswith("faker."))


def test_the_gallery_is_what_its_descriptions_give(maker: Fictable) -> None:
    """Twenty descriptions, twenty rows of each."""
    assert len(DESCRIPTIONS) == 20
    compare(DOCS / "gallery.md", render_gallery(maker))


def test_no_type_is_slow_without_a_reason() -> None:
    """Of those that were measured last, which are nearly all of the bundled ones."""
    assert [id_ for id_ in find_slow(load_figures()) if id_ not in REASONS] == []


def test_the_figures_of_speed_are_of_types_that_exist(catalog: Catalog) -> None:
    """No more than one in twenty of the bundled types has not been measured yet."""
    bundled = {kind.id for pack in list_packs(catalog) for kind in list_types(catalog, pack)}
    assert len(bundled & load_figures().keys()) > 0.95 * len(bundled)
