"""Dataset specs by id, kept for good: what was answered with 201 is there after a restart."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import aiosqlite

from fictable.errors import StoreFull, StoreUnavailable
from fictable.store.connection import Database

INSERT = (
    "INSERT INTO specs (id, spec, source, degraded, digest, output_version, notes, size, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO NOTHING"
)
SUMMARISE = "SELECT entries, size FROM specs_use"
SELECT = "SELECT id, spec, source, degraded, digest, output_version, notes FROM specs WHERE id = ?"


@dataclass(frozen=True, slots=True)
class KeptSpec:
    """A dataset spec as it is kept: the canonical document, who made it (offline, llm, cache, spec) and what names its bytes.

    `notes` are the keys that were rewritten, each with path, given and used.
    """

    id: str
    document: Mapping[str, Any]
    source: str
    degraded: bool
    digest: str
    output_version: str
    notes: Sequence[Mapping[str, str]] = ()


class SpecStore:
    """Keeps dataset specs in a database that somebody else opens and closes; a closed one is opened when it is needed.

    At most `max_specs` of at most `max_bytes` together; None is no limit. `clock` gives the time in seconds since 1970, noted with
    each spec.
    """

    def __init__(
        self,
        database: Database,
        *,
        max_specs: int | None = None,
        max_bytes: int | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database, self._clock = database, clock
        self._max_specs, self._max_bytes = max_specs, max_bytes

    async def keep(self, spec: KeptSpec) -> None:
        """Keep a spec; one whose id is kept already stays as it was.

        Raises StoreFull where the limits leave no room, for nothing that was kept is ever dropped, and StoreUnavailable.
        """
        text, notes = (json.dumps(part, ensure_ascii=True, separators=(",", ":")) for part in (spec.document, list(spec.notes)))
        row = (spec.id, text, spec.source, int(spec.degraded), spec.digest, spec.output_version, notes, len(text), self._clock())

        async def insert(connection: aiosqlite.Connection) -> None:
            if (await connection.execute(INSERT, row)).rowcount > 0:
                await self._check_room(connection)

        await self._database.open()
        await self._database.write(insert)

    async def _check_room(self, connection: aiosqlite.Connection) -> None:
        """Raises StoreFull, which undoes the transaction, where the specs are too many or too large by now."""
        async with connection.execute(SUMMARISE) as cursor:
            entries, size = await cursor.fetchone() or (0, 0)
        if self._max_specs is not None and entries > self._max_specs:
            raise StoreFull(f"at most {self._max_specs} specs are kept")
        if self._max_bytes is not None and size > self._max_bytes:
            raise StoreFull(f"at most {self._max_bytes} bytes of specs are kept")

    async def find(self, id_: str) -> KeptSpec | None:
        """Give the spec with an id, None where there is none. Raises StoreUnavailable, also for a damaged entry."""

        async def select(connection: aiosqlite.Connection) -> sqlite3.Row | None:
            async with connection.execute(SELECT, (id_,)) as cursor:
                return await cursor.fetchone()

        await self._database.open()
        row = await self._database.read(select)
        return None if row is None else read_spec(*row)


def read_spec(id_: str, text: str, source: str, degraded: int, digest: str, output_version: str, notes: str) -> KeptSpec:
    """Give a spec from its row. Raises StoreUnavailable for a damaged one."""
    try:
        return KeptSpec(id_, json.loads(text), source, bool(degraded), digest, output_version, tuple(json.loads(notes)))
    except (ValueError, RecursionError) as error:
        raise StoreUnavailable(f"the kept spec {id_} is damaged: {error}") from error
