"""The values on the pages: what the real service makes of small specs, and of descriptions."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fictable.contract.nouns import FieldType, Topic
from fictable.work.field_types import NEEDED, SIBLINGS, find_needed
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

SEED: Final = 1
TYPE_ROWS: Final = 10
TOPIC_ROWS: Final = 5


@dataclass(frozen=True, slots=True)
class SampledTable:
    """Columns by name, each with the texts that a CSV file has of it; a null is the empty text."""

    columns: Mapping[str, Sequence[str]]

    def rows(self, names: Sequence[str]) -> list[list[str]]:
        """The rows of some of the columns."""
        return [list(row) for row in zip(*(self.columns[name] for name in names), strict=True)]


def sample_types(service: Fictable, kinds: Sequence[FieldType]) -> SampledTable:
    """Ten values of each type, with its defaults where it has them; the types of an entity speak of one thing."""
    siblings: list[dict[str, Any]] = [{**field, "drop": True} for field in SIBLINGS.values()]
    siblings.append({"name": "parent", "type": "reference", "params": {"to": NEEDED["to"]}, "drop": True})
    fields = [{"name": kind.id, "type": kind.id, "params": choose_params(kind)} for kind in kinds]
    parents = {"name": "parents", "rows": TYPE_ROWS, "fields": [{"name": "number", "type": "id.sequence"}]}
    return _make(service, {"tables": [{"name": "sample", "rows": TYPE_ROWS, "fields": [*siblings, *fields]}, parents]})


def choose_params(kind: FieldType) -> dict[str, Any]:
    """The parameters that a type's sample values are made with: none but what it needs, else those of its first example."""
    needed = find_needed(kind)
    return needed if set(kind.required) <= needed.keys() else {**needed, **next(iter(kind.examples), {})}


def sample_topic(service: Fictable, topic: Topic) -> SampledTable:
    """The first rows of a topic's table."""
    fields = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in topic.fields.items()]
    table = {"name": "sample", "rows": TOPIC_ROWS, "fields": fields, "constraints": list(topic.constraints)}
    return _make(service, {"tables": [table]})


def sample_description(service: Fictable, description: str, rows: int) -> SampledTable:
    """The first rows of what a description gives offline, with its own seed."""
    planned = service.plan_sync(GenerationRequest(description=description, rows=rows))
    return _read(b"".join(service.stream(service.prepare_described(planned.spec), format="csv")))


def _make(service: Fictable, document: dict[str, Any]) -> SampledTable:
    prepared = service.prepare(service.parse_spec({"seed": SEED, **document}))
    return _read(b"".join(service.stream(prepared, table="sample", format="csv")))


def _read(body: bytes) -> SampledTable:
    head, *rows = csv.reader(io.StringIO(body.decode(), newline=""))
    return SampledTable({name: [row[at] for row in rows] for at, name in enumerate(head)})
