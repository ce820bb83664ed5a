"""A text cut into passages, and the mentions in each: what a rule may speak of from where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from fictable.plan.drafts import Draft
from fictable.plan.formulas import split_name
from fictable.plan.rules.mentions import EXACT, Mention

_ENDS: Final = re.compile(r"(?:!(?!=)|[?;\n。！？；])+|(?<!\d)\.(?=\s|$)|(?<=\d)\.(?=\s+[A-ZÄÖÜÉÀ]|\s*$)|\.(?=[\u3040-\u9fff])")
_CUTS: Final = re.compile(r"[,:()\[\]{}|、，：（）#]|\s[-–—]\s|//|--|/\*")
_SHUTS: Final = re.compile(r"[)\]}）]")
_TIMED: Final = frozenset({"date", "time", "day", "deadline", "timestamp"})
_UNKNOWN: Final = frozenset({"category", "label", "text", "name", "id"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, line or the like: its place in the text, and the places of its cuts (commas, brackets, dashes)."""

    start: int
    end: int
    cuts: tuple[tuple[int, int], ...]

    def chunk_start(self, place: int) -> int:
        """Where the chunk begins that a place stands in."""
        return max((end for _, end in self.cuts if end <= place), default=self.start)

    def chunk_end(self, place: int) -> int:
        """Where the chunk ends that a place stands in."""
        return min((start for start, _ in self.cuts if start >= place), default=self.end)


def find_passages(text: str) -> list[Passage]:
    """The passages of a levelled text in order."""
    passages: list[Passage] = []
    last = 0
    for match in (*_ENDS.finditer(text), None):
        end = match.start() if match else len(text)
        if text[last:end].strip():
            cuts = tuple((cut.start(), cut.end()) for cut in _CUTS.finditer(text, last, end))
            passages.append(Passage(last, end, cuts))
        last = match.end() if match else end
    return passages


@dataclass(frozen=True, slots=True)
class Reader:
    """The mentions of a text, and the drafts that they mean; `classes` remembers those of drafts by their places."""

    text: str
    drafts: Sequence[Draft]
    mentions: Sequence[Mention]
    classes: dict[int, tuple[Draft, str]] = field(default_factory=dict, compare=False, repr=False)
    named: dict[tuple[int, int], str] = field(default_factory=dict, compare=False, repr=False)

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions inside a stretch."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def before(self, place: int, since: int) -> Mention | None:
        """The last mention that ends before a place, in brackets that are shut by then left out."""
        depth = 0
        for mention in reversed(self.between(since, place)):
            between = self.text[mention.end : place]
            depth = len(_SHUTS.findall(between)) - sum(between.count(sign) for sign in "([{（")
            if depth <= 0:
                return mention
        return None

    def times(self, place: int) -> int:
        """How often the text speaks of a draft by its whole name."""
        return sum(mention.scores.get(place, 0.0) >= EXACT for mention in self.mentions)

    def suits(self, left: int, right: int, *, moments: bool) -> bool:
        """Whether two drafts can be compared: both numbers, both moments, or one of an unknown kind."""
        one, other = self.drafts[left], self.drafts[right]
        if left == right or one.kind == "boolean" or other.kind == "boolean":
            return False
        pair = {self.class_of(left), self.class_of(right)}
        if moments and pair == {"number"}:
            return "year" in split_name(one.name) and "year" in split_name(other.name)
        if moments:
            return pair <= {"moment", "time", "unknown"} and pair != {"unknown"}
        return len(pair - {"unknown"}) <= 1

    def is_like(self, one: int, other: int) -> bool:
        """Whether two drafts are of one type, or at least of one kind with a word in common."""
        first, second = self.drafts[one], self.drafts[other]
        shared = set(split_name(first.name)) & set(split_name(second.name))
        return first.type_id == second.type_id or (first.kind == second.kind and bool(shared))

    def surely_suits(self, left: int, right: int) -> bool:
        """Whether both drafts are known to be of one class."""
        one, other = self.class_of(left), self.class_of(right)
        return one == other != "unknown"

    def class_of(self, place: int) -> str:
        """The class of a draft's values, found out once: every pair of mentions asks for it."""
        draft, known = self.drafts[place], self.classes.get(place)
        if known is None or known[0] is not draft:
            known = self.classes[place] = draft, _class_of(draft)
        return known[1]


def _class_of(draft: Draft) -> str:
    """The class of a draft's values for a comparison; what was only guessed is unknown."""
    if not draft.is_moment and split_name(draft.name)[:1] in {("day",), ("date",)}:
        return "unknown"
    if draft.is_number:
        timed = draft.status == "assumed" and _TIMED & {*split_name(draft.name)[-1:], *draft.meaning[-1:]}
        return "unknown" if timed else "number"
    if draft.is_moment or draft.kind == "time":
        return "moment"
    return "unknown" if draft.kind in _UNKNOWN and not draft.facts.values else "other"
