"""Topics in TOML: short ways to write the fields of a table."""

from __future__ import annotations

import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any, Final

# What a field spec says beside its parameters.
_MEMBERS: Final = frozenset({"type", "params", "of", "locale", "unique", "null_fraction", "exact", "cases", "drop", "note"})
# The type that the first of these parameters tells, where none is written.
_TOLD: Final = {
    "values": "category",
    "template": "id.template",
    "pattern": "id.pattern",
    "expr": "expression",
    "probability": "boolean",
    "unit": "datetime",
    "after": "date",
    "start": "date",
    "decimals": "number.decimal",
    "min": "number.integer",
}

# Durations are shorter than twice the greatest number of minutes: two days and 20 hours.
_BINARY: Final = tuple(2**place for place in range(12))


def read_topics(package: str, file: str) -> dict[str, dict[str, Any]]:
    """The members of the topics of a TOML file, by id; raises ValueError for a field whose type is not told."""
    documents = tomllib.loads(importlib.resources.files(package).joinpath(file).read_text("utf-8"))
    return {id_: {**about, "fields": expand_fields(about["fields"])} for id_, about in documents.items()}


def expand_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a topic as members of field specs."""
    return {name: made if isinstance(made, str) else _expand_field(name, made) for name, made in fields.items()}


def _expand_field(name: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """One field: other keys than those of a field spec are parameters, `null_when` is a condition under which nothing stands there.

    `{begins = "started_at", lasts = "duration_minutes"}` is the moment at which something ends that lasts so many minutes.
    """
    if "begins" in made:
        made = {key: value for key, value in made.items() if key not in {"begins", "lasts"}} | {
            "expr": _write_end(made["begins"], made["lasts"])
        }
    members = {key: value for key, value in made.items() if key in _MEMBERS}
    given = {key: value for key, value in made.items() if key not in _MEMBERS and key != "null_when"}
    if "type" not in members:
        told = next((type_id for parameter, type_id in _TOLD.items() if parameter in given), None)
        if told is None:
            raise ValueError(f"field {name!r} tells no type: give `type` or one of {', '.join(_TOLD)}")
        members["type"] = told
    params = {**_split_weights(given), **members.pop("params", {})}
    cases = [_expand_case(case, params) for case in members.pop("cases", ())]
    if "null_when" in made:
        cases.insert(0, {"when": made["null_when"], "value": None})
    return {**members, **({"params": params} if params else {}), **({"cases": cases} if cases else {})}


def _write_end(begins: str, lasts: str) -> str:
    """The expression of a moment some minutes after another; intervals are literals, so the minutes are told by their binary digits."""
    steps = (f"if(floor({lasts} / {size}.0) % 2 = 1, interval '{size} minutes', interval '0 minutes')" for size in _BINARY)
    return " + ".join((begins, *steps))


def _expand_case(case: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    """A case whose other keys are parameters; other values than the field's do not take over its weights."""
    plain = {key: value for key, value in case.items() if key in {"when", "value", "type"}}
    given = _split_weights({key: value for key, value in case.items() if key not in plain})
    if "values" in given and "weights" in params and "weights" not in given:
        given["weights"] = [1] * len(given["values"])
    return {**plain, "params": given} if given else plain


def _split_weights(given: Mapping[str, Any]) -> dict[str, Any]:
    """Values with weights, `{open = 5, closed = 3}`, as the two lists."""
    values = given.get("values")
    if not isinstance(values, Mapping):
        return dict(given)
    return {**given, "values": list(values), "weights": list(values.values())}
