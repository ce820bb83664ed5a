"""One Fictable object for all tests of the packs, which only read it: to build one costs more than most of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.offline import OfflinePlanner
from fictable.settings import Settings
from fictable.work.service import Fictable


@pytest.fixture(scope="session")
def service(catalog: Catalog, offline_settings: Settings) -> Iterator[Fictable]:
    """A Fictable object for synchronous use."""
    made = Fictable(offline_settings, catalog)
    yield made
    made.close()


@pytest.fixture(scope="session")
def make(service: Fictable) -> Any:
    """make([field, …], rows=…, constraints=[…], **dataset members) → the table as Arrow."""

    def build(fields: list[dict[str, Any]], rows: int = 200, constraints: list[dict[str, Any]] | None = None, **dataset: Any) -> pa.Table:
        table = {"name": "t", "rows": rows, "fields": fields, "constraints": constraints or []}
        return service.make_table(service.prepare(service.parse_spec({"tables": [table], **dataset})))

    return build


@pytest.fixture(scope="session")
def planner(catalog: Catalog) -> OfflinePlanner:
    """The planner with the phrases of all packs."""
    return OfflinePlanner(catalog)
