"""Rows to bytes, in jobs of bounded cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import pyarrow as pa

from fictable.contract.nouns import Sink
from fictable.engine.checks import CheckResult, check_rows
from fictable.engine.table import TableRun
from fictable.errors import GenerationFailed
from fictable.work.parallel import make_in_parallel

JOB_NANOSECONDS: Final = 20_000_000
SMALLEST_JOB: Final = 64
# Promises whose breach means that an answer must not leave.
_HARD = frozenset({"row_count", "unique", "unique_together", "inequality", "not_equal", "sum"})


@dataclass(slots=True)
class TableStream:
    """The bytes of one table. Iterate `chunks`; each step makes one batch. `seen` keeps the first `check_rows` rows for checks.

    `shares_thread`: steps are jobs of bounded cost, because others wait for the same thread. `others` are runs of the same table of
    other engines, for workers beside the caller's thread.
    """

    run: TableRun
    sink: Sink
    batch_rows: int
    check_rows: int
    progress: Callable[[int], None] | None = None
    shares_thread: bool = True
    others: Sequence[TableRun] = ()
    seen: list[pa.RecordBatch] = field(default_factory=list)
    done: int = 0

    @property
    def job_rows(self) -> int:
        """Rows per step: as many as the estimated cost of a job allows."""
        if not self.shares_thread:
            return self.batch_rows
        affordable = JOB_NANOSECONDS // max(self.run.cost_per_row, 1)
        return max(SMALLEST_JOB, min(self.batch_rows, affordable))

    def chunks(self) -> Iterator[bytes]:
        """The encoded table, piece by piece."""
        return self.sink.encode(self._batches(), self.run.schema, {})

    def _batches(self) -> Iterator[pa.RecordBatch]:
        for batch in self._made():
            if self.done < self.check_rows:
                self.seen.append(batch)
            self.done += batch.num_rows
            if self.progress is not None:
                self.progress(self.done)
            yield batch

    def _made(self) -> Iterator[pa.RecordBatch]:
        rows = self.run.table.rows
        if self.others:
            return make_in_parallel([self.run, *self.others], rows, self.job_rows)
        return self.run.record_batches(0, rows, self.job_rows)

    def check(self) -> tuple[CheckResult, ...]:
        """The checks on the rows that were kept. Raises GenerationFailed where a hard promise is broken."""
        if not self.check_rows:
            return ()
        table = pa.Table.from_batches(self.seen, schema=self.run.schema)
        results = check_rows(self.run.table, table, whole=self.done == table.num_rows == self.run.table.rows)
        broken = [result for result in results if not result.held and result.kind in _HARD]
        if broken:
            first = broken[0]
            raise GenerationFailed(f"the rows break a promise: {first.kind} of {', '.join(first.fields) or 'the table'}: {first.detail}")
        return results
