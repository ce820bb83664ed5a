"""Static types of expressions: what every operator accepts and gives. The result is a typed tree that an evaluator can run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType

from fictable.spec.expression_nodes import (
    DECIMAL_SCALE_LIMIT,
    Between,
    Binary,
    Call,
    Constant,
    Expression,
    FieldName,
    Interval,
    Kind,
    LiteralValue,
    Membership,
    Node,
    NullTest,
    Unary,
    ValueType,
    list_children,
    refusal,
)
from fictable.spec.expression_tokens import read_date, read_time, read_timestamp
from fictable.spec.findings import suggest

INT64, FLOAT64, TEXT, BOOL = ValueType("int64"), ValueType("float64"), ValueType("text"), ValueType("bool")
DATE, TIMESTAMP, TIME, INTERVAL, NULL = (
    ValueType("date"),
    ValueType("timestamp"),
    ValueType("time"),
    ValueType("interval"),
    ValueType("null"),
)
NUMBERS: tuple[Kind, ...] = ("int64", "decimal", "float64")
DAYS: tuple[Kind, ...] = ("date", "timestamp")
TEMPORAL: tuple[Kind, ...] = ("date", "timestamp", "time")
DIVISION_DECIMALS = 6
DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Typed:
    """One operation with its static type. Leaves are `literal` (its value) and `field` (its name as value)."""

    operation: str
    type: ValueType
    operands: tuple[Typed, ...] = ()
    value: LiteralValue = None


def resolve(expression: Expression, field_types: Mapping[str, ValueType]) -> Typed:
    """Give every part of an expression its type; texts beside dates become dates.

    Raises ExpressionInvalid for a field that `field_types` lacks (code unknown_field) and for operands that do not fit.
    """
    return _resolve_node(expression.root, field_types)


def _resolve_node(node: Node, types: Mapping[str, ValueType]) -> Typed:
    if isinstance(node, Constant):
        return Typed("literal", node.type, value=node.value)
    if isinstance(node, FieldName):
        return _resolve_field(node, types)
    operands = [_resolve_node(child, types) for child in list_children(node)]
    match node:
        case Unary():
            return _resolve_unary(node, operands[0])
        case Binary():
            return _resolve_binary(node, operands[0], operands[1])
        case Membership():
            return _negate(Typed("in", BOOL, unify(node, "in", operands)), negated=node.negated)
        case Between():
            return _negate(Typed("between", BOOL, _require_order(node, unify(node, "between", operands))), negated=node.negated)
        case NullTest():
            return _negate(Typed("is null", BOOL, tuple(operands)), negated=node.negated)
        case Call():
            return _resolve_call(node, operands)


def _resolve_field(node: FieldName, types: Mapping[str, ValueType]) -> Typed:
    if node.name not in types:
        hint = suggest(node.name, types)
        raise refusal(
            node.start,
            f"there is no field {node.name[:128]!r}",
            code="unknown_field",
            given=node.name[:128],
            allowed=list(types),
            hint=hint,
        )
    return Typed("field", types[node.name], value=node.name)


def _negate(typed: Typed, *, negated: bool) -> Typed:
    return Typed("not", BOOL, (typed,)) if negated else typed


def _resolve_unary(node: Unary, operand: Typed) -> Typed:
    if node.operator == "not":
        _require(node, "not", operand, ("bool",))
        return Typed("not", BOOL, (operand,))
    _require(node, "-", operand, NUMBERS)
    return Typed("negate", operand.type, (operand,))


def _resolve_binary(node: Binary, left: Typed, right: Typed) -> Typed:
    operator = node.operator
    if operator in {"and", "or"}:
        for operand in (left, right):
            _require(node, operator, operand, ("bool",))
        return Typed(operator, BOOL, (left, right))
    if operator == "||":
        return Typed("concat", TEXT, (_require_storable(node, operator, left), _require_storable(node, operator, right)))
    if operator in {"=", "<>"}:
        return Typed(operator, BOOL, unify(node, operator, (left, right)))
    if operator in {"<", "<=", ">", ">="}:
        return Typed(operator, BOOL, _require_order(node, unify(node, operator, (left, right))))
    if operator in {"+", "-"} and (left.type.kind in (*DAYS, "interval") or right.type.kind in (*DAYS, "interval")):
        return _resolve_moment_sum(node, left, right)
    for operand in (left, right):
        _require(node, operator, operand, NUMBERS)
    return Typed(operator, _arithmetic_type(operator, left.type, right.type), (left, right))


def _arithmetic_type(operator: str, left: ValueType, right: ValueType) -> ValueType:
    if "float64" in (left.kind, right.kind):
        return FLOAT64
    larger = max(left.decimals, right.decimals)
    if operator == "/":
        return ValueType("decimal", max(DIVISION_DECIMALS, larger))
    if "decimal" not in (left.kind, right.kind):
        return left if right == NULL else right
    if operator == "*":
        return ValueType("decimal", max(larger, min(DECIMAL_SCALE_LIMIT, left.decimals + right.decimals)))
    return ValueType("decimal", larger)


def _resolve_moment_sum(node: Binary, left: Typed, right: Typed) -> Typed:
    """Moment ± interval, interval + moment, moment - moment."""
    if node.operator == "+" and left.type.kind == "interval":
        left, right = right, left
    if left.type.kind in DAYS and right.type.kind in {"interval", "null"}:
        return Typed("shift" if node.operator == "+" else "shift back", _shifted_type(left, right), (left, right))
    if node.operator == "-" and left.type.kind in (*DAYS, "null") and right.type.kind in DAYS:
        if "timestamp" in (left.type.kind, right.type.kind):
            return Typed("elapsed", INTERVAL, tuple(_cast(operand, TIMESTAMP) for operand in (left, right)))
        return Typed("elapsed days", INT64, (left, right))
    message = f"{node.operator} does not go with {left.type.kind} and {right.type.kind}"
    raise refusal(
        node.start,
        message,
        given=[str(left.type), str(right.type)],
        hint="add an interval: ordered_at + interval '5 day', or use add_days(d, n)",
    )


def _shifted_type(moment: Typed, interval: Typed) -> ValueType:
    if moment.type != DATE or interval.type == NULL:
        return moment.type
    whole_days = interval.operation == "literal" and isinstance(interval.value, Interval) and interval.value.seconds % DAY_SECONDS == 0
    return DATE if whole_days else TIMESTAMP


def unify(node: Node, what: str, operands: Sequence[Typed]) -> tuple[Typed, ...]:
    """Bring operands to one type: numbers widen, dates become timestamps, text literals beside dates are read as such.

    `what` names the operator in errors. Raises ExpressionInvalid naming the two kinds that cannot be compared.
    """
    temporal = [operand.type for operand in operands if operand.type.kind in TEMPORAL]
    adapted = [_read_moment(node, operand, temporal[0]) if temporal else operand for operand in operands]
    common = reduce(lambda first, second: _common_type(node, what, first, second), [operand.type for operand in adapted])
    if common == INTERVAL:
        _refuse_months(node, adapted)
    return tuple(_cast(operand, common) for operand in adapted)


def _common_type(node: Node, what: str, first: ValueType, second: ValueType) -> ValueType:
    if second in {first, NULL}:
        return first
    if first == NULL:
        return second
    kinds = (first.kind, second.kind)
    if all(kind in NUMBERS for kind in kinds):
        return FLOAT64 if "float64" in kinds else ValueType("decimal", max(first.decimals, second.decimals))
    if all(kind in DAYS for kind in kinds):
        return TIMESTAMP
    raise refusal(
        node.start,
        f"{what} cannot bring {first.kind} and {second.kind} together",
        given=[str(first), str(second)],
        allowed="two of one kind",
    )


def _refuse_months(node: Node, operands: Sequence[Typed]) -> None:
    for operand in operands:
        if isinstance(operand.value, Interval) and operand.value.months:
            raise refusal(
                node.start, "an interval of months has no fixed length to compare", allowed="weeks, days, hours, minutes, seconds"
            )


def _read_moment(node: Node, operand: Typed, wanted: ValueType) -> Typed:
    """Read a text literal as the moment that stands beside it; anything else stays."""
    if operand.operation != "literal" or not isinstance(operand.value, str):
        return operand
    if wanted == TIME:
        value: dt.date | dt.time | None = read_time(operand.value)
    else:
        value = read_date(operand.value) or read_timestamp(operand.value)
    if value is None:
        raise refusal(node.start, f"{operand.value[:40]!r} is no {wanted.kind}", given=operand.value[:40], allowed=wanted.kind)
    moment_type = TIME if wanted == TIME else TIMESTAMP if isinstance(value, dt.datetime) else DATE
    return Typed("literal", moment_type, value=value)


def _cast(operand: Typed, wanted: ValueType) -> Typed:
    return operand if operand.type == wanted else Typed("cast", wanted, (operand,))


def _require(node: Node, what: str, operand: Typed, kinds: Sequence[Kind]) -> Typed:
    if operand.type.kind not in kinds and operand.type != NULL:
        hint = "add the interval to a date or timestamp" if operand.type == INTERVAL else ""
        message = f"{what} takes {' or '.join(kinds)}, not {operand.type.kind}"
        raise refusal(node.start, message, given=str(operand.type), allowed=list(kinds), hint=hint)
    return operand


def _require_storable(node: Node, what: str, operand: Typed) -> Typed:
    return _require(node, what, operand, (*NUMBERS, *TEMPORAL, "text", "bool"))


def _require_order(node: Node, operands: tuple[Typed, ...]) -> tuple[Typed, ...]:
    for operand in operands:
        _require(node, "an order", operand, (*NUMBERS, *TEMPORAL, "text", "interval"))
    return operands


def _resolve_call(node: Call, operands: list[Typed]) -> Typed:
    """Check the arguments of a function and give its type; the number of arguments was checked by the grammar."""
    name = node.function
    if name in {"min", "max", "coalesce", "if"}:
        return _resolve_choice(node, operands)
    if name == "round":
        return _resolve_round(node, operands)
    if name == "concat":
        return Typed(name, TEXT, tuple(_require_storable(node, name, operand) for operand in operands))
    kinds, result = SIGNATURES[name]
    if any(kind in TEMPORAL for kind in kinds[0]):
        operands = [_read_moment(node, operand, DATE) for operand in operands]
    required = tuple(_require(node, name, operand, allowed) for operand, allowed in zip(operands, kinds, strict=False))
    return Typed(name, result or operands[0].type, required)


SIGNATURES: Mapping[str, tuple[tuple[tuple[Kind, ...], ...], ValueType | None]] = MappingProxyType(
    {
        "floor": ((NUMBERS,), INT64),
        "ceil": ((NUMBERS,), INT64),
        "abs": ((NUMBERS,), None),
        "length": ((("text",),), INT64),
        "lower": ((("text",),), TEXT),
        "upper": ((("text",),), TEXT),
        "substring": ((("text",), ("int64",), ("int64",)), TEXT),
        "year": ((DAYS,), INT64),
        "month": ((DAYS,), INT64),
        "day": ((DAYS,), INT64),
        "weekday": ((DAYS,), INT64),
        "hour": ((("timestamp", "time"),), INT64),
        "date": ((DAYS,), DATE),
        "days_between": ((DAYS, DAYS), INT64),
        "add_days": ((DAYS, ("int64",)), None),
        "log": ((NUMBERS,), FLOAT64),
        "exp": ((NUMBERS,), FLOAT64),
        "sqrt": ((NUMBERS,), FLOAT64),
        "power": ((NUMBERS, NUMBERS), FLOAT64),
    }
)
"""For each function the kinds that its arguments may have, and its type; None is the type of the first argument."""


def _resolve_choice(node: Call, operands: list[Typed]) -> Typed:
    if node.function == "if":
        condition = _require(node, "the condition of `if`", operands[0], ("bool",))
        chosen = unify(node, "if", operands[1:])
        return Typed("if", chosen[0].type, (condition, *chosen))
    chosen = unify(node, node.function, operands)
    if node.function in {"min", "max"}:
        _require_order(node, chosen)
    return Typed(node.function, chosen[0].type, chosen)


def _resolve_round(node: Call, operands: list[Typed]) -> Typed:
    number = _require(node, "round", operands[0], NUMBERS)
    if len(operands) == 1:
        return Typed("round whole", INT64, (number,))
    places = operands[1]
    if not isinstance(places.value, int) or isinstance(places.value, bool) or not 0 <= places.value <= DECIMAL_SCALE_LIMIT:
        raise refusal(
            node.start,
            f"the decimals of round are written as an integer from 0 to {DECIMAL_SCALE_LIMIT}",
            allowed={"min": 0, "max": DECIMAL_SCALE_LIMIT},
        )
    result = ValueType("decimal", places.value) if number.type.kind == "decimal" else number.type
    return Typed("round", result, (number,), places.value)
