"""How many distinct values a plan can promise."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from fictable.contract.nodes import Choice, ColumnPlan, Concat, Counter, Moment, Number, Pattern, Reference, Uuid, settle_decimals
from fictable.contract.nouns import FieldType
from fictable.contract.pools import Pool

UNLIMITED = 2**62


def find_capacity(
    plan: object,
    kind: FieldType,
    locale: str,
    *,
    rows_of: Callable[[str], int],
    count_texts: Callable[[str], int],
    count_values: Callable[[Number | Moment | Choice], int],
) -> int | None:
    """The number of distinct values, None where the plan cannot be unique.

    `rows_of` gives the rows of a table, `count_texts` the texts of a pattern, `count_values` how many values of a distribution or a
    weighted choice have a weight (the engine's rules, handed in).
    """
    match plan:
        case Counter() | Uuid():
            return UNLIMITED
        case Pattern():
            return count_texts(plan.pattern)
        case Concat():
            counts = partial(find_capacity, rows_of=rows_of, count_texts=count_texts, count_values=count_values)
            parts = [counts(part, kind, locale) for part in plan.parts if not isinstance(part, str)]
            return max((part for part in parts if part is not None), default=None)
        case Choice():
            return len(plan.values) if plan.weights is None else count_values(plan)
        case Number() if plan.storage == "float64":
            whole = settle_decimals(plan)
            if whole.low > whole.high:
                return 0
            return find_capacity(whole, kind, locale, rows_of=rows_of, count_texts=count_texts, count_values=count_values)
        case Number() if plan.distribution is None:
            scale: int = 10 ** (plan.decimals or 0)
            return math.floor(plan.high * scale) - math.ceil(plan.low * scale) + 1
        case Moment() if plan.distribution is None:
            return plan.high - plan.low + 1
        case Number() | Moment():
            return count_values(plan)
        case Reference():
            return rows_of(plan.table)
        case Pool():
            return len(plan.load(locale))
        case ColumnPlan() if plan.capacity is not None:
            return plan.capacity
        case _:
            return kind.capacity
