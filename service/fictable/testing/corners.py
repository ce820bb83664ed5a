"""Every allowed corner of every parameter gives values or is refused; no corner breaks the plugin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fictable.contract.nouns import FieldType
from fictable.errors import FictableError, PluginOverdue
from fictable.mapping.deadline import run_within
from fictable.testing.bench import Bench, is_sibling, list_examples, write_document
from fictable.testing.verdicts import is_refusal

_ROWS: Final = 20
_SECONDS: Final = 30.0
_HOSTILE_TEXTS: Final = ("", "no such value", "é\n\x00;\"'", "{", "[a-")


def check_corners(bench: Bench, kind: FieldType) -> Iterator[str]:
    """What each corner of each parameter does wrong."""
    example = list_examples(kind)[0]
    corners: list[tuple[str, Any]] = []
    for name, schema in kind.params.items():
        if is_sibling(schema) or not isinstance(schema, Mapping):
            continue
        if _is_unbounded(schema):
            yield f"parameter {name!r} needs both bounds, minimum and maximum"
        corners += [(name, corner) for corner in list_corners(schema)]
    faults: list[str] = []
    tried = ""

    def try_all() -> None:
        nonlocal tried
        for name, corner in corners:
            tried = f"{name}={corner!r:.60}"
            fault = _try_corner(bench, kind, {**example, name: corner})
            faults.extend([f"{tried}: {fault}"] if fault else [])

    try:
        if corners:
            run_within(_SECONDS, try_all, "making a few rows")
    except PluginOverdue as error:
        faults.append(f"{tried}: {error}")
    yield from faults


def _try_corner(bench: Bench, kind: FieldType, params: Mapping[str, Any]) -> str:
    try:
        bench.column(write_document(kind, params, rows=_ROWS), range(_ROWS))
    except FictableError as error:
        return "" if is_refusal(error) else str(error)
    except Exception as error:  # noqa: BLE001 - anything else is what this looks for
        return f"raised {type(error).__name__}: {error}"
    return ""


def list_corners(schema: Mapping[str, Any]) -> list[Any]:
    """Values at, inside and outside the bounds that a schema draws."""
    corners = list(schema.get("enum", []))
    for bound in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"):
        if bound in schema:
            step = 1 if schema.get("type") == "integer" else 1e-9
            corners += [schema[bound], schema[bound] + step, schema[bound] - step]
    kinds = schema.get("type")
    if kinds in {"number", "integer"}:
        corners += [0, -1, 10**9, 1e308, -1e308]
    if kinds == "array":
        corners += [[], ["no such value"], [0], [None]]
    if kinds == "string" and "enum" not in schema:
        corners += [*_HOSTILE_TEXTS, "x" * int(schema.get("maxLength", 50))]
    return corners


def _is_unbounded(schema: Mapping[str, Any]) -> bool:
    lower, upper = {"minimum", "exclusiveMinimum"}, {"maximum", "exclusiveMaximum"}
    return schema.get("type") in {"number", "integer"} and "enum" not in schema and not (lower & schema.keys() and upper & schema.keys())
