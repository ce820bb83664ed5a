"""Fields in the unit that a text states: the type's own field, not shown, and an expression over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fictable.contract.nouns import FieldType
from fictable.plan.assembly import make_field
from fictable.plan.drafts import Draft
from fictable.plan.formulas import quote_name
from fictable.plan.units import Conversion, choose_unit, find_conversion, find_stated


def make_fields(drafts: Sequence[Draft], types: Mapping[str, FieldType], kept: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The fields of a document for drafts, in order; those whose text states another unit than their type has are converted.

    A type with a parameter `unit` takes the unit as that. Fields with the names `kept` (constraints hold between them), unique ones
    and those with bounds or cases stay as they are.
    """
    taken = frozenset(draft.name.lower() for draft in drafts)
    still = frozenset(kept)
    return [made for draft in drafts for made in _make_one(draft, types.get(draft.type_id), taken, fixed=draft.name in still)]


def _make_one(draft: Draft, field_type: FieldType | None, taken: frozenset[str], *, fixed: bool) -> list[dict[str, Any]]:
    """The field of a draft, or the two or three that make it."""
    made = make_field(draft)
    wanted = find_stated(field_type, draft.facts.unit, draft.meaning or draft.words) if field_type is not None and draft.is_number else ""
    if field_type is None or not wanted:
        return [made]
    choice = choose_unit(field_type, wanted)
    if choice is not None:
        return [{**made, "params": {**made.get("params", {}), "unit": choice}}]
    if fixed or draft.unique or draft.cases or draft.facts.has_range or "unit" in field_type.params:
        return [made]
    conversion = find_conversion(field_type, wanted, whole=draft.facts.declared == "integer")
    return [made] if conversion is None else _convert(made, conversion, taken)


def _convert(made: Mapping[str, Any], conversion: Conversion, taken: frozenset[str]) -> list[dict[str, Any]]:
    """The source of a field, what is added between two of its steps, and the field itself as an expression."""
    name = str(made["name"])
    source, remainder = (_find_free(f"{name[:100]}_{what}", taken) for what in ("source", "remainder"))
    fields = [{"name": source, **{key: value for key, value in made.items() if key in {"type", "params", "of"}}, "drop": True}]
    if conversion.steps:
        fields.append({"name": remainder, "type": "number.integer", "params": {"min": 0, "max": conversion.steps - 1}, "drop": True})
    expression = conversion.write(quote_name(source), quote_name(remainder) if conversion.steps else "")
    nulls = {key: value for key, value in made.items() if key == "null_fraction"}
    return [*fields, {"name": name, "type": "expression", "params": {"expr": expression}, **nulls}]


def _find_free(name: str, taken: frozenset[str]) -> str:
    """A name that no field has, however its letters are written."""
    while name.lower() in taken:
        name += "_"
    return name
