"""The value types and the immutable syntax tree of expressions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from fictable.errors import ExpressionInvalid, Issue

Kind = Literal["int64", "decimal", "float64", "text", "bool", "date", "timestamp", "time", "interval", "null"]
DECIMAL_DIGITS = 18
DECIMAL_SCALE_LIMIT = 12


@dataclass(frozen=True, slots=True)
class ValueType:
    """The static type of an expression; `decimals` is the scale of a decimal, 0 to 18, and 0 for all other kinds."""

    kind: Kind
    decimals: int = 0

    def __str__(self) -> str:
        return f"decimal({self.decimals})" if self.kind == "decimal" else self.kind


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of time: months, which have no fixed length, or seconds."""

    months: int = 0
    seconds: int = 0


LiteralValue: TypeAlias = int | Decimal | str | bool | dt.date | dt.datetime | dt.time | Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a node stands in its text: characters from `start` up to `end`; no part of a node's equality."""

    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Constant(Span):
    """A literal with its type."""

    value: LiteralValue
    type: ValueType


@dataclass(frozen=True, slots=True)
class FieldName(Span):
    """A field of the same table, its name in form NFC."""

    name: str


@dataclass(frozen=True, slots=True)
class Unary(Span):
    """`-` or `not` before an operand."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary(Span):
    """An operator between two operands: and or = <> < <= > >= + - * / % ||; == and != are written = and <>."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Membership(Span):
    """`operand in (options)`, or `not in`."""

    operand: Node
    options: tuple[Node, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Between(Span):
    """`operand between low and high`, ends included, or `not between`."""

    operand: Node
    low: Node
    high: Node
    negated: bool


@dataclass(frozen=True, slots=True)
class NullTest(Span):
    """`operand is null`, or `is not null`."""

    operand: Node
    negated: bool


@dataclass(frozen=True, slots=True)
class Call(Span):
    """A function of the fixed list, its name in small letters."""

    function: str
    arguments: tuple[Node, ...]


Node: TypeAlias = Constant | FieldName | Unary | Binary | Membership | Between | NullTest | Call


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: the text and the root of its tree."""

    text: str
    root: Node


def list_children(node: Node) -> tuple[Node, ...]:
    """List the direct operands of a node, in the order of the text."""
    match node:
        case Unary() | NullTest():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
        case Membership():
            return (node.operand, *node.options)
        case Between():
            return (node.operand, node.low, node.high)
        case Call():
            return node.arguments
        case _:
            return ()


def refusal(
    position: int,
    message: str,
    *,
    code: str = "invalid_expression",
    given: Any = None,
    allowed: Any = None,
    hint: str = "",
) -> ExpressionInvalid:
    """Make the error to raise, with one issue about the character at `position`, counted from 0."""
    return ExpressionInvalid([Issue("", code, f"character {position + 1}: {message}", given, allowed, hint)])
