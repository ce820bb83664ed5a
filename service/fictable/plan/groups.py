"""Columns for what the rows of a table are told apart by, as one line says it: landings `by port`, calls `of our customers`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fictable.contract.nouns import Topic
from fictable.plan import words
from fictable.plan.drafts import Draft
from fictable.plan.subjects import HOLDERS, SPANS, Mention, Subject, find_mentions, is_person
from fictable.plan.text import find_words, make_singular

# Spans that a column tells where nothing else tells when; finer ones belong to a date.
_SHOWN_SPANS: Final = frozenset({"year", "month", "quarter", "season", "decade"})
_MOMENTS: Final = re.compile(r"date|time|_at$|_on$|year|month|hour|period|day$|since|start|opened|season", re.IGNORECASE)
# Whom or what nobody counts: the one who has the data, and where it is.
_HOLDERS: Final = frozenset(
    {
        "company", "firm", "business", "organisation", "organization", "agency", "startup", "provider", "operator", "retailer", "chain",
        "world", "europe", "online", "last", "next", "this", "name", "type", "kind", "sale", "rent", "use", "work", "life", "training",
        "analysis", "research", "machine learning", "dashboard", "model", "app", "website", "testing", "test", "data", "service", "thing",
    }
)  # fmt: skip
# Adjectives before a head, which name no thing.
_ADJECTIVAL: Final = ("ed", "al", "ic", "ive", "ous", "ary", "less", "ing", "able", "ible")


def find_groups(text: str, known: Iterable[str], *, topic: Topic | None = None) -> list[Mention]:
    """What a text's rows are told apart by, without what a column of the names `known` tells already.

    `by` and `per` always say so; `of`, `from`, `for`, `at` and `in` do where many are meant that the topic has no word for.
    """
    names = {make_singular(word) for name in known for word in name.lower().split("_")}
    dated = any(_MOMENTS.search(name) for name in known)
    spoken = names | _list_words(topic) if topic is not None else names
    found: list[Mention] = []
    for mention in find_mentions(text):
        if mention.head in _HOLDERS or any(mention.head == other.head for other in found):
            continue
        if mention.is_span:
            fits = mention.groups and mention.head in _SHOWN_SPANS and not dated
        else:
            fits = mention.head not in names if mention.groups else mention.many and mention.head not in spoken
        if fits:
            found.append(mention)
    return found


def _list_words(topic: Topic) -> set[str]:
    """The words of a topic's phrases, title and table, in the singular."""
    return {make_singular(word) for phrase in (*topic.phrases, topic.title, topic.table) for word in find_words(phrase.replace("_", " "))}


def find_actor(text: str, subject: Subject) -> str:
    """The noun for the people who do what a text is of, in the singular: `vaccinations of patients`; empty if none is named."""
    nouns = [mention.head for mention in find_mentions(text) if mention.link not in {"at", "in"}]
    return next((noun for noun in (*nouns, *(make_singular(word) for word in subject.before)) if is_person(noun)), "")


def find_domain(text: str, subject: Subject) -> list[str]:
    """The nouns beside the head of a line, in the singular; none where all are people, spans of time or who has the data."""
    nouns = [*(make_singular(word) for word in subject.before), *(noun for mention in find_mentions(text) for noun in mention.nouns)]
    return (
        nouns
        if any(not noun.endswith(_ADJECTIVAL[:2]) and noun not in _HOLDERS | HOLDERS | SPANS and not is_person(noun) for noun in nouns)
        else []
    )


def find_object(subject: Subject) -> str:
    """The noun for the thing with which something is done: `coupon` of `coupon redemptions`; empty if there is none."""
    noun = make_singular(subject.before[-1]) if subject.before else ""
    plain = not noun or is_person(noun) or noun.endswith(_ADJECTIVAL) or noun in words.STOPS or noun in _HOLDERS
    return "" if plain else noun


def settle_group(noun: str, drafts: Sequence[Draft], *, known: Mapping[str, Any], owned: bool = False) -> Draft | None:
    """The column for a noun: what the planner makes of it where that is a name or a class, else an id; none without the type for that.

    Things that are `owned`, as in `of our vans`, have ids where the planner knows no names for them.
    """
    draft = drafts[0] if len(drafts) == 1 else None
    named = draft is not None and draft.kind in {"text", "category", "label", "name"} and not (owned and _is_lettered(draft))
    if draft is not None and named and not is_person(noun) and draft.name != "cell":
        return replace(draft, clause=-1)
    if noun in _SHOWN_SPANS and draft is not None:
        return replace(draft, clause=-1)
    if "id.pattern" not in known:
        return None
    letters = "".join(letter for letter in noun.upper() if "A" <= letter <= "Z")[:3] or "ID"
    return Draft(f"{noun}_id", (noun, "id"), "id.pattern", "label", -1, {"pattern": f"{letters}-[0-9]{{4}}"}, status="assumed")


def _is_lettered(draft: Draft) -> bool:
    """Whether a column has only letters behind its own name as values: `Van A`."""
    values = draft.params.get("values", ())
    return bool(values) and all(str(value)[:-2].lower() == draft.name.replace("_", " ") for value in values)
