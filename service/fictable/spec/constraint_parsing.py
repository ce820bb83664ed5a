"""Reads the constraints of a table; each kind has its own shape and no other is known."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, cast, get_args

from fictable.spec.findings import join_pointer
from fictable.spec.nouns import Constraint, ConstraintKind
from fictable.spec.reading import Reader

STRONGEST = 0.999
SHAPES = MappingProxyType(
    {
        "inequality": ("kind", "fields", "low", "high", "strict"),
        "not_equal": ("kind", "fields"),
        "sum": ("kind", "parts", "total"),
        "unique_together": ("kind", "fields"),
        "correlation": ("kind", "fields", "coefficient"),
    }
)
"""The keys that each kind may have; an inequality has either `fields` or `low` and `high`."""


def read_constraint(value: object, path: str, reader: Reader) -> Constraint | None:
    """Read one constraint into its normal form; None, with an issue, when it has no kind that we know."""
    values = reader.read_object(value, path, "constraint", required=("kind",)) or {}
    kind = reader.read_choice(values["kind"], f"{path}/kind", get_args(ConstraintKind)) if "kind" in values else None
    if kind is None:
        return None
    for key in values:
        if key not in SHAPES[kind]:
            reader.findings.add(join_pointer(path, key), "unknown_key", f"{kind} has no key {key!r}", given=key, allowed=list(SHAPES[kind]))
    return Constraint(
        kind=cast("ConstraintKind", kind),
        fields=_read_ends(values, path, reader)
        if kind == "inequality" and "fields" not in values
        else _read_names(kind, values, path, reader),
        total=_read_field_name("total", values, path, reader) if kind == "sum" else "",
        strict=(reader.read_boolean(values["strict"], f"{path}/strict") or False) if kind == "inequality" and "strict" in values else False,
        coefficient=_read_coefficient(values, path, reader) if kind == "correlation" else 0.0,
    )


def _read_coefficient(values: dict[str, Any], path: str, reader: Reader) -> float:
    if "coefficient" not in values:
        reader.findings.add(f"{path}/coefficient", "missing", "correlation needs 'coefficient'", allowed=f"-{STRONGEST} to {STRONGEST}")
        return 0.0
    return reader.read_number(values["coefficient"], f"{path}/coefficient", -STRONGEST, STRONGEST) or 0.0


def _read_ends(values: dict[str, Any], path: str, reader: Reader) -> tuple[str, ...]:
    names = [_read_field_name(key, values, path, reader) for key in ("low", "high")]
    _report_repeats(names, [f"{path}/low", f"{path}/high"], reader)
    return tuple(names)


def _read_names(kind: str, values: dict[str, Any], path: str, reader: Reader) -> tuple[str, ...]:
    key = "parts" if kind == "sum" else "fields"
    if kind == "inequality" and ("low" in values or "high" in values):
        reader.findings.add(path, "not_allowed", "an inequality has either `fields` or `low` and `high`", allowed=["fields", "low, high"])
    if key not in values:
        reader.findings.add(join_pointer(path, key), "missing", f"{kind} needs {key!r}", allowed=list(SHAPES[kind]))
        return ()
    items = reader.read_list(values[key], f"{path}/{key}", 2 if kind == "correlation" else reader.limits.fields, 2)
    paths = [join_pointer(f"{path}/{key}", index) for index in range(len(items))]
    names = [reader.read_name(item, where) or "" for item, where in zip(items, paths, strict=True)]
    if kind == "sum" and isinstance(values.get("total"), str):
        _report_repeats([*names, values["total"]], [*paths, f"{path}/total"], reader)
    else:
        _report_repeats(names, paths, reader)
    return tuple(names)


def _read_field_name(key: str, values: dict[str, Any], path: str, reader: Reader) -> str:
    if key in values:
        return reader.read_name(values[key], join_pointer(path, key)) or ""
    reader.findings.add(join_pointer(path, key), "missing", f"{values['kind']} needs {key!r}", allowed=list(SHAPES[values["kind"]]))
    return ""


def _report_repeats(names: list[str], paths: list[str], reader: Reader) -> None:
    seen: set[str] = set()
    for name, path in zip(names, paths, strict=True):
        if name and name in seen:
            reader.findings.add(path, "duplicate", f"the field {name!r} is named twice", given=name)
        seen.add(name)
