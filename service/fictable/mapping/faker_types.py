"""Field types from Faker provider classes: one per public method that returns one value."""

from __future__ import annotations

import datetime as dt
import inspect
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from fictable.contract.nodes import ProviderCall
from fictable.contract.nouns import FieldType
from fictable.contract.unordered import REASON, find_unordered

# What a method's annotation says it returns → storage and decimals.
_STORAGE: Final[Mapping[Any, tuple[str, int | None]]] = {
    str: ("string", None),
    bool: ("bool", None),
    int: ("int64", None),
    float: ("float64", 6),
    Decimal: ("float64", 6),
    dt.datetime: ("timestamp[s]", None),
    dt.date: ("date32", None),
    dt.time: ("time32[s]", None),
}
# Methods that say they return one of several kinds, by what they return when called without arguments.
_BY_DEFAULT: Final[Mapping[str, type]] = {
    "md5": str, "sha1": str, "sha256": str, "uuid4": str, "pyfloat": float, "time_object": dt.time, "pydecimal": Decimal,
}  # fmt: skip
_UNSAFE_PARAMS: Final = frozenset({"raw_output", "cast_to"})
# Files, containers and bytes; what needs a network or a foreign program; enums and callbacks.
_LEFT_OUT: Final = frozenset(
    {"enum", "binary", "image", "zip", "tar", "add_provider", "xml", "csv", "dsv", "psv", "tsv", "fixed_width", "json", "json_bytes",
     "random_sample", "format", "get_providers", "set_arguments", "optional", "parse"}
)  # fmt: skip
_INTEGER = {"type": "integer", "minimum": -1_000_000_000, "maximum": 1_000_000_000}
_LENGTH = {"type": "integer", "minimum": 0, "maximum": 1000}
_DIGITS = {"type": "integer", "minimum": 0, "maximum": 15}
_NUMBER = {"type": "number", "minimum": -1e12, "maximum": 1e12}
_VALUE_WORDS = ("min", "max", "step", "year", "value")
_LENGTH_WORDS = ("length", "count", "nb_", "chars", "digits", "words", "sentences", "deep", "size", "level", "age")


def read_provider_types(namespace: str, provider: type) -> tuple[list[FieldType], list[str]]:
    """The field types `<namespace>.<method>` of a provider class, and a warning for each method that was left out."""
    found, warnings = [], []
    unordered = find_unordered(provider)
    for name in list_methods(provider):
        if name in unordered:
            warnings.append(f"{name}: takes from {unordered[name]}: {REASON}")
            continue
        function = getattr(provider, name)
        storage = _STORAGE.get(_BY_DEFAULT.get(name) or _returned(function))
        if storage is None:
            warnings.append(f"{name}: does not say that it returns one value; wrap it in a FieldType")
            continue
        params, required, unknown = _parameters(function)
        if unknown:
            warnings.append(f"{name}: needs {', '.join(unknown)}; wrap it in a FieldType")
            continue
        found.append(
            FieldType(
                f"{namespace}.{name}",
                ProviderCall(None if provider.__module__.startswith("faker.providers.") else provider, name),
                title=name.replace("_", " ").capitalize(),
                description=_first_line(function),
                storage=storage[0],
                decimals=storage[1],
                params=params,
                required=required,
                phrases=() if namespace == "faker" else (name.replace("_", " "),),
            )
        )
    return found, warnings


def list_methods(provider: type) -> list[str]:
    """The public methods that the provider adds to Faker's base provider, sorted."""
    from faker.providers import BaseProvider  # heavy: only where a catalog is built

    own = set(dir(provider)) - set(dir(BaseProvider))
    return sorted(n for n in own if not n.startswith("_") and n not in _LEFT_OUT and inspect.isfunction(getattr(provider, n)))


def _returned(function: Any) -> Any:
    try:
        hint = typing.get_type_hints(function).get("return")
    except (NameError, TypeError, AttributeError):
        return None
    return _plain(hint)


def _plain(hint: Any) -> Any:
    """The one type of `X | None`, else the hint."""
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        members = [member for member in typing.get_args(hint) if member is not type(None)]
        return members[0] if len(members) == 1 else None
    return hint


def _parameters(function: Any) -> tuple[dict[str, Any], tuple[str, ...], list[str]]:
    """JSON Schemas of the parameters that JSON can express, the required ones, and required ones that it cannot."""
    try:
        hints = typing.get_type_hints(function)
    except (NameError, TypeError, AttributeError):
        hints = {}
    params: dict[str, Any] = {}
    required, unknown = [], []
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        if parameter.kind in {parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL} or name in _UNSAFE_PARAMS:
            continue
        schema = _schema_of(name, _plain(hints.get(name)))
        needed = parameter.default is parameter.empty
        if schema is not None:
            params[name] = schema
            required += [name] if needed else []
        elif needed:
            unknown.append(name)
    return params, tuple(required), unknown


def _schema_of(name: str, hint: Any) -> dict[str, Any] | None:
    if hint is bool:
        return {"type": "boolean"}
    if hint is int and "digits" in name:
        return _DIGITS
    if hint is int:
        # What is no bound of a value may be how often something is done, and is kept small.
        is_value = any(word in name for word in _VALUE_WORDS) and not any(word in name for word in _LENGTH_WORDS)
        return _INTEGER if is_value else _LENGTH
    if hint in {float, Decimal}:
        return _NUMBER
    if hint is str:
        return {"type": "string", "maxLength": 200}
    if typing.get_origin(hint) is typing.Literal:
        return {"enum": list(typing.get_args(hint))}
    return None


def _first_line(function: Any) -> str:
    text = inspect.getdoc(function) or ""
    line = text.split("\n", 1)[0].strip()
    return "" if line.startswith(":") else line
