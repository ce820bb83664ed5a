"""What a field type is like when it runs: sample values, how fast it is made, and what its values depend on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from fictable.contract.nodes import Digit, Lookup, Reference
from fictable.contract.nouns import FieldType
from fictable.errors import FictableError

if TYPE_CHECKING:
    from fictable.work.service import Fictable

SAMPLE_ROWS: Final = 5
EXAMPLE_LIMIT: Final = 4
# Siblings that a type may have to read, by the kind of field that its parameter names.
SIBLINGS: Final[Mapping[str, Mapping[str, Any]]] = {
    "number": {"name": "number", "type": "number.integer", "params": {"min": 1, "max": 100}},
    "time": {"name": "moment", "type": "datetime"},
    "text": {"name": "word", "type": "text.word"},
    "boolean": {"name": "flag", "type": "boolean"},
}
# What the types of the core pack that cannot stand alone are shown with, by the name of the parameter.
NEEDED: Final[Mapping[str, Any]] = {"to": "parents.number", "via": "parent", "field": "number", "expr": "number * 2"}

Tier = Literal["vectorised", "compiled", "kernel", "rows"]
Made = Literal["compiled", "kernel", "rows", "total", "plain"]
Stability = Literal["prefix-stable", "total-bound"]


@dataclass(frozen=True, slots=True)
class SampledExample:
    """Parameters of a type and the first values that they bring, as JSON has them; none where a plugin fails."""

    params: Mapping[str, Any]
    values: Sequence[Any]


@dataclass(frozen=True, slots=True)
class InspectedType:
    """A field type with samples.

    tier: `vectorised` makes a batch at once; of Faker's methods `compiled` and `kernel` do too, `rows` calls Faker for every row.
    stability: `prefix-stable` makes the same first
    rows whatever the number of rows, `total-bound` does not. Both None where the type did not run.
    """

    kind: FieldType
    plugin: str
    examples: tuple[SampledExample, ...]
    tier: Tier | None
    stability: Stability | None


def inspect_type(fictable: Fictable, kind: FieldType) -> InspectedType:
    """Run a field type with its examples, else with its defaults and stand-ins for what it needs."""
    examples = list(kind.examples[:EXAMPLE_LIMIT]) or [find_needed(kind)]
    sampled = [sample_type(fictable, kind, params) for params in examples]
    plan = next((plan for _, plan in sampled if plan is not None), None)
    tier: Tier | None = None
    stability: Stability | None = None
    if plan is not None:
        tier = "vectorised" if plan == "total" or plan == "plain" else plan  # noqa: PLR1714 - narrows the type
        stability = "total-bound" if plan == "total" else "prefix-stable"
    return InspectedType(kind, fictable.catalog.owner.get(kind.id, ""), tuple(example for example, _ in sampled), tier, stability)


def find_needed(kind: FieldType) -> dict[str, Any]:
    """Parameters for a type that has no examples: a stand-in for each required one that names another field."""
    params = {}
    for name in kind.required:
        wanted = str(kind.params.get(name, {}).get("format", "")).partition(":")[2]
        if wanted in SIBLINGS:
            params[name] = SIBLINGS[wanted]["name"]
        elif name in NEEDED:
            params[name] = NEEDED[name]
    return params


def sample_type(fictable: Fictable, kind: FieldType, params: Mapping[str, Any]) -> tuple[SampledExample, Made | None]:
    """Values of a type and what kind of plan made them (Faker's tier, "total", "plain"); no values and None where it cannot run."""
    try:
        prepared = fictable.prepare(fictable.parse_spec(make_document(kind, params)))
        lines = b"".join(fictable.stream(prepared, table="sample", format="ndjson")).splitlines()
    except FictableError:
        return SampledExample(params, ()), None
    planned = prepared.planned.tables["sample"].fields["value"]
    made: Made | None = fictable.open_stream(prepared, "sample", "ndjson").run.find_tier(planned)
    if made is None:
        made = "total" if isinstance(planned.plan, Reference | Lookup | Digit) else "plain"
    return SampledExample(params, [json.loads(line)["value"] for line in lines]), made


def make_document(kind: FieldType, params: Mapping[str, Any]) -> dict[str, Any]:
    """The smallest spec in which a type with these parameters can run; only the field `value` is shown."""
    value = {"name": "value", "type": kind.id, "params": dict(params)}
    around: list[dict[str, Any]] = [{"name": "parent", "type": "reference", "params": {"to": NEEDED["to"]}}, *map(dict, SIBLINGS.values())]
    needs = bool(kind.required) or any("field:" in str(schema.get("format", "")) for schema in kind.params.values())
    tables = [{"name": "sample", "rows": SAMPLE_ROWS, "fields": [*([{**field, "drop": True} for field in around] if needs else []), value]}]
    if needs:
        tables.append({"name": "parents", "rows": SAMPLE_ROWS, "fields": [{"name": "number", "type": "id.sequence"}]})
    return {"tables": tables}
