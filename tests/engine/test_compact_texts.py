"""Texts on their way to the sinks: dictionaries and parts give the bytes that plain columns give."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.contract.catalog import Catalog
from fictable.contract.pools import Pool
from fictable.engine.picks import Picks, TextColumn, format_integers
from fictable.engine.pools import ReadyPool
from fictable.engine.storage import expand
from fictable.engine.table import TableRun
from fictable.sinks.csv import encode as encode_csv
from fictable.sinks.json import encode as encode_json
from fictable.sinks.ndjson import encode as encode_ndjson
from fictable.sinks.pieces import assemble, cut_values
from fictable.sinks.texts import write_values
from fictable.testing.bench import Bench

WORDS = ["plain", "", "with, comma", 'with "quotes"', "=1+2", "two\nlines", "naïve ☂", "-5", "\\back"]
FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "id.uuid"},
    {"name": "name", "type": "person.name"},
    {"name": "email", "type": "person.email"},
    {"name": "street", "type": "place.street_address"},
    {"name": "city", "type": "place.city", "null_fraction": 0.2},
    {"name": "word", "type": "category", "params": {"values": WORDS}},
    {"name": "rare", "type": "category", "params": {"values": WORDS}, "null_fraction": 0.5},
    {"name": "product", "type": "commerce.product.name", "cases": [{"when": "n > 50", "value": None}]},
    {"name": "n", "type": "number.integer", "params": {"min": -20, "max": 99}},
    {"name": "wide", "type": "number.integer", "params": {"min": -(10**12), "max": 10**12}},
    {"name": "price", "type": "number.decimal", "params": {"min": 0, "max": 300}},
    {"name": "loss", "type": "number.decimal", "params": {"min": -5, "max": 5}, "null_fraction": 0.1},
    {"name": "ratio", "type": "number.float", "params": {"min": 0, "max": 1}},
    {"name": "day", "type": "date"},
    {"name": "at", "type": "datetime", "params": {"start": "1969-11-01", "end": "1970-03-01"}},
    {"name": "time", "type": "time"},
    {"name": "flag", "type": "boolean"},
]


@pytest.fixture(scope="module")
def run(catalog: Catalog) -> TableRun:
    """The run of a table with columns of all kinds."""
    return Bench(catalog).open({"tables": [{"name": "t", "rows": 9000, "fields": FIELDS}]})


@pytest.mark.parametrize("encode", [encode_csv, encode_json, encode_ndjson])
@pytest.mark.parametrize("size", [9000, 2500, 700, 11])
def test_compact_batches_have_the_same_bytes(run: TableRun, encode: Any, size: int) -> None:
    """For every format, in large, middling and tiny batches."""
    rows = 9000 if size > 11 else 55
    plain = b"".join(encode(run.record_batches(0, rows, 300), run.schema, {}))
    assert b"".join(encode(run.record_batches(0, rows, size, compact=True), run.schema, {})) == plain


def test_compact_batches_can_be_expanded(run: TableRun) -> None:
    """What is kept for the checks has the types of the schema and the plain values."""
    numbers = np.arange(5, 4000, dtype=np.uint64)
    batch = run.record_batch(numbers, compact=True)
    kinds = {column.type.id for column in batch.columns}
    assert {pa.types.lib.Type_DICTIONARY, pa.types.lib.Type_STRUCT} <= kinds
    assert expand(batch, run.schema).equals(run.record_batch(numbers))


def test_lines_of_json_are_those_of_the_rows(run: TableRun) -> None:
    """The pieces of a line make one object with the row's values."""
    lines = b"".join(encode_ndjson(run.record_batches(0, 3000, 3000, compact=True), run.schema, {})).splitlines()
    rows = run.record_batch(np.arange(3000, dtype=np.uint64)).select(["name", "email", "word", "rare", "n"]).to_pylist()
    assert [{name: made[name] for name in row} for made, row in zip(map(json.loads, lines), rows, strict=True)] == rows


def pick(entries: list[str], index: np.ndarray[Any, Any]) -> Picks:
    return Picks(ReadyPool(Pool(entries).load("en_US")), index.astype(np.int32))


def test_joined_pools_are_the_texts_of_their_parts() -> None:
    """Combinations of several pools, met in any order and over several columns, are joined right, also by a later column of the same."""
    numbers = np.arange(6000)
    first, second = pick(["a", "b,", ""], numbers % 3), pick(["x", "y"], numbers % 2)
    for stop in (2500, 6000):
        head, tail = Picks(first.pool, first.index[:stop]), Picks(second.pool, second.index[:stop])
        column = TextColumn([head, "-", tail, head, "!"], stop)
        expected = [["a", "b,", ""][n % 3] + "-" + "xy"[n % 2] + ["a", "b,", ""][n % 3] + "!" for n in range(stop)]
        compact = column.compact()
        assert compact is not None
        assert pa.types.is_dictionary(compact.type)
        assert len(compact.dictionary) == 6
        assert compact.to_pylist() == expected
        assert column.arrow().to_pylist() == expected


def test_parts_that_are_many_stay_apart() -> None:
    """Numbers beside a pool are a part of their own; few texts and joined columns are no struct."""
    names = pick(["a", "b"], np.arange(4000) % 2)
    column = names + " " + format_integers(np.arange(4000))
    assert pa.types.is_struct(column.compact().type)
    assert column.arrow()[7].as_py() == "b 7"
    assert column.compact() is None
    assert (pick(["a"], np.zeros(9)) + "!").compact() is None


@given(
    st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=4),
    st.integers(0, 300),
    st.sampled_from([pa.int64(), pa.int16(), pa.int8()]),
)
def test_whole_numbers_are_written_as_without_pieces(numbers: list[int], spread: int, kind: pa.DataType) -> None:
    """Wide or narrow, at the ends of their type too."""
    limit = 2 ** (kind.bit_width - 1)
    values = [min(max(number + step % (spread + 1), -limit), limit - 1) for step in range(400) for number in numbers]
    column = pa.array(values, kind)
    assert assemble([*cut_values(column, ""), "\n"], len(column)).decode().splitlines() == write_values(column).to_pylist()


@given(st.lists(st.integers(-(10**17), 10**17) | st.integers(0, 5000), min_size=1, max_size=5), st.integers(1, 6))
def test_decimals_are_written_as_without_pieces(numbers: list[int], scale: int) -> None:
    """With and without a sign, of one to six decimals."""
    whole = pa.array(np.array(numbers * 2000, object), pa.decimal128(18, 0))
    column = pa.Array.from_buffers(pa.decimal128(18, scale), len(whole), whole.buffers())
    assert assemble([*cut_values(column, ""), "\n"], len(column)).decode().splitlines() == write_values(column).to_pylist()


@given(st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=3), st.integers(0, 10**6))
def test_moments_are_written_as_without_pieces(seconds: list[int], spread: int) -> None:
    """Before and after 1970, in a slice too."""
    values = np.array([second + step * spread // 6000 for step in range(6000) for second in seconds[:1]], np.int64)
    column = pa.array(values.view("datetime64[s]")).slice(3)
    assert assemble([*cut_values(column, ""), "\n"], len(column)).decode().splitlines() == write_values(column).to_pylist()
