"""What calls of language models used, by day and model, so that a restart does not forget the day's budget."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import aiosqlite

from fictable.errors import StoreUnavailable
from fictable.store.connection import Database

LOGGER = logging.getLogger("fictable.store")
T = TypeVar("T")

ADD = (
    "INSERT INTO llm_usage (day, model, calls, input_tokens, output_tokens, cost) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (day, model) DO UPDATE SET calls = calls + excluded.calls, input_tokens = input_tokens + excluded.input_tokens, "
    "output_tokens = output_tokens + excluded.output_tokens, cost = cost + excluded.cost"
)
READ_DAY = "SELECT coalesce(sum(input_tokens + output_tokens), 0) FROM llm_usage WHERE day = ?"
SUMMARISE = (
    "SELECT coalesce(sum(calls), 0), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(cost), 0.0), "
    "coalesce(sum((input_tokens + output_tokens) * (day = ?)), 0) FROM llm_usage"
)


@dataclass(frozen=True, slots=True)
class UsageTotals:
    """What all processes used since the file was made, and the tokens of one day."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0
    tokens_of_day: int = 0


class UsageStore:
    """Keeps usage in a database, which somebody else closes. With `alone` it takes a connection of its own for each use instead.

    Nothing that happens to the file is raised: the answer is then None.
    """

    def __init__(self, database: Database, *, alone: bool = False) -> None:
        self._database, self._alone = database, alone
        self._accessible = True

    async def read_tokens(self, day: str) -> int | None:
        """The tokens of a day (2026-01-31), of all models and processes."""
        return await self._attempt(lambda connection: read_day(connection, day), write=False)

    async def add(self, day: str, model: str, calls: int, input_tokens: int, output_tokens: int, cost: float) -> int | None:
        """Add to a day, and give its tokens then."""

        async def insert(connection: aiosqlite.Connection) -> int:
            await connection.execute(ADD, (day, model, calls, input_tokens, output_tokens, cost))
            return await read_day(connection, day)

        return await self._attempt(insert, write=True)

    async def summarise(self, day: str) -> UsageTotals | None:
        """What was used since the file was made, and on a day."""

        async def select(connection: aiosqlite.Connection) -> UsageTotals:
            async with connection.execute(SUMMARISE, (day,)) as cursor:
                row = await cursor.fetchone()
            return UsageTotals() if row is None else UsageTotals(*row)

        return await self._attempt(select, write=False)

    async def _attempt(self, work: Callable[[aiosqlite.Connection], Awaitable[T]], *, write: bool) -> T | None:
        shared = self._database
        database = Database(shared.path, busy_milliseconds=shared.busy_milliseconds) if self._alone else shared
        try:
            await database.open()
            try:
                result = await (database.write(work) if write else database.read(work))
            finally:
                if self._alone:
                    await database.close()
        except StoreUnavailable as error:
            if self._accessible:
                LOGGER.warning("the usage of the language model is not kept: %s", error)
            self._accessible = False
            return None
        self._accessible = True
        return result


async def read_day(connection: aiosqlite.Connection, day: str) -> int:
    """The tokens of a day."""
    async with connection.execute(READ_DAY, (day,)) as cursor:
        row = await cursor.fetchone()
    return 0 if row is None else int(row[0])
