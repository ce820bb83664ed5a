"""CPU cost per child row of references: uniform, with bounds, by zipf, with a lookup and with a key of two fields; 1,000,000 parents.

python benchmarks/relations.py [--children 10000000] [--turns 3] [--save]

Makes all children of each arm, column by column in batches of 16,384 rows, and counts the children of every parent: the totals and bounds
are said below the table. The base arm is a plain counter of as many rows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

import numpy as np
from figures import Arm, measure_in_turns, report

from fictable.engine.table import TableRun
from fictable.settings import PlannerSettings, Settings
from fictable.work.service import Fictable

PARENTS, BATCH = 1_000_000, 16_384
LOWEST, HIGHEST = 3, 25
KEYS = [{"name": "parent_id", "type": "id.sequence"}, {"name": "place", "type": "number.integer", "params": {"min": 1, "max": 99}}]
BOUNDS = {"min_children": LOWEST, "max_children": HIGHEST}
COUNTER = "a counter"
ARMS: Mapping[str, list[dict[str, Any]]] = {
    COUNTER: [{"name": "key", "type": "id.sequence"}],
    "uniform": [{"name": "key", "type": "reference", "params": {"to": "parents.parent_id"}}],
    "with bounds": [{"name": "key", "type": "reference", "params": {"to": "parents.parent_id", **BOUNDS}}],
    "by zipf, with bounds": [
        {
            "name": "key",
            "type": "reference",
            "params": {"to": "parents.parent_id", **BOUNDS, "distribution": {"kind": "zipf", "exponent": 1.3}},
        }
    ],
    "with bounds, key of two fields": [
        {"name": "key", "type": "reference", "params": {"to": "parents.parent_id", **BOUNDS}},
        {"name": "place", "type": "reference", "params": {"to": "parents.place", "via": "key"}},
    ],
}


def open_children(fictable: Fictable, children: int, fields: list[dict[str, Any]]) -> TableRun:
    """The run of the child table."""
    tables = [{"name": "parents", "rows": PARENTS, "fields": KEYS}, {"name": "children", "rows": children, "fields": fields}]
    prepared = fictable.prepare(fictable.parse_spec({"tables": tables}))
    return fictable.open_stream(prepared, "children", "csv").run


def make_all(run: TableRun, counts: np.ndarray[Any, np.dtype[np.int64]] | None = None) -> None:
    """All batches of a table; counts the children of each parent where asked."""
    for batch in run.record_batches(0, run.table.rows, BATCH):
        if counts is not None:
            counts += np.bincount(batch.column(0).to_numpy() - 1, minlength=len(counts))


def main() -> None:
    """Print the table and the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--children", type=int, default=10_000_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--save", action="store_true", help="keep the ratios in figures.json")
    given = parser.parse_args()
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    runs = {name: open_children(fictable, given.children, fields) for name, fields in ARMS.items()}
    arms = {name: Arm(lambda run=run: make_all(run), given.children) for name, run in runs.items()}
    report("relations", measure_in_turns(arms, given.turns), COUNTER, save=given.save)
    for name in ("with bounds", "by zipf, with bounds"):
        counts = np.zeros(PARENTS, np.int64)
        make_all(open_children(fictable, given.children, ARMS[name]), counts)
        sys.stdout.write(f"\n{name}: {counts.sum():,} children, {counts.min()} to {counts.max()} for each of {PARENTS:,} parents\n")


if __name__ == "__main__":
    main()
