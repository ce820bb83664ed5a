"""A field's parameters: checked against its type's schema, defaults filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final, cast

import jsonschema
from rapidfuzz import process

from fictable.contract.nouns import FieldType
from fictable.errors import Issue
from fictable.spec.nouns import FieldSpec

# "format": "date" is enforced; other formats only describe.
_DATES: Final = jsonschema.FormatChecker(formats=("date",))
# A list of thousands may be wrong in every place.
_MOST_ISSUES: Final = 100


def _check_unique(validator: Any, wanted: bool, instance: Any, schema: Any) -> Iterator[jsonschema.ValidationError]:  # noqa: ARG001, FBT001
    """`uniqueItems` in linear time: the library compares each item with each other where they are of several kinds."""
    if wanted and validator.is_type(instance, "array"):
        seen: set[str] = set()
        for item in instance:
            text = json.dumps(_level_numbers(item), sort_keys=True)
            if text in seen:
                yield jsonschema.ValidationError(f"{text[:100]} stands in the list twice")
                return
            seen.add(text)


def _level_numbers(value: Any) -> Any:
    """A JSON value in which numbers that JSON Schema holds for equal are: 1.0 is 1."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list | tuple):
        return [_level_numbers(item) for item in value]
    return {name: _level_numbers(item) for name, item in value.items()} if isinstance(value, Mapping) else value


_extend: Final[Any] = jsonschema.validators.extend  # which jsonschema leaves without types
_Validator: Final = _extend(jsonschema.Draft202012Validator, {"uniqueItems": _check_unique})


class ParameterChecker:
    """Validators by field type, built when first needed."""

    def __init__(self) -> None:
        self._validators: dict[str, Any] = {}

    def complete(self, kind: FieldType, params: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters with the defaults of the type's schemas."""
        defaults = {name: schema["default"] for name, schema in kind.params.items() if "default" in schema}
        return {**defaults, **params}

    def find_issues(self, kind: FieldType, params: Mapping[str, Any], path: str) -> list[Issue]:
        """What is wrong with given parameters; paths are below `path`."""
        found = islice(self._validator(kind).iter_errors(dict(params)), _MOST_ISSUES)
        errors = sorted(found, key=lambda e: list(map(str, e.absolute_path)))
        issues = [_issue(kind, error, path) for error in errors]
        for low, high in (("min", "max"), ("start", "end"), ("min_offset", "max_offset")):
            issues += _order_issue(params, low, high, path)
        return issues

    def _validator(self, kind: FieldType) -> Any:
        if kind.id not in self._validators:
            schema = {"type": "object", "properties": dict(kind.params), "required": list(kind.required), "additionalProperties": False}
            self._validators[kind.id] = _Validator(schema, format_checker=_DATES)
        return self._validators[kind.id]


def _issue(kind: FieldType, error: jsonschema.ValidationError, path: str) -> Issue:
    where = "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in error.absolute_path)
    if error.validator == "additionalProperties":
        strange = next(name for name in cast(Mapping[str, Any], error.instance) if name not in kind.params)
        near = process.extractOne(strange, list(kind.params), score_cutoff=60)
        hint = f"did you mean {near[0]!r}?" if near else ""
        return Issue(
            f"{path}/{strange}", "unknown_parameter", f"{kind.id} has no parameter {strange!r}", strange, sorted(kind.params), hint
        )
    if error.validator == "required":
        missing = next(name for name in kind.required if name not in cast(Mapping[str, Any], error.instance))
        return Issue(f"{path}/{missing}", "missing", f"{kind.id} needs the parameter {missing!r}", None, kind.params[missing])
    return Issue(
        path + where, "not_allowed", error.message[:300], error.instance, dict(error.schema) if isinstance(error.schema, dict) else None
    )


def _order_issue(params: Mapping[str, Any], low: str, high: str, path: str) -> list[Issue]:
    first, last = params.get(low), params.get(high)
    if isinstance(first, bool) or isinstance(last, bool) or first is None or last is None:
        return []
    comparable = (isinstance(first, int | float) and isinstance(last, int | float)) or (isinstance(first, str) and isinstance(last, str))
    if comparable and first > last:
        return [Issue(f"{path}/{low}", "out_of_range", f"{low} {first} is above {high} {last}", first, f"at most {last}")]
    return []


def find_sibling_issues(kind: FieldType, spec: FieldSpec, storages: Mapping[str, str], path: str) -> list[Issue]:
    """Parameters that name a sibling field ("format": "field:number") must name one of the right kind.

    A storage "" is not known yet and passes.
    """
    kinds = {
        "number": ("int", "float", "decimal"),
        "time": ("date", "timestamp", "time32"),
        "text": ("string",),
        "boolean": ("bool",),
    }
    issues = []
    for name, schema in kind.params.items():
        form = str(schema.get("format", "")) if isinstance(schema, Mapping) else ""
        given = spec.params.get(name)
        if not form.startswith("field") or not isinstance(given, str):
            continue
        wanted = kinds.get(form.partition(":")[2], ("",))
        allowed = [n for n, storage in storages.items() if n != spec.name and (not storage or storage.startswith(wanted))]
        if given not in allowed:
            message = f"{name} must name another field of the table that is a {form.partition(':')[2] or 'field'}"
            issues.append(Issue(f"{path}/{name}", "unknown_field", message, given, allowed))
    return issues
