"""Writes names with the letters a to z, as people do in their e-mail addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

GERMAN: Final[Mapping[str, str]] = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
LETTERS: Final[Mapping[str, str]] = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i",
    # Russian, Ukrainian and Bulgarian
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i", "і": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    # Greek
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n",
    "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
ONSETS: Final = ("k", "s", "t", "n", "h", "m", "r", "l", "d", "b", "y", "j", "ch", "w")
VOWELS: Final = ("a", "i", "u", "e", "o", "an", "in", "en")


def romanize(name: str, language: str) -> str:
    """The name in the letters a to z; German umlauts as ae, oe, ue; a script without a table as syllables of its code points."""
    text = name.lower()
    if language == "de":
        text = "".join(GERMAN.get(letter, letter) for letter in text)
    plain = unicodedata.normalize("NFKD", "".join(LETTERS.get(letter, letter) for letter in text))
    # Letters with accents come apart into a base letter of a table (й, ό) and a mark.
    written = "".join(LETTERS.get(letter, letter) for letter in plain)
    latin = "".join(letter for letter in written if "a" <= letter <= "z")
    return latin or "".join(_spell(ord(letter)) for letter in name if letter.isalpha()) or "name"


def _spell(code: int) -> str:
    """A syllable for a sign of another script: it reads like a name, though not like this one."""
    return ONSETS[code % len(ONSETS)] + VOWELS[code // len(ONSETS) % len(VOWELS)]
