"""Numbers, categories and truth values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fictable import Choice, Context, FieldSpec, FieldType, Number, Plan, Refused

_LIMIT = 10**15
_BOUND = {"type": "number", "minimum": -_LIMIT, "maximum": _LIMIT}
_INTEGER_BOUND = {"type": "integer", "minimum": -_LIMIT, "maximum": _LIMIT}
_DISTRIBUTION = {"type": "object", "required": ["kind"]}
_DECIMALS = {"type": "integer", "minimum": 0, "maximum": 12}
# Distributions that have no values below zero (or their lowest value).
_POSITIVE = frozenset({"lognormal", "exponential", "zipf", "pareto", "poisson", "binomial", "beta"})
_SCALAR = {"type": ["string", "number", "boolean"], "maxLength": 1000}


def _find_bounds(field: FieldSpec) -> tuple[float, float]:
    """The bounds that were given, and sensible ones for those that were not."""
    params = field.params
    distribution = params.get("distribution") or {}
    low, high = params.get("min"), params.get("max")
    _check_distribution(distribution)
    if distribution.get("kind", "uniform") != "uniform":
        floor = 0 if distribution["kind"] in _POSITIVE else -(10**12)
        return (floor if low is None else low), (10**12 if high is None else high)
    if low is None:
        low = distribution.get("low", 0 if high is None or high > 0 else high - 100)
    if high is None:
        high = distribution.get("high", max(100, low * 10) if low >= 0 else low + 100)
    return low, high


def _check_distribution(distribution: Mapping[str, Any]) -> None:
    """Raises Refused where what is read here is of a wrong kind; all else is judged where the distribution is made ready."""
    if not isinstance(distribution.get("kind", ""), str):
        raise Refused("the kind of a distribution is a text", param="distribution/kind", allowed="a kind such as normal")
    for name in ("low", "high"):
        if isinstance(distribution.get(name, 0), bool) or not isinstance(distribution.get(name, 0), int | float):
            raise Refused(f"{name} is no number", param=f"distribution/{name}", allowed="a number")


def _check(low: float, high: float) -> None:
    if low > high:
        raise Refused(f"min {low} is above max {high}", param="min", allowed=f"at most {high}")


def map_integer(field: FieldSpec, _: Context) -> Plan:
    """Whole numbers in [min, max]."""
    low, high = _find_bounds(field)
    _check(low, high)
    return Number(int(low), int(high), "int64", None, field.params.get("distribution"))


def map_decimal(field: FieldSpec, _: Context) -> Plan:
    """Decimal numbers in [min, max] with a fixed number of decimals, exact."""
    low, high = _find_bounds(field)
    _check(low, high)
    decimals = int(field.params["decimals"])
    if max(abs(low), abs(high)) * 10**decimals >= 10**18 and field.params.get("distribution") is None:
        raise Refused(f"{high} with {decimals} decimals has more than 18 digits", param="decimals", allowed="18 digits in all")
    limit = (10**18 - 1) / 10**decimals
    return Number(max(low, -limit), min(high, limit), "decimal", decimals, field.params.get("distribution"))


def map_float(field: FieldSpec, _: Context) -> Plan:
    """Floating-point numbers in [min, max], rounded to `decimals`."""
    low, high = _find_bounds(field)
    _check(low, high)
    return Number(low, high, "float64", int(field.params["decimals"]), field.params.get("distribution"))


def map_category(field: FieldSpec, _: Context) -> Plan:
    """One of the given values; all of one kind (text, whole numbers, decimals, true/false)."""
    values, weights = tuple(field.params["values"]), field.params.get("weights")
    if weights is not None and (len(weights) != len(values) or sum(weights) <= 0):
        raise Refused(f"{len(weights)} weights for {len(values)} values", param="weights", allowed=f"{len(values)} numbers, not all zero")
    storage, decimals, plain = _find_storage(values)
    return Choice(plain, None if weights is None else tuple(map(float, weights)), storage, decimals)


def _find_storage(values: tuple[Any, ...]) -> tuple[str, int | None, tuple[Any, ...]]:
    if all(isinstance(value, bool) for value in values):
        return "bool", None, values
    if all(isinstance(value, str) for value in values):
        return "string", None, values
    if any(isinstance(value, bool | str) for value in values):
        raise Refused("the values are of several kinds", param="values", allowed="all text, all numbers or all true/false")
    if all(float(value).is_integer() and isinstance(value, int) for value in values):
        return "int64", None, values
    decimals = max(len(repr(float(value)).partition(".")[2].rstrip("0")) for value in values)
    if decimals > 12:
        raise Refused("a value has more than 12 decimals", param="values", allowed="at most 12 decimals")
    return "decimal", decimals, tuple(round(value * 10**decimals) for value in values)


def map_boolean(field: FieldSpec, _: Context) -> Plan:
    """True with the given probability."""
    probability = float(field.params["probability"])
    return Choice((True, False), (probability, 1.0 - probability), "bool")


NUMBER_TYPES = (
    FieldType(
        "number.integer", mapper=map_integer, title="Whole number", storage="int64",
        description="A whole number between min and max, both included.",
        params={"min": _INTEGER_BOUND, "max": _INTEGER_BOUND, "distribution": _DISTRIBUTION},
        examples=({"min": 1, "max": 6}, {"min": 0, "max": 500, "distribution": {"kind": "poisson", "mean": 4}}),
    ),
    FieldType(
        "number.decimal", mapper=map_decimal, title="Decimal number", storage="decimal", decimals=2,
        description="A number with a fixed count of decimals, exact: 24.50 stays 24.50.",
        params={"min": _BOUND, "max": _BOUND, "decimals": {**_DECIMALS, "default": 2}, "distribution": _DISTRIBUTION},
        examples=({"min": 1, "max": 900}, {"min": 0, "max": 5000, "distribution": {"kind": "lognormal", "mean": 3.5, "stddev": 0.8}}),
    ),
    FieldType(
        "number.float", mapper=map_float, title="Floating-point number", storage="float64", decimals=6,
        description="A floating-point number, rounded to `decimals`.",
        params={"min": _BOUND, "max": _BOUND, "decimals": {**_DECIMALS, "default": 6}, "distribution": _DISTRIBUTION},
        examples=({"min": 0, "max": 1}, {"distribution": {"kind": "normal", "mean": 0, "stddev": 1}}),
    ),
    FieldType(
        "category", mapper=map_category, title="Category", description="One of a list of values, by weight.",
        params={
            "values": {"type": "array", "minItems": 1, "maxItems": 10_000, "uniqueItems": True, "items": _SCALAR},
            "weights": {"type": "array", "minItems": 1, "maxItems": 10_000, "items": {"type": "number", "minimum": 0, "maximum": 1e12}},
        },
        required=("values",),
        examples=({"values": ["red", "green", "blue"]}, {"values": ["paid", "open"], "weights": [3, 1]}, {"values": [1, 2, 3]}),
    ),
    FieldType(
        "boolean", mapper=map_boolean, title="True or false", storage="bool", description="true with the given probability.",
        params={"probability": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5}},
        examples=({"probability": 0.1},), phrases=("boolean", "true or false"),
    ),
)  # fmt: skip
