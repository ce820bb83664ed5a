"""Parameters that a language model gives, made to fit the schema of their type, or left out."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final

import jsonschema

from fictable.contract.nouns import FieldType
from fictable.plan.translator_names import clean_text

PARAM_KEYS: Final = (
    "values",
    "weights",
    "min",
    "max",
    "decimals",
    "start",
    "end",
    "after",
    "min_offset",
    "max_offset",
    "unit",
    "template",
    "pattern",
    "expr",
)
MOST_VALUES: Final = 500
MOST_EXTRA: Final = 20
LONGEST_TEXT: Final = 1000
_PAIRS: Final = (("min", "max"), ("start", "end"), ("min_offset", "max_offset"))
Params = dict[str, Any]


def gather_params(wire: Mapping[str, Any]) -> Params:
    """What a wire field says about its values, by the names of a dataset spec; what is null or of no use is left out."""
    given = {key: wire[key] for key in PARAM_KEYS if wire.get(key) not in (None, "", [])}
    extra = wire.get("extra")
    for entry in extra[:MOST_EXTRA] if isinstance(extra, list) else ():
        key = clean_text(entry.get("key"), 60) if isinstance(entry, dict) else ""
        if key and key not in given and entry.get("value") not in (None, "", "null"):
            given[key] = entry["value"]
    given.update(_clean_choice(given.pop("values", None), given.pop("weights", None)))
    _order(given)
    distribution = make_distribution(wire, given)
    if distribution:
        given["distribution"] = distribution
    return given


def fit_params(given: Mapping[str, Any], field_type: FieldType) -> tuple[Params, dict[str, str]]:
    """The parameters that a type takes, coerced; and for each of the others why it was left out."""
    fitting: Params = {}
    refused: dict[str, str] = {}
    for name, value in given.items():
        schema = field_type.params.get(name)
        if not isinstance(schema, Mapping):
            refused[name] = f"{field_type.id} has no parameter {name}"
            continue
        coerced = coerce(value, schema)
        if is_finite(coerced) and jsonschema.Draft202012Validator(dict(schema)).is_valid(coerced):
            fitting[name] = coerced
        else:
            refused[name] = f"{name} is not what {field_type.id} allows"
    return fitting, refused


def coerce(value: Any, schema: Mapping[str, Any]) -> Any:
    """A value in the JSON type that a schema asks for, if it can be read as one; else as it is."""
    wanted = schema.get("type")
    if isinstance(value, str) and wanted != "string" and "enum" not in schema:
        value = _read_json(value)
    if wanted == "integer" and isinstance(value, float) and math.isfinite(value):
        return round(value)
    if wanted == "string" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if wanted == "array" and isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()][:MOST_VALUES]
    return value[:LONGEST_TEXT] if isinstance(value, str) else value


def is_finite(value: Any) -> bool:
    """Whether no number in a JSON value is infinite, not a number or too large to compute with; deep values are not finite."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return abs(value) < 1e18 and value == value  # noqa: PLR0124 - the test for not-a-number that takes any number
    if isinstance(value, list):
        return all(not isinstance(entry, list | dict) and is_finite(entry) for entry in value)
    if isinstance(value, dict):
        return all(not isinstance(entry, dict) and is_finite(entry) for entry in value.values())
    return True


def make_distribution(wire: Mapping[str, Any], given: Mapping[str, Any]) -> Params:
    """The distribution of a wire field as a dataset spec has it; empty for none, for uniform, and where its numbers are missing.

    mean and stddev of the wire are those of the values, also for lognormal, where the spec has those of the logarithm.
    """
    mean, spread, low, high = (
        _number(source.get(key)) for source, key in ((wire, "mean"), (wire, "stddev"), (given, "min"), (given, "max"))
    )
    kind = wire.get("distribution") or ("normal" if mean is not None and spread is not None else None)
    ranged = low is not None and high is not None and low < high
    if mean is None and ranged and low is not None and high is not None:
        mean = (low + high) / 2 if kind == "normal" else low + (high - low) / 4
    if spread is None and ranged and low is not None and high is not None:
        spread = (high - low) / 6
    match kind:
        case "normal" if mean is not None and spread:
            return {"kind": "normal", "mean": mean, "stddev": abs(spread)}
        case "lognormal" if mean is not None and mean > 0 and spread:
            variance = math.log(1 + (spread / mean) ** 2)
            return {"kind": "lognormal", "mean": round(math.log(mean) - variance / 2, 6), "stddev": round(math.sqrt(variance), 6) or 1e-6}
        case "exponential" if mean is not None and mean > 0:
            return {"kind": "exponential", "scale": mean}
        case "poisson" if mean is not None and 0 <= mean <= 10**7:
            return {"kind": "poisson", "mean": mean}
        case "zipf":
            return {"kind": "zipf", "exponent": 1.3}
    return {}


def _clean_choice(values: Any, weights: Any) -> Params:
    """Values of one kind, each once, with weights if they are one number of at least 0 for each."""
    listed = [
        entry if not isinstance(entry, str) else clean_text(entry, LONGEST_TEXT)
        for entry in (values[:MOST_VALUES] if isinstance(values, list) else ())
        if isinstance(entry, str | int | float) and is_finite(entry) and entry != ""
    ]
    if len({_kind_of(entry) for entry in listed}) > 1:
        listed = [str(entry) for entry in listed]
    if not listed:
        return {}
    shares = [_number(share) for share in weights] if isinstance(weights, list) and len(weights) == len(listed) else []
    merged: dict[Any, float] = {}
    for place, entry in enumerate(listed):
        share = shares[place] if shares else 1.0
        merged[entry] = merged.get(entry, 0.0) + (share if share is not None and share >= 0 else -1e30)
    kept = list(merged.values())
    usable = bool(shares) and min(kept) >= 0 and sum(kept) > 0
    return {"values": list(merged)} | ({"weights": kept} if usable else {})


def _kind_of(value: Any) -> str:
    return "bool" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"


def _order(given: Params) -> None:
    """Swap bounds that are the wrong way round."""
    for low, high in _PAIRS:
        first, last = given.get(low), given.get(high)
        numbers = _number(first) is not None and _number(last) is not None
        if (numbers or (isinstance(first, str) and isinstance(last, str))) and first > last:  # type: ignore[operator]
            given[low], given[high] = last, first


def _number(value: Any) -> float | None:
    """A finite number, else None."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) and is_finite(value) else None


def _read_json(text: str) -> Any:
    try:
        return json.loads(text[:LONGEST_TEXT])
    except (ValueError, RecursionError):
        return text
