"""Which words are no nouns: adverbs, verbs, comparatives and adjectives that never stand alone, in the forms that rules give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.text import make_singular

_TABLE: Final = read_table("parts_of_speech")
_BOTH: Final[frozenset[str]] = frozenset(_TABLE["both"].split())
# Words in -ly that are no adverbs.
_NOUNS_IN_LY: Final = frozenset({"family", "assembly", "supply", "reply", "anomaly", "july", "italy", "monopoly", "ally", "belly", "jelly"})
_VOWELS: Final = frozenset("aeiou")


def inflect(verb: str) -> tuple[str, str, str]:
    """The third person, the past and the -ing form of a regular verb: `carry` gives `carries`, `carried`, `carrying`."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    if verb.endswith("e"):
        return third, f"{verb}d", f"{verb}ing" if verb.endswith(("ee", "ye", "oe")) else f"{verb[:-1]}ing"
    short = len(verb) <= 4 and verb[-1] not in "aeiouwxy" and verb[-2:-1] in list(_VOWELS) and verb[-3:-2] not in _VOWELS
    stem = verb + verb[-1] if short else verb
    return third, f"{stem}ed", f"{stem}ing"


def _gather(verbs: Iterable[str], place: int) -> frozenset[str]:
    """One of the forms of all verbs, without those that are nouns."""
    return frozenset(form for verb in verbs if (form := inflect(verb)[place]) not in _BOTH and make_singular(form) not in _BOTH)


_VERBS: Final = tuple(_TABLE["verbs"].split())
_FINITE: Final = frozenset(verb for verb in _VERBS if verb not in _BOTH) | _gather(_VERBS, 0)
_PAST: Final = _gather(_VERBS, 1) | (frozenset(_TABLE["irregular"].split()) - _BOTH)
_ADVERBS: Final[frozenset[str]] = frozenset(_TABLE["adverbs"].split()) - _BOTH
_MAYBE: Final = frozenset(form for verb in _VERBS for form in inflect(verb)[:2])
_COMPARATIVES: Final[frozenset[str]] = frozenset(_TABLE["comparatives"].split())
_QUALIFIERS: Final = _gather(_VERBS, 2) | (frozenset(_TABLE["adjectives"].split()) - _BOTH) | _COMPARATIVES
# Comparatives with which names of fields begin: `higher education`, `lower limit`.
_NAMING: Final = frozenset({"lower", "higher", "older", "later", "earlier", "less", "best", "worst"})


def is_adverb(word: str) -> bool:
    """Whether a folded word only tells how, when or where."""
    return word in _ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NOUNS_IN_LY and word not in _BOTH)


def is_finite(word: str) -> bool:
    """Whether a folded word is a verb in the present and never a noun: `explains`, `happen`."""
    return word in _FINITE


def is_noun_too(word: str) -> bool:
    """Whether a folded verb or adjective is a noun as well: `store`, `rates`, `record`."""
    return word in _BOTH or make_singular(word) in _BOTH


def is_verb_form(word: str) -> bool:
    """Whether a folded word may be a verb in the present or the past, though it may be a noun as well: `sets`, `took`, `rated`."""
    return word in _FINITE or word in _PAST or word in _MAYBE


def lacks_noun(words: Sequence[str]) -> bool:
    """Whether no folded word of a phrase can be a noun, or what it has is only compared: `apart`, `nearly left`, `bigger figure`."""
    if all(_is_no_noun(word) for word in words):
        return True
    return len(words) == 2 and words[0].endswith("er") and words[0] in _COMPARATIVES - _NAMING


def _is_no_noun(word: str) -> bool:
    """Whether a folded word is of another class and of that alone."""
    if is_noun_too(word):
        return False
    return word in _FINITE or word in _PAST or word in _QUALIFIERS or is_adverb(word)
