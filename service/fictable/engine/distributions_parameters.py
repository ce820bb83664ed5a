"""What parameters each kind of distribution takes: one table, from which the JSON Schema and the check are made."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import isfinite
from typing import Any, Final

from fictable.errors import Refused

LOCATION: Final = {"type": "number", "minimum": -1e15, "maximum": 1e15}
SPREAD: Final = {"type": "number", "minimum": 1e-9, "maximum": 1e15}
SHAPE: Final = {"type": "number", "minimum": 0.05, "maximum": 10_000}

PARAMETERS: Final[Mapping[str, Mapping[str, Mapping[str, Any]]]] = {
    "uniform": {"low": LOCATION, "high": LOCATION},
    "normal": {"mean": LOCATION, "stddev": SPREAD},
    "lognormal": {
        "mean": {"type": "number", "minimum": -300, "maximum": 300},
        "stddev": {"type": "number", "minimum": 1e-9, "maximum": 30},
    },
    "exponential": {"scale": SPREAD},
    "zipf": {
        "exponent": {"type": "number", "minimum": 0, "maximum": 50},
        "size": {"type": "integer", "minimum": 1, "maximum": 10**9},
    },
    "pareto": {"shape": SHAPE, "scale": SPREAD},
    "poisson": {"mean": {"type": "number", "minimum": 0, "maximum": 10**7}},
    "binomial": {
        "trials": {"type": "integer", "minimum": 1, "maximum": 10**7},
        "probability": {"type": "number", "minimum": 0, "maximum": 1},
    },
    "beta": {"alpha": SHAPE, "beta": SHAPE, "low": LOCATION, "high": LOCATION},
    "triangular": {"low": LOCATION, "mode": LOCATION, "high": LOCATION},
    "histogram": {
        "edges": {"type": "array", "items": LOCATION, "minItems": 2, "maxItems": 1001},
        "weights": {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 1e15}, "minItems": 1, "maxItems": 1000},
    },
}
OPTIONAL: Final[Mapping[str, tuple[str, ...]]] = {"uniform": ("low", "high"), "zipf": ("size",), "beta": ("low", "high")}


def _schema_of(kind: str) -> dict[str, Any]:
    parameters = PARAMETERS[kind]
    return {
        "type": "object",
        "title": kind,
        "properties": {"kind": {"const": kind}, **parameters},
        "required": ["kind", *(name for name in parameters if name not in OPTIONAL.get(kind, ()))],
        "additionalProperties": False,
    }


DISTRIBUTION_SCHEMA: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "How values spread; min and max of the field cut it off.",
    "required": ["kind"],
    "oneOf": [_schema_of(kind) for kind in PARAMETERS],
}
"""JSON Schema (Draft 2020-12) of a distribution: one closed object per kind."""


def check_parameters(distribution: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The kind and the parameters of a distribution, all of them known, within bounds and fitting each other.

    Raises Refused, whose param is `distribution/<name>`.
    """
    kind = distribution.get("kind")
    if not isinstance(kind, str) or kind not in PARAMETERS:
        raise _refuse("kind", f"there is no distribution {kind!r}", list(PARAMETERS))
    given = {name: value for name, value in distribution.items() if name != "kind"}
    known = PARAMETERS[kind]
    for name in given:
        if name not in known:
            raise _refuse(name, f"a {kind} distribution has no parameter {name!r}", list(known))
    for name, schema in known.items():
        if name in given:
            _check_value(name, given[name], schema)
        elif name not in OPTIONAL.get(kind, ()):
            raise _refuse(name, f"a {kind} distribution needs {name!r}", describe(schema))
    _check_together(kind, given)
    return kind, given


def describe(schema: Mapping[str, Any]) -> str:
    """What a parameter may be, in words."""
    if schema["type"] == "array":
        return f"a list of {schema['minItems']} to {schema['maxItems']} numbers, each {describe(schema['items'])}"
    noun = "a whole number" if schema["type"] == "integer" else "a number"
    return f"{noun} from {schema['minimum']:g} to {schema['maximum']:g}"


def _refuse(name: str, message: str, allowed: Any) -> Refused:
    return Refused(message, param=f"distribution/{name}", allowed=allowed)


def _check_value(name: str, value: Any, schema: Mapping[str, Any]) -> None:
    if schema["type"] != "array":
        if not _is_allowed(value, schema):
            raise _refuse(name, f"{name} is {value!r}", describe(schema))
        return
    if not isinstance(value, (list, tuple)) or not schema["minItems"] <= len(value) <= schema["maxItems"]:
        raise _refuse(name, f"{name} is no list of the right length", describe(schema))
    for entry in value:
        if not _is_allowed(entry, schema["items"]):
            raise _refuse(name, f"{name} has {entry!r}", describe(schema))


def _is_allowed(value: Any, schema: Mapping[str, Any]) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        return False
    if schema["type"] == "integer" and value != int(value):
        return False
    return bool(schema["minimum"] <= value <= schema["maximum"])


def _check_together(kind: str, given: Mapping[str, Any]) -> None:
    if kind in {"uniform", "beta"} and ("low" in given) != ("high" in given):
        missing = "high" if "low" in given else "low"
        raise _refuse(missing, f"a {kind} distribution has both low and high or none of them", describe(LOCATION))
    if "low" in given and not given["low"] < given["high"]:
        raise _refuse("low", f"low {given['low']:g} is not below high {given['high']:g}", f"below {given['high']:g}")
    if kind == "triangular" and not given["low"] <= given["mode"] <= given["high"]:
        raise _refuse("mode", f"mode {given['mode']:g} is outside low and high", f"from {given['low']:g} to {given['high']:g}")
    if kind == "histogram":
        _check_histogram(given["edges"], given["weights"])


def _check_histogram(edges: list[float], weights: list[float]) -> None:
    if any(low >= high for low, high in pairwise(edges)):
        raise _refuse("edges", "edges do not rise", "numbers in rising order")
    if len(weights) != len(edges) - 1:
        raise _refuse("weights", f"{len(weights)} weights for {len(edges) - 1} bins", f"{len(edges) - 1} numbers")
    if not any(weights):
        raise _refuse("weights", "all weights are 0", "at least one weight above 0")
