"""fictable.generate(): the Python door. Keeps one Fictable object per process, with its loop in a thread of its own, so that
it works in scripts, in notebooks and inside a running event loop.
"""

from __future__ import annotations

import asyncio
import os
import threading
from typing import TYPE_CHECKING, Any

from fictable.settings import load_settings
from fictable.work.requests import GenerationRequest

if TYPE_CHECKING:
    import pyarrow as pa

    from fictable.work.service import Fictable


class _Door:
    """The process's Fictable object and its loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._fictable: Fictable | None = None

    def run(self, request: GenerationRequest) -> Any:
        """The Arrow table of a request."""
        fictable, loop = self._open()
        return asyncio.run_coroutine_threadsafe(fictable.generate_table(request), loop).result()

    def _open(self) -> tuple[Fictable, asyncio.AbstractEventLoop]:
        with self._lock:
            if self._fictable is None or self._loop is None:
                from fictable.work.service import Fictable  # heavy: Faker and pyarrow load with it

                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="fictable-loop", daemon=True).start()
                self._fictable = Fictable.open(load_settings(None, os.environ))
            return self._fictable, self._loop


_DOOR = _Door()


def generate(description: str, *, rows: int = 1000, seed: int | None = None, locale: str | None = None) -> pa.Table:
    """A described dataset as an Arrow table (`.to_pandas()` makes a data frame).

    description: 10 to 4000 characters; rows ≥ 0; seed 0 to 2**53 - 1, by default derived from the description; locale such as
    de_DE. The same arguments give the same table. Raises DescriptionInvalid, GenerationFailed.
    """
    return _DOOR.run(GenerationRequest(description, rows=rows, seed=seed, locale=locale))
