"""Plans by their key: what a description was read as, kept so that it is planned once. A broken cache is an empty cache."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

import aiosqlite

from fictable.errors import StoreUnavailable
from fictable.store.connection import Database, Work

LOGGER = logging.getLogger("fictable.store")
REOPEN_SECONDS = 30.0
NOTE_SECONDS = 1.0
MOST_UNNOTED = 1000
T = TypeVar("T")

INSERT = (
    "INSERT OR REPLACE INTO schema_cache (plan_key, document, source, size, created_at, last_used) "
    "VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(last_used), 0) + 1 FROM schema_cache))"
)
TOUCH = "UPDATE schema_cache SET last_used = (SELECT max(last_used) + 1 FROM schema_cache) WHERE plan_key = ?"
COUNT = "UPDATE schema_cache_use SET hits = hits + ?, misses = misses + ?"
EVICT = (
    "DELETE FROM schema_cache WHERE plan_key IN (SELECT plan_key FROM (SELECT plan_key, row_number() OVER recent AS place, "
    "sum(size) OVER recent AS total FROM schema_cache WINDOW recent AS (ORDER BY last_used DESC)) WHERE place > ? OR total > ?)"
)


@dataclass(frozen=True, slots=True)
class CachedPlan:
    """A kept plan: its key, the dataset spec as a JSON document, and which planner made it ("offline", "llm")."""

    plan_key: str
    document: Mapping[str, Any]
    source: str


@dataclass(frozen=True, slots=True)
class CacheStats:
    """How the cache does. Hits and misses since it was opened; size in bytes; ages in seconds, 0 when it is empty.

    `total_hits` and `total_misses` are those of all processes since the file was made.
    """

    hits: int
    misses: int
    entries: int
    size: int
    oldest_age: float
    newest_age: float
    total_hits: int = 0
    total_misses: int = 0


class SchemaCache:
    """Keeps plans in a database, at most `max_entries` of at most `max_bytes` together; those unused for longest go first.

    Used with `async with`, which opens the database and closes it. Nothing that happens to the file is raised by `get`,
    `put`, `stats` or `clear`: the cache then finds nothing, `accessible` is False, and it tries again later.
    `clock` gives the time in seconds since 1970, for the ages in the statistics only.
    """

    def __init__(self, database: Database, *, max_entries: int, max_bytes: int, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._max_entries, self._max_bytes = max_entries, max_bytes
        self._clock = clock
        self._accessible = True
        self._hits = self._misses = 0
        self._written = (0, 0)
        self._next_attempt = self._next_note = 0.0
        self._used: dict[str, None] = {}

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        if self._database.is_open and (self._used or self._written != (self._hits, self._misses)):
            await self._attempt(self._note_use, write=True)
        await self._database.close()

    @property
    def accessible(self) -> bool:
        """Whether the last use of the database worked."""
        return self._accessible

    @property
    def notice(self) -> str:
        """Why the database is kept in another file than an up-to-date program would take, in a sentence; usually empty."""
        return self._database.placement.reason

    async def get(self, plan_key: str) -> CachedPlan | None:
        """Give the plan kept under a key, or None; it then counts as just used.

        What is used is written down at most once a second, and before anything is removed.
        """
        row = await self._attempt(lambda connection: find_entry(connection, plan_key), write=False)
        plan = None if row is None else read_plan(plan_key, *row)
        if plan is None:
            self._misses += 1
            return None
        self._hits += 1
        self._used.pop(plan_key, None)
        self._used[plan_key] = None
        if time.monotonic() >= self._next_note or len(self._used) >= MOST_UNNOTED:
            self._next_note = time.monotonic() + NOTE_SECONDS
            await self._attempt(self._note_use, write=True)
        return plan

    async def put(self, plan_key: str, document: Mapping[str, Any], source: str) -> None:
        """Keep a plan, in place of an earlier one with this key; one that alone exceeds the size limit is not kept."""
        text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
        if len(text) > self._max_bytes or self._max_entries < 1:
            return

        async def store_entry(connection: aiosqlite.Connection) -> None:
            await self._touch_used(connection)
            await connection.execute(INSERT, (plan_key, text, source, len(text), self._clock()))
            await evict_entries(connection, self._max_entries, self._max_bytes)
            await self._write_counts(connection)

        await self._attempt(store_entry, write=True)

    async def stats(self) -> CacheStats:
        """Give counts, size and ages; zeros for what an inaccessible database does not tell."""
        row = await self._attempt(summarise_entries, write=False)
        entries, size, oldest, newest = row or (0, 0, None, None)
        now = self._clock()
        oldest_age, newest_age = (0.0 if created is None else max(0.0, now - created) for created in (oldest, newest))
        used = await self._attempt(read_counts, write=False) or (0, 0)
        total_hits, total_misses = used[0] + self._hits - self._written[0], used[1] + self._misses - self._written[1]
        return CacheStats(self._hits, self._misses, entries, size, oldest_age, newest_age, total_hits, total_misses)

    async def clear(self) -> None:
        """Forget all plans."""
        await self._attempt(remove_entries, write=True)

    async def _note_use(self, connection: aiosqlite.Connection) -> None:
        """Write down which plans were used since the last time, in their order, and the counts."""
        await self._touch_used(connection)
        await self._write_counts(connection)

    async def _touch_used(self, connection: aiosqlite.Connection) -> None:
        used, self._used = self._used, {}
        for plan_key in used:
            await touch_entry(connection, plan_key)

    async def _write_counts(self, connection: aiosqlite.Connection) -> None:
        """Add what was counted since the last time; a miss waits for the next write, so that it costs none of its own."""
        hits, misses = self._hits, self._misses
        await connection.execute(COUNT, (hits - self._written[0], misses - self._written[1]))
        self._written = (hits, misses)

    async def _open(self) -> None:
        try:
            await self._database.open()
            self._accessible = True
            if self.notice:
                LOGGER.warning("%s", self.notice)
        except StoreUnavailable as error:
            self._lose(error)
            self._next_attempt = time.monotonic() + REOPEN_SECONDS

    async def _attempt(self, work: Work[T], *, write: bool) -> T | None:
        if not self._database.is_open and time.monotonic() >= self._next_attempt:
            await self._open()
        if not self._database.is_open:
            return None
        try:
            result = await (self._database.write(work) if write else self._database.read(work))
        except StoreUnavailable as error:
            self._lose(error)
            return None
        self._accessible = True
        return result

    def _lose(self, error: StoreUnavailable) -> None:
        if self._accessible:
            LOGGER.warning("the cache of plans is inaccessible: %s", error)
        self._accessible = False


def read_plan(plan_key: str, text: str, source: str) -> CachedPlan | None:
    """Give a plan from its stored text; None when the text is damaged."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return CachedPlan(plan_key, document, source) if isinstance(document, dict) else None


