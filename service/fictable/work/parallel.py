"""Batches made by several threads, handed on in order. Every worker has an engine of its own; the bytes are the same for any number."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa

from fictable.engine.table import TableRun

Made = TypeVar("Made")


def run_plainly(_: TableRun, work: Callable[[], Made]) -> Made:
    """What work() gives."""
    return work()


def make_in_parallel(
    runs: Sequence[TableRun],
    stop: int,
    size: int,
    then: Callable[[pa.RecordBatch], Made],
    *,
    compact: bool = False,
    guard: Callable[[TableRun, Callable[[], Any]], Any] = run_plainly,
) -> Iterator[Made]:
    """What then(batch) gives for the rows 0 to stop - 1 in batches of `size`, in order; at most two per worker are under way or waiting.

    `runs` are runs of one table, each of another engine; guard(run, work) gives what work() gives. Closing the iterator stops the work.
    """
    free = deque(runs)
    lock = threading.Lock()

    def make(first: int) -> Made:
        with lock:
            run = free.popleft()
        try:
            numbers = np.arange(first, min(first + size, stop), dtype=np.uint64)
            made: Made = guard(run, lambda: then(run.record_batch(numbers, compact=compact)))
            return made
        finally:
            with lock:
                free.append(run)

    starts = iter(range(0, stop, size))
    with ThreadPoolExecutor(len(runs), thread_name_prefix="fictable-worker") as pool:
        waiting: deque[Future[Made]] = deque(pool.submit(make, first) for first in islice(starts, 2 * len(runs)))
        try:
            while waiting:
                made = waiting.popleft().result()
                waiting.extend(pool.submit(make, first) for first in islice(starts, 1))
                yield made
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
