"""Sentences that explain a column: `Recency counts the days since the last purchase`, `CCAvg is what they spend on cards`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from fictable.plan import words
from fictable.plan.masking import MARK, Masks
from fictable.plan.text import fold, make_singular
from fictable.plan.vocabulary import Vocabulary

# A remark that begins so tells what its field means, in words that are no name.
MEANT: Final = "≙"
_SAYS: Final = (
    r"(?:only |simply |just |then |always )?(?:says?|tells?(?: us| you| me)?|counts?|gives?|shows?|holds?|records?|stores?|denotes?"
    r"|indicates?|means?|stands for|refers to|represents?|describes?|measures?|captures?|reports?|reflects?|expresses"
    r"|marks?|flags?|notes?|states?"
    r"|contains?|tracks?|is(?: simply| just)?|are)"
)
# Where the next explanation begins.
_NEXT: Final = (
    r"\s(?:between|from|of at most|up to|ranging)\s[$€£]?-?\d|\sand\s(?:the\s)?[\w-]+(?:\s[\w-]+)?\s"
    r"(?:\s?[\ue000-\uf8ff]|(?:is|are|says|tells|counts|gives|shows|holds|measures|means|stands)\b)"
)
_OPENING: Final = r"(?P<before>(?:^|[,;]\s+|\s(?:and|while|whereas|where|but)\s+)(?:and\s+)?(?:the\s+|our\s+)?)"
_NAME: Final = r"(?P<name>[A-Za-z][\w-]*(?:\s[A-Za-z][\w-]*){0,2}?)"
_ASKED: Final = re.compile(
    rf"{_OPENING}{_NAME}\s+(?:column\s+|field\s+)?{_SAYS}\s+(?:us\s+)?(?P<meant>(?:whether|if|how [a-z]+|what|when|where)"
    r"\s[^,;:\ue000-\uf8ff]{2,90}?(?:,[^,;:\ue000-\uf8ff]{2,50}?\b(?:there (?:are|is)|it has|they have))?)"
    rf"(?=\s*(?:[,;:\ue000-\uf8ff]|$|{_NEXT}))",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    rf"{_OPENING}{_NAME}\s+(?:column\s+|field\s+)?(?P<verb>counts?|measures?|denotes?|indicates?|means|stands for|refers to|represents?"
    r"|gives|is|shows|tells|holds|says)\s+"
    r"(?P<meant>(?:the|its|their|his|her|a|an)\s[^,;:\ue000-\uf8ff]{3,80}?)"
    rf"(?=\s*(?:[,;:\ue000-\uf8ff]|$|{_NEXT}))",
    re.IGNORECASE,
)
# What an article may open and is no meaning: a bound, a rule, a value.
_NO_MEANING: Final = re.compile(
    r"\b(?:sum|total of|difference|product of|same|times|minus|plus|multiple|latter|former|rest|others?|least|most|more|less|\w+er than"
    r"|bigger|larger|smaller|higher|lower|greater|fewer|latest|ratio of|share of the|code like|one of|either|or)\b",
    re.IGNORECASE,
)
# `a salary for a position within a department`: more fields follow.
_BELONGING: Final = re.compile(r"\s(?:for|within|under|by|with|at) (?:an?|some|one) ", re.IGNORECASE)
_ARTICLES: Final = re.compile(r"\b(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
# Words for what is predicted: the explanation names the column.
_VAGUE: Final = frozenset({"target", "label", "class", "answer", "goal", "output", "prediction", "question"})
_PLURAL: Final = frozenset({"flags", "booleans", "indicators", "columns", "numbers", "figures", "answers"})


def explain_columns(sentence: str, masks: Masks, vocabulary: Vocabulary) -> str:
    """The sentence with the explanation of each column as one mark behind its name."""

    def ask(match: re.Match[str]) -> str:
        name = match["name"]
        if not _may_name(name, vocabulary):
            return match[0]
        meant = " ".join(match["meant"].split())
        said = match[0][match.end("name") - match.start() :]
        return f"{match['before']}{name}{masks.hide(said, f'{MEANT} {meant}')}"

    def describe(match: re.Match[str]) -> str:
        name, meant = match["name"], _ARTICLES.sub("", match["meant"])
        if match["verb"].lower() == "is" and fold(name) in words.VERBS:
            return match[0]
        listed = match["verb"] in {"gives", "shows", "holds", "tells", "says", "is"}
        if not _may_name(name, vocabulary) or _NO_MEANING.search(match["meant"]) or _BELONGING.search(match["meant"]) or " and " in meant:
            return match[0]
        if listed and match["verb"] != "is" and match.string[match.end() :].lstrip()[:1] == ",":
            return match[0]
        said = match[0][match.end("name") - match.start() :]
        return f"{match['before']}{name}{masks.hide(said, f'{MEANT} {meant}')}"

    return _COUNTED.sub(describe, _ASKED.sub(ask, sentence))


def take_meaning(notes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What the notes say that a field means, and the other notes."""
    meant = next((note.removeprefix(MEANT).strip() for note in notes if note.startswith(MEANT)), "")
    return meant, tuple(note for note in notes if not note.startswith(MEANT))


def _may_name(name: str, vocabulary: Vocabulary) -> bool:
    """Whether words before a verb name a column, and no person, thing or row that has columns."""
    plain = [fold(word) for word in name.split() if not MARK.search(word)]
    if not plain or any(word in words.PRONOUNS | words.AUXILIARIES | words.PREPOSITIONS | {"and", "or", "but"} for word in plain):
        return False
    if plain[0] in words.DETERMINERS - {"the"} or plain[-1] in words.ADVERBS | _PLURAL:
        return False
    last = make_singular(plain[-1])
    if last in words.META | _VAGUE | words.PEOPLE | words.NEVER_HEADS:
        return False
    if len(plain) == 1 and name.isupper() and len(name) > 1:
        return True
    key = " ".join(make_singular(word) for word in plain)
    return not (vocabulary.is_entity(key) or vocabulary.is_entity(last)) or vocabulary.knows_head(last)
