"""Where the database lies when the configured path is a folder, or holds the file of a newer version."""
# ruff: noqa: ASYNC240  (files are prepared between the steps of a test; nothing else waits for the loop)

from __future__ import annotations

import logging
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from fictable.store.connection import Database
from fictable.store.migrations import MIGRATIONS
from fictable.store.placement import IN_MEMORY, locate_file, name_sibling, place_database, read_version
from fictable.store.schema_cache import SchemaCache
from fictable.store.spec_store import KeptSpec, SpecStore

NEWER = len(MIGRATIONS) + 3
SPEC = KeptSpec("spec_1", {"name": "dice"}, "spec", False, "d", "o")
NEWER_WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA wal_autocheckpoint = 0")
connection.execute("CREATE TABLE kept (value TEXT)")
connection.execute("INSERT INTO kept VALUES ('of the newer version')")
connection.execute("PRAGMA user_version = " + sys.argv[2])
print("done", flush=True)
input()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file."""
    return tmp_path / "fictable.sqlite"


def write_newer(path: Path) -> bytes:
    """Make a database of a newer version; gives its bytes."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE kept (value TEXT)")
    connection.execute(f"PRAGMA user_version = {NEWER}")
    connection.close()
    return path.read_bytes()


def kill_newer(path: Path) -> None:
    """Let a process write a database of a newer version, and kill it before its log is folded into the file."""
    command = [sys.executable, "-c", NEWER_WRITER, str(path), str(NEWER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "done\n"
        process.send_signal(signal.SIGKILL)


def list_names(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(file.name for file in folder.iterdir())


async def keep_spec(path: Path) -> str:
    """Keep a spec and a plan as a service does that starts and ends; gives the notice."""
    database = Database(path)
    async with SchemaCache(database, max_entries=10, max_bytes=10_000) as cache:
        await cache.put("key", {"name": "plan"}, "llm")
        await SpecStore(database, max_specs=10).keep(SPEC)
        assert cache.accessible
        return cache.notice


async def find_spec(path: Path) -> bool:
    """Whether the spec is found after a start."""
    database = Database(path)
    async with SchemaCache(database, max_entries=10, max_bytes=10_000) as cache:
        found = await SpecStore(database, max_specs=10).find("spec_1")
        plan = await cache.get("key")
        assert (found is None) == (plan is None)
        return found is not None


async def test_a_newer_database_is_left_and_a_sibling_is_used(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Not a byte of the newer file changes, nothing appears beside it but the sibling, whose name says the schema; what is kept there
    is found at the next start. Log and notice tell it in one line.
    """
    before = write_newer(path)
    with caplog.at_level(logging.WARNING, "fictable.store"):
        notice = await keep_spec(path)
    assert await find_spec(path)
    assert path.read_bytes() == before
    assert list_names(path.parent) == [f"fictable.schema-{len(MIGRATIONS)}.sqlite", "fictable.sqlite"]
    assert [record.getMessage() for record in caplog.records] == [notice, notice], "once for each start"
    assert notice.startswith(f"fictable.sqlite was written by a newer version of Fictable (schema {NEWER}")
    assert name_sibling(path).name in notice
    assert str(path.parent) not in notice


async def test_the_ordinary_file_is_used_again(path: Path) -> None:
    """Once the newer file is gone or of our version, it is as if there had been no sibling, which stays where it is."""
    write_newer(path)
    await keep_spec(path)
    sibling = name_sibling(path).read_bytes()
    path.unlink()
    assert not await find_spec(path)
    assert await keep_spec(path) == ""
    assert await find_spec(path)
    assert name_sibling(path).read_bytes() == sibling
    write_newer(path.with_name("other.sqlite"))
    path.with_name("other.sqlite").replace(path)
    assert await find_spec(path), "the sibling is found again"


async def test_a_newer_version_that_was_killed(path: Path) -> None:
    """Its version may stand in its log alone: the log is heeded, and neither folded into the file nor removed."""
    kill_newer(path)
    log = path.with_name("fictable.sqlite-wal")
    before = path.read_bytes(), log.read_bytes()
    assert int.from_bytes(before[0][60:64], "big") == 0
    assert read_version(path) == NEWER
    assert "newer" in await keep_spec(path)
    assert (path.read_bytes(), log.read_bytes()) == before
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM kept").fetchall() == [("of the newer version",)]
    connection.close()


async def test_a_broken_sibling_is_set_aside(path: Path) -> None:
    """The sibling is a database like any other: mended by building it anew, while the newer file stays."""
    before = write_newer(path)
    name_sibling(path).write_bytes(b"no database at all" * 100)
    await keep_spec(path)
    assert await find_spec(path)
    assert path.read_bytes() == before
    assert name_sibling(path).with_name(f"{name_sibling(path).name}.broken-1").exists()


async def test_a_folder_takes_the_file(tmp_path: Path) -> None:
    """With a folder as path, the database lies in it under the usual name; that is nothing to tell."""
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "other").write_text("x")
    assert await keep_spec(folder) == ""
    assert await find_spec(folder)
    assert list_names(folder) == ["fictable.sqlite", "other"]
    assert list_names(tmp_path) == ["state"]
    before = write_newer(folder / "again.sqlite")
    (folder / "again.sqlite").replace(folder / "fictable.sqlite")
    assert "newer" in await keep_spec(folder)
    assert await find_spec(folder)
    assert (folder / "fictable.sqlite").read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0", b"no database" * 20, b"SQLite format 3\0" + b"\xff" * 500])
def test_what_is_no_newer_database_is_opened_where_it_is(path: Path, content: bytes | None) -> None:
    """Missing, empty, cut off or garbage: whether it can be used is found out by opening it, and nothing is made here."""
    if content is not None:
        path.write_bytes(content)
    assert (place_database(str(path)).file, place_database(str(path)).reason) == (str(path), "")
    assert list_names(path.parent) == ([] if content is None else ["fictable.sqlite"])


def test_other_names(tmp_path: Path) -> None:
    """The version goes before the ending, if there is one; memory has no siblings."""
    schema = f".schema-{len(MIGRATIONS)}"
    assert name_sibling(tmp_path / "a.b.db").name == f"a.b{schema}.db"
    assert name_sibling(tmp_path / "store").name == f"store{schema}"
    assert locate_file(str(tmp_path)) == tmp_path / "fictable.sqlite"
    assert place_database(IN_MEMORY).file == IN_MEMORY
