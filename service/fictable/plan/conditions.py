"""Values that are missing under a condition: `air time is empty for cancelled flights`, `cancelled orders have no ship date`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fictable.plan.drafts import Draft
from fictable.plan.formulas import find_field, quote_name
from fictable.plan.meanings import find_value, is_meant
from fictable.plan.text import find_words

_NOT: Final = frozenset({"not", "no", "never", "isnt", "wasnt", "without", "hasnt", "un"})
# `cancelled flights have no air time`, after the masks of its sentence are restored.
_LACKING: Final = re.compile(
    (
        r"^(?:and |so |but |the )*(?P<when>[\w' -]{3,60}?)\s+(?:have|has|had|get|gets|show|shows|carry|carries|lack|lacks)\s+"
        r"(?P<no>no\s+)?(?P<what>[\w ,'-]{3,80})$"
    ),
    re.IGNORECASE,
)
# `tips are zero for cash trips`
_CONSTANT: Final = re.compile(
    r"^(?:and |so |but |the )*(?P<what>[\w' -]{3,40}?)\s+(?:is|are|stays?|must be|should be|will be|=)\s+(?:always\s+)?"
    r"(?P<value>zero|0|none)\s+"
    r"(?:for|if|when|where|on|in case of)\s+(?P<when>[\w' -]{3,60})$",
    re.IGNORECASE,
)
_STATED: Final = re.compile(
    r"^(?:for|if|when|where|in case(?: of)?)\s+(?P<when>[\w' -]{3,60}?)(?:,\s*|\s+(?=the |its |their ))"
    r"(?:the\s+|its\s+|their\s+)?(?P<what>[\w -]{3,40}?)\s+(?:is|are|stays?|remains?|must be|should be|will be)\s+"
    r"(?:left\s+)?(?:null|empty|blank|missing|unset|not set)$",
    re.IGNORECASE,
)


def read_lacking(text: str) -> tuple[str, str] | None:
    """The condition and the names of the fields that are missing under it, where a sentence says nothing else."""
    plain = " ".join(text.strip(" .,;").split())
    match = _STATED.match(plain) or _LACKING.match(plain)
    if match is None or (match.re is _LACKING and not match["no"] and not re.search(r"\blacks?\b", plain)):
        return None
    return match["when"], match["what"]


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
        if draft.name != beside and draft.kind == "boolean" and is_meant(words, draft):
            return f"{quote_name(draft.name)} = {'false' if negated else 'true'}"
    return ""


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
        lacking, zero = read_lacking(sentence), _CONSTANT.match(" ".join(sentence.strip(" .,;").split()))
        names = _lack(done, lacking, examples) if lacking else ()
        names = names or (_set_zero(done, zero["what"], zero["when"], examples) if zero else ())
        if names:
            told[number] = names
    return tuple(done), told


def _lack(drafts: list[Draft], lacking: tuple[str, str], examples: Mapping[str, Sequence[Any]]) -> tuple[str, ...]:
    """Makes the named fields null under the condition; their names."""
    names = []
    for part in re.split(r",\s*|\s+(?:or|and|nor)\s+(?:no\s+)?", lacking[1]):
        place = find_field(drafts, part)
        expression = condition(lacking[0], drafts, examples, beside=drafts[place].name) if place is not None else ""
        if place is not None and expression:
            drafts[place] = add_missing(drafts[place], expression)
            names.append(drafts[place].name)
    return tuple(names)
