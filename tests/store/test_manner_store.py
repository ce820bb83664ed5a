"""How language models want to be asked, kept across restarts."""

from __future__ import annotations

from pathlib import Path

from fictable.store.connection import Database
from fictable.store.manner_store import KEPT_SECONDS, MannerStore


async def test_the_last_one_is_found_by_its_service(tmp_path: Path) -> None:
    """With a connection of its own or a shared one."""
    path = tmp_path / "x.sqlite"
    alone = MannerStore(Database(path), alone=True)
    assert await alone.find_manner("a") is None
    await alone.keep_manner("a", "text")
    await alone.keep_manner("a", "json")
    await alone.keep_manner("b", "schema")
    async with Database(path) as database:
        shared = MannerStore(database)
        assert [await shared.find_manner(service) for service in "abc"] == ["json", "schema", None]


async def test_it_is_forgotten_after_a_while(tmp_path: Path) -> None:
    """And not believed where the clock says that it was learned in the future."""
    now = 2_000_000_000.0
    async with Database(tmp_path / "x.sqlite") as database:
        store = MannerStore(database, clock=lambda: now)
        await store.keep_manner("a", "json")
        now += KEPT_SECONDS - 1
        assert await store.find_manner("a") == "json"
        now += 2
        assert await store.find_manner("a") is None
        now = 1_000_000_000.0
        assert await store.find_manner("a") is None
