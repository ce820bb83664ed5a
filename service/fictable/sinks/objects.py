"""Rows as JSON objects (RFC 8259): what the encoders of JSON and NDJSON share."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fictable.sinks.json_strings import escape_string, escape_strings
from fictable.sinks.texts import bytes_of, escape_texts, is_text, write_values


def encode_objects(batch: pa.RecordBatch, *, before: str, after: str, skip: int = 0) -> bytes:
    """One object per row, without spaces, between the texts before and after, at most 2 GiB; the first `skip` bytes are left out.

    Decimals are numbers with all their decimals (24.50), dates and times text in ISO 8601 (2025-01-01T12:30:05), nan and infinities
    null.
    """
    parts: list[Any] = []
    literal = before + "{"
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        texts = _write_values(column)
        quote = '"' if _is_quoted(column.type) else ""
        if quote and texts.null_count:
            texts, quote = pc.binary_join_element_wise('"', texts, '"', ""), ""
        parts += [f"{literal}{escape_string(name)}:{quote}", texts]
        literal = quote + ","
    parts.append(literal[:-1] + "}" + after)
    return bytes_of(pc.binary_join_element_wise(*parts, "", null_handling="replace", null_replacement="null"), skip=skip)


def _is_quoted(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_quoted(kind.value_type)
    return is_text(kind) or bool(pa.types.is_temporal(kind))


def _write_values(column: pa.Array) -> pa.Array:
    """The values without the quotes around texts; null where JSON has null."""
    kind = column.type
    if is_text(kind):
        return escape_texts(column, escape_strings)
    texts = write_values(column)
    if pa.types.is_timestamp(kind):
        return pc.binary_replace_slice(texts, 10, 11, "T")
    if pa.types.is_floating(kind):
        finite = np.isfinite(column.fill_null(0.0).to_numpy(zero_copy_only=False))
        return texts if finite.all() else pc.if_else(pa.array(finite), texts, pa.scalar(None, pa.string()))
    return texts
