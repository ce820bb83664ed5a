"""Words that two names share: `admission and discharge dates`, `sepal length and width`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fictable.plan.clauses import Clause
from fictable.plan.parts_of_speech import lacks_noun
from fictable.plan.text import make_singular
from fictable.plan.vocabulary import Vocabulary

_MODIFIERS: Final = frozenset(
    [
        "first",
        "last",
        "free",
        "total",
        "direct",
        "indirect",
        "domestic",
        "foreign",
        "admission",
        "discharge",
        "start",
        "end",
        "stop",
        "begin",
        "finish",
        "min",
        "max",
        "minimum",
        "maximum",
        "home",
        "away",
        "billing",
        "shipping",
        "pickup",
        "dropoff",
        "departure",
        "arrival",
        "opening",
        "closing",
        "check-in",
        "check-out",
        "systolic",
        "diastolic",
        "birth",
        "hire",
        "termination",
        "order",
        "delivery",
        "ship",
        "shipped",
        "required",
        "created",
        "updated",
        "gross",
        "net",
        "origin",
        "destination",
        "source",
        "target",
        "buyer",
        "seller",
        "sender",
        "receiver",
        "old",
        "new",
        "issue",
        "due",
        "entry",
        "exit",
        "current",
        "previous",
        "actual",
        "planned",
        "scheduled",
        "estimated",
        "mailing",
        "low",
        "high",
        "lower",
        "upper",
        "morning",
        "evening",
        "sunrise",
        "sunset",
        "open",
        "close",
        "father",
        "mother",
        "primary",
        "secondary",
    ]
)
_SINGLE: Final = frozenset({"amounts", "dates", "times", "prices", "scores", "codes", "names", "rates", "airports", "addresses"})
_DIMENSIONS: Final = frozenset({"width", "height", "length", "depth", "weight"})


def _are_both_told(left: Clause, right: Clause) -> bool:
    """`the common and the Latin name`: an article before both, the noun after the second only."""
    ends, others = left.head.lower().split(), right.head.lower().split()
    told = left.text.lower().endswith(f"the {ends[0]}") and right.text.lower().startswith("the ")
    return told and left.linked and others[-1] in {"name", "date", "time", "number", "code", "score", "price", "amount", "value", "rate"}


def _share_noun(left: Clause, ends: list[str], others: list[str], vocabulary: Vocabulary) -> bool:
    """`free and total sulfur dioxide`: what stands alone is no noun, and so it goes with the noun of the next."""
    alone = left.linked and not left.boolean and len(ends) == 1 and 2 <= len(others) <= 3
    return (
        alone
        and lacks_noun((ends[0].lower(),))
        and not vocabulary.knows(ends[0].lower())
        and (lacks_noun((others[0].lower(),)) or len(others) == 3)
    )


def join_ellipses(clauses: list[Clause], vocabulary: Vocabulary) -> list[Clause]:
    """`admission and discharge dates` gives both their head; `sepal length and width` gives both their qualifier."""
    done, joined = list(clauses), False
    for place in range(len(done) - 2, -1, -1):
        left, right = done[place], done[place + 1]
        if left.form == "aside" or right.form == "aside" or left.notes:
            continue
        ends, others = left.head.split(), right.head.split()
        if ends and ends[0].lower() not in left.text.lower():
            joined = False
            continue
        if len(ends) >= 2 and ends[-1].isdigit() and right.head.isdigit():
            for later in range(place + 1, len(done)):
                if not done[later].head.isdigit():
                    break
                done[later] = replace(done[later], head=" ".join([*ends[:-1], done[later].head]))
            continue
        if not (left.linked or joined or (ends and others and {ends[0].lower(), others[0].lower()} <= _MODIFIERS)):
            joined = False
            continue
        joined = False
        if _share_noun(left, ends, others, vocabulary) or (
            (
                len(ends) == 1
                and len(others) >= 2
                and ends[0].lower() in _MODIFIERS
                and (others[0].lower() in _MODIFIERS or not vocabulary.knows(ends[0].lower()))
                and len(others) <= 3
            )
            or (
                len(ends) == 1
                and 2 <= len(others) <= 3
                and others[-1].endswith("s")
                and not ends[0].endswith("s")
                and (
                    make_singular(others[-1].lower())
                    in {"name", "date", "time", "id", "number", "address", "price", "score", "amount", "code", "rating", "count"}
                    or not vocabulary.knows(ends[0].lower())
                )
                and vocabulary.knows(make_singular(others[-1].lower()))
                and not vocabulary.knows_head(make_singular(ends[0].lower()))
                and not left.boolean
            )
            or (len(ends) == 1 and len(others) == 2 and _are_both_told(left, right) and not vocabulary.knows(ends[0].lower()))
        ):
            done[place] = replace(left, head=" ".join([ends[0], *others[1:]]))
            joined = True
            if others[-1].lower() in _SINGLE:
                done[place] = replace(left, head=" ".join([ends[0], *others[1:-1], make_singular(others[-1])]))
                done[place + 1] = replace(right, head=" ".join([*others[:-1], make_singular(others[-1])]))
        elif len(ends) == 2 and len(others) == 1 and ends[1].lower() in _DIMENSIONS and others[0].lower() in _DIMENSIONS:
            done[place + 1] = replace(right, head=f"{ends[0]} {others[0]}")
    return done
