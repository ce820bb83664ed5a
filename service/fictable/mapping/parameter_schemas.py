"""Whether the schema of a parameter is one itself: most are simple and seen at a glance, the others are held against the meta-schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import jsonschema

from fictable.errors import PluginError

_TYPES: Final = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})


def check_parameter_schema(type_id: str, schema: Any, checked: set[str]) -> None:
    """Raises PluginError that names the field type where `schema` is no JSON Schema.

    `checked` has the schemas that were found to be right; most types of a plugin share a few. A default may be anything, so that it
    makes no other schema of it.
    """
    if type(schema) is dict and is_plain(schema):
        return
    about = {name: rule for name, rule in schema.items() if name != "default"} if isinstance(schema, Mapping) else schema
    text = json.dumps(about, default=repr)
    if text in checked:
        return
    try:
        jsonschema.Draft202012Validator.check_schema(dict(schema) if isinstance(schema, Mapping) else schema)
    except jsonschema.SchemaError as error:
        raise PluginError(f"{type_id}: a parameter's schema is wrong: {error.message}") from error
    checked.add(text)


def is_plain(schema: Any) -> bool:
    """Whether a schema has usual keywords with right values alone. What is plain is right; what is not may be right all the same.

    The meta-schema takes thirty times as long, and thousands of parameters are looked at before a service can listen.
    """
    if type(schema) is not dict:
        return False
    for name, rule in schema.items():
        fits = _FITS.get(name)
        if fits is None or not fits(rule):
            return False
    return True


def _is_type(rule: Any) -> bool:
    """A name of a type, or a list of different ones."""
    names = rule if type(rule) is list else [rule]
    return bool(names) and all(type(name) is str and name in _TYPES for name in names) and len(set(names)) == len(names)


def _is_number(rule: Any) -> bool:
    return type(rule) is int or type(rule) is float


def _is_count(rule: Any) -> bool:
    return type(rule) is int and rule >= 0


def _is_text(rule: Any) -> bool:
    return type(rule) is str


def _is_flag(rule: Any) -> bool:
    return type(rule) is bool


def _is_list(rule: Any) -> bool:
    return type(rule) is list


def _is_anything(_rule: Any) -> bool:
    return True


def _is_schema(rule: Any) -> bool:
    return type(rule) is bool or is_plain(rule)


def _are_schemas(rule: Any) -> bool:
    return type(rule) is dict and all(type(name) is str and _is_schema(part) for name, part in rule.items())


_FITS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "type": _is_type,
    "minimum": _is_number,
    "maximum": _is_number,
    "exclusiveMinimum": _is_number,
    "exclusiveMaximum": _is_number,
    "minLength": _is_count,
    "maxLength": _is_count,
    "minItems": _is_count,
    "maxItems": _is_count,
    "uniqueItems": _is_flag,
    "title": _is_text,
    "description": _is_text,
    "format": _is_text,
    "default": _is_anything,
    "const": _is_anything,
    "enum": _is_list,
    "examples": _is_list,
    "items": _is_schema,
    "additionalProperties": _is_schema,
    "properties": _are_schemas,
}
"""What the value of a keyword must be, as the meta-schema of JSON Schema 2020-12 has it. `pattern` is not here: it has to be compiled."""
