"""Habits of language models, put right before a field is read: keys filled for the sake of filling, and near misses of a type."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from fictable.contract.nouns import FieldType

_OFFSETS: Final = ("min_offset", "max_offset", "unit")
_BOUNDS: Final = ("min", "max")
# Types for which a shape of the text is as good as themselves, and the type that takes the shape.
_SHAPES: Final = {"template": "id.template", "pattern": "id.pattern", "expr": "expression"}
_HOURS: Final = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}
Params = dict[str, Any]


def tidy_params(field_type: FieldType, given: Params) -> str:
    """The id of the type that is meant; changes `given` in place: what cannot mean anything goes, what means something else is moved."""
    if not {"after", "before"} & set(given):
        _drop(given, _OFFSETS)
    if given.get("min") == given.get("max") == 0 and not set(_BOUNDS) & set(field_type.params):
        _drop(given, _BOUNDS)
    if "values" in given:
        _drop(given, _BOUNDS)
    if field_type.id == "id.sequence" and "min" in given:
        given.setdefault("start", given["min"])
        _drop(given, _BOUNDS)
    if field_type.id == "boolean":
        _read_shares(given)
    if field_type.id == "expression":
        _drop(given, (*_BOUNDS, "values", "weights"))
    if field_type.id == "date" and str(given.get("unit")) in _HOURS:
        _count_days(given)
    if field_type.storage.startswith("time32"):
        given.update({key: _cut_time(given[key]) for key in ("start", "end") if key in given})
    return _find_shape(field_type, given)


def _find_shape(field_type: FieldType, given: Params) -> str:
    """The type of a text's shape, if the field is a plain identifier or text with one; a shape that others are given is dropped."""
    for key, type_id in _SHAPES.items():
        if key in given and key not in field_type.params:
            if field_type.id.startswith(("id.", "text.")):
                return type_id
            del given[key]
    return field_type.id


def _read_shares(given: Params) -> None:
    """true and false with weights, or with a mean, are a probability."""
    values, weights = given.get("values"), given.get("weights")
    if not isinstance(values, list) or not all(isinstance(value, bool) for value in values):
        return
    if isinstance(weights, list) and sum(weights) > 0:
        given["probability"] = round(sum(share for value, share in zip(values, weights, strict=True) if value) / sum(weights), 6)
    elif len(values) == 1:
        given["probability"] = float(values[0])
    _drop(given, ("values", "weights"))


def _count_days(given: Params) -> None:
    """Offsets of dates in days, where they were given in smaller units."""
    hours = _HOURS[str(given.pop("unit"))]
    for key, rounded in (("min_offset", math.floor), ("max_offset", math.ceil)):
        if isinstance(given.get(key), int | float) and abs(given[key]) < 1e9:
            given[key] = rounded(given[key] * hours / 24)


def _cut_time(value: Any) -> Any:
    """The time of day of a date and time."""
    return value.partition("T")[2][:8] if isinstance(value, str) and "T" in value else value


def _drop(given: Params, keys: tuple[str, ...]) -> None:
    for key in keys:
        given.pop(key, None)


def tidy_case_value(value: Any, storage: str) -> Any:
    """A case's value for a storage: an empty text means null where values are no texts, a number may be written as text."""
    if not isinstance(value, str) or storage == "string":
        return value
    if value.strip().lower() in {"", "null", "none", "n/a"}:
        return None
    try:
        number = float(value) if "." in value else int(value[:18])
    except ValueError:
        return value
    return number if math.isfinite(number) else value


def list_losses(refused: Mapping[str, str], storage: str) -> dict[str, str]:
    """What a better answer could have kept; nothing bounds texts, so a bound of theirs is none."""
    return {key: reason for key, reason in refused.items() if storage != "string" or key not in _BOUNDS}
