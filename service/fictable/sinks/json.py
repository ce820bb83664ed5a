"""JSON: one array of objects in UTF-8, an object per line; an empty table is []."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pyarrow as pa

from fictable.sinks.objects import encode_objects
from fictable.sinks.texts import iterate_pieces

MEDIA_TYPE: Final = "application/json"
EXTENSION: Final = "json"
BATCH_ROWS: Final = 16_384
OPTIONS: Final[Mapping[str, Any]] = {}

_BETWEEN = ",\n"


def encode(batches: Iterable[pa.RecordBatch], schema: pa.Schema, options: Mapping[str, Any]) -> Iterator[bytes]:  # noqa: ARG001
    """The rows of the batches as one JSON array; there are no options. The objects are those of `objects.encode_objects`."""
    empty = True
    for piece in iterate_pieces(batches):
        if empty:
            yield b"[\n"
        yield encode_objects(piece, before=_BETWEEN, after="", skip=len(_BETWEEN) if empty else 0)
        empty = False
    yield b"[]\n" if empty else b"\n]\n"
