"""The wire schema: what a language model answers with. Flat, strict, and our own; `translator` makes a dataset spec of it.

Strict structured output asks that every object is closed and requires all of its keys, so what may be absent is null. Keywords
that services disagree on (pattern, format, minimum …) are not used: the translator checks values anyway.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

SCHEMA_NAME: Final = "table_plan"
UNITS: Final = ("second", "minute", "hour", "day", "week", "month", "year")
DISTRIBUTIONS: Final = ("uniform", "normal", "lognormal", "exponential", "zipf", "poisson")
CONSTRAINTS: Final = ("inequality", "not_equal", "sum", "unique_together")
_SCALAR: Final = ["string", "number", "boolean"]


def make_wire_schema(types: Sequence[str]) -> dict[str, Any]:
    """The JSON Schema of an answer whose fields have one of these types; rows and output format are never asked for."""
    return _close(
        {
            "title": _nullable("string", "a title in a few words"),
            "table": _nullable("string", "snake_case plural noun of what a row is"),
            "fields": {"type": "array", "items": _make_field(types)},
            "constraints": {"type": ["array", "null"], "items": _make_constraint()},
            "unresolved": {
                "type": ["array", "null"],
                "items": {"type": "string"},
                "description": "words of the description that this table does not honour",
            },
        }
    )


def _make_field(types: Sequence[str]) -> dict[str, Any]:
    """One column: 25 keys."""
    return _close(
        {
            "name": {"type": "string", "description": "column header: snake_case, or as spelled in the description"},
            "type": {"type": "string", "enum": list(types)},
            "clause": _nullable("string", "the words of the description that ask for it, copied; null if added"),
            "of": _nullable("string", "whose it is, where a row has two of a kind: buyer, seller"),
            "values": {"type": ["array", "null"], "items": {"type": _SCALAR}},
            "weights": {"type": ["array", "null"], "items": {"type": "number"}},
            "min": _nullable("number"),
            "max": _nullable("number"),
            "decimals": _nullable("integer"),
            "distribution": {"type": ["string", "null"], "enum": [*DISTRIBUTIONS, None]},
            "mean": _nullable("number", "of the values themselves"),
            "stddev": _nullable("number", "of the values themselves"),
            "start": _nullable("string", "ISO date, date and time, or time"),
            "end": _nullable("string"),
            "after": _nullable("string", "name of the date field that this one follows"),
            "min_offset": _nullable("number"),
            "max_offset": _nullable("number"),
            "unit": {"type": ["string", "null"], "enum": [*UNITS, None]},
            "null_fraction": _nullable("number", "share of missing values, 0 to 1"),
            "unique": _nullable("boolean"),
            "template": _nullable("string", "id.template: text with slots, ORD-{seq:6}"),
            "pattern": _nullable("string", "id.pattern: [A-Z]{2}-[0-9]{4}"),
            "expr": _nullable("string", "expression: round(quantity * unit_price, 2)"),
            "cases": {"type": ["array", "null"], "items": _make_case(), "description": "other values where a condition holds"},
            "extra": {"type": ["array", "null"], "items": _close({"key": {"type": "string"}, "value": {"type": "string"}})},
        }
    )


def _make_case() -> dict[str, Any]:
    return _close({"when": {"type": "string", "description": "status = 'cancelled'"}, "value": {"type": [*_SCALAR, "null"]}})


def _make_constraint() -> dict[str, Any]:
    return _close(
        {
            "kind": {"type": "string", "enum": list(CONSTRAINTS)},
            "fields": {"type": "array", "items": {"type": "string"}, "description": "inequality: ascending; sum: the parts"},
            "total": _nullable("string", "sum: the field that the parts add up to"),
        }
    )


def _nullable(kind: str, about: str = "") -> dict[str, Any]:
    return {"type": [kind, "null"]} | ({"description": about} if about else {})


def _close(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


FIELD_KEYS: Final = frozenset(_make_field(())["properties"])
SHAPE: Final = json.dumps(make_wire_schema(()), sort_keys=True)
"""The schema without types, as text: part of what identifies a plan."""
