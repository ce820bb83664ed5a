"""The writers of the pages are imported as `tests.documents.…`: the checkout must be on the path."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fictable.contract.catalog import Catalog
from fictable.settings import Settings
from fictable.work.service import Fictable

sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture(scope="session")
def rows_of(catalog: Catalog, offline_settings: Settings) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """rows_of(topic id, rows=…) → the rows of its table, with the fields that are no columns where `helpers` is true."""
    service = Fictable(offline_settings, catalog)

    def make(id_: str, rows: int = 800, helpers: bool = False) -> list[dict[str, Any]]:
        topic = catalog.topics[id_]
        fields = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in topic.fields.items()]
        fields = [{**field, "drop": False} for field in fields] if helpers else fields
        table = {"name": "t", "rows": rows, "fields": fields, "constraints": list(topic.constraints)}
        return list(service.make_table(service.prepare(service.parse_spec({"seed": 3, "tables": [table]}))).to_pylist())

    yield make
    service.close()
