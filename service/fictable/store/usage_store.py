"""What calls of language models used, by day and model, so that a restart does not forget the day's budget."""

from __future__ import annotations

from dataclasses import dataclass

import aiosqlite

from fictable.store.quiet import QuietStore

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


class UsageStore(QuietStore):
    """Keeps usage; the answers are None where the database cannot be used."""

    what = "the usage of the language model"

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


async def read_day(connection: aiosqlite.Connection, day: str) -> int:
    """The tokens of a day."""
    async with connection.execute(READ_DAY, (day,)) as cursor:
        row = await cursor.fetchone()
    return 0 if row is None else int(row[0])
