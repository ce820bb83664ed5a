r"""CSV, dialect v1: UTF-8 without a byte order mark, lines end with LF, a header line, values separated by commas.

- A cell (also of the header) is in double quotes only where it holds a comma, a double quote, CR or LF; quotes in it are doubled.
- Text that a spreadsheet would take for a formula has an apostrophe in front (`formulas.py` has the rule), unless options say otherwise.
- Null is an empty cell, the empty text is `""`. In a table of one column null is `""` too, because readers skip blank lines.
- true and false; 2025-01-01; 2025-01-01 12:30:05; decimals with all their decimals; floats as Python writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from fictable.sinks.formulas import begins_with_sign, neutralise_cells, neutralise_names
from fictable.sinks.pieces import Part, assemble, cut_parts, cut_texts, cut_values
from fictable.sinks.texts import find_letters, holds_empty, is_text, iterate_pieces

MEDIA_TYPE: Final = "text/csv; charset=utf-8"
EXTENSION: Final = "csv"
BATCH_ROWS: Final = 16_384
OPTIONS: Final[Mapping[str, Any]] = {
    "header": {"type": "boolean", "default": True, "description": "Whether the first line names the columns."},
    "keep_formulas": {
        "type": "boolean",
        "default": False,
        "description": "Whether text that a spreadsheet would take for a formula stays as it is, without an apostrophe in front.",
    },
}

_SPECIAL = '",\r\n'


def encode(batches: Iterable[pa.RecordBatch], schema: pa.Schema, options: Mapping[str, Any]) -> Iterator[bytes]:
    """The header (unless options has `header: false`), then the rows of the batches, whose columns are those of the schema.

    `keep_formulas: true` leaves text as it is that a spreadsheet would take for a formula.
    """
    keep = bool(options.get("keep_formulas", False))
    if options.get("header", True):
        yield encode_header(schema.names if keep else neutralise_names(schema.names))
    for piece in iterate_pieces(batches):
        yield encode_rows(piece, keep_formulas=keep)


def encode_header(names: Iterable[str]) -> bytes:
    """The line that names the columns."""
    return (",".join(map(_quote_name, names)) + "\n").encode()


def encode_rows(batch: pa.RecordBatch, *, keep_formulas: bool = False) -> bytes:
    """The lines of a batch, at most 2 GiB."""
    escape = _quote if keep_formulas else _neutralise_and_quote
    blank = "" if batch.num_columns > 1 else '""'
    parts: list[Part] = []
    for column in batch.columns:
        if pa.types.is_struct(column.type):
            parts += cut_parts(column, escape, _is_plain)
        else:
            parts += [cut_texts(column, escape, blank)] if is_text(column.type) else cut_values(column, blank)
        parts.append(",")
    return assemble([*parts[:-1], "\n"], batch.num_rows)


def _is_plain(texts: pa.Array, first: bool) -> bool:  # noqa: FBT001
    """Whether a cell needs no quotes and no apostrophe on account of these texts, which are a part of it."""
    if find_letters(texts, _SPECIAL):
        return False
    return not first or not (begins_with_sign(texts) or holds_empty(texts))


def _neutralise_and_quote(texts: pa.Array) -> pa.Array:
    return _quote(neutralise_cells(texts))


def _quote(texts: pa.Array) -> pa.Array:
    """Quotes around the texts that need them."""
    met = find_letters(texts, _SPECIAL)
    if met:
        inner = pc.replace_substring(texts, '"', '""') if '"' in met else texts
        needed = pc.match_substring(texts, met[0])  # a search per letter is much quicker than one regular expression
        for letter in met[1:]:
            needed = pc.or_(needed, pc.match_substring(texts, letter))
        texts = pc.if_else(needed, pc.binary_join_element_wise('"', inner, '"', ""), texts)
    return pc.if_else(pc.equal(texts, ""), '""', texts) if holds_empty(texts) else texts


def _quote_name(name: str) -> str:
    if not name or any(letter in name for letter in _SPECIAL):
        return '"' + name.replace('"', '""') + '"'
    return name
