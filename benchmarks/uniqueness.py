"""CPU cost per row of unique columns that keep their weights, at ten million rows, and how many values came twice.

python benchmarks/uniqueness.py [--rows 10000000] [--turns 1] [--save]

E-mail addresses and user names of weighted names, whole numbers by a normal distribution, codes by a pattern; the base arm is a counter.
Duplicates are counted over all rows of one turn by 64-bit hashes of the values: two different texts of ten million share one with a chance
of 1 in 300,000.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from figures import Arm, measure_in_turns, report

from fictable.engine.mixing import mix64
from fictable.engine.table import TableRun
from fictable.settings import PlannerSettings, Settings
from fictable.work.service import Fictable

BATCH = 16_384
COUNTER = "a counter"
ARMS: Mapping[str, dict[str, Any]] = {
    COUNTER: {"type": "id.sequence"},
    "e-mail addresses": {"type": "person.email"},
    "user names": {"type": "person.username"},
    "whole numbers, normal": {"type": "number.integer", "params": {"distribution": {"kind": "normal", "mean": 0, "stddev": 1e9}}},
    "codes by a pattern": {"type": "id.pattern", "params": {"pattern": "[A-Z]{3}-[0-9]{6}"}},
}


def make_all(run: TableRun) -> None:
    """All batches of a table."""
    for _ in run.record_batches(0, run.table.rows, BATCH):
        pass


def count_duplicates(run: TableRun) -> int:
    """How many rows have a value that an earlier row has."""
    hashes = [_hash(batch.column(0)) for batch in run.record_batches(0, run.table.rows, BATCH)]
    return run.table.rows - len(np.unique(np.concatenate(hashes)))


def _hash(values: pa.Array) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """64 bits per value: of texts a polynomial of their bytes, mixed."""
    if not pa.types.is_string(values.type):
        return np.asarray(values.to_numpy()).astype(np.uint64)
    width = max(map(len, values.to_pylist()))
    letters = np.asarray(values.to_numpy(zero_copy_only=False).astype(f"S{width}")).view(np.uint8).reshape(len(values), width)
    found = np.zeros(len(values), np.uint64)
    for place in range(width):
        found = mix64(found + letters[:, place] + np.uint64(1))
    return found


def main() -> None:
    """Print the table and the duplicates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--turns", type=int, default=1)
    parser.add_argument("--save", action="store_true", help="keep the ratios in figures.json")
    given = parser.parse_args()
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    runs = {}
    for name, field in ARMS.items():
        tables = [{"name": "t", "rows": given.rows, "fields": [{"name": "value", "unique": True, **field}]}]
        runs[name] = fictable.open_stream(fictable.prepare(fictable.parse_spec({"tables": tables})), None, "csv").run
    arms = {name: Arm(lambda run=run: make_all(run), given.rows) for name, run in runs.items()}
    report("uniqueness", measure_in_turns(arms, given.turns), COUNTER, save=given.save)
    for name, run in runs.items():
        sys.stdout.write(f"\n{name}: {count_duplicates(run):,} duplicates in {given.rows:,} rows\n")


if __name__ == "__main__":
    main()
