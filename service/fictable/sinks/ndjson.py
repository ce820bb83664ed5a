"""NDJSON (JSON Lines): one JSON object per line in UTF-8, lines end with LF; an empty table has no bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pyarrow as pa

from fictable.sinks.objects import encode_objects
from fictable.sinks.texts import iterate_pieces

MEDIA_TYPE: Final = "application/x-ndjson"
EXTENSION: Final = "ndjson"
ALIASES: Final = ("jsonl",)
BATCH_ROWS: Final = 16_384
OPTIONS: Final[Mapping[str, Any]] = {}


def encode(batches: Iterable[pa.RecordBatch], schema: pa.Schema, options: Mapping[str, Any]) -> Iterator[bytes]:  # noqa: ARG001
    """The rows of the batches, an object per line; there are no options. The objects are those of `objects.encode_objects`."""
    for piece in iterate_pieces(batches):
        yield encode_objects(piece, before="", after="\n")
