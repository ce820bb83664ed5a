"""The words of a phrase without its small words, and facts that come together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from fictable.plan import words
from fictable.plan.readers.facts import Facts
from fictable.plan.restating.portions import NUMBERS
from fictable.plan.text import make_singular

# What goes on with `at`, as names of moments: `sold at`, `last funding at`.
_DONE: Final = frozenset(
    {
        "sold",
        "made",
        "sent",
        "paid",
        "bought",
        "built",
        "taken",
        "given",
        "written",
        "seen",
        "begun",
        "done",
        "won",
        "lost",
        "funding",
        "login",
        "activity",
        "update",
        "payment",
        "order",
        "purchase",
        "delivery",
        "expiry",
        "renewal",
        "signup",
        "due",
    }
)


_ACTION: Final = re.compile(
    r"\b(?P<who>(?:we|i|you|they|to|and|also)\s+(?:also\s+|always\s+|only\s+)?)(?:store|record|log|track|book|list|order|sample|watch|share|market"
    r"|plant|train|ship|rent|trade|post|study|note|map|rate|review|survey|test|report)(?=\s+(?:the|an?|its|their|our|his|her|what|which|how"
    r"|whether|all|each|every|some|when|where|who|for|in)\b|\s*$)",
    re.IGNORECASE,
)


def merge_facts(known: Facts, added: Facts) -> Facts:
    """The known facts, completed by the added."""
    empty = Facts()
    return replace(
        known,
        **{
            name: getattr(added, name)
            for name in Facts.__slots__
            if getattr(known, name) == getattr(empty, name) and getattr(added, name) != getattr(empty, name)
        },
    )


def drop_actions(text: str) -> str:
    """A text without verbs that are spelled like the nouns of things: `we store`, `to track what it sells`."""
    return _ACTION.sub(lambda match: match["who"], text)


def clean_phrase(phrase: Sequence[str], language: str = "en") -> tuple[str, ...]:
    """The words without articles and without small words at the ends."""
    if language != "en":
        return tuple(phrase)[:8]
    ends = (
        words.DETERMINERS
        | words.AUXILIARIES
        | {"and", "or", "with", "for", "from", "to", "at", "then", "also", "of", "as", "that", "which"}
    )
    kept = [word for word in phrase if word not in {"the", "a", "an", "its", "their", "his", "her"}]
    if len(kept) == 2 and kept[0] == "from":
        return tuple(kept)
    while kept and kept[0] in ends - {"is", "has", "was", "had", "can", "each"}:
        kept.pop(0)
    while (
        kept
        and kept[-1] in ends | {"in", "only", "s", "out", "among", "coded"}
        and not (len(kept) > 1 and kept[-1] == "at" and (kept[-2].endswith("ed") or kept[-2] in _DONE))
        and " ".join(kept[-2:]) not in words.PHRASAL
    ):
        kept.pop()
    while len(kept) > 1 and kept[-1] in {"like", "such", "being", "either", "namely", "called", "named", "too"}:
        kept.pop()
    return tuple(kept)[:8]


def read_sample(sample: Any, *, asked: bool = False) -> Facts:
    """What a value of a JSON sample tells of its field; `asked`: the name asks a question (`is_open`), so that 0 and 1 are its answers."""
    if isinstance(sample, bool):
        return Facts(declared="boolean")
    if isinstance(sample, int):
        return Facts(declared="integer") if not asked or sample not in {0, 1} else Facts(values=(0, 1))
    if isinstance(sample, float):
        return Facts(declared="decimal")
    if isinstance(sample, str):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", sample):
            return Facts(declared="date")
        if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", sample):
            return Facts(declared="datetime")
    return Facts()


# What numbers measure or count and no column is called by.
_MEASURED: Final = frozenset(
    [
        "percent",
        "per",
        "cent",
        "digit",
        "hex",
        "character",
        "letter",
        "case",
        "decimal",
        "of",
        "in",
        "out",
        "and",
        "to",
        "or",
        "no",
        "yes",
        "row",
        "all",
        "them",
        "each",
    ]
)
_FIGURES: Final = frozenset(["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "half"]) | frozenset(NUMBERS)


def is_figure(phrase: tuple[str, ...], *, spoken: bool) -> bool:
    """Whether a phrase is a mere number, share or number of characters, and no name: `31 percent`, `0 23`, `fifth`, `40 hex digits`.

    In a list a name may begin with a number; in a sentence (`spoken`) what a number in digits stands before is a value.
    """
    shared = any(word.isdigit() and after == "percent" for word, after in pairwise(phrase))
    if spoken and shared:
        return True
    if not phrase or not (phrase[0].isdigit() or phrase[0] in _FIGURES):
        return False
    if all(word.isdigit() or word in _FIGURES or make_singular(word) in _MEASURED for word in phrase):
        return spoken or phrase[0].isdigit()
    return spoken and phrase[0].isdigit() and len(phrase) < 4
