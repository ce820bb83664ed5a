"""The store of dataset specs: what is kept stays, and a broken file is said."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fictable.errors import StoreUnavailable
from fictable.store.connection import Database
from fictable.store.spec_store import KeptSpec, SpecStore

SPEC = KeptSpec(
    "spec_1", {"title": "Käufer", "tables": []}, "llm", True, "1-ab", "cd", ({"path": "/a", "given": "columns", "used": "fields"},)
)


async def test_a_spec_is_kept_across_restarts(tmp_path: Path) -> None:
    """What was kept is found whole; other ids are not; the first spec of an id stays."""
    path = tmp_path / "x.sqlite"
    async with Database(path) as database:
        store = SpecStore(database)
        assert await store.find("spec_1") is None
        await store.keep(SPEC)
        await store.keep(replace(SPEC, source="offline"))
    async with Database(path) as database:
        assert await SpecStore(database).find("spec_1") == SPEC
        assert await SpecStore(database).find("spec_2") is None


async def test_a_closed_database_is_opened_when_it_is_needed(tmp_path: Path) -> None:
    """The store works whether or not somebody has opened its database."""
    database = Database(tmp_path / "x.sqlite")
    await SpecStore(database).keep(SPEC)
    assert await SpecStore(database).find("spec_1") == SPEC
    await database.close()


async def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    """Where the file's place is taken by a folder, StoreUnavailable is raised, for reading and for writing."""
    (tmp_path / "fictable.sqlite").mkdir()
    store = SpecStore(Database(tmp_path))
    with pytest.raises(StoreUnavailable):
        await store.keep(SPEC)
    with pytest.raises(StoreUnavailable):
        await store.find("spec_1")


async def test_a_damaged_entry_is_said(tmp_path: Path) -> None:
    """An entry that is no JSON is an error, not another spec."""
    path = tmp_path / "x.sqlite"
    async with Database(path) as database:
        await SpecStore(database).keep(SPEC)
        connection = sqlite3.connect(path)
        connection.execute("UPDATE specs SET spec = '{'")
        connection.commit()
        connection.close()
        with pytest.raises(StoreUnavailable, match="spec_1 is damaged"):
            await SpecStore(database).find("spec_1")


KEEP = """
import asyncio, sys
from fictable.store.connection import Database
from fictable.store.spec_store import KeptSpec, SpecStore

async def main():
    async with Database(sys.argv[1]) as database:
        for number in range(1000):
            await SpecStore(database).keep(KeptSpec(f"spec_{number}", {"number": number}, "spec", False, "d", "o"))
            print(number, flush=True)

asyncio.run(main())
"""


async def test_what_was_kept_survives_a_kill(tmp_path: Path) -> None:
    """A process that is killed while it writes has lost nothing that it had said to be kept."""
    path = tmp_path / "x.sqlite"
    with subprocess.Popen([sys.executable, "-c", KEEP, str(path)], stdout=subprocess.PIPE, text=True) as process:  # noqa: ASYNC220
        assert process.stdout is not None
        kept = [int(process.stdout.readline()) for _ in range(20)]
        process.send_signal(signal.SIGKILL)
        kept += [int(line) for line in process.stdout]
    async with Database(path) as database:
        for number in kept:
            found = await SpecStore(database).find(f"spec_{number}")
            assert found is not None
            assert found.document == {"number": number}
