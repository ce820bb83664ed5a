"""The cache of plans: what it keeps, what it forgets, and what it does when its file is broken."""
# ruff: noqa: ASYNC240  (files are prepared between the steps of a test; nothing else waits for the loop)

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fictable.store import schema_cache
from fictable.store.connection import Database
from fictable.store.schema_cache import CachedPlan, CacheStats, SchemaCache

DOCUMENT = {"version": 1, "title": "Kunden für München", "tables": [{"name": "t", "rows": 1000}]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name the file."""
    return tmp_path / "fictable.sqlite"


def make_cache(path: Path | str, **options: Any) -> SchemaCache:
    """Make a cache with room for much."""
    return SchemaCache(Database(path, busy_milliseconds=20), **{"max_entries": 100, "max_bytes": 100_000, **options})


async def test_a_plan_is_kept_across_restarts(path: Path) -> None:
    """What was put is found again, with its source; another key is not."""
    async with make_cache(path) as cache:
        assert await cache.get("key") is None
        await cache.put("key", DOCUMENT, "llm")
        assert await cache.get("key") == CachedPlan("key", DOCUMENT, "llm")
    async with make_cache(path) as cache:
        assert await cache.get("key") == CachedPlan("key", DOCUMENT, "llm")
        assert await cache.get("other") is None
        assert cache.accessible


async def test_a_plan_is_replaced(path: Path) -> None:
    """A key has one plan, the last."""
    async with make_cache(path) as cache:
        await cache.put("key", {"a": 1}, "offline")
        await cache.put("key", {"a": 2}, "llm")
        assert await cache.get("key") == CachedPlan("key", {"a": 2}, "llm")
        assert (await cache.stats()).entries == 1


async def test_the_plans_unused_for_longest_go_first(path: Path) -> None:
    """Reading a plan keeps it; the number of plans stays within the limit."""
    async with make_cache(path, max_entries=3) as cache:
        for key in "abc":
            await cache.put(key, {}, "llm")
        await cache.get("a")
        await cache.put("d", {}, "llm")
        assert [key for key in "abcd" if await cache.get(key)] == ["a", "c", "d"]


async def test_the_size_of_all_plans_is_limited(path: Path) -> None:
    """Old plans make room for a large one; a plan beyond the limit alone is not kept and removes nothing."""
    async with make_cache(path, max_bytes=100) as cache:
        for key in "abcd":
            await cache.put(key, {"x": "y" * 20}, "llm")
        assert [key for key in "abcd" if await cache.get(key)] == ["b", "c", "d"]
        await cache.put("large", {"x": "y" * 50}, "llm")
        assert [key for key in ("b", "c", "d", "large") if await cache.get(key)] == ["d", "large"]
        await cache.put("too large", {"x": "y" * 200}, "llm")
        assert await cache.get("too large") is None
        assert (await cache.stats()).size <= 100


async def test_a_cache_for_nothing_keeps_nothing(path: Path) -> None:
    """No entries is a valid limit."""
    async with make_cache(path, max_entries=0) as cache:
        await cache.put("key", {}, "llm")
        assert await cache.get("key") is None
        assert cache.accessible


async def test_statistics_count_uses_sizes_and_ages(path: Path) -> None:
    """Hits, misses, entries, bytes and ages; a clock that goes back gives no negative age."""
    times: Iterator[float] = iter([100.0, 150.0, 160.0, 90.0, 90.0])
    async with make_cache(path, clock=lambda: next(times)) as cache:
        await cache.put("a", {"x": 1}, "llm")
        await cache.put("b", {"x": 2}, "llm")
        await cache.get("a")
        await cache.get("nothing")
        assert await cache.stats() == CacheStats(1, 1, entries=2, size=14, oldest_age=60.0, newest_age=10.0, total_hits=1, total_misses=1)
        assert (await cache.stats()).newest_age == 0.0
        await cache.clear()
        assert await cache.stats() == CacheStats(1, 1, 0, 0, 0.0, 0.0, total_hits=1, total_misses=1)


@pytest.mark.parametrize("text", ["{broken", "[]", "5", ""])
async def test_a_damaged_plan_is_not_found(path: Path, text: str) -> None:
    """An entry that is no JSON object counts as a miss and is replaced by the next plan."""
    async with make_cache(path) as cache:
        await cache.put("key", {}, "llm")
        connection = sqlite3.connect(path)
        connection.execute("UPDATE schema_cache SET document = ?", (text,))
        connection.commit()
        connection.close()
        assert await cache.get("key") is None
        await cache.put("key", {"a": 1}, "llm")
        assert await cache.get("key") == CachedPlan("key", {"a": 1}, "llm")


async def test_an_unusable_file_is_an_empty_cache(tmp_path: Path, caplog: Any) -> None:
    """Nothing is raised; the cache is inaccessible, and says so once in the log."""
    (tmp_path / "fictable.sqlite").mkdir()
    with caplog.at_level(logging.WARNING, "fictable.store"):
        async with make_cache(tmp_path) as cache:
            assert not cache.accessible
            await cache.put("key", DOCUMENT, "llm")
            assert await cache.get("key") is None
            assert (await cache.stats()).misses == 1
            await cache.clear()
    assert len(caplog.records) == 1


async def test_a_file_that_becomes_usable_is_used_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening is tried again after a while."""
    (path / "fictable.sqlite").mkdir(parents=True)
    async with make_cache(path) as cache:
        (path / "fictable.sqlite").rmdir()
        path.rmdir()
        await cache.put("key", {}, "llm")
        states = [cache.accessible]
        monkeypatch.setattr(cache, "_next_attempt", 0.0)
        await cache.put("key", {}, "llm")
        assert await cache.get("key")
        assert [*states, cache.accessible] == [False, True]
    assert schema_cache.REOPEN_SECONDS > 0


async def test_a_file_locked_for_a_while_is_read_but_not_written(path: Path) -> None:
    """While another process writes, plans are found and none is kept; afterwards all works again."""
    async with make_cache(path) as cache:
        await cache.put("old", {}, "llm")
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert await cache.get("old")
        await cache.put("new", {}, "llm")
        assert not cache.accessible
        holder.execute("ROLLBACK")
        holder.close()
        assert await cache.get("new") is None
        await cache.put("new", {}, "llm")
        assert await cache.get("new")
        assert cache.accessible


async def test_a_full_disk_keeps_what_is_there(path: Path) -> None:
    """A plan that does not fit the disk is not kept; those that are there are found."""
    database = Database(path)
    async with SchemaCache(database, max_entries=100, max_bytes=10_000_000) as cache:
        await cache.put("old", DOCUMENT, "llm")

        async def limit(connection: Any) -> None:
            await (await connection.execute("PRAGMA max_page_count = 6")).close()

        await database.read(limit)
        await cache.put("new", {"x": "y" * 100_000}, "llm")
        assert not cache.accessible
        assert await cache.get("new") is None
        assert await cache.get("old") == CachedPlan("old", DOCUMENT, "llm")


async def test_hits_and_misses_are_counted_over_all_processes(path: Path) -> None:
    """The totals outlive the process that counted; the others begin at zero."""
    for round_ in (1, 2):
        async with make_cache(path) as cache:
            await cache.get("nothing")
            await cache.put("a", {}, "llm")
            await cache.get("a")
            await cache.get("a")
            await cache.get("nothing")
            stats = await cache.stats()
            assert (stats.hits, stats.misses, stats.total_hits, stats.total_misses) == (2, 2, 2 * round_, 2 * round_)


async def test_a_cache_without_its_file_still_counts(tmp_path: Path) -> None:
    """Without a database the totals are those of this process."""
    async with make_cache(tmp_path) as cache:
        await cache.get("nothing")
        stats = await cache.stats()
    assert (stats.misses, stats.total_misses, stats.entries) == (1, 1, 0)


async def test_uses_are_written_down_late_but_before_plans_are_removed(path: Path) -> None:
    """Many hits in a row cost one write; the plan used last still survives."""
    async with make_cache(path, max_entries=2) as cache:
        for key in ("a", "b"):
            await cache.put(key, {"key": key}, "offline")
        for _ in range(3):
            assert await cache.get("a") is not None
        await cache.put("c", {"key": "c"}, "offline")
        assert await cache.get("a") is not None
        assert await cache.get("b") is None
    async with make_cache(path, max_entries=2) as cache:
        assert (await cache.stats()).total_hits == 4
