"""Fields whose names end alike: what the text says of one often holds for the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from fictable.plan.clauses import Clause
from fictable.plan.drafts import Draft
from fictable.plan.readers.facts import Facts
from fictable.plan.text import make_singular

_REACTIONS: Final = frozenset(
    {"like", "share", "view", "reaction", "retweet", "follower", "download", "upvote", "repost", "impression", "click"}
)
# Words that say when, and those for times that come every day.
_DATED: Final = frozenset({"date", "day", "weekday", "year", "month", "week", "timestamp", "season"})
_DAILY: Final = frozenset(
    {"opening", "closing", "bed", "wake", "meal", "prayer", "lunch", "sunrise", "sunset", "daily", "local", "finish", "best"}
)
_OWN: Final = frozenset({"id", "date", "datetime", "time", "boolean", "name"})
_PLAIN: Final = frozenset({"name", "id", "number", "code", "date", "time", "city", "country", "state", "address"})


def find_shared_facts(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> dict[int, Facts]:
    """What fields that say nothing themselves take from the next one of the same head, by place.

    `reserved room type and assigned room type (A to H)`: a conjunction joins them, so the values or the range hold for both. With a
    comma between them only a range is taken, and only by a number whose own bounds are assumed.
    """
    found: dict[int, Facts] = {}
    for place in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[place], drafts[place + 1]
        stated = found.get(place + 1, following.facts)
        if not _is_sibling(draft, following) or draft.facts != Facts() or draft.kind in _OWN:
            continue
        linked = clauses[draft.clause].linked and following.clause - draft.clause <= 1
        if (stated.values and linked) or (stated.has_range and (linked or (draft.is_number and draft.status == "assumed"))):
            found[place] = replace(Facts(), **_shareable(stated))
    return {**_find_measured(drafts), **found}


def _find_measured(drafts: Sequence[Draft]) -> dict[int, Facts]:
    """The bounds of the field before for one of the same head and unit that states no bounds itself, by place."""
    found: dict[int, Facts] = {}
    for place in range(1, len(drafts)):
        before, draft = drafts[place - 1], drafts[place]
        stated = found.get(place - 1, before.facts)
        own = replace(draft.facts, unit="", declared="")
        if stated.has_range and draft.facts.unit and draft.facts.unit == stated.unit and own == Facts() and _is_sibling(before, draft):
            found[place] = replace(draft.facts, **_shareable(stated))
    return found


def _shareable(facts: Facts) -> dict[str, Any]:
    """What may hold for several fields: values, bounds, unit and the kind of number."""
    return {name: getattr(facts, name) for name in ("minimum", "maximum", "values", "weights", "unit", "declared")}


def _is_sibling(draft: Draft, other: Draft) -> bool:
    """Whether two names of two or more words end in the same noun, one that tells what its values are."""
    if min(len(draft.words), len(other.words)) < 2:
        return False
    head = make_singular(draft.words[-1])
    return head == make_singular(other.words[-1]) and head not in _PLAIN


def answer_alike(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, of those that end alike all yes or no where one is: `machine failure (3% yes), power failure`."""
    asked = {
        make_singular(draft.words[-1]) for draft in drafts if draft.kind == "boolean" and draft.facts.truth is not None and draft.words
    }
    asked |= {
        make_singular(draft.words[-1]) for draft in drafts if draft.type_id == "category" and _is_yes_no(draft) and len(draft.words) > 1
    }
    return [
        replace(draft, type_id="boolean", kind="boolean", params={"probability": 0.2}, of="")
        if draft.facts == Facts()
        and draft.status == "assumed"
        and draft.kind != "boolean"
        and len(draft.words) > 1
        and make_singular(draft.words[-1]) in asked
        else draft
        for draft in drafts
    ]


def _is_yes_no(draft: Draft) -> bool:
    """Whether the stated values are those of a yes-or-no question."""
    return {str(value).lower() for value in draft.facts.values} in ({"yes", "no"}, {"y", "n"}, {"0", "1"}, {"true", "false"})


def split_dates(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a `day` beside a month and a year being one of a month: `year of birth, month of birth, day of birth`."""
    parts = {make_singular(draft.words[0]) for draft in drafts if draft.is_number}
    return [
        replace(draft, type_id="number.integer", kind="integer", params={"min": 1, "max": 31}, status="assumed")
        if draft.kind == "date" and draft.words[0] == "day" and draft.facts == Facts() and {"year", "month"} <= parts
        else draft
        for draft in drafts
    ]


def date_times(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, of which times of what happens have a date, too, where no other field has one: `connection time, disconnect time`."""
    dated = any(draft.is_moment or frozenset(draft.words) & _DATED for draft in drafts)
    return [
        replace(draft, type_id="datetime", kind="datetime", params={})
        if not dated
        and draft.type_id == "time"
        and draft.status == "assumed"
        and draft.facts == Facts()
        and len(draft.words) == 2
        and draft.words[1] == "time"
        and draft.words[0] not in _DAILY
        else draft
        for draft in drafts
    ]


def count_sexes(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where a field for men stands beside one for women both counted: `male, female, total`."""
    sexes = [draft for draft in drafts if draft.words in {("male",), ("female",)} and draft.kind == "boolean" and draft.facts == Facts()]
    if len(sexes) < 2:
        return list(drafts)
    return [
        replace(draft, type_id="number.integer", kind="count", params={"min": 0, "max": 5000}) if draft in sexes else draft
        for draft in drafts
    ]


def tell_comments(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, `comments` being texts unless likes, shares or views are counted beside them."""
    counted = any(make_singular(word) in _REACTIONS for draft in drafts for word in draft.words)
    return [
        replace(draft, type_id="text.sentence", kind="text", params={})
        if draft.words == ("comments",) and draft.kind in {"count", "integer"} and not counted and not draft.facts.has_range
        else draft
        for draft in drafts
    ]
