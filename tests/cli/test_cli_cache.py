"""`fictable cache`: statistics and emptying, without loading a plugin."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from fictable.store.connection import Database
from fictable.store.schema_cache import SchemaCache


async def fill(path: Path) -> None:
    """Keep two plans, ask for one of them and for one that is not there."""
    async with SchemaCache(Database(path), max_entries=9, max_bytes=9999) as cache:
        for key in ("a", "b"):
            await cache.put(key, {"x": 1}, "offline")
        await cache.get("a")
        await cache.get("c")


def test_statistics_are_shown_and_plans_forgotten(run: Any, tmp_path: Path) -> None:
    """Counts come from the database; clearing keeps what was counted."""
    path = tmp_path / "x.sqlite"
    asyncio.run(fill(path))
    environment = {"HOME": str(tmp_path), "FICTABLE_STORE__PATH": str(path)}
    shown = json.loads(run("cache", "stats", "--json", environment=environment).stdout)
    assert {name: shown[name] for name in ("entries", "bytes", "hits", "misses")} == {"entries": 2, "bytes": 14, "hits": 1, "misses": 1}
    assert "entries" in run("cache", "stats", environment=environment).stdout
    assert run("cache", "clear", environment=environment).stdout == "2 plans forgotten\n"
    assert json.loads(run("cache", "stats", "--json", environment=environment).stdout)["entries"] == 0


def test_no_database_is_an_empty_cache(run: Any, tmp_path: Path) -> None:
    """Looking does not make a file."""
    path = tmp_path / "none.sqlite"
    result = run("cache", "stats", "--json", environment={"HOME": str(tmp_path), "FICTABLE_STORE__PATH": str(path)})
    assert json.loads(result.stdout)["entries"] == 0
    assert not path.exists()


def test_a_database_that_cannot_be_used_is_one_line(run: Any, tmp_path: Path) -> None:
    """What is no database and cannot be set aside ends the command with an error."""
    folder = tmp_path / "state"
    (folder / "fictable.sqlite").mkdir(parents=True)
    result = run("cache", "clear", environment={"HOME": str(tmp_path), "FICTABLE_STORE__PATH": str(folder)})
    assert result.exit_code == 1
    assert result.stderr.startswith("fictable: error: the database ")
    assert result.stderr.count("\n") == 1
