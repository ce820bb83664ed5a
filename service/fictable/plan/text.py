"""Text without meaning: normal forms, words, sentences, brackets, singular and plural."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_DASHES: Final = str.maketrans(
    {
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "−": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "（": "(",
        "）": ")",
        "，": ",",
        "：": ":",
        "；": ";",
        "、": ",",
        "。": ". ",
        "・": ",",
        "\t": " ",
        "\r": "\n",
    }
)
# Private-use characters serve the grammar as marks; control characters and lone surrogates mean nothing.
_UNREADABLE: Final = re.compile(r"[\ue000-\uf8ff\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# No word is longer; what is would only cost time.
_LONGEST_WORD: Final = 120
_ENDLESS: Final = re.compile(rf"[A-Za-z0-9_]{{{_LONGEST_WORD + 1},}}")
_LINE_END: Final = "\n"
# Neither is any gap; forms that look past spaces would look past all of it from each of its places.
_GAP: Final = re.compile(r"(\s{30})(\s{4,})(\s{30})")
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_CELLS: Final = re.compile(r"(?<=\S)[ ]*\t+[ ]*(?=\S)")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?", re.UNICODE)
_IRREGULAR: Final = {
    "ids": "id",
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "indices": "index",
    "statuses": "status",
    "addresses": "address",
    "businesses": "business",
    "classes": "class",
    "boxes": "box",
    "diagnoses": "diagnosis",
    "analyses": "analysis",
    "bonuses": "bonus",
    "taxes": "tax",
    "viruses": "virus",
    "witnesses": "witness",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "species": "species",
    "series": "series",
    "expenses": "expense",
    "purchases": "purchase",
    "glucose": "glucose",
    "lenses": "lens",
    "processes": "process",
    "illnesses": "illness",
    "losses": "loss",
    "passes": "pass",
    "matches": "match",
    "branches": "branch",
    "batches": "batch",
    "searches": "search",
    "watches": "watch",
    "dishes": "dish",
    "hashes": "hash",
    "geos": "geo",
    "lives": "life",
}
_KEPT: Final = frozenset(
    {
        "news",
        "diabetes",
        "rabies",
        "measles",
        "gps",
        "sms",
        "sales",
        "always",
        "gas",
        "bus",
        "plus",
        "status",
        "process",
        "address",
        "class",
        "loss",
        "diagnosis",
        "analysis",
        "chess",
        "tennis",
        "virus",
        "campus",
        "bonus",
        "census",
        "basis",
        "axis",
        "his",
        "this",
        "was",
        "is",
        "has",
        "yes",
        "us",
        "goods",
        "mathematics",
        "physics",
        "economics",
        "ads",
        "os",
        "less",
        "gross",
        "business",
        "access",
        "savings",
        "earnings",
    }
)


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed remark: its inside, and where it stood in the text, brackets included."""

    inside: str
    start: int
    end: int


def normalise_text(text: str) -> str:
    """NFC with plain dashes, quotes, commas and spaces, without signs that cannot be printed; en and em dashes stay, as they also separate.

    A run of more than 120 letters, digits and signs without a space is cut there, a run of more than 64 spaces and line ends in the middle.
    """
    if "create table" not in text.lower():
        text = _CELLS.sub(" | ", text)
    plain = _UNREADABLE.sub(" ", unicodedata.normalize("NFC", text).translate(_DASHES))
    if not plain.replace("\n", "").isprintable():
        plain = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in plain)
    plain = _GAP.sub(lambda match: f"{match[1]}{_LINE_END if _LINE_END in match[2] else ''}{match[3]}", plain)
    return _ENDLESS.sub(lambda match: match[0][:_LONGEST_WORD], plain)


def fold(text: str) -> str:
    """Lower case without accents, for comparison: `Número` becomes `numero`."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ß", "ss"))
    return unicodedata.normalize("NFC", _MARKS.sub("", plain))


def split_identifier(text: str) -> str:
    """`camelCase`, `snake_case`, `PascalID` and `a-b` as spaced words; other text is returned unchanged."""
    if " " in text.strip() and "_" not in text:
        return text
    return _CAMEL.sub(" ", text.replace("_", " ").replace(".", " "))


def find_words(text: str) -> tuple[str, ...]:
    """The words of a phrase, folded; `#` reads as number and `%` as percent."""
    text = text.replace("#", " number ").replace("%", " percent ")
    if text.isascii():  # most are, and it is as if each word were folded
        return tuple([word.removesuffix("'s") for word in _WORD.findall(text.lower())])
    return tuple(fold(word.removesuffix("'s").removesuffix("'S")) for word in _WORD.findall(text))


def make_singular(word: str) -> str:
    """The singular of a folded English word, as far as rules go; words of other languages mostly stay as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _KEPT or not word.endswith("s") or word.endswith(("ss", "us", "is", "ous")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def make_key(words: tuple[str, ...]) -> str:
    """How a phrase is looked up: its words in the singular, with single spaces."""
    return " ".join(make_singular(word) for word in words)


def name_column(words: tuple[str, ...], *, keep_plural: bool = False) -> str:
    """A column name in snake_case; the last word in the singular unless `keep_plural`; at most 60 characters."""
    if not words:
        return ""
    last = words[-1] if keep_plural else make_singular(words[-1])
    return "_".join((*words[:-1], last)).replace("'", "")[:60].strip("_")


def find_brackets(text: str) -> tuple[Bracket, ...]:
    """The outermost (...), [...] and {...} of a text in order; an unclosed one reaches to the end of its line."""
    found: list[Bracket] = []
    depth, start = 0, 0
    for place, char in enumerate(text):
        if char in "([{":
            if depth == 0:
                start = place
            depth += 1
        elif depth and (char in ")]}" or (char == "\n" and depth)):
            depth = 0 if char == "\n" else depth - 1
            if depth == 0:
                found.append(Bracket(text[start + 1 : place], start, place + (char != "\n")))
    if depth:
        found.append(Bracket(text[start + 1 :], start, len(text)))
    return tuple(found)
