"""The database file in every state it can be in."""
# ruff: noqa: ASYNC240  (files are prepared between the steps of a test; nothing else waits for the loop)

from __future__ import annotations

import asyncio
import logging
import sqlite3
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from fictable.errors import StoreUnavailable
from fictable.store.connection import Database, read_first, read_number
from fictable.store.migrations import MIGRATIONS
from fictable.store.placement import name_sibling


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file in a folder that does not exist yet."""
    return tmp_path / "state" / "fictable.sqlite"


def read_version(connection: aiosqlite.Connection) -> Any:
    """Ask for the number of migrations."""
    return read_number(connection, "PRAGMA user_version")


async def insert(connection: aiosqlite.Connection) -> None:
    """Write an entry."""
    await connection.execute("INSERT INTO schema_cache VALUES ('k', '{}', 'llm', 2, 0, 1)")


async def count(connection: aiosqlite.Connection) -> int:
    """Count the entries."""
    return await read_number(connection, "SELECT count(*) FROM schema_cache")


async def test_a_missing_file_is_built_with_its_folder(path: Path) -> None:
    """All migrations are made, in write-ahead mode with foreign keys."""
    database = Database(path)
    states = [database.is_open]
    async with database:
        states.append(database.is_open)
        assert await database.read(read_version) == len(MIGRATIONS)
        assert await database.read(lambda connection: read_first(connection, "PRAGMA journal_mode")) == "wal"
        assert await database.read(lambda connection: read_first(connection, "PRAGMA foreign_keys")) == 1
    assert [*states, database.is_open] == [False, True, False]
    assert [file.name for file in path.parent.iterdir()] == ["fictable.sqlite"]


@pytest.mark.parametrize("content", [b"", None])
async def test_an_empty_or_finished_file_is_used(path: Path, content: bytes | None) -> None:
    """An empty file is filled; one that is complete keeps its rows."""
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    async with Database(path) as database:
        await database.write(insert)
    async with Database(path) as database:
        assert await database.read(count) == 1


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
async def test_a_file_that_is_no_database_is_set_aside(path: Path, content: bytes, caplog: Any) -> None:
    """Nothing is deleted: the file and what lies beside it get new names, and the log says so."""
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(content)
        path.with_name("fictable.sqlite-journal").write_bytes(b"x")
        with caplog.at_level(logging.WARNING, "fictable.store"):
            async with Database(path) as database:
                await database.write(insert)
        assert path.with_name(f"fictable.sqlite.broken-{number}").read_bytes() == content
        assert f"broken-{number}" in caplog.text


async def test_a_damaged_database_is_set_aside(path: Path) -> None:
    """Torn pages are found when the file is opened."""
    async with Database(path) as database:
        await database.write(insert)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    async with Database(path) as database:
        assert await database.read(count) == 0
    assert path.with_name("fictable.sqlite.broken-1").exists()


async def test_a_newer_database_under_our_own_name_stays_as_it_is(path: Path) -> None:
    """A file of a later version is neither used nor renamed, not even where its name says that it is of this version."""
    path.parent.mkdir()
    for file in (path, name_sibling(path)):
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
    with pytest.raises(StoreUnavailable, match="newer version"):
        await Database(path).open()
    assert sorted(file.name for file in path.parent.iterdir()) == sorted(["fictable.sqlite", name_sibling(path).name])


async def test_a_locked_database_is_unavailable_and_unharmed(path: Path) -> None:
    """Another process that holds the file ends the attempt after the time to wait."""
    async with Database(path) as database:
        await database.write(insert)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("DELETE FROM schema_cache WHERE 0")
    with pytest.raises(StoreUnavailable, match="locked"):
        await Database(path, busy_milliseconds=20).open()
    holder.execute("ROLLBACK")
    holder.close()
    async with Database(path) as database:
        assert await database.read(count) == 1


async def test_a_file_in_place_of_its_folder_is_unavailable(tmp_path: Path) -> None:
    """Nor is a folder searched for another folder: neither is touched."""
    (tmp_path / "fictable.sqlite").mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        await Database(tmp_path).open()
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        await Database(tmp_path / "file" / "fictable.sqlite").open()


async def test_a_read_only_database_is_unavailable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is refused when it is opened, and stays as it is."""
    path.parent.mkdir()
    path.write_bytes(b"")
    connect = aiosqlite.connect
    monkeypatch.setattr(aiosqlite, "connect", lambda file, **options: connect(f"file:{file}?mode=ro", uri=True, **options))
    with pytest.raises(StoreUnavailable, match="readonly"):
        await Database(path).open()
    assert path.exists()


async def test_a_full_disk_undoes_the_transaction(path: Path) -> None:
    """A write that does not fit is undone whole, and the connection works on."""
    async with Database(path) as database:
        await database.read(lambda connection: read_first(connection, "PRAGMA max_page_count = 6"))

        async def fill(connection: aiosqlite.Connection) -> None:
            await insert(connection)
            await connection.execute("INSERT INTO schema_cache VALUES ('big', ?, 'llm', 2, 0, 1)", ("x" * 100_000,))

        with pytest.raises(StoreUnavailable, match="full"):
            await database.write(fill)
        assert await database.read(count) == 0
        await database.write(insert)
        assert await database.read(count) == 1


async def test_an_error_of_the_work_undoes_the_transaction(path: Path) -> None:
    """Errors of the work are raised as they are."""

    async def fail(connection: aiosqlite.Connection) -> None:
        await insert(connection)
        raise KeyError("mine")

    async with Database(path) as database:
        with pytest.raises(KeyError):
            await database.write(fail)
        assert await database.read(count) == 0


async def test_a_cancelled_caller_leaves_no_half_transaction(path: Path) -> None:
    """The write goes on to its end, and the next one finds the connection free."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work(connection: aiosqlite.Connection) -> None:
        await insert(connection)
        begun.set()
        await go_on.wait()

    async with Database(path) as database:
        caller = asyncio.create_task(database.write(work))
        await begun.wait()
        caller.cancel()
        with pytest.raises(asyncio.CancelledError):
            await caller
        go_on.set()
        assert await database.read(count) == 1


async def test_two_databases_share_a_file(path: Path) -> None:
    """Readers and writers of two connections do not hinder each other for long."""
    async with Database(path) as one, Database(path) as other:

        async def add(database: Database, number: int) -> None:
            async def work(connection: aiosqlite.Connection) -> None:
                await count(connection)
                await connection.execute("INSERT INTO schema_cache VALUES (?, '{}', 'llm', 2, 0, 1)", (str(number),))

            await database.write(work)

        await asyncio.gather(*(add(database, number) for number, database in enumerate([one, other] * 10)))
        assert await one.read(count) == 20


async def test_a_closed_database_cannot_be_used(path: Path) -> None:
    """Work before opening and after closing is refused; opening and closing twice does no harm."""
    database = Database(path)
    with pytest.raises(StoreUnavailable, match="not open"):
        await database.read(count)
    await database.open()
    await database.open()
    await database.close()
    await database.close()
    with pytest.raises(StoreUnavailable, match="not open"):
        await database.write(insert)


async def test_it_may_live_in_memory() -> None:
    """The name of SQLite's memory is no file."""
    async with Database(":memory:") as database:
        await database.write(insert)
        assert await database.read(count) == 1
