r"""CSV, dialect v1: UTF-8 without a byte order mark, lines end with LF, a header line, values separated by commas.

- A cell (also of the header) is in double quotes only where it holds a comma, a double quote, CR or LF; quotes in it are doubled.
- Null is an empty cell, the empty text is `""`. In a table of one column null is `""` too, because readers skip blank lines.
- true and false; 2025-01-01; 2025-01-01 12:30:05; decimals with all their decimals; floats as Python writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from fictable.sinks.texts import bytes_of, escape_texts, holds_any, is_text, iterate_pieces, write_values

MEDIA_TYPE: Final = "text/csv; charset=utf-8"
EXTENSION: Final = "csv"
BATCH_ROWS: Final = 16_384
OPTIONS: Final[Mapping[str, Any]] = {
    "header": {"type": "boolean", "default": True, "description": "Whether the first line names the columns."}
}

_SPECIAL = '",\r\n'


def encode(batches: Iterable[pa.RecordBatch], schema: pa.Schema, options: Mapping[str, Any]) -> Iterator[bytes]:
    """The header (unless options has `header: false`), then the rows of the batches, whose columns are those of the schema."""
    if options.get("header", True):
        yield encode_header(schema.names)
    for piece in iterate_pieces(batches):
        yield encode_rows(piece)


def encode_header(names: Iterable[str]) -> bytes:
    """The line that names the columns."""
    return (",".join(map(_quote_name, names)) + "\n").encode()


def encode_rows(batch: pa.RecordBatch) -> bytes:
    """The lines of a batch, at most 2 GiB."""
    cells = [_write_cells(column) for column in batch.columns]
    blank = "" if len(cells) > 1 else '""'
    cells[-1] = _join(cells[-1], "\n", "", blank=blank)
    return bytes_of(_join(*cells, ",") if len(cells) > 1 else cells[0])


def _join(*cells_and_separator: Any, blank: str = "") -> pa.Array:
    return pc.binary_join_element_wise(*cells_and_separator, null_handling="replace", null_replacement=blank)


def _write_cells(column: pa.Array) -> pa.Array:
    return escape_texts(column, _quote) if is_text(column.type) else write_values(column)


def _quote(texts: pa.Array) -> pa.Array:
    """Quotes around the texts that need them."""
    met = [letter for letter in _SPECIAL if holds_any(texts, letter.encode())]
    if met:
        inner = pc.replace_substring(texts, '"', '""') if '"' in met else texts
        needed = pc.match_substring(texts, met[0])  # a search per letter is much quicker than one regular expression
        for letter in met[1:]:
            needed = pc.or_(needed, pc.match_substring(texts, letter))
        texts = pc.if_else(needed, pc.binary_join_element_wise('"', inner, '"', ""), texts)
    empty = pc.equal(texts, "")
    return pc.if_else(empty, '""', texts) if pc.any(empty).as_py() else texts


def _quote_name(name: str) -> str:
    if not name or any(letter in name for letter in _SPECIAL):
        return '"' + name.replace('"', '""') + '"'
    return name
