"""One thread for all work of the engine; requests take turns, one job at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


class EngineThread:
    """Runs jobs in the order in which they were handed in. A request that hands in its next job when the last one is done
    shares the thread evenly with all others.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="fictable-engine")

    async def run(self, job: Callable[[], Result]) -> Result:
        """What job() returns or raises."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, job)

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
