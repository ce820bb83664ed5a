"""How the words of a clause become the words of a name."""

from __future__ import annotations

from typing import Final

from fictable.plan import words
from fictable.plan.decisions import Decider
from fictable.plan.lexicon import Lexicon
from fictable.plan.text import find_words, make_singular, split_identifier

_TAILS: Final = (
    "date",
    "time",
    "name",
    "price",
    "amount",
    "count",
    "code",
    "status",
    "type",
    "number",
    "rate",
    "score",
    "year",
    "city",
    "state",
)
# Short forms that before other words are other words: `NAT source port`.
_ALONE: Final = frozenset({"nat", "org"})
_OWNED: Final = frozenset({"rating", "review", "feedback", "satisfaction", "score"})


class Namer:
    """Names for the phrases of one description."""

    def __init__(self, decider: Decider, lexicon: Lexicon, language: str) -> None:
        self._decider, self._lexicon, self._language = decider, lexicon, language

    def knows(self, phrase: tuple[str, ...]) -> bool:
        """Whether the lexicon has the whole phrase."""
        match = self._decider.find(phrase)
        return match is not None and match.exact and match.score >= 80

    def open_word(self, phrase: tuple[str, ...]) -> tuple[str, ...]:
        """`hiredate` as two words, where the lexicon does not know the one."""
        if len(phrase) != 1 or self._decider.find(phrase) is not None or self._lexicon.knows_head(make_singular(phrase[0])):
            return phrase
        tail = next((tail for tail in _TAILS if phrase[0].endswith(tail) and len(phrase[0]) > len(tail) + 1), "")
        return (phrase[0].removesuffix(tail), tail) if tail else phrase

    def choose_alternative(self, head: str) -> tuple[str, ...]:
        """The words of an identifier; of `Country/Region` those of the first part that the lexicon knows."""
        parts = [find_words(split_identifier(part).replace("-", " ")) for part in head.split("/")]
        known = next((part for part in parts if part and self.knows(part)), None) if len(parts) > 1 else None
        return known or find_words(split_identifier(head).replace("/", " ").replace("-", " "))

    def shorten(self, phrase: tuple[str, ...]) -> tuple[str, ...]:
        """The words for the column: `customer ratings` is the usual `rating`, abbreviations are spelled out."""
        phrase = tuple(
            word
            for part in phrase
            for word in (
                words.EXPANDED.get(part, part).split()
                if (self._language == "en" and part not in {"zip", "zipcode", "no"} and (part not in _ALONE or part == phrase[-1]))
                or (part == "no" and len(phrase) > 1 and part == phrase[-1])
                else [part]
            )
        )
        if (
            len(phrase) == 2
            and make_singular(phrase[0]) in words.OWNERS
            and make_singular(phrase[1]) in _OWNED
            and self._decider.find(phrase[1:]) is not None
        ):
            return phrase[1:]
        if "of" in phrase and phrase[0] in words.FLIPPED and self._language == "en" and not self.knows(phrase):
            place = phrase.index("of")
            return (*phrase[place + 1 :], *phrase[:place])
        return phrase
