"""Fixtures that all rooms share: the installed catalog and a Fictable object that plans offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pyarrow as pa
import pytest

from fictable.contract.catalog import Catalog
from fictable.mapping.plugins import load_catalog
from fictable.settings import PlannerSettings, Settings, StoreSettings
from fictable.work.service import Fictable

# How long a test takes belongs to the machine.
hypothesis.settings.register_profile("fictable", deadline=None)
hypothesis.settings.load_profile("fictable")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalog of all installed plugins."""
    return load_catalog()


@pytest.fixture(scope="session")
def offline_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The defaults, offline, with a database of the test run."""
    path = tmp_path_factory.mktemp("store") / "fictable.sqlite"
    return Settings(planner=PlannerSettings(mode="offline"), store=StoreSettings(path=str(path)))


@pytest.fixture
def service(catalog: Catalog, offline_settings: Settings) -> Iterator[Fictable]:
    """A Fictable object for synchronous use."""
    made = Fictable(offline_settings, catalog)
    yield made
    made.close()


@pytest.fixture
def make(service: Fictable) -> Any:
    """make([field, …], rows=…, constraints=[…], **dataset members) → the table as Arrow."""

    def build(fields: list[dict[str, Any]], rows: int = 200, constraints: list[dict[str, Any]] | None = None, **dataset: Any) -> pa.Table:
        table = {"name": "t", "rows": rows, "fields": fields, "constraints": constraints or []}
        return service.make_table(service.prepare(service.parse_spec({"tables": [table], **dataset})))

    return build


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return Path(__file__).parent.parent
