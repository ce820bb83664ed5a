from __future__ import annotations

import json as standard
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fictable.sinks import json, ndjson

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",\r\n\\\t\x00\x1f\x7f\u2028é😀'), max_size=12)
MAYBE_TEXTS = st.lists(st.none() | TEXTS, max_size=20)


def batch_of(**columns: pa.Array) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


EXPECTED = (
    '{"text":"a,b","word":"paid","whole":-7,"price":24.50,"ratio":1.0,"yes":true,"day":"2025-01-01","moment":"2025-01-01T12:30:05","clock":"01:02:03"}',
    '{"text":null,"word":null,"whole":null,"price":null,"ratio":null,"yes":null,"day":null,"moment":null,"clock":null}',
    (
        '{"text":"","word":"say \\"no\\"","whole":0,"price":-0.05,"ratio":1e-07,"yes":false,'
        '"day":"1969-12-31","moment":"1969-12-31T23:59:59","clock":"00:00:00"}'
    ),
)


def encode(sink: ModuleType, *batches: pa.RecordBatch) -> str:
    return b"".join(sink.encode(batches, batches[0].schema, {})).decode()


def rows_of(text: str) -> Any:
    return standard.loads(text, parse_constant=pytest.fail)


def test_json_is_an_array_of_objects(every_type: pa.RecordBatch) -> None:
    """Every storage has its form, objects stand on lines of their own between brackets."""
    assert encode(json, every_type) == "[\n" + ",\n".join(EXPECTED) + "\n]\n"


def test_ndjson_has_an_object_per_line(every_type: pa.RecordBatch) -> None:
    """Every storage has its form, each line ends with LF."""
    assert encode(ndjson, every_type) == "".join(line + "\n" for line in EXPECTED)


def test_no_rows(every_type: pa.RecordBatch) -> None:
    """A table without rows is an empty array, and nothing at all as NDJSON."""
    empty = every_type.slice(0, 0)
    assert encode(json, empty) == b"".join(json.encode([], empty.schema, {})).decode() == "[]\n"
    assert encode(ndjson, empty) == b"".join(ndjson.encode([], empty.schema, {})).decode() == ""


@settings(max_examples=80, deadline=None)
@given(MAYBE_TEXTS, st.booleans(), TEXTS)
def test_text_reads_back(texts: list[str | None], as_dictionary: bool, name: str) -> None:
    """Any text and any name of a column come back as they were; null stays null."""
    column = pa.array(texts, pa.string())
    batch = pa.RecordBatch.from_arrays([column.dictionary_encode() if as_dictionary else column], names=[name])
    assert rows_of(encode(json, batch)) == [{name: text} for text in texts]


@pytest.mark.parametrize("code", range(0x20))
def test_control_characters_are_escaped(code: int) -> None:
    """No control character stands in the output as it is."""
    text = encode(ndjson, batch_of(a=pa.array([f"x{chr(code)}y\\", "plain"])))
    assert [standard.loads(line)["a"] for line in text.split("\n")[:-1]] == [f"x{chr(code)}y\\", "plain"]
    assert text.count("\n") == 2


@settings(max_examples=40, deadline=None)
@given(MAYBE_TEXTS, st.integers(1, 7))
def test_bytes_do_not_depend_on_batches(texts: list[str | None], size: int) -> None:
    """Slices of a batch, encoded one after the other, give the bytes of the whole."""
    whole = batch_of(a=pa.array(texts, pa.string()), b=pa.array(range(len(texts)), pa.int64()))
    pieces = [whole.slice(start, size) for start in range(0, len(texts), size)] or [whole]
    for sink in (json, ndjson):
        assert encode(sink, *pieces) == encode(sink, whole)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | st.floats(), max_size=20))
def test_floats_are_numbers_or_null(values: list[float | None]) -> None:
    """A float reads back exactly; nan and infinities, which JSON lacks, are null."""
    found = [row["a"] for row in rows_of(encode(json, batch_of(a=pa.array(values, pa.float64()))))]
    assert found == [value if value is not None and abs(value) < float("inf") else None for value in values]
