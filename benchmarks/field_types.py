"""Values per CPU second of every bundled field type: one field in a table, in batches of 16,384 rows.

python benchmarks/field_types.py [--seconds 0.05] [--save] [--below 200000] [--only PREFIX]

Nothing is subtracted: each figure holds the engine's work around the plan. A type is made with its first example's parameters, else
with its defaults, and with the sibling field that it has to read where it reads one. --save keeps the figures in field_type_figures.json,
which docs/types/speed.md is made from. The methods of Faker are measured elsewhere.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from fictable.contract.nouns import FieldType
from fictable.testing.bench import BATCH, Bench, list_examples, write_document

FIGURES = Path(__file__).with_name("field_type_figures.json")
ROUNDS = 3


def list_types(bench: Bench, only: str) -> Iterator[FieldType]:
    """All field types of the bundled packs whose id begins with `only`, but those of Faker."""
    bundled = {report.name for report in bench.catalog.reports if report.distribution == "fictable"}
    for id_, kind in sorted(bench.catalog.field_types.items()):
        if bench.catalog.owner[id_] in bundled and id_.startswith(only) and not id_.startswith("faker."):
            yield kind


def measure(bench: Bench, kind: FieldType, seconds: float) -> float:
    """Values per CPU second: the median of three rounds, each at least so many seconds of CPU long."""
    params = dict(next(iter([*kind.examples, *list_examples(kind)]), {}))
    run = bench.open(write_document(kind, params, rows=10**9))
    run.batch(np.arange(BATCH, dtype=np.uint64)).column("value")
    rates = []
    for turn in range(ROUNDS):
        batches, began = 0, time.process_time()
        while (spent := time.process_time() - began) < seconds or not batches:
            first = (1 + turn * 1_000 + batches) * BATCH
            run.batch(np.arange(first, first + BATCH, dtype=np.uint64)).column("value")
            batches += 1
        rates.append(batches * BATCH / max(spent, 1e-9))
    return statistics.median(rates)


def main() -> None:
    """Measure, print the slowest, and save where wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=0.03)
    parser.add_argument("--below", type=int, default=200_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    bench = Bench.of_installed()
    figures = {kind.id: round(measure(bench, kind, options.seconds), -3) for kind in list_types(bench, options.only)}
    for id_, rate in sorted(figures.items(), key=lambda pair: pair[1]):
        if rate < options.below:
            print(f"{id_:50} {rate:>12,.0f}")
    print(f"{len(figures):,} types, median {statistics.median(figures.values()):,.0f} values per CPU second")
    if options.save:
        FIGURES.write_text(json.dumps({id_: int(rate) for id_, rate in figures.items()}, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
