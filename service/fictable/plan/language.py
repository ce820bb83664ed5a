"""Language and locale of a description: by its script and small words, and by the countries and peoples it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.text import fold

_TABLE: Final = read_table("language")
_SMALL_WORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(small.split()) for language, small in _TABLE["small_words"].items()
}
_LOCALES: Final[Mapping[str, str]] = _TABLE["locales"]
_BY_PLACE: Final[Mapping[str, str]] = {fold(word): locale for locale, places in _TABLE["places"].items() for word in places.split()}
_PEOPLE: Final = (
    r"(?:customers?|clients?|people|persons?|users?|employees?|patients?|students?|company|companies|bank|banks|shops?|stores?"
    r"|firms?|names?|addresses|households?|citizens|residents|cities|towns|hospital|hospitals|school|schools|university"
    r"|universities|data|kunden|firma|tienda|retailer|wholesaler|market|online)"
)


def detect_language(text: str) -> str:
    """One of en, de, fr, es, pt, it, nl, vi, ja, zh: by script, else by the most small words; en where nothing tells."""
    if re.search(r"[\u3040-\u30ff]", text):
        return "ja"
    if len(re.findall(r"[\u4e00-\u9fff]", text)) >= 2:
        return "zh"
    plain = re.findall(r"[^\W\d_]+", text.lower())
    scores = {language: sum(word in small for word in plain) for language, small in _SMALL_WORDS.items()}
    scores["vi"] += 2 * len(re.findall(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", text.lower()))
    scores["de"] += 2 * len(re.findall(r"[äöß]|\w+(?:ung|keit|datum|nummer)\b", text.lower()))
    scores["es"] += 2 * len(re.findall(r"[ñ¿¡]|ción\b", text.lower()))
    scores["pt"] += 2 * len(re.findall(r"[ãõ]|ção\b", text.lower()))
    scores["fr"] += len(re.findall(r"[èêçœ]|\b[dl]'", text.lower()))
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > scores["en"] and scores[best] >= 2 else "en"


def count_small_words(text: str, language: str) -> int:
    """How many words of a text are small words of a language; 0 for ja and zh, which have none here."""
    return sum(word in _SMALL_WORDS.get(language, ()) for word in re.findall(r"[^\W\d_]+", text.lower()))


def choose_locale(text: str, language: str, default: str) -> str:
    """The locale that people or places of the text ask for, else that of its language, else the default."""
    plain = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    for before, word, after in zip(["", *plain], plain, [*plain[1:], ""], strict=False):
        locale = _BY_PLACE.get(word)
        if (
            locale
            and word not in {"us", "turkey", "china"}
            and (
                before in {"in", "from", "of", "en", "de", "aus", "across"}
                or re.fullmatch(_PEOPLE, after)
                or (language != "en" and locale.startswith(language))
            )
        ):
            return locale
    return default if language == "en" else _LOCALES[language]
