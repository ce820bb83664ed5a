"""How many distinct values a plan can promise."""

from __future__ import annotations

import math
from collections.abc import Callable

from fictable.contract.nodes import Choice, ColumnPlan, Concat, Counter, Moment, Number, Pattern, Reference, Uuid
from fictable.contract.nouns import FieldType
from fictable.contract.pools import Pool

UNLIMITED = 2**62


def find_capacity(
    plan: object, kind: FieldType, locale: str, *, rows_of: Callable[[str], int], count_texts: Callable[[str], int]
) -> int | None:
    """The number of distinct values, None where the plan cannot be unique.

    `rows_of` gives the rows of a table, `count_texts` the texts of a pattern (the engine's rule, handed in).
    """
    match plan:
        case Counter() | Uuid():
            return UNLIMITED
        case Pattern():
            return count_texts(plan.pattern)
        case Concat():
            parts = [find_capacity(p, kind, locale, rows_of=rows_of, count_texts=count_texts) for p in plan.parts if not isinstance(p, str)]
            return max((part for part in parts if part is not None), default=None)
        case Choice():
            return len(plan.values)
        case Number() if plan.distribution is None and plan.storage != "float64":
            scale: int = 10 ** (plan.decimals or 0)
            return math.floor(plan.high * scale) - math.ceil(plan.low * scale) + 1
        case Moment() if plan.distribution is None:
            return plan.high - plan.low + 1
        case Reference():
            return rows_of(plan.table)
        case Pool():
            return len(plan.load(locale))
        case ColumnPlan() if plan.capacity is not None:
            return plan.capacity
        case _:
            return kind.capacity
