"""The database file: opened with care, repaired by setting a broken file aside, written by one transaction at a time.

What can be wrong with the file, and what is done:

| state                                   | answer                                                              |
|-----------------------------------------|---------------------------------------------------------------------|
| missing, empty                          | built                                                               |
| older                                   | migrated                                                            |
| no database, or a damaged one           | set aside as `<name>.broken-1` (-2 …) and built anew                |
| damaged while it is open                | closed; set aside and built anew when it is opened again            |
| newer than this program                 | stays as it is; another file beside it is used (`placement`)        |
| a folder                                | a file inside it is used (`placement`)                              |
| locked by another, read-only, disk full | StoreUnavailable; the file stays as it is                           |
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import aiosqlite

from fictable.errors import StoreUnavailable
from fictable.store.migrations import MIGRATIONS, migrate
from fictable.store.placement import IN_MEMORY, Placement, place_database

LOGGER = logging.getLogger("fictable.store")
SIBLING_SUFFIXES = ("", "-wal", "-shm", "-journal")
T = TypeVar("T")
Work = Callable[[aiosqlite.Connection], Awaitable[T]]


class Database:
    """One SQLite file and its connection, used with `async with`.

    `path` is the file (its folder is made), a folder for it, or ":memory:"; `placement` tells which file is open, and why where it is
    another one. `busy_milliseconds` is how long to wait for other processes that write. `read` and `write` run work on the
    connection, one at a time.
    """

    def __init__(self, path: Path | str, *, busy_milliseconds: int = 250) -> None:
        self.path = str(path)
        self.busy_milliseconds = busy_milliseconds
        self.placement = Placement(self.path)
        self._connection: aiosqlite.Connection | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        await self.close()

    @property
    def is_open(self) -> bool:
        """Whether there is a connection."""
        return self._connection is not None

    async def open(self) -> None:
        """Open the file and bring it up to date; an open database stays as it is. Raises StoreUnavailable."""
        async with self._turn:
            if self._connection is None:
                self.placement = await asyncio.to_thread(place_database, self.path)
                self._connection = await open_or_rebuild(self.placement.file, self.busy_milliseconds)

    async def close(self) -> None:
        """Close the connection after the work in hand; the write-ahead log is folded into the file."""
        async with self._turn:
            connection, self._connection = self._connection, None
            if connection is not None:
                await connection.close()

    async def read(self, work: Work[T]) -> T:
        """Run work that only reads and give its result. Raises StoreUnavailable."""
        return await self._finish(self._run(work))

    async def write(self, work: Work[T]) -> T:
        """Run work in one transaction, which is undone when it fails. Raises StoreUnavailable."""
        return await self._finish(self._run(lambda connection: transact(connection, work)))

    async def _run(self, work: Work[T]) -> T:
        async with self._turn:
            if self._connection is None:
                raise StoreUnavailable(f"the database {self.path} is not open")
            try:
                return await work(self._connection)
            except sqlite3.Error as error:
                if type(error) is sqlite3.DatabaseError:  # damaged while it was open: the next to open it sets it aside
                    await self._drop_connection()
                raise StoreUnavailable(f"the database {self.path} cannot be used: {error}") from error

    async def _drop_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                await connection.close()

    async def _finish(self, work: Awaitable[T]) -> T:
        """Wait for work that goes on to its end even if the caller is cancelled: half a transaction would hold up all others."""
        task = asyncio.ensure_future(work)
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(task)


async def transact(connection: aiosqlite.Connection, work: Work[T]) -> T:
    """Run work between BEGIN IMMEDIATE and COMMIT: a transaction that first reads and then writes would fail at once when another
    connection writes, whatever the time limit.
    """
    await connection.execute("BEGIN IMMEDIATE")
    try:
        result = await work(connection)
        await connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # a full disk may have undone it already
            await connection.execute("ROLLBACK")
        raise
    return result


async def open_or_rebuild(path: str, busy_milliseconds: int) -> aiosqlite.Connection:
    """Open a database; a broken file is set aside and a new one built. Raises StoreUnavailable."""
    try:
        await asyncio.to_thread(make_folder, path)
        try:
            return await open_file(path, busy_milliseconds)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            aside = await asyncio.to_thread(set_aside, Path(path))
            LOGGER.warning("the database was broken (%s) and is kept as %s; a new one is built", error, aside.name)
            return await open_file(path, busy_milliseconds)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnavailable(f"the database {path} cannot be opened: {error}") from error


def make_folder(path: str) -> None:
    """Make the folder of a database file."""
    if path != IN_MEMORY:
        Path(path).parent.mkdir(parents=True, exist_ok=True)


def set_aside(path: Path) -> Path:
    """Rename a broken file, and what SQLite keeps beside it, to the first free `<name>.broken-N`. Gives the new path."""
    number = 1
    while path.with_name(f"{path.name}.broken-{number}").exists():
        number += 1
    aside = path.with_name(f"{path.name}.broken-{number}")
    for suffix in SIBLING_SUFFIXES:
        sibling = path.with_name(path.name + suffix)
        if sibling.exists():
            sibling.rename(aside.with_name(aside.name + suffix))
    return aside


async def open_file(path: str, busy_milliseconds: int) -> aiosqlite.Connection:
    """Connect, check and migrate. Raises sqlite3.DatabaseError for a broken file, its subclass OperationalError for one that cannot
    be used now, StoreUnavailable for a newer one.
    """
    # aiosqlite leaves a thread behind that outlives the loop where the file cannot be opened at all: that is found out beforehand.
    await asyncio.to_thread(try_file, path)
    connection = await aiosqlite.connect(path, timeout=busy_milliseconds / 1000, isolation_level=None)
    try:
        await prepare(connection, path)
    except BaseException:
        await connection.close()
        raise
    return connection


def try_file(path: str) -> None:
    """Raises sqlite3.OperationalError where the path cannot be a database, such as a folder."""
    sqlite3.connect(path).close()


async def prepare(connection: aiosqlite.Connection, path: str) -> None:
    """Set the modes of a new connection, check the file and make the missing migrations."""
    if await read_number(connection, "PRAGMA user_version") > len(MIGRATIONS):
        raise StoreUnavailable(f"the database {path} was written by a newer version of Fictable")
    await connection.execute("PRAGMA journal_mode = WAL")
    await connection.execute("PRAGMA synchronous = NORMAL")
    await connection.execute("PRAGMA foreign_keys = ON")
    finding = await read_first(connection, "PRAGMA quick_check(1)")
    if finding != "ok":
        raise sqlite3.DatabaseError(str(finding))
    await transact(connection, bring_up_to_date)


async def bring_up_to_date(connection: aiosqlite.Connection) -> None:
    """Make the missing migrations; the version is read again, as another process may have made them meanwhile."""
    done = await read_number(connection, "PRAGMA user_version")
    if done < len(MIGRATIONS):
        await migrate(connection, done)


async def read_number(connection: aiosqlite.Connection, query: str) -> int:
    """Give the one number that a query gives."""
    return int(str(await read_first(connection, query)))


async def read_first(connection: aiosqlite.Connection, query: str) -> object:
    """Give the first column of the first row that a query gives, None without rows."""
    async with connection.execute(query) as cursor:
        row = await cursor.fetchone()
    return None if row is None else row[0]
