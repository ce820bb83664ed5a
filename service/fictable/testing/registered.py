"""The promises of phrases, topics, sinks and generators."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa

from fictable.contract.catalog import Catalog
from fictable.contract.nodes import TablePlan
from fictable.contract.nouns import FieldType, Generator, Sink, Topic
from fictable.engine.rows import BatchRows
from fictable.errors import Refused
from fictable.mapping.plugins import OUR_DISTRIBUTION
from fictable.testing.bench import Bench

_TOPIC_ROWS: Final = 50
_GENERATOR_ROWS: Final = 1000
# Words that mean other things in other tables; as phrases they would take over descriptions that the plugin knows nothing of.
COMMON: Final = frozenset(
    {"name", "type", "status", "date", "time", "year", "price", "code", "model", "title", "id", "category", "amount", "state", "city",
     "make", "color", "colour", "brand", "size", "number", "value", "count", "description", "level", "rate", "score", "length", "kind"}
)  # fmt: skip


def check_phrases(catalog: Catalog, namespace: str) -> Iterator[str]:
    """Phrases are clean, and so special that they take nothing from others; `in_context` belongs to entities."""
    ours = {r.name for r in catalog.reports if r.ok and r.distribution == OUR_DISTRIBUTION}
    taken = {
        phrase.casefold(): kind.id
        for kind in catalog.field_types.values()
        if catalog.owner[kind.id] in ours - {namespace}
        for phrase in kind.phrases
    }
    for kind in catalog.field_types.values():
        if catalog.owner[kind.id] == namespace:  # the common words belong to the bundled packs
            yield from _check_own_phrases(kind, taken, frozenset() if namespace in ours else COMMON)


def _check_own_phrases(kind: FieldType, taken: Mapping[str, str], common: frozenset[str]) -> Iterator[str]:
    for phrase in (*kind.phrases, *kind.in_context):
        if phrase.strip() != phrase or not phrase:
            yield f"{kind.id}: bad phrase {phrase!r}"
    for phrase in kind.phrases:
        if phrase.casefold() in common:
            yield f"{kind.id}: {phrase!r} means other things elsewhere; move it to in_context of an entity"
        elif phrase.casefold() in taken:
            yield f"{kind.id}: {phrase!r} is already {taken[phrase.casefold()]}; move it to in_context of an entity"


def note_phrases(catalog: Catalog, namespace: str) -> list[str]:
    """The types that no description can find, and phrases of the plugin's namespace that lead to nothing."""
    known = {*catalog.field_types, *catalog.entities, *catalog.topics}
    strange = [
        f"phrases ({phrases.language}) name {id_!r}, which is not registered"
        for phrases in catalog.phrases
        for id_ in dict.fromkeys((*phrases.anywhere, *phrases.in_context))
        if id_.split(".", maxsplit=1)[0] == namespace and id_ not in known
    ]
    return strange + _note_silent_types(catalog, namespace)


def _note_silent_types(catalog: Catalog, namespace: str) -> list[str]:
    spoken = {id_ for phrases in catalog.phrases for id_ in (*phrases.anywhere, *phrases.in_context)}
    return [
        f"{kind.id}: no phrases, so that descriptions cannot find it"
        for kind in catalog.field_types.values()
        if catalog.owner[kind.id] == namespace and not (kind.phrases or kind.in_context or kind.id in spoken) and not _is_faker(kind)
    ]


def _is_faker(kind: FieldType) -> bool:
    return kind.id.startswith("faker.")


def check_topic(bench: Bench, topic: Topic) -> Iterator[str]:
    """A topic's table is made, with its constraints."""
    fields = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in topic.fields.items()]
    table = {"name": topic.table, "rows": _TOPIC_ROWS, "fields": fields, "constraints": list(topic.constraints)}
    made = bench.open({"tables": [table]}, topic.table).record_batch(np.arange(_TOPIC_ROWS, dtype=np.uint64))
    if made.num_rows != _TOPIC_ROWS:
        yield f"{made.num_rows} rows instead of {_TOPIC_ROWS}"
    if not topic.phrases:
        yield "has no phrases, so that nothing leads to it"


def check_sink(sink: Sink) -> Iterator[str]:
    """Bytes do not depend on the size of batches; hostile cells, nulls and tables without rows are written too."""
    wild = pa.record_batch(
        {
            "longitude": [1.5, None, -3.0],
            "latitude": [2.0, 4.0, 5.0],
            "text": ['=cmd|"x"', "é\n,;\t\x00", None],
            "at": pa.array([0, 1, None], pa.timestamp("s")),
            "count": pa.array([1, None, 3], pa.int64()),
            "flag": [True, None, False],
        }
    )
    options = {name: schema["default"] for name, schema in sink.options.items() if "default" in schema}
    many = pa.Table.from_batches([wild] * 40).combine_chunks().to_batches()[0]

    def encode(size: int, rows: int) -> bytes:
        batches = [many.slice(at, min(size, rows - at)) for at in range(0, rows, size)]
        return b"".join(sink.encode(iter(batches), many.schema, options))

    try:
        whole = encode(many.num_rows, many.num_rows)
    except Refused:  # an output format may need columns that this table has not
        return
    if encode(13, many.num_rows) != whole:
        yield "bytes depend on the size of batches"
    if encode(many.num_rows, many.num_rows) != whole:
        yield "the same rows give other bytes"
    empty = encode(many.num_rows, 0)
    if sink.media_type.endswith("json") and sink.extension == "json":
        json.loads(whole)
        json.loads(empty)


def check_generator(bench: Bench, generator: Generator) -> Iterator[str]:
    """A generator gives a dataset spec that can be made, or a table whose rows do not depend on their batch."""
    params = {name: schema["default"] for name, schema in generator.params.items() if "default" in schema}
    missing = [name for name in generator.required if name not in params]
    if missing:
        return
    made = generator.make(params, None)
    if not isinstance(made, TablePlan):
        for table in made["tables"]:
            bench.open(made, table["name"]).record_batch(np.arange(min(int(table.get("rows", 20)), 20), dtype=np.uint64))
        return
    rows = min(made.rows, _GENERATOR_ROWS)
    whole = _run_table(bench, generator, made, np.arange(rows, dtype=np.uint64))
    some = ((np.arange(rows // 3) * 7919 + 13) % rows).astype(np.uint64)
    part = _run_table(bench, generator, made, some)
    for name in made.columns:
        if name not in whole or len(whole[name]) != rows:
            yield f"column {name!r} is missing or has another length than the rows"
        elif not np.array_equal(np.asarray(whole[name])[some.astype(np.int64)], np.asarray(part[name])):
            yield f"column {name!r}: a cell depends on its neighbours or on its place in the batch"
    if any(storage == "float64" for storage in made.columns.values()) and made.decimals is None:
        yield "float64 columns need decimals"


def _run_table(bench: Bench, generator: Generator, plan: TablePlan, numbers: Any) -> Mapping[str, Any]:
    run = bench.open({"tables": [{"name": "t", "rows": plan.rows, "fields": [{"name": "row", "type": "id.sequence"}]}]})
    return plan.compute(BatchRows(run.batch(numbers), ("generator", generator.id), params={}, locale="en_US", of=""))
