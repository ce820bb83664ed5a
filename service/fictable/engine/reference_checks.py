"""References verified on the emitted rows: that parents with these keys exist, and have as many children as was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fictable.contract.nodes import Digit, Lookup, Reference
from fictable.contract.plans import PlannedField
from fictable.engine.checks import CheckResult
from fictable.engine.table import TableRun

MOST_PARENTS: Final = 65_536
"""The keys of up to so many parents are all made; of more, those that some of the children refer to."""

SAMPLED: Final = 512
_BATCH = 16_384


@dataclass(frozen=True, slots=True)
class _Link:
    """One reference of a table: its fields, the parent's fields in the same order, and how many children a parent has."""

    node: Reference
    fields: tuple[str, ...]
    keys: tuple[str, ...]


def check_references(run: TableRun, rows: pa.Table, *, whole: bool) -> tuple[CheckResult, ...]:
    """Check every reference of a table on its first rows; `whole` says that these are all of them."""
    results: list[CheckResult] = []
    for link in _list_links(run, rows.column_names):
        if run.dataset.tables[link.node.table].rows <= MOST_PARENTS:
            results += _check_all(run, rows, link, whole=whole)
        else:
            results.append(_check_sample(run, rows, link))
    return tuple(results)


def _list_links(run: TableRun, shown: Sequence[str]) -> Iterator[_Link]:
    fields = run.table.fields
    for name, planned in fields.items():
        node = planned.plan.plan if isinstance(planned.plan, Digit) else planned.plan
        if not isinstance(node, Reference) or name not in shown or planned.cases:
            continue
        followers = [other for other, found in fields.items() if _follows(found, name) and other in shown and not found.cases]
        keys = [str(plan.field) for other in followers if isinstance(plan := fields[other].plan, Lookup)]
        yield _Link(node, (name, *followers), (node.field, *keys))


def _follows(planned: PlannedField, name: str) -> bool:
    return planned.spec.type == "reference" and isinstance(planned.plan, Lookup) and planned.plan.via == name


def _check_all(run: TableRun, rows: pa.Table, link: _Link, *, whole: bool) -> Iterator[CheckResult]:
    parent = run.open_table(link.node.table)
    numbers = np.arange(parent.table.rows, dtype=np.uint64)
    batches = [parent.batch(numbers[start : start + _BATCH]) for start in range(0, len(numbers), _BATCH)]
    known = pa.chunked_array([_write_keys([batch.column(key) for key in link.keys]) for batch in batches], pa.string())
    asked = _write_keys([rows.column(name).combine_chunks() for name in link.fields]).drop_null()
    lost = pc.invert(pc.is_in(asked, value_set=known.drop_null()))
    count = pc.sum(lost).as_py() or 0
    yield CheckResult("reference", link.fields, count == 0, f"{count} keys that {link.node.table!r} has not" if count else "")
    lowest, highest = link.node.min_children, link.node.max_children
    if (
        whole
        and (lowest is not None or highest is not None)
        and len(pc.unique(known)) == len(known)
        and not rows[link.fields[0]].null_count
    ):
        counts = np.asarray(pc.value_counts(asked).field("counts"))
        least = int(counts.min()) if len(counts) == len(known) else 0
        most = int(counts.max()) if len(counts) else 0
        held = least >= (lowest or 0) and (highest is None or most <= highest)
        yield CheckResult("children", link.fields, held, "" if held else f"{least} to {most} children for each of {link.node.table!r}")


def _check_sample(run: TableRun, rows: pa.Table, link: _Link) -> CheckResult:
    """The parents of some rows, made on their own in another order, have the keys that the rows were given."""
    numbers = np.linspace(rows.num_rows - 1, 0, min(SAMPLED, rows.num_rows)).astype(np.uint64)
    parents = run.batch(numbers).parent_batch(link.fields[0]).numbers
    made = run.open_table(link.node.table).batch(parents)
    there = (parents < np.uint64(made.run.table.rows)).tolist()
    wanted = _write_keys([made.column(key) for key in link.keys]).to_pylist()
    given = _write_keys([rows.column(name).combine_chunks().take(pa.array(numbers)) for name in link.fields]).to_pylist()
    lost = sum(key is not None and not (key == own and exists) for key, own, exists in zip(given, wanted, there, strict=True))
    return CheckResult("reference", link.fields, lost == 0, f"{lost} of {len(given)} keys that {link.node.table!r} has not" if lost else "")


def _write_keys(columns: Sequence[pa.Array]) -> pa.Array:
    """Keys as text, several fields with a separator between them; null where one of them is null."""
    texts = [column if pa.types.is_string(column.type) else column.cast(pa.string()) for column in columns]
    return texts[0] if len(texts) == 1 else pc.binary_join_element_wise(*texts, "\x1f")
