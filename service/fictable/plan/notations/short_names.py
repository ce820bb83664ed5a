"""Short names that their neighbours in a list explain: `ST` between a city and a zip code is a state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fictable.plan.clauses import Clause
from fictable.plan.explanations import MEANT
from fictable.plan.text import find_words, make_singular, split_identifier

_NEAR: Final = 2
_SHORT: Final = {"st": ("state", frozenset({"city", "zip", "zipcode", "postcode", "town", "county", "postal", "address"}))}


def explain_short(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses; a short name that stands near what explains it gets its meaning as a remark."""
    return [
        replace(clause, notes=(*clause.notes, f"{MEANT} {_SHORT[key][0]}"))
        if (key := clause.head.strip().lower()) in _SHORT and _SHORT[key][1] & _neighbours(clauses, place)
        else clause
        for place, clause in enumerate(clauses)
    ]


def _neighbours(clauses: Sequence[Clause], place: int) -> frozenset[str]:
    """The words of the names around a place."""
    near = (*clauses[max(0, place - _NEAR) : place], *clauses[place + 1 : place + 1 + _NEAR])
    return frozenset(make_singular(word) for clause in near for word in find_words(split_identifier(clause.head)))
