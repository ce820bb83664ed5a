"""Expressions of a dataset spec (`when`, `expr`): parsing, the fields they use, their static type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fictable.spec.expression_grammar import parse_expression
from fictable.spec.expression_nodes import Expression, FieldName, Interval, Kind, Node, ValueType, list_children
from fictable.spec.expression_types import Typed, resolve

__all__ = ["Expression", "Interval", "Kind", "Typed", "ValueType", "field_names", "infer_type", "parse_expression", "resolve"]


def field_names(expression: Expression) -> tuple[str, ...]:
    """List the fields that an expression uses, each once, in the order of the text."""
    return tuple(dict.fromkeys(_walk_names(expression.root)))


def infer_type(expression: Expression, field_types: Mapping[str, ValueType]) -> ValueType:
    """Work out the type of an expression's value from those of the fields.

    Raises ExpressionInvalid when a field is unknown (code unknown_field) or an operator does not fit its operands.
    """
    return resolve(expression, field_types).type


def _walk_names(root: Node) -> Iterator[str]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, FieldName):
            yield node.name
        waiting.extend(reversed(list_children(node)))
