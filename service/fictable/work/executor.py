"""One thread for all work of the engine; requests take turns, one job at a time."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from fictable.errors import Overloaded

Result = TypeVar("Result")


class EngineThread:
    """Runs jobs in the order in which they were handed in. A request that hands in its next job when the last one is done
    shares the thread evenly with all others.

    Answers that are kept whole until they are sent are made in turns, at most `max_turns` at a time, so that their number does not
    decide about memory; who waits longer than `turn_seconds` is sent away. `require_room` is called at the beginning of each turn
    and raises Overloaded where no further answer can be kept. Belongs to one event loop.
    """

    def __init__(self, max_turns: int = 8, turn_seconds: float = 10.0) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="fictable-engine")
        self._turns = asyncio.Semaphore(max_turns)
        self._turn_seconds = turn_seconds
        self.require_room: Callable[[], None] = lambda: None

    async def run(self, job: Callable[[], Result]) -> Result:
        """What job() returns or raises. A job whose caller is cancelled before it has begun is not run."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, job)

    async def begin(self, job: Callable[[], Result]) -> Result:
        """As `run`, for the first job of a request: what has not begun after `turn_seconds`, as others take that long, is not run.

        Raises Overloaded.
        """
        loop, begun = asyncio.get_running_loop(), asyncio.Event()

        def work() -> Result:
            loop.call_soon_threadsafe(begun.set)
            return job()

        pending = self._pool.submit(work)
        done = asyncio.wrap_future(pending)
        try:
            try:
                async with asyncio.timeout(self._turn_seconds):
                    await begun.wait()
            except TimeoutError:
                if pending.cancel():
                    raise self._send_away() from None
            return await done
        finally:
            done.cancel()

    def _send_away(self) -> Overloaded:
        wait = max(1, math.ceil(self._turn_seconds))
        return Overloaded(f"Too many datasets are being made; try again in {wait} seconds", retry_after=wait)

    @asynccontextmanager
    async def take_turn(self) -> AsyncIterator[None]:
        """Wait for a turn, in the order of asking, and give it back at the end. Raises Overloaded."""
        try:
            async with asyncio.timeout(self._turn_seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise self._send_away() from None
        try:
            self.require_room()
            yield
        finally:
            self._turns.release()

    def close(self) -> None:
        """Stop after the running job."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def run_alone(job: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """What the coroutine of job() returns or raises, run to its end in a loop of its own; in another thread where a loop runs."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(job())
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="fictable-planning") as pool:
        return pool.submit(lambda: asyncio.run(job())).result()
