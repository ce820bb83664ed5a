"""Batches made by several threads, handed on in order. Every worker has an engine of its own; the bytes are the same for any number."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from fictable.engine.table import TableRun

Guard: TypeAlias = "Callable[[TableRun, Callable[[], pa.RecordBatch]], pa.RecordBatch]"


def run_plainly(_: TableRun, work: Callable[[], pa.RecordBatch]) -> pa.RecordBatch:
    """What work() gives."""
    return work()


def make_in_parallel(
    runs: Sequence[TableRun], stop: int, size: int, *, compact: bool = False, guard: Guard = run_plainly
) -> Iterator[pa.RecordBatch]:
    """The rows 0 to stop - 1 in batches of `size`, in order; at most two batches per worker are under way or waiting.

    `runs` are runs of one table, each of another engine; guard(run, work) gives what work() gives. Closing the iterator stops the work.
    """
    free = deque(runs)
    lock = threading.Lock()

    def make(first: int) -> pa.RecordBatch:
        with lock:
            run = free.popleft()
        try:
            return guard(run, lambda: run.record_batch(np.arange(first, min(first + size, stop), dtype=np.uint64), compact=compact))
        finally:
            with lock:
                free.append(run)

    starts = iter(range(0, stop, size))
    with ThreadPoolExecutor(len(runs), thread_name_prefix="fictable-worker") as pool:
        waiting: deque[Future[pa.RecordBatch]] = deque(pool.submit(make, first) for first in islice(starts, 2 * len(runs)))
        try:
            while waiting:
                batch = waiting.popleft().result()
                waiting.extend(pool.submit(make, first) for first in islice(starts, 1))
                yield batch
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
