"""The database file in every bad state, under the real service: rows are always made, /health tells, and what can be mended is."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fictable.settings import StoreSettings
from fictable.store.connection import read_first
from fictable.web.keys import FICTABLE

WISH = {"description": "Patients with name, blood type and admission date", "rows": 5}
SPEC = {"spec": {"name": "dice", "fields": [{"name": "roll", "type": "number.integer", "params": {"min": 1, "max": 6}}]}}


async def build(start: Any, path: Path) -> None:
    """A database with a plan and a spec in it, closed."""
    client = await start(store=StoreSettings(path=str(path)))
    assert (await client.post("/generate", json=WISH)).status == 200
    assert (await client.post("/v1/specs", json=SPEC)).status == 201
    await client.close()


def tear(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_folders(path: Path) -> None:
    make_folder(path)
    (path / "fictable.sqlite").mkdir()


FAULTS: dict[str, tuple[Callable[[Path], object], bool, bool]] = {
    "missing": (lambda path: path.unlink(), True, False),
    "empty": (lambda path: path.write_bytes(b""), True, False),
    "garbage": (lambda path: path.write_bytes(b"no database at all" * 500), True, True),
    "header alone": (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 9000), True, True),
    "torn": (tear, True, True),
    "folder": (make_folder, True, False),
    "folder in a folder": (make_folders, False, False),
    "newer": (make_newer, True, False),
}
"""What happens to the file; whether the service can use it then, and whether it sets it aside for that."""


@pytest.mark.parametrize("name", FAULTS)
async def test_a_bad_file_at_the_start(name: str, start: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A broken file is set aside under a name that the log tells, and a new one built; what is no broken file of ours is left alone
    and another file used, and where there can be none /health says so. Rows are made in any case.
    """
    path = tmp_path / "fictable.sqlite"
    await build(start, path)
    fault, usable, aside = FAULTS[name]
    fault(path)
    with caplog.at_level(logging.WARNING, "fictable.store"):
        client = await start(store=StoreSettings(path=str(path)))
        for _ in range(2):
            assert (await client.post("/generate", json=WISH)).status == 200
    health = await (await client.get("/health")).json()
    assert health["dependencies"]["schema_cache"] == ("accessible" if usable else "inaccessible")
    assert (await client.post("/v1/specs", json=SPEC)).status == (201 if usable else 503)
    assert path.with_name("fictable.sqlite.broken-1").exists() == aside
    assert ("fictable.sqlite.broken-1" in caplog.text) == aside
    assert bool(caplog.records) == (aside or not usable or name == "newer")
    assert ("notes" in health) == (name == "newer")


async def test_a_file_that_tears_while_it_is_open(start: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The request that finds it out still gets its rows; the next use sets the file aside and builds a new one."""
    path = tmp_path / "fictable.sqlite"
    await build(start, path)
    client = await start(store=StoreSettings(path=str(path)))
    for page in path.parent.glob("fictable.sqlite-*"):
        page.write_bytes(b"\xa5" * page.stat().st_size)
    path.write_bytes(b"\xa5" * path.stat().st_size)
    with caplog.at_level(logging.WARNING, "fictable.store"):
        for number in range(3):
            assert (await client.post("/generate", json={**WISH, "description": f"{WISH['description']} {number}"})).status == 200
        assert (await client.post("/v1/specs", json=SPEC)).status == 201
    assert (await (await client.get("/health")).json())["dependencies"]["schema_cache"] == "accessible"
    assert "broken-1" in caplog.text


async def test_a_foreign_lock(start: Any, tmp_path: Path) -> None:
    """While another process holds the file, rows are made, /health says inaccessible and a spec is not said to be kept; afterwards
    all works again.
    """
    path = tmp_path / "fictable.sqlite"
    client = await start(store=StoreSettings(path=str(path)))
    assert (await client.post("/generate", json=WISH)).status == 200
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert (await client.post("/generate", json={**WISH, "description": "Cars with brand, model and price"})).status == 200
    assert (await (await client.get("/health")).json())["dependencies"]["schema_cache"] == "inaccessible"
    refused = await client.post("/v1/specs", json=SPEC)
    assert (refused.status, (await refused.json())["code"]) == (503, "store_unavailable")
    holder.execute("ROLLBACK")
    holder.close()
    assert (await client.post("/v1/specs", json=SPEC)).status == 201
    assert (await client.post("/generate", json=WISH)).headers["X-Schema-Source"] == "cache"
    assert (await (await client.get("/health")).json())["dependencies"]["schema_cache"] == "accessible"


async def test_a_full_or_read_only_file(start: Any, tmp_path: Path) -> None:
    """Nothing can be written: rows are made, no spec is said to be kept, what was kept before is found; then there is room again."""
    path = tmp_path / "fictable.sqlite"
    await build(start, path)
    client = await start(store=StoreSettings(path=str(path)))
    database = client.server.app[FICTABLE]._cache._database
    for fill, release in (
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 100000"),
        ("PRAGMA query_only = 1", "PRAGMA query_only = 0"),
    ):
        await database.read(lambda connection, text=fill: read_first(connection, text))
        long = {"description": f"Cars with {', '.join(f'price {number}' for number in range(80))} and {fill}", "rows": 5}
        assert (await client.post("/generate", json=long)).status == 200
        assert (await (await client.get("/health")).json())["dependencies"]["schema_cache"] == "inaccessible"
        wide = {"spec": {**SPEC["spec"], "title": fill, "fields": [{"name": f"f{n}", "type": "id.uuid"} for n in range(60)]}}
        assert (await client.post("/v1/specs", json=wide)).status == 503
        await database.read(lambda connection, text=release: read_first(connection, text))
        assert (await client.post("/v1/specs", json=wide)).status == 201
        assert (await (await client.get("/health")).json())["dependencies"]["schema_cache"] == "inaccessible"
        assert (await client.post("/generate", json=WISH)).headers["X-Schema-Source"] == "cache"
        assert (await (await client.get("/health")).json())["dependencies"]["schema_cache"] == "accessible"


async def test_specs_are_kept_up_to_a_limit(start: Any, tmp_path: Path) -> None:
    """Beyond it a new spec is refused with a clear answer and none is dropped; one that is kept already is answered as before."""
    client = await start(store=StoreSettings(path=str(tmp_path / "x.sqlite"), max_specs=2))
    specs = [{"spec": {**SPEC["spec"], "title": f"spec {number}"}} for number in range(3)]
    ids = []
    for spec in specs[:2]:
        answer = await client.post("/v1/specs", json=spec)
        assert answer.status == 201
        ids.append((await answer.json())["id"])
    refused = await client.post("/v1/specs", json=specs[2])
    problem = await refused.json()
    assert (refused.status, problem["code"], problem["error_type"]) == (409, "store_full", "validation")
    assert (await client.post("/v1/specs", json=specs[0])).status == 201
    for id_ in ids:
        assert (await client.get(f"/v1/specs/{id_}")).status == 200
    assert (await client.post("/v1/generate", json={**specs[2], "rows": 3})).status == 200
