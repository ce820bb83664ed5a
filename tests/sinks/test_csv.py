from __future__ import annotations

import csv as standard
import io
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fictable.sinks import csv

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",\r\n\\\t\x00\x1f\x7f\u2028é😀'), max_size=12)
MAYBE_TEXTS = st.lists(st.none() | TEXTS, max_size=20)


def batch_of(**columns: pa.Array) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def encode(*batches: pa.RecordBatch, header: bool = True, keep_formulas: bool = False) -> str:
    return b"".join(csv.encode(batches, batches[0].schema, {"header": header, "keep_formulas": keep_formulas})).decode()


def read(text: str) -> list[list[str]]:
    return list(standard.reader(io.StringIO(text, newline=""), strict=True))


def test_every_storage_has_its_form(every_type: pa.RecordBatch) -> None:
    """Each storage is written as the dialect says, nulls are empty and the empty text is quoted."""
    assert encode(every_type) == (
        "text,word,whole,price,ratio,yes,day,moment,clock\n"
        '"a,b",paid,-7,24.50,1.0,true,2025-01-01,2025-01-01 12:30:05,01:02:03\n'
        ",,,,,,,,\n"
        '"","say ""no""",0,-0.05,1e-07,false,1969-12-31,1969-12-31 23:59:59,00:00:00\n'
    )


def test_no_rows_leave_the_header_alone(every_type: pa.RecordBatch) -> None:
    """A table without rows is its header line, whether there are empty batches or none."""
    empty = every_type.slice(0, 0)
    assert b"".join(csv.encode([], empty.schema, {})).decode() == encode(empty) == "text,word,whole,price,ratio,yes,day,moment,clock\n"


def test_header_is_quoted_like_cells() -> None:
    """Names of columns are quoted where they hold a special letter, and only there."""
    batch = pa.RecordBatch.from_arrays([pa.array([1])] * 4, names=["plain name", "a,b", 'the "best"', ""])
    assert encode(batch).splitlines()[0] == 'plain name,"a,b","the ""best""",""'


def test_header_can_be_left_out() -> None:
    """With header false the rows come alone."""
    assert encode(batch_of(a=pa.array([1, 2])), header=False) == "1\n2\n"


def test_single_column_has_no_blank_lines() -> None:
    """In a table of one column null is written as an empty text, so that readers count every row."""
    assert encode(batch_of(a=pa.array(["x", None, ""]))) == 'a\nx\n""\n""\n'


def test_only_cells_that_need_quotes_have_them() -> None:
    """Quotes stand around cells with a comma, a quote, CR or LF; spaces and other signs need none."""
    assert encode(batch_of(a=pa.array([" x ", "a;b'", "c\rd", "e\nf", 'g"h', "i,j"])), header=False) == (
        ' x \na;b\'\n"c\rd"\n"e\nf"\n"g""h"\n"i,j"\n'
    )


@settings(max_examples=60, deadline=None)
@given(MAYBE_TEXTS, MAYBE_TEXTS, st.booleans())
def test_text_reads_back(first: list[str | None], second: list[str | None], as_dictionary: bool) -> None:
    """Any text comes back from Python's csv module as it was, null as empty text."""
    rows = list(zip(first, second, strict=False))
    left, right = (pa.array([row[side] for row in rows], pa.string()) for side in (0, 1))
    batch = batch_of(a=left.dictionary_encode() if as_dictionary else left, b=right)
    assert read(encode(batch, keep_formulas=True))[1:] == [[text or "" for text in row] for row in rows]


@settings(max_examples=40, deadline=None)
@given(MAYBE_TEXTS, st.integers(1, 7))
def test_bytes_do_not_depend_on_batches(texts: list[str | None], size: int) -> None:
    """Slices of a batch, encoded one after the other, give the bytes of the whole."""
    whole = batch_of(
        a=pa.array(texts, pa.string()), b=pa.array(texts, pa.string()).dictionary_encode(), c=pa.array(range(len(texts)), pa.int64())
    )
    pieces = [whole.slice(start, size) for start in range(0, len(texts), size)] or [whole]
    assert encode(*pieces) == encode(whole)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.floats() | st.floats(-1e6, 1e6) | st.floats(0, 1, width=16) | st.integers(-(10**17), 10**17).map(float), min_size=1))
def test_floats_are_as_python_writes_them(values: list[float]) -> None:
    """A float is its shortest form, with an exponent exactly where Python has one."""
    assert encode(batch_of(a=pa.array(values, pa.float64())), header=False).split() == [repr(value) for value in values]


@pytest.mark.parametrize("scale", [0, 2, 7, 12, 18])
def test_decimals_keep_their_places(scale: int) -> None:
    """A decimal has all its places and never an exponent."""
    values = [Decimal(0), Decimal(1).scaleb(-scale), Decimal(-123).scaleb(-scale), Decimal(10**17).scaleb(-scale)]
    expected = [format(value.quantize(Decimal(1).scaleb(-scale)), "f") for value in values]
    assert encode(batch_of(a=pa.array(values, pa.decimal128(18, scale))), header=False).split() == expected


def test_large_batches_are_cut() -> None:
    """More rows than a piece holds give all rows, in order."""
    text = encode(batch_of(a=pa.array(range(150_000))), header=False)
    assert text.split() == [str(number) for number in range(150_000)]


def test_narrow_floats_and_long_dictionaries() -> None:
    """A float32 is written as short as it can be; a dictionary longer than its column is looked up first."""
    long = pa.DictionaryArray.from_arrays(pa.array([2, None], pa.int32()), pa.array(["a", "b", "c,d", "e"]))
    assert encode(batch_of(a=pa.array([0.1, None], pa.float32()), b=long), header=False) == '0.1,"c,d"\n,\n'


def test_dictionaries_of_numbers_are_written_as_numbers() -> None:
    """A dictionary-encoded column of numbers looks as the plain column does."""
    numbers = pa.array([3, None, 3, 4])
    assert encode(batch_of(a=numbers, b=numbers.dictionary_encode()), header=False) == "3,3\n,\n3,3\n4,4\n"
