"""The steps that build the database, in order. A step is never changed once released; a new one is added at the end.

`PRAGMA user_version` holds how many have been made.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import aiosqlite

Migration = Callable[[aiosqlite.Connection], Awaitable[None]]


async def m001_create_schema_cache(connection: aiosqlite.Connection) -> None:
    """Plans by key. `last_used` is a counter, not a time; `size` is the length of the document in bytes."""
    await connection.execute(
        "CREATE TABLE schema_cache (plan_key TEXT PRIMARY KEY, document TEXT NOT NULL, source TEXT NOT NULL, size INTEGER NOT NULL, "
        "created_at REAL NOT NULL, last_used INTEGER NOT NULL) STRICT"
    )
    await connection.execute("CREATE INDEX schema_cache_by_use ON schema_cache (last_used, size)")


async def m002_create_specs(connection: aiosqlite.Connection) -> None:
    """Dataset specs by id, kept for good. `spec` and `notes` are JSON; `size` is the length of the spec in bytes."""
    await connection.execute(
        "CREATE TABLE specs (id TEXT PRIMARY KEY, spec TEXT NOT NULL, source TEXT NOT NULL, degraded INTEGER NOT NULL, "
        "digest TEXT NOT NULL, output_version TEXT NOT NULL, notes TEXT NOT NULL, size INTEGER NOT NULL, created_at REAL NOT NULL) STRICT"
    )


async def m003_count_cache_use(connection: aiosqlite.Connection) -> None:
    """How often the schema cache was asked, over all processes and restarts: one row."""
    await connection.execute("CREATE TABLE schema_cache_use (hits INTEGER NOT NULL, misses INTEGER NOT NULL) STRICT")
    await connection.execute("INSERT INTO schema_cache_use VALUES (0, 0)")


async def m004_create_llm_usage(connection: aiosqlite.Connection) -> None:
    """What calls of language models used, by day in UTC (2026-01-31) and model; `cost` in the currency of the configured prices."""
    await connection.execute(
        "CREATE TABLE llm_usage (day TEXT NOT NULL, model TEXT NOT NULL, calls INTEGER NOT NULL, input_tokens INTEGER NOT NULL, "
        "output_tokens INTEGER NOT NULL, cost REAL NOT NULL, PRIMARY KEY (day, model)) STRICT"
    )


async def m005_count_specs(connection: aiosqlite.Connection) -> None:
    """How many specs are kept and their size together, in one row that triggers keep, so that a limit costs no search."""
    await connection.execute("CREATE TABLE specs_use (entries INTEGER NOT NULL, size INTEGER NOT NULL) STRICT")
    await connection.execute("INSERT INTO specs_use SELECT count(*), coalesce(sum(size), 0) FROM specs")
    await connection.execute(
        "CREATE TRIGGER specs_kept AFTER INSERT ON specs BEGIN UPDATE specs_use SET entries = entries + 1, size = size + new.size; END"
    )
    await connection.execute(
        "CREATE TRIGGER specs_dropped AFTER DELETE ON specs BEGIN UPDATE specs_use SET entries = entries - 1, size = size - old.size; END"
    )


async def m006_create_llm_manners(connection: aiosqlite.Connection) -> None:
    """How services of language models want to be asked. `service` is a digest of address and model; `learned_at` seconds since 1970."""
    await connection.execute("CREATE TABLE llm_manners (service TEXT PRIMARY KEY, manner TEXT NOT NULL, learned_at REAL NOT NULL) STRICT")


MIGRATIONS: tuple[Migration, ...] = (
    m001_create_schema_cache,
    m002_create_specs,
    m003_count_cache_use,
    m004_create_llm_usage,
    m005_count_specs,
    m006_create_llm_manners,
)


async def migrate(connection: aiosqlite.Connection, done: int) -> None:
    """Make the steps after the first `done`, inside the caller's transaction, and note how many there are now."""
    for step in MIGRATIONS[done:]:
        await step(connection)
    await connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
