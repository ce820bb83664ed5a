"""Which facts belong to which column: those beside its name, those that a whole list shares, those of its later mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from fictable.plan.tagging.spans import Span
from fictable.plan.text import find_words, make_singular

# Words of a later mention that stand for the last column.
_LATTER: Final = frozenset({"latter", "last", "it", "this", "that", "which", "them", "both"})
_SMALL: Final = frozenset({"the", "its", "their"})
_NUMBERED: Final = re.compile(r"(?P<name>.*\D)\d{1,2}")
# What stands between two names of one list.
_BETWEEN: Final = re.compile(r"\s*(?:,|;|&|/|\band\b|\bor\b|\bplus\b|\bas well as\b|\bthe\b|\ban?\b|\bits\b|\btheir\b|\s)*", re.IGNORECASE)
# A fact that is told of several: `are in dollars`, `(both 1 to 10)`.
_SHARED: Final = re.compile(
    r"^[\s,(]*(?:which\s+|that\s+)?(?:(?P<all>are|were|have|can be|may be)\b)?\s*(?P<word>both|all"
    r"|each)?\b(?: (?:of (?:them|these|which)|three|four|five|six))?\s*",
    re.IGNORECASE,
)
# `whether it is`, `some are`: what follows is true or false.
_ASKED: Final = re.compile(
    r"(?:\b(?:whether|if)\s+(?:it|he|she|they|someone|somebody|(?:the|an?|this|that|each)\s+\w+)"
    r"(?:\s+(?:is|was|has|had|are|were|have|does|did|can|may))?(?:\s+(?:an?|the|been))?"
    r"|\b(?:some|others|many|few|most|half|a (?:few|third|quarter)|\d+\s?%)\s+(?:of (?:them|the \w+)\s+)?(?:are|is"
    r"|were|have|has|had|hold|own)(?:\s+an?)?)\s*$",
    re.IGNORECASE,
)
# `three yes/no columns follow: …`
_ANNOUNCED: Final = re.compile(
    r"\b(?:yes(?: or |[/ -])no|true(?: or |[/ -])false|0/1|y/n|boolean|binary|flags?|indicators?)\b[^.:;]{0,40}:\s[^.:;]*$", re.IGNORECASE
)
_QUESTION: Final = re.compile(r"(?:^|[.!?:;]\s+)(?:does|do|did|is|are|was|were|has|have|had|can|could|will)\b[^.!?:;]*$", re.IGNORECASE)


@dataclass(slots=True)
class Named:
    """A column as the text names it, the facts about it, the part of the text that they take up, and whether it is asked yes or no."""

    name: str
    start: int
    end: int
    asked: bool
    facts: list[str] = field(default_factory=list)


def gather_names(text: str, spans: Sequence[Span]) -> list[Named]:
    """The columns of a text in order, each with its facts."""
    found: list[Named] = []
    listed: list[Named] = []
    ahead: list[Span] = []
    for span in spans:
        if span.kind == "AHEAD":
            ahead.append(span)
            continue
        if span.kind == "FACT":
            _add_fact(span, found, listed)
            continue
        same = _find_same(span.text, found) if span.kind == "NAME" else _find_mentioned(span.text, found)
        if same is not None:
            same.facts.extend(one.text for one in ahead)
            found.remove(same)
            found.append(same)
            listed = [same]
        elif span.kind == "NAME":
            start = ahead[0].start if ahead else span.start
            named = Named(span.text, start, span.end, _is_asked(text, span), [one.text for one in ahead])
            joined = listed and not listed[-1].facts and _BETWEEN.fullmatch(text[listed[-1].end : start])
            listed = [*listed, named] if joined else [named]
            found.append(named)
        ahead = []
    found.sort(key=lambda named: named.start)
    for one, other in pairwise(found):
        if not one.facts and other.facts and _are_numbered(one.name, other.name):
            one.facts.extend(other.facts)
    return found


def _add_fact(span: Span, found: Sequence[Named], listed: Sequence[Named]) -> None:
    """A fact of the column before, or of all of a list where its words say so."""
    if not found:
        return
    last = listed[-1] if listed else found[-1]
    shared = _SHARED.match(span.text)
    word = (shared["word"] or "").lower() if shared else ""
    sharing = [last]
    if shared and len(listed) > 1 and (word or shared["all"]):
        sharing = [*listed[-2:]] if word == "both" else [*listed]
    plain = span.text[shared.end() :] if shared and word else span.text
    for named in sharing:
        named.facts.append(plain)
    last.end = max(last.end, span.end)


def _is_asked(text: str, span: Span) -> bool:
    """Whether what stands before a name asks for a yes or no."""
    before = text[max(0, span.start - 160) : span.start]
    if _ASKED.search(before[-80:]) or _ANNOUNCED.search(before):
        return True
    after = re.search(r"[.!?;]", text[span.end :])
    return after is not None and after[0] == "?" and bool(_QUESTION.search(before))


def _are_numbered(first: str, second: str) -> bool:
    """Whether two names differ in nothing but a number at their end: `direction 1` and `direction 2`."""
    one, other = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(second)
    return one is not None and other is not None and one["name"].lower() == other["name"].lower()


def _key(name: str) -> tuple[str, ...]:
    return tuple(make_singular(word) for word in find_words(name))


def _find_same(name: str, found: Sequence[Named]) -> Named | None:
    """The column that was named with the same words before."""
    return next((named for named in found if _key(named.name) == _key(name)), None)


def _find_mentioned(mention: str, found: Sequence[Named]) -> Named | None:
    """The last column that has the words of a later mention."""
    words = set(_key(mention)) - _SMALL
    if words & _LATTER:
        return found[-1] if found else None
    whole = next((named for named in reversed(found) if words <= set(_key(named.name))), None)
    return whole or next((named for named in reversed(found) if words & set(_key(named.name))), None)
