"""Processes that are killed while they write: what they had said to be kept is there, and the database is whole."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from fictable.store.connection import Database, read_first
from fictable.store.schema_cache import SchemaCache
from fictable.store.spec_store import SpecStore

KILLS = int(os.environ.get("FICTABLE_STORE_KILLS", "15"))
WRITE = """
import asyncio, sys
from fictable.store.connection import Database
from fictable.store.schema_cache import SchemaCache
from fictable.store.spec_store import KeptSpec, SpecStore

async def main(path, name):
    database = Database(path)
    async with SchemaCache(database, max_entries=100_000, max_bytes=10**9) as cache:
        store = SpecStore(database, max_specs=100_000)
        for number in range(100_000):
            document = {"name": name, "number": number, "padding": "x" * (number % 7 * 500)}
            await store.keep(KeptSpec(f"spec_{name}_{number}", document, "spec", False, "d", "o"))
            await cache.put(f"plan_{name}_{number}", document, "llm")
            assert cache.accessible
            sys.stdout.write(f"{number}\\n")
            sys.stdout.flush()

asyncio.run(main(*sys.argv[1:]))
"""


def write_until_killed(path: Path, name: str, lines: int) -> list[int]:
    """Start a writer, kill it after so many acknowledged numbers, and give all numbers that it acknowledged."""
    with subprocess.Popen([sys.executable, "-c", WRITE, str(path), name], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        kept = [int(process.stdout.readline()) for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        kept += [int(line) for line in process.stdout if line.endswith("\n")]
    return kept


def write_newer(path: Path) -> bytes:
    """Make a database of a newer version; gives its bytes."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(("newer", "kills"), [(False, KILLS), (True, 4)])
async def test_nothing_acknowledged_is_lost(tmp_path: Path, newer: bool, kills: int) -> None:
    """After each kill the next process goes on with the same file; in the end every spec and every plan that was acknowledged is
    found, nothing was set aside, and SQLite finds the file whole. Beside the database of a newer version, too, which stays as it is.
    """
    path, chance = tmp_path / "state" / "fictable.sqlite", random.Random(7)
    before = write_newer(path) if newer else b""
    kept = {str(turn): write_until_killed(path, str(turn), chance.randrange(1, 40)) for turn in range(kills)}
    database = Database(path)
    async with SchemaCache(database, max_entries=100_000, max_bytes=10**9) as cache:
        for name, numbers in kept.items():
            for number in numbers:
                spec = await SpecStore(database).find(f"spec_{name}_{number}")
                plan = await cache.get(f"plan_{name}_{number}")
                assert spec is not None
                assert plan is not None
                assert spec.document == plan.document
                assert (spec.document["name"], spec.document["number"]) == (name, number)
        assert await database.read(lambda connection: read_first(connection, "PRAGMA integrity_check")) == "ok"
        counted = await database.read(lambda connection: read_first(connection, "SELECT entries FROM specs_use"))
        assert counted == await database.read(lambda connection: read_first(connection, "SELECT count(*) FROM specs"))
    assert not list(path.parent.glob("*.broken-*"))
    assert sum(map(len, kept.values())) >= kills
    assert not newer or path.read_bytes() == before


async def test_a_transaction_takes_its_lock_at_once(tmp_path: Path) -> None:
    """A writer waits for another at its beginning, where waiting is possible, not in its middle; a reader takes no lock."""
    statements: list[str] = []
    database = Database(tmp_path / "x.sqlite")
    async with SchemaCache(database, max_entries=5, max_bytes=1000) as cache:
        await database.read(lambda connection: connection.set_trace_callback(statements.append))
        await SpecStore(database).find("nothing")
        assert not [text for text in statements if text.startswith("BEGIN")]
        await cache.put("key", {}, "llm")
        assert [text for text in statements if text.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]
