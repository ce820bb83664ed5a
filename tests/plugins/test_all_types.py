"""What every field type of every bundled pack keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fictable.contract.catalog import Catalog
from fictable.contract.nouns import FieldType
from fictable.work.requests import Prepared
from fictable.work.service import Fictable

PACKS = (
    "core", "person", "place", "internet", "commerce", "health", "finance", "education", "social", "agriculture", "energy", "government",
    "insurance", "logistics", "media", "science", "sensors", "sports", "travel", "vehicle",
)  # fmt: skip
SIBLINGS: dict[str, dict[str, Any]] = {
    "number": {"name": "sibling_number", "type": "number.decimal", "params": {"min": 1, "max": 40}},
    "time": {"name": "sibling_time", "type": "datetime"},
    "text": {"name": "sibling_text", "type": "text.word"},
    "boolean": {"name": "sibling_boolean", "type": "boolean"},
    "": {"name": "sibling_number", "type": "number.decimal", "params": {"min": 1, "max": 40}},
}
NUMBERS = np.array([250, 3, 299, 4, 0, 128, 77], np.uint64)


def list_types(catalog: Catalog, pack: str) -> Iterator[tuple[FieldType, dict[str, Any]]]:
    """Each type of a pack with the parameters of each example (none, where none are required)."""
    for kind in catalog.field_types.values():
        if catalog.owner[kind.id] == pack and kind.id not in {"reference", "lookup", "expression"} and not kind.id.startswith("faker."):
            examples: list[Any] = [*([] if kind.required else [{}]), *kind.examples]
            yield from ((kind, dict(params)) for params in examples)


def prepare(service: Fictable, kind: FieldType, params: dict[str, Any], seed: int = 5) -> Prepared:
    """A table with the type and the siblings that its parameters name."""
    siblings: dict[str, dict[str, Any]] = {}
    given = dict(params)
    for name, schema in kind.params.items():
        form = str(schema.get("format", ""))
        if form.startswith("field") and (name in kind.required or name in given):
            sibling = SIBLINGS[form.partition(":")[2]]
            siblings[sibling["name"]], given[name] = sibling, sibling["name"]
    fields = [{"name": "value", "type": kind.id, "params": given}, *siblings.values()]
    return service.prepare(service.parse_spec({"seed": seed, "tables": [{"name": "t", "rows": 300, "fields": fields}]}))


@pytest.mark.parametrize("pack", PACKS)
def test_values_are_a_function_of_the_row_alone(service: Fictable, catalog: Catalog, pack: str) -> None:
    """Shuffled rows with gaps, and small batches, give the cells of the whole table; all types without nulls, padding or doubt."""
    found = list(list_types(catalog, pack))
    assert len(found) > 8
    for kind, params in found:
        prepared = prepare(service, kind, params)
        run = service._engine.open_table(prepared.planned, "t")
        whole = run.record_batch(np.arange(300, dtype=np.uint64)).column("value")
        assert run.record_batch(NUMBERS).column("value").equals(whole.take(pa.array(NUMBERS.astype(np.int64)))), kind.id
        assert all(batch.column("value").equals(whole.slice(at * 97, 97)) for at, batch in enumerate(run.record_batches(0, 300, 97))), (
            kind.id
        )
        assert whole.null_count < 300, kind.id
        if pa.types.is_string(whole.type):
            assert all(text is None or text == text.strip() != "" for text in whole.to_pylist()), kind.id


@pytest.mark.parametrize("pack", PACKS)
def test_topics_make_tables(service: Fictable, catalog: Catalog, pack: str) -> None:
    """Every topic's table runs and keeps its promises."""
    topics = [topic for id_, topic in catalog.topics.items() if catalog.owner[id_] == pack]
    assert topics or pack in {"core", "internet"}
    for topic in topics:
        fields = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in topic.fields.items()]
        table = {"name": topic.table, "rows": 200, "fields": fields, "constraints": list(topic.constraints)}
        made = service.make_table(service.prepare(service.parse_spec({"tables": [table]})))
        assert made.num_rows == 200, topic.id


def test_phrases_name_what_exists(catalog: Catalog) -> None:
    """Every phrase of another language belongs to a type, an entity or a topic."""
    known = {*catalog.field_types, *catalog.entities, *catalog.topics}
    strange = [(p.language, id_) for p in catalog.phrases for id_ in (*p.anywhere, *p.in_context) if id_ not in known]
    assert strange == []
