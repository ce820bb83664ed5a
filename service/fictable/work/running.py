"""Rows to bytes, in jobs of bounded cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import pyarrow as pa

from fictable.contract.nodes import Formula
from fictable.contract.nouns import Sink
from fictable.contract.plans import PlannedTable
from fictable.engine.checks import CheckResult, check_rows, list_checked
from fictable.engine.expressions import LONGEST_TEXT
from fictable.engine.reference_checks import check_references
from fictable.engine.storage import expand
from fictable.engine.table import TableRun
from fictable.errors import GenerationFailed, Refused, SpecInvalid
from fictable.mapping.resolve import locate_refusal
from fictable.work.fences import RunFences
from fictable.work.parallel import make_in_parallel, run_plainly

T = TypeVar("T")
JOB_NANOSECONDS: Final = 20_000_000
SMALLEST_JOB: Final = 64
# What the texts of a batch may take at the very most, and what is kept for the checks: far below what Arrow can address.
JOB_BYTES: Final = 512 * 2**20
SEEN_BYTES: Final = 64 * 2**20
LONGEST_CELL: Final = 1000
# Promises whose breach means that an answer must not leave.
_HARD = frozenset({"row_count", "unique", "unique_together", "inequality", "not_equal", "sum", "reference", "children"})


@dataclass(slots=True)
class TableStream:
    """The bytes of one table. Iterate `chunks`; each step makes one batch. `seen` keeps the first `check_rows` rows for checks.

    `shares_thread`: steps are jobs of bounded cost, because others wait for the same thread. `others` are runs of the same table of
    other engines, for workers beside the caller's thread. `options` are the sink's. `fences` are for plans of plugins
    that are not ours: a step that does not move on is broken off. `results` are those of checks that were made already. `described`: as of
    the Prepared.
    """

    run: TableRun
    sink: Sink
    batch_rows: int
    check_rows: int
    progress: Callable[[int], None] | None = None
    shares_thread: bool = True
    others: Sequence[TableRun] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    fences: RunFences | None = None
    seen: list[pa.RecordBatch] = field(default_factory=list)
    done: int = 0
    results: tuple[CheckResult, ...] | None = None
    described: bool = False
    _seen_bytes: int = 0

    @property
    def job_rows(self) -> int:
        """Rows per step: as many as the estimated cost of a job and the memory that they may take allow."""
        most = max(SMALLEST_JOB, min(self.batch_rows, JOB_BYTES // find_longest_row(self.run.table)))
        if not self.shares_thread:
            return most
        return max(SMALLEST_JOB, min(most, JOB_NANOSECONDS // max(self.run.cost_per_row, 1)))

    @property
    def is_short(self) -> bool:
        """Whether all rows are a step of their own, so that making, writing and checking them is one job."""
        return self.run.table.rows <= self.job_rows

    def chunks(self) -> Iterator[bytes]:
        """The encoded table, piece by piece. Raises SpecInvalid where a field cannot be honoured in some row, GenerationFailed where that
        is nobody's fault.
        """
        if self.others and self.sink.apart:
            return self._explain(self._encode_in_parallel())
        return self.guard(self.sink.encode(self._batches(), self.run.schema, self.options))

    def guard(self, pieces: Iterator[T]) -> Iterator[T]:
        """The pieces, each made under the deadline that plugins have; workers beside the caller's thread have theirs each. Raises as
        `chunks`.
        """
        return self._explain(pieces if self.fences is None or self.others else self.fences.step_through(self.run, pieces))

    def _explain(self, pieces: Iterator[T]) -> Iterator[T]:
        """The pieces; a refusal that only shows in the rows is told as one that shows before them."""
        try:
            yield from pieces
        except Refused as error:
            if not error.field:
                raise
            if self.described:
                raise GenerationFailed(f"the rows cannot be made: {error.field}: {error}") from error
            place = list(self.run.dataset.tables).index(self.run.table.name)
            raise SpecInvalid([locate_refusal(error, self.run.table, f"/tables/{place}")]) from error

    def _batches(self) -> Iterator[pa.RecordBatch]:
        for batch in self._made():
            self._note(batch)
            yield batch

    def _note(self, batch: pa.RecordBatch) -> None:
        """Count a batch, and keep it for the checks while there are too few rows for them."""
        if self.done < self.check_rows and self._seen_bytes < SEEN_BYTES:
            self.seen.append(batch)
            self._seen_bytes += batch.nbytes
        self.done += batch.num_rows
        if self.progress is not None:
            self.progress(self.done)

    def _made(self) -> Iterator[pa.RecordBatch]:
        rows = self.run.table.rows
        if self.others:
            return self._make_in_parallel(lambda batch: batch)
        return self.run.record_batches(0, rows, self.job_rows, compact=self.sink.compact)

    def _encode_in_parallel(self) -> Iterator[bytes]:
        """What the sink writes for no rows, then what each batch adds to it, encoded where the batch was made."""
        head = b"".join(self.sink.encode((), self.run.schema, self.options))
        if head:
            yield head

        def encode(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, bytes]:
            return batch, b"".join(self.sink.encode((batch,), self.run.schema, self.options))[len(head) :]

        for batch, piece in self._make_in_parallel(encode):
            self._note(batch)
            yield piece

    def _make_in_parallel(self, then: Callable[[pa.RecordBatch], T]) -> Iterator[T]:
        guard = run_plainly if self.fences is None else self.fences.run
        runs, rows = [self.run, *self.others], self.run.table.rows
        try:
            yield from make_in_parallel(runs, rows, self.job_rows, then, compact=self.sink.compact, guard=guard)
        finally:
            if self.fences is not None:
                self.fences.close()

    def check(self) -> tuple[CheckResult, ...]:
        """The checks on the rows that were kept. Raises GenerationFailed where a hard promise is broken."""
        if not self.check_rows:
            return ()
        checked = list_checked(self.run.table)
        schema = pa.schema([kind for place, kind in enumerate(self.run.schema) if kind.name in checked or not place])
        table = pa.Table.from_batches([expand(batch, schema) for batch in self.seen], schema=schema)
        whole = self.done == table.num_rows == self.run.table.rows
        results = check_rows(self.run.table, table, whole=whole)
        results += check_references(self.run, table, whole=whole)
        broken = [result for result in results if not result.held and result.kind in _HARD]
        if broken:
            first = broken[0]
            raise GenerationFailed(f"the rows break a promise: {first.kind} of {', '.join(first.fields) or 'the table'}: {first.detail}")
        return results


def find_longest_row(table: PlannedTable) -> int:
    """How many bytes the texts of a row may have, roughly: expressions join texts of other fields, everything else is bounded."""
    texts = [field.plan for field in table.fields.values() if field.storage == "string"]
    return sum(LONGEST_TEXT if isinstance(plan, Formula) else LONGEST_CELL for plan in texts) + LONGEST_CELL
