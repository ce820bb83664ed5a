"""CPU cost per row of the output formats on the orders table, from spec to bytes and from ready rows, against what is plain to write.

python benchmarks/sinks.py [--rows 100000] [--turns 5] [--save]

The floors turn ready batches into bytes: pyarrow's CSV writer (quoting `needed`), and for JSON and NDJSON `to_pylist` and `json.dumps` of
the Python standard library, which takes no dates and decimals, so these are handed to it as text and floats.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable

import pyarrow as pa
import pyarrow.csv
from figures import Arm, measure_in_turns, report
from orders import prepare

from fictable.work.requests import Prepared
from fictable.work.service import Fictable

FLOOR = "CSV: pyarrow write_csv of ready batches"


def write_csv(batches: list[pa.RecordBatch], schema: pa.Schema) -> int:
    """pyarrow's CSV writer; returns the bytes."""
    out = io.BytesIO()
    with pyarrow.csv.CSVWriter(out, schema, write_options=pyarrow.csv.WriteOptions(quoting_style="needed")) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return out.tell()


def write_json(batches: list[pa.RecordBatch], *, lines: bool) -> int:
    """`to_pylist` and `json.dumps`; returns the characters."""
    size = 0
    for batch in batches:
        rows = batch.to_pylist()
        size += sum(len(json.dumps(row)) for row in rows) if lines else len(json.dumps(rows))
    return size


def make_plain(table: pa.Table) -> list[pa.RecordBatch]:
    """The rows with what the json module can write."""
    columns = [column.cast(_plain_type(column.type)) for column in table.columns]
    return pa.table(columns, names=table.column_names).to_batches(max_chunksize=16_384)


def _plain_type(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_temporal(kind):
        return pa.string()
    return pa.float64() if pa.types.is_decimal(kind) else kind


def encode_ready(fictable: Fictable, name: str, batches: list[pa.RecordBatch], schema: pa.Schema) -> int:
    """One of our encoders on ready batches; returns the bytes."""
    return sum(map(len, fictable.find_sink(name).encode(iter(batches), schema, {})))


def list_arms(rows: int) -> dict[str, Arm]:
    """What is measured."""
    fictable, prepared = prepare(rows)
    table = fictable.make_table(prepared)
    batches, plain = table.to_batches(max_chunksize=16_384), make_plain(table)
    work: dict[str, Callable[[], object]] = {FLOOR: lambda: write_csv(batches, table.schema)}
    for name, floor in (("csv", None), ("json", False), ("ndjson", True)):
        if floor is not None:
            work[f"{name.upper()}: to_pylist and json.dumps of ready batches"] = lambda lines=floor: write_json(plain, lines=lines)
        work[f"{name.upper()}: ours of ready batches"] = lambda name=name: encode_ready(fictable, name, batches, table.schema)
        work[f"{name.upper()}: ours, spec to bytes"] = lambda name=name: _stream(fictable, prepared, name)
    return {name: Arm(each, rows) for name, each in work.items()}


def _stream(fictable: Fictable, prepared: Prepared, name: str) -> int:
    return sum(map(len, fictable.stream(prepared, format=name)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--save", action="store_true", help="keep the ratios in figures.json")
    given = parser.parse_args()
    report("sinks", measure_in_turns(list_arms(given.rows), given.turns), FLOOR, save=given.save)


if __name__ == "__main__":
    main()