async def find_entry(connection: aiosqlite.Connection, plan_key: str) -> tuple[str, str] | None:
    """Text and source of the entry with a key."""
    rows = await connection.execute_fetchall("SELECT document, source FROM schema_cache WHERE plan_key = ?", (plan_key,))
    return next(((row[0], row[1]) for row in rows), None)


async def touch_entry(connection: aiosqlite.Connection, plan_key: str) -> None:
    """Make an entry the one used last."""
    await connection.execute(TOUCH, (plan_key,))


async def evict_entries(connection: aiosqlite.Connection, max_entries: int, max_bytes: int) -> None:
    """Remove the entries unused for longest until both limits hold."""
    entries, size, _, _ = await summarise_entries(connection)
    if entries > max_entries or size > max_bytes:
        await connection.execute(EVICT, (max_entries, max_bytes))


async def summarise_entries(connection: aiosqlite.Connection) -> tuple[int, int, float | None, float | None]:
    """Count, size together, and first and last time of creation."""
    query = "SELECT count(*), coalesce(sum(size), 0), min(created_at), max(created_at) FROM schema_cache"
    async with connection.execute(query) as cursor:
        row = await cursor.fetchone()
    if row is None:
        raise sqlite3.DatabaseError("an aggregate gave no row")
    return row[0], row[1], row[2], row[3]


async def read_counts(connection: aiosqlite.Connection) -> tuple[int, int]:
    """Hits and misses of all processes."""
    async with connection.execute("SELECT hits, misses FROM schema_cache_use") as cursor:
        row = await cursor.fetchone()
    return (0, 0) if row is None else (row[0], row[1])


async def remove_entries(connection: aiosqlite.Connection) -> None:
    """Remove all entries."""
    await connection.execute("DELETE FROM schema_cache")
