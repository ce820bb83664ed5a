"""Usage by day and model, over restarts, and with a file that cannot be used."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from fictable.store.connection import Database
from fictable.store.usage_store import UsageStore, UsageTotals


@pytest.mark.parametrize("alone", [True, False])
async def test_days_add_up_over_restarts(tmp_path: Path, alone: bool) -> None:
    """All models of a day count for its tokens; the totals are of all days."""
    path = tmp_path / "state" / "x.sqlite"
    async with Database(path) as database:
        store = UsageStore(database if not alone else Database(path), alone=alone)
        assert await store.read_tokens("2026-01-01") == 0
        assert await store.add("2026-01-01", "a", 1, 10, 5, 0.25) == 15
        assert await store.add("2026-01-01", "b", 2, 1, 1, 0.5) == 17
        assert await store.add("2026-01-01", "a", 1, 10, 5, 0.25) == 32
        assert await store.add("2026-01-02", "a", 1, 100, 0, 0.0) == 100
    again = UsageStore(Database(path), alone=True)
    assert await again.read_tokens("2026-01-01") == 32
    assert await again.summarise("2026-01-02") == UsageTotals(5, 121, 11, 1.0, 100)


async def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each adds to what the others have written."""
    stores = [UsageStore(Database(tmp_path / "x.sqlite", busy_milliseconds=20_000), alone=True) for _ in range(2)]
    await stores[0].read_tokens("d")
    await asyncio.gather(*(store.add("d", "m", 1, 1, 1, 0.1) for store in stores * 3))
    assert await asyncio.gather(*(store.read_tokens("d") for store in stores * 2)) == [12] * 4


async def test_a_file_that_cannot_be_used_gives_none(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is raised; the log says so once."""
    (tmp_path / "fictable.sqlite").mkdir()
    store = UsageStore(Database(tmp_path), alone=True)
    assert await store.add("d", "m", 1, 1, 1, 0.1) is None
    assert await store.read_tokens("d") is None
    assert await store.summarise("d") is None
    assert caplog.text.count("the usage of the language model is not kept") == 1
