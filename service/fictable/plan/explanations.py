"""What an explanation of a column tells of its values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fictable.plan.parts_of_speech import is_finite
from fictable.plan.phrase_words import clean_phrase, merge_facts
from fictable.plan.questions import read_question
from fictable.plan.readers.clause_facts import read_phrase
from fictable.plan.readers.facts import Facts
from fictable.plan.readers.modifiers import read_declared
from fictable.plan.text import find_words
from fictable.plan.vocabulary import Vocabulary

# A remark that begins so tells what its field means, in words that are no name.
MEANT: Final = "≙"


@dataclass(frozen=True, slots=True)
class Explained:
    """The facts of an explanation, the words that name what it speaks of, and whether it asks for yes or no."""

    facts: Facts
    words: tuple[str, ...]
    boolean: bool = False


_TAIL: Final = re.compile(
    r"\s+(?:they|he|she|it|we|you|there|which|that|who|one|someone|the (?:customer|client|user|person|patient|employee))\b.*$"
)


def read_meaning(meaning: str, vocabulary: Vocabulary, as_of: dt.datetime) -> Explained:
    """What `days since the last purchase`, `whether they left` or `whole number` say of a field."""
    asked = read_question(meaning, vocabulary)
    if asked is not None:
        head, boolean = asked
        stated, _ = read_phrase(meaning, as_of) if not boolean else (Facts(), "")
        return Explained(stated, clean_phrase(find_words(head)), boolean)
    kind, rest = read_declared(meaning)
    if kind and len(rest.split()) <= 1:
        return Explained(Facts(**kind), ())
    stated, rest = read_phrase(meaning, as_of)
    phrase = clean_phrase(find_words(_TAIL.sub("", rest)))
    cut = next((place for place, word in enumerate(phrase) if place and is_finite(word)), len(phrase))
    return Explained(merge_facts(stated, Facts(**kind)), phrase[:cut])


def take_meaning(notes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What the notes say that a field means, and the other notes."""
    meant = next((note.removeprefix(MEANT).strip() for note in notes if note.startswith(MEANT)), "")
    return meant, tuple(note for note in notes if not note.startswith(MEANT))
