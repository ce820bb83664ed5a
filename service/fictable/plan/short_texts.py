"""Texts that name few fields or none: what their table is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fictable.contract.nouns import Topic
from fictable.plan import words
from fictable.plan.clauses import Clause, Outline
from fictable.plan.drafts import Draft
from fictable.plan.frames import Frame, choose_frame
from fictable.plan.groups import find_groups, find_object, settle_group
from fictable.plan.resolution import Resolver
from fictable.plan.subjects import Subject, find_subject, name_actions
from fictable.plan.text import find_words, make_singular

# A line of so many words is no list of columns.
MOST_BRIEF_WORDS: Final = 8
_FIRST: Final = frozenset({"id", "name", "email", "date", "number", "price", "age"})


@dataclass(frozen=True, slots=True)
class ShortText:
    """A text that names few fields or none, and what reads the nouns in it."""

    outline: Outline
    text: str
    language: str
    spoken: frozenset[str]
    resolver: Resolver

    @property
    def line(self) -> str:
        """The words in which it says what the table is of."""
        return name_actions(self.outline.intro or self.text) if self.language == "en" else self.outline.intro or self.text

    @property
    def subject(self) -> Subject:
        """What the table is of."""
        return find_subject(self.line) if self.language == "en" else Subject((), _find_noun(find_words(self.outline.intro), self.spoken))

    @property
    def frame(self) -> Frame:
        """The kind of its table."""
        return choose_frame(self.line if self.language == "en" else " ".join(sorted(self.spoken)), self.subject)

    def has_kind(self, drafts: Sequence[Draft]) -> bool:
        """Whether a line of few words is of a noun whose kind is known, and names no column that tables begin with."""
        plain = find_words(self.text)
        names = {word for draft in drafts for word in draft.name.split("_")}
        brief = self.language == "en" and bool(self.outline.intro) and len(plain) <= MOST_BRIEF_WORDS and "." not in self.text.rstrip(" .")
        return brief and not names & _FIRST and self.subject.noun in self.frame.nouns

    def list_groups(self, known: Iterable[str], topic: Topic | None, types: Mapping[str, Any]) -> list[Draft]:
        """Columns for what its rows are told apart by, beside those of the names `known`."""
        if self.language != "en":
            return []
        owned = {mention.head: not mention.groups for mention in find_groups(self.line, known, topic=topic)}
        if topic is None and (thing := find_object(self.subject)):
            owned = {thing: False, **owned}
        found = [settle_group(noun, self.read_noun(noun), known=types, owned=owns) for noun, owns in owned.items()]
        return [draft for draft in found if draft is not None]

    def read_noun(self, noun: str) -> list[Draft]:
        """What the planner makes of a noun as a field."""
        return self.resolver.resolve_all([Clause(noun, "item", head=noun)])


def _find_noun(intro: Sequence[str], subject: frozenset[str]) -> str:
    """What a table is of, in another language than English: mostly its first noun; else `record`."""
    plain = (word for word in intro if word.isascii() and word.isalpha() and 2 < len(word) < 30 and word not in words.STOPS)
    return next((make_singular(word) for word in plain if make_singular(word) in subject), "record")
