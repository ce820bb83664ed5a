"""Rows as JSON objects (RFC 8259): what the encoders of JSON and NDJSON share."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fictable.sinks.json_strings import escape_string, escape_strings
from fictable.sinks.pieces import Part, Piece, assemble, cut_parts, cut_texts, cut_values
from fictable.sinks.texts import is_text, write_values


def encode_objects(batch: pa.RecordBatch, *, before: str, after: str, skip: int = 0) -> bytes:
    """One object per row, without spaces, between the texts before and after, at most 2 GiB; the first `skip` bytes are left out.

    Decimals are numbers with all their decimals (24.50), dates and times text in ISO 8601 (2025-01-01T12:30:05), nan and infinities
    null.
    """
    parts: list[Part] = []
    literal = before + "{"
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        quote = '"' if _is_quoted(column.type) and not column.null_count else ""
        parts += [f"{literal}{escape_string(name)}:{quote}", *_cut(column)]
        literal = quote + ","
    parts.append(literal[:-1] + "}" + after)
    return assemble(parts, batch.num_rows, skip=skip)


def _cut(column: pa.Array) -> list[Part]:
    """The values as pieces; of columns with nulls with the quotes around texts, which null has not."""
    if pa.types.is_struct(column.type):
        return cut_parts(column, escape_strings)
    if is_text(column.type):
        return [cut_texts(column, _quote if column.null_count else escape_strings, "null")]
    if pa.types.is_floating(column.type) or (column.null_count and _is_quoted(column.type)):
        texts = _write_values(column)
        return [Piece((_surround(texts) if _is_quoted(column.type) and column.null_count else texts).fill_null("null"))]
    return cut_values(column, "null", between="T")


def _quote(texts: pa.Array) -> pa.Array:
    return _surround(escape_strings(texts))


def _surround(texts: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise('"', texts, '"', "")


def _is_quoted(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_quoted(kind.value_type)
    return is_text(kind) or pa.types.is_struct(kind) or bool(pa.types.is_temporal(kind))


def _write_values(column: pa.Array) -> pa.Array:
    """The values without the quotes around texts; null where JSON has null."""
    kind = column.type
    texts = write_values(column)
    if pa.types.is_timestamp(kind):
        return pc.binary_replace_slice(texts, 10, 11, "T")
    if pa.types.is_floating(kind):
        finite = np.isfinite(column.fill_null(0.0).to_numpy(zero_copy_only=False))
        return texts if finite.all() else pc.if_else(pa.array(finite), texts, pa.scalar(None, pa.string()))
    return texts
