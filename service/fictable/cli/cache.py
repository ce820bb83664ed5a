"""`fictable cache`: how the cache of plans does, and emptying it."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fictable.cli.display import make_table, show, show_json
from fictable.cli.surroundings import Surroundings, config_option
from fictable.errors import StoreUnavailable

if TYPE_CHECKING:
    from fictable.settings import StoreSettings
    from fictable.store.schema_cache import CacheStats
    from fictable.store.usage_store import UsageTotals

EPILOG = """\b
Examples:
  fictable cache stats
  fictable cache clear
"""


@click.group("cache", epilog=EPILOG, short_help="Show or empty the cache of plans.")
@config_option
def cache() -> None:
    """Descriptions are planned once: the service keeps each plan in its database (store.path) and finds it by the description."""


@cache.command("stats", short_help="Show entries, size, ages, hits and misses.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@config_option
@click.pass_obj
def show_stats(surroundings: Surroundings, /, *, as_json: bool) -> None:
    """Show how many plans are kept, their size and ages, how often the cache helped, and what the language model used to make them,
    over all runs of the service.
    """
    from fictable.store.placement import place_database  # start-up time: aiosqlite comes with it

    settings = surroundings.load_settings()
    store, llm = settings.store, settings.llm
    stats = asyncio.run(use_cache(store, clear=False))
    usage = asyncio.run(read_usage(store))
    facts: dict[str, str | int | float] = {
        "path": place_database(store.path).file,
        "entries": stats.entries,
        "bytes": stats.size,
        "oldest_age_seconds": round(stats.oldest_age),
        "newest_age_seconds": round(stats.newest_age),
        "hits": stats.total_hits,
        "misses": stats.total_misses,
        "llm_calls": usage.calls,
        "llm_input_tokens": usage.input_tokens,
        "llm_output_tokens": usage.output_tokens,
        "llm_cost": round(usage.cost, 6),
        "llm_tokens_today": usage.tokens_of_day,
        "llm_daily_token_budget": llm.daily_token_budget,
    }
    if as_json:
        show_json(facts)
    else:
        show(make_table("", ("", ""), [(name.replace("_", " "), describe_fact(value)) for name, value in facts.items()]))


@cache.command("clear", short_help="Forget all plans.")
@config_option
@click.pass_obj
def clear_cache(surroundings: Surroundings, /) -> None:
    """Forget all plans; kept dataset specs stay. The next request plans anew, which the same planner does in the same way."""
    stats = asyncio.run(use_cache(surroundings.load_settings().store, clear=True))
    click.echo(f"{stats.entries} plans forgotten")


def has_file(store: StoreSettings) -> bool:
    """Whether there is a database of this version already."""
    from fictable.store.placement import place_database  # start-up time: aiosqlite comes with it

    return Path(place_database(store.path).file).exists()


async def use_cache(store: StoreSettings, *, clear: bool) -> CacheStats:
    """Read the statistics, then empty the cache if `clear`; a database that is not there yet is not made.

    Raises StoreUnavailable.
    """
    from fictable.store.connection import Database  # start-up time: aiosqlite comes with them
    from fictable.store.schema_cache import CacheStats, SchemaCache

    if not await asyncio.to_thread(has_file, store):
        return CacheStats(0, 0, 0, 0, 0.0, 0.0)
    database = Database(store.path)
    await database.open()  # raises, where the cache would go on without its file
    async with SchemaCache(database, max_entries=store.cache_max_entries, max_bytes=store.cache_max_bytes) as opened:
        stats = await opened.stats()
        if clear:
            await opened.clear()
        if not opened.accessible:
            raise StoreUnavailable(f"the database {store.path} cannot be used")
    return stats


async def read_usage(store: StoreSettings) -> UsageTotals:
    """What language models used, of all processes, and on this day in UTC; a database that is not there yet is not made.

    Raises StoreUnavailable.
    """
    from fictable.store.connection import Database  # start-up time: aiosqlite comes with them
    from fictable.store.usage_store import UsageStore, UsageTotals

    if not await asyncio.to_thread(has_file, store):
        return UsageTotals()
    found = await UsageStore(Database(store.path), alone=True).summarise(dt.datetime.now(dt.UTC).date().isoformat())
    if found is None:
        raise StoreUnavailable(f"the database {store.path} cannot be used")
    return found


def describe_fact(value: str | int | float) -> str:
    """Write a path as it is and a count with its thousands apart."""
    return value if isinstance(value, str) else f"{value:,}"
