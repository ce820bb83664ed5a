"""The language of a description by the vocabularies of the catalog, where no small words tell: `Ordini: numero ordine, cliente`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from fictable.plan.catalog import PlanCatalog
from fictable.plan.language import count_small_words, detect_language
from fictable.plan.text import fold, make_singular
from fictable.plan.translation import Translator

# Evidence in words that only one language has; a word that n languages share counts 1/n.
ENOUGH: Final = 1.4
# So many English words, and none of the language's own, outvote small words that several languages share: `price per night`.
SURELY: Final = 3
# Characters that only simplified Chinese has.
_SIMPLIFIED: Final = frozenset("订单编户价额库时间办处师类总电话发货买卖车费诊药龄级这为们书录业产员")
_SCRIPT: Final = frozenset({"ja", "zh"})
# Its letters tell it anyway, and without their marks its short syllables look like English words.
_TOLD_BY_LETTERS: Final = frozenset({"vi"})
_FEWEST_UNMARKED: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")


class Tongues:
    """Which words the languages have that English has not; built once, then only read."""

    def __init__(self, catalog: PlanCatalog, translators: Mapping[str, Translator]) -> None:
        english = _collect(phrase for kind in catalog.field_types.values() for phrase in (*kind.phrases, *kind.in_context, kind.title))
        english |= _collect(phrase for topic in catalog.topics.values() for phrase in (*topic.phrases, topic.title))
        english |= _collect(phrase for entity in catalog.entities.values() for phrase in entity.phrases)
        spoken: dict[str, set[str]] = {language: set(_collect(made.entries)) for language, made in translators.items()}
        for phrases in catalog.phrases:
            told = spoken.setdefault(phrases.language, set())
            told |= _collect(phrase for table in (phrases.anywhere, phrases.in_context) for said in table.values() for phrase in said)
        self._unmarked = frozenset(
            phrase
            for language in sorted(_TOLD_BY_LETTERS & translators.keys())
            for phrase in translators[language].entries
            if " " in phrase
        )
        self._english = english
        self._spoken = {language: frozenset(told - english) for language, told in spoken.items() if language != "en"}

    def detect(self, text: str) -> str:
        """The language by script and small words, corrected by the vocabularies; one of those of detect_language."""
        guess = detect_language(text)
        found = _collect([text])
        if guess == "zh":
            return (
                "ja"
                if not _SIMPLIFIED & frozenset(text) and self._weigh(found, "ja", _SCRIPT) > self._weigh(found, "zh", _SCRIPT)
                else "zh"
            )
        if guess == "en" and self._tell_unmarked(text):
            return "vi"
        if guess in _SCRIPT | _TOLD_BY_LETTERS or (guess == "en" and count_small_words(text, "en") > 1):
            return guess
        rest = self._spoken.keys() - _SCRIPT - _TOLD_BY_LETTERS
        evidence = {language: self._weigh(found, language, rest) + (language == guess) for language in sorted(rest)}
        best = max(evidence, key=lambda language: evidence[language], default=guess)
        if evidence and evidence[best] >= ENOUGH:
            return best
        return "en" if evidence.get(guess, 0.0) <= 1.0 and len(found & self._english) >= SURELY else guess

    def _tell_unmarked(self, text: str) -> bool:
        """Whether a text has several phrases of Vietnamese without their marks: `ho ten, ngay sinh`."""
        plain = f" {' '.join(_WORD.findall(fold(text)))} "
        return sum(f" {phrase} " in plain for phrase in self._unmarked) >= _FEWEST_UNMARKED

    def _weigh(self, found: frozenset[str], language: str, among: Iterable[str]) -> float:
        """The evidence of the words for a language among others."""
        shares = (sum(word in self._spoken.get(other, ()) for other in among) for word in found & self._spoken.get(language, frozenset()))
        return sum(1 / share for share in sorted(shares) if share)


def _collect(phrases: Iterable[str]) -> frozenset[str]:
    """The folded words of phrases; of scripts without blanks the runs of characters."""
    words = {word for word in _WORD.findall(fold("\n".join(phrases))) if len(word) > 2 or not word.isascii()}
    return frozenset(words | {make_singular(word) for word in words})
