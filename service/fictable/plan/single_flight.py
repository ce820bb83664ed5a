"""Equal work that is wanted several times at once is done once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class SingleFlight(Generic[Result]):
    """Runs one job per key at a time. The job is nobody's own: whoever asked for it may leave without ending it."""

    def __init__(self) -> None:
        self._flights: dict[str, asyncio.Task[Result]] = {}

    async def run(self, key: str, job: Callable[[], Awaitable[Result]]) -> Result:
        """What job() returns or raises; a job of the same key that is under way is joined instead of started anew."""
        flight = self._flights.get(key)
        if flight is None:
            flight = asyncio.ensure_future(_await(job))
            self._flights[key] = flight
            flight.add_done_callback(lambda done: self._land(key, done))
        return await asyncio.shield(flight)

    def _land(self, key: str, flight: asyncio.Task[Result]) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]
        if not flight.cancelled():
            flight.exception()  # marks it as seen: everybody may have left

    async def close(self) -> None:
        """Cancel what is under way and wait until it has ended."""
        flights = list(self._flights.values())
        for flight in flights:
            flight.cancel()
        await asyncio.gather(*flights, return_exceptions=True)


async def _await(job: Callable[[], Awaitable[Result]]) -> Result:
    return await job()
