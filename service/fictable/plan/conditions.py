"""Values that are missing under a condition: `air time is empty for cancelled flights`, `cancelled orders have no ship date`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fictable.plan.absences import Absence, read_absence
from fictable.plan.drafts import Draft
from fictable.plan.formulas import find_field, quote_name, split_name
from fictable.plan.meanings import find_value, is_meant
from fictable.plan.text import find_words

# `unanswered`, `non-refundable`: not so.
_NEGATED: Final = re.compile(r"^(?:un|non-?|in(?=complete|valid|active)|dis(?=continued))(?=[a-z]{4})")
_NOT: Final = frozenset({"not", "no", "never", "isnt", "wasnt", "without", "hasnt", "un"})
# `tips are zero for cash trips`
_CONSTANT: Final = re.compile(
    r"^(?:and |so |but |the )*(?P<what>[\w' -]{3,40}?)\s+(?:is|are|stays?|must be|should be|will be|=)\s+(?:always\s+)?"
    r"(?P<value>zero|0|none)\s+"
    r"(?:for|if|when|where|on|in case of)\s+(?P<when>[\w' -]{3,60})$",
    re.IGNORECASE,
)


def condition(text: str, drafts: Sequence[Draft], examples: Mapping[str, Sequence[Any]], *, beside: str = "") -> str:
    """An expression for a condition in words, or nothing where no field has its words as a value or as its name.

    `examples` are sample values by type id; `beside` names the field that the condition is for.
    """
    words = [word.replace("'", "") for word in find_words(text)]
    negated = any(word in _NOT or (word.endswith("nt") and word in {"isnt", "wasnt", "hasnt", "arent"}) for word in words)
    for draft in drafts:
        if draft.name == beside or draft.facts.null_fraction:
            continue
        value = find_value(words, draft, examples)
        if value is not None:
            return f"{quote_name(draft.name)} {'<>' if negated else '='} {_literal(value)}"
    for draft in drafts:
        if draft.name == beside or not _is_answered(draft):
            continue
        if is_meant(words, draft):
            return f"{quote_name(draft.name)} = {_answer(draft, positive=not negated)}"
        if is_meant([_NEGATED.sub("", word) for word in words], draft):
            return f"{quote_name(draft.name)} = {_answer(draft, positive=False)}"
    return ""


def _is_answered(draft: Draft) -> bool:
    """Whether a field is yes or no, as a boolean or as two values in a known spelling."""
    values = {str(value).lower() for value in draft.params.get("values", ())} if draft.type_id == "category" else set()
    return draft.kind == "boolean" or values in ({"yes", "no"}, {"y", "n"}, {"0", "1"}, {"true", "false"})


def _answer(draft: Draft, *, positive: bool) -> str:
    """Yes or no as a literal of an expression, in the spelling of the field."""
    if draft.kind == "boolean":
        return "true" if positive else "false"
    return _literal(next(value for value in draft.params["values"] if (str(value).lower() in {"yes", "y", "1", "true"}) is positive))


def add_missing(draft: Draft, expression: str) -> Draft:
    """The draft, null where the expression holds; the share that the condition was taken for before is gone."""
    case = {"when": expression, "value": None}
    return replace(draft, cases=(*draft.cases, case), facts=replace(draft.facts, null_fraction=0.0))


def _set_zero(drafts: list[Draft], what: str, when: str, examples: Mapping[str, Sequence[Any]]) -> tuple[str, ...]:
    """Makes the named number zero under the condition; its name."""
    place = find_field(drafts, what)
    if place is None or not drafts[place].is_number or drafts[place].type_id == "expression":
        return ()
    expression = condition(when, drafts, examples, beside=drafts[place].name)
    if expression:
        drafts[place] = replace(drafts[place], cases=(*drafts[place].cases, {"when": expression, "value": 0}))
    return (drafts[place].name,) if expression else ()


def _literal(value: Any) -> str:
    """A value in an expression."""
    return "'" + str(value).replace("'", "''") + "'" if isinstance(value, str) else str(value)


def apply_conditions(
    drafts: Sequence[Draft], sentences: Mapping[int, str], examples: Mapping[str, Sequence[Any]]
) -> tuple[tuple[Draft, ...], dict[int, tuple[str, ...]]]:
    """The drafts with all conditions that can be expressed, and the fields that each of some unread sentences (by number) told of."""
    done = list(drafts)
    for place, draft in enumerate(done):
        stated = draft.facts.null_when or draft.facts.null_unless
        expression = condition(stated, done, examples, beside=draft.name) if stated else ""
        if expression:
            done[place] = add_missing(draft, expression if draft.facts.null_when else f"not ({expression})")
    told: dict[int, tuple[str, ...]] = {}
    for number, sentence in sentences.items():
        lacking, zero = read_absence(sentence), _CONSTANT.match(" ".join(sentence.strip(" .,;").split()))
        names = _lack(done, lacking, examples) if lacking else ()
        names = names or (_set_zero(done, zero["what"], zero["when"], examples) if zero else ())
        if names:
            told[number] = names
    return tuple(done), told


def _lack(drafts: list[Draft], absence: Absence, examples: Mapping[str, Sequence[Any]]) -> tuple[str, ...]:
    """Makes the named fields null under the condition, or in a share of the rows; their names."""
    places = [place for part in absence.what for place in _find_meant(drafts, part)]
    names = []
    for place in dict.fromkeys(places):
        expression = condition(absence.when, drafts, examples, beside=drafts[place].name) if absence.when else ""
        if expression:
            drafts[place] = add_missing(drafts[place], expression)
        elif len(absence.what) > 1 or len(places) > 1:
            drafts[place] = replace(drafts[place], facts=replace(drafts[place].facts, null_fraction=absence.share))
        else:
            continue
        names.append(drafts[place].name)
    return tuple(names)


def _find_meant(drafts: Sequence[Draft], what: str) -> list[int]:
    """The fields that words mean: one by its name, or in the plural all that share what qualifies it: `actual times`."""
    wanted = split_name(what)
    if find_words(what)[-1:] != wanted[-1:] and len(wanted) > 1:
        shared = [place for place, draft in enumerate(drafts) if set(wanted[:-1]) <= set(split_name(draft.name))]
        if len(shared) > 1:
            return shared
    place = find_field(drafts, what)
    return [] if place is None else [place]
