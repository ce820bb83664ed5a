"""The engine: opens runs of planned datasets; owns the pools and generators that runs share."""

from __future__ import annotations

from typing import Final

import numpy as np

from fictable.contract.plans import PlannedDataset
from fictable.engine.fakers import FakerShelf, VerdictMemo
from fictable.engine.pools import PoolShelf
from fictable.engine.table import Shelves, TableRun
from fictable.errors import Refused

# Raised with every change of bytes that no plugin version, Faker version or dialect explains.
ENGINE_VERSION: Final = 2
TIER_VERSION: Final = "tiers-2"


class Engine:
    """Not for several threads at once: one thread works with one engine at a time. `memo` keeps verdicts on Faker's methods."""

    def __init__(self, memo: VerdictMemo | None = None) -> None:
        self._shelves = Shelves(PoolShelf(), FakerShelf(memo, f"{ENGINE_VERSION} {TIER_VERSION}"))
        # glibc returns memory after every call until it has seen one large block freed; arithmetic is then 3 to 5 times slower.
        np.empty(2**21)

    def open_table(self, dataset: PlannedDataset, table: str) -> TableRun:
        """The run of one table. Raises Refused where the dataset has no such table."""
        if table not in dataset.tables:
            raise Refused(f"there is no table {table!r}", param="table", allowed=list(dataset.tables))
        return TableRun(dataset, dataset.tables[table], self._shelves)
