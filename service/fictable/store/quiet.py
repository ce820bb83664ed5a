"""Keeping what is good to have and nothing hangs on: a database that cannot be used is told once and stops nobody."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import ClassVar, TypeVar

import aiosqlite

from fictable.errors import StoreUnavailable
from fictable.store.connection import Database

LOGGER = logging.getLogger("fictable.store")
T = TypeVar("T")


class QuietStore:
    """A part of a database, which somebody else closes. With `alone` it takes a connection of its own for each use instead.

    Nothing that happens to the file is raised: the answer is then None, and the log says once that `what` is not kept.
    """

    what: ClassVar[str]

    def __init__(self, database: Database, *, alone: bool = False) -> None:
        self._database, self._alone = database, alone
        self._accessible = True

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
                LOGGER.warning("%s is not kept: %s", self.what, error)
            self._accessible = False
            return None
        self._accessible = True
        return result
