"""Expressions over a batch: parsed once, typed by the storage of the columns they name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa

from fictable.engine.expressions import evaluate, value_type_of
from fictable.spec.expressions import Expression, field_names, parse_expression

if TYPE_CHECKING:
    from fictable.engine.batch import Batch


@lru_cache(maxsize=1024)
def _parse(text: str) -> Expression:
    return parse_expression(text)


def evaluate_text(text: str, batch: Batch) -> pa.Array:
    """The expression's value per row, over fields as they are emitted (nulls included)."""
    expression = _parse(text)
    columns = {name: batch.column(name) for name in field_names(expression)}
    types = {name: value_type_of(column.type) for name, column in columns.items()}
    return evaluate(expression, columns, types, len(batch.numbers))
