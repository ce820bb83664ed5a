"""How services of language models want to be asked, so that a restart need not find it out by calls that fail."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import aiosqlite

from fictable.store.connection import Database
from fictable.store.quiet import QuietStore

KEPT_SECONDS: Final = 30 * 86_400.0
"""Then it is found out anew: a service may have learned strict schemas meanwhile."""
KEEP = (
    "INSERT INTO llm_manners (service, manner, learned_at) VALUES (?, ?, ?) "
    "ON CONFLICT (service) DO UPDATE SET manner = excluded.manner, learned_at = excluded.learned_at"
)
FIND = "SELECT manner FROM llm_manners WHERE service = ? AND learned_at > ? AND learned_at <= ?"


class MannerStore(QuietStore):
    """Keeps a short text for each service and model. `clock` gives the time in seconds since 1970."""

    what = "how the language model wants to be asked"

    def __init__(self, database: Database, *, alone: bool = False, clock: Callable[[], float] = time.time) -> None:
        super().__init__(database, alone=alone)
        self._clock = clock

    async def find_manner(self, service: str) -> str | None:
        """What was kept for a service lately, None where nothing was or the database cannot be used."""
        now = self._clock()

        async def select(connection: aiosqlite.Connection) -> str | None:
            async with connection.execute(FIND, (service, now - KEPT_SECONDS, now)) as cursor:
                row = await cursor.fetchone()
            return None if row is None else str(row[0])

        return await self._attempt(select, write=False)

    async def keep_manner(self, service: str, manner: str) -> None:
        """Keep it in place of what was kept before."""

        async def insert(connection: aiosqlite.Connection) -> None:
            await connection.execute(KEEP, (service, manner, self._clock()))

        await self._attempt(insert, write=True)
