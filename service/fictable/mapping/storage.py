"""Which storage a plan has."""

from __future__ import annotations

from collections.abc import Callable

from fictable.contract.nodes import (
    Choice,
    ColumnPlan,
    Concat,
    Constant,
    Counter,
    Digit,
    Formula,
    Moment,
    Number,
    Offset,
    Pattern,
    Reference,
    Uuid,
)
from fictable.contract.nouns import FieldType
from fictable.spec.expressions import ValueType, field_names, infer_type, parse_expression

Storage = tuple[str, int | None]

# A counter of days or seconds is a regular series of moments.
_MOMENTS = frozenset({"date32", "timestamp[s]"})
_VALUE_STORAGE = {
    "int64": "int64",
    "decimal": "decimal",
    "float64": "float64",
    "text": "string",
    "bool": "bool",
    "date": "date32",
    "timestamp": "timestamp[s]",
    "time": "time32[s]",
    "null": "string",
}


def find_storage(plan: object, kind: FieldType, siblings: Callable[[str], Storage], others: Callable[[str, str], Storage]) -> Storage:
    """Storage name and decimals of a plan.

    `siblings` gives those of a field of the same table, `others` those of (table, field). Raises ExpressionInvalid for an
    expression that does not fit its fields.
    """
    match plan:
        case Digit():
            return find_storage(plan.plan, kind, siblings, others)
        case Uuid() | Pattern() | Concat():
            return "string", None
        case Counter():
            return "string" if plan.width else kind.storage if kind.storage in _MOMENTS else "int64", None
        case Reference():
            return others(plan.table, plan.field)
        case Choice() | Number() | Moment() | Offset():
            return plan.storage, getattr(plan, "decimals", None)
        case Formula() if plan.storage is None:
            return infer_storage(plan.expression, siblings)
        case Constant() | ColumnPlan() | Formula():
            return plan.storage or kind.storage, kind.decimals if plan.decimals is None else plan.decimals
        case _:
            return kind.storage, kind.decimals


def infer_storage(text: str, siblings: Callable[[str], Storage]) -> Storage:
    """The storage of an expression over sibling fields. Raises ExpressionInvalid."""
    found = infer_value_type(text, siblings)
    return _VALUE_STORAGE[found.kind], 6 if found.kind == "float64" else found.decimals if found.kind == "decimal" else None


def infer_value_type(text: str, siblings: Callable[[str], Storage]) -> ValueType:
    """The static type of an expression over sibling fields. Raises ExpressionInvalid."""
    expression = parse_expression(text)
    types = {name: value_type_of_storage(*siblings(name)) for name in field_names(expression)}
    return infer_type(expression, types)


def value_type_of_storage(storage: str, decimals: int | None) -> ValueType:
    """The expression type of a storage name."""
    if storage == "decimal":
        return ValueType("decimal", decimals or 0)
    if storage.startswith("int"):
        return ValueType("int64")
    if storage == "float64":
        return ValueType("float64")
    by_name = {"string": "text", "bool": "bool", "date32": "date", "timestamp[s]": "timestamp", "time32[s]": "time"}
    return ValueType(by_name[storage])  # type: ignore[arg-type]
