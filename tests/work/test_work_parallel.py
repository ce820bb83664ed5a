"""Several threads make and encode rows; nobody can tell from the bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fictable.contract.catalog import Catalog
from fictable.settings import EngineSettings, Settings
from fictable.work.service import PARALLEL_FROM, Fictable

FIELDS = [
    {"name": "id", "type": "id.sequence"},
    {"name": "name", "type": "person.name", "null_fraction": 0.2},
    {"name": "email", "type": "person.email"},
    {"name": "note", "type": "category", "params": {"values": ["=1+1", 'say "hi"', "a, b", ""]}},
    {"name": "price", "type": "number.decimal", "params": {"min": 1, "max": 99, "decimals": 2}},
]


def write(catalog: Catalog, settings: Settings, format_: str, *, workers: int, rows: int) -> tuple[bytes, list[bool]]:
    """The bytes of a table, made by so many workers, and which checks hold."""
    fictable = Fictable(replace(settings, engine=EngineSettings(workers=workers, batch_rows=1024)), catalog)
    held: list[bool] = []
    try:
        prepared = fictable.prepare(fictable.parse_spec({"tables": [{"name": "t", "rows": rows, "fields": FIELDS}]}))
        pieces = list(fictable.stream(prepared, format=format_, report=lambda results: held.extend(result.held for result in results)))
        return b"".join(pieces), held
    finally:
        fictable.close()


@pytest.mark.parametrize("format_", ["csv", "ndjson", "json"])
@pytest.mark.parametrize("rows", [1, PARALLEL_FROM + 500])
def test_the_bytes_are_the_same_for_any_number_of_workers(catalog: Catalog, offline_settings: Settings, format_: str, rows: int) -> None:
    """Header, order, quotes and checks, whether the sink encodes in one thread or in several."""
    one = write(catalog, offline_settings, format_, workers=1, rows=rows)
    assert write(catalog, offline_settings, format_, workers=3, rows=rows) == one
    assert one[1]
    assert all(one[1])
