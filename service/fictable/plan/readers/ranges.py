"""Ranges: `18-64`, `from 3.3 to 4.9`, `between 18 and 120`, `up to six`, `out of 5`, `at least 3`, `>= 0`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from fictable.plan.readers.facts import Reading

_WORDS: Final = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
    "twenty": "20",
    "hundred": "100",
}
_NUMBER: Final = r"(?P<{}>[-+]?[$€£¥]?\s?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+))(?P<{}k>\s?(?-i:[kKM])(?![A-Za-z]))?"
_UNIT: Final = r"(?:\s?(?:%|percent|[$€£¥]|USD|EUR|GBP|°?[CF]\b|cm|mm|kg|km|stars?))?"
_WORDED: Final = r"(?P<{}>" + "|".join(_WORDS) + r"|\d+(?:\.\d+)?)(?P<{}k>)"
_LOW: Final = _NUMBER.format("low", "low")
_HIGH: Final = _NUMBER.format("high", "high")
_NOT_WORD: Final = r"(?<![\w.,/-])"
_BOTH: Final = (
    re.compile(
        r"\b(?:between|entre|zwischen|tra|fra|tussen|từ)\s+" + _LOW + _UNIT + r"\s+(?:and|y|e|et|und|en|đến|-)\s+" + _HIGH + _UNIT,
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:from|de|von|da|van|desde)\s+" + _LOW + _UNIT + r"\s*(?:to|up to|until|a|à|bis|tot|hasta|ao?|đến|t/m|-|–)\s*" + _HIGH + _UNIT,
        re.IGNORECASE,
    ),
    re.compile(
        _NOT_WORD
        + _LOW
        + _UNIT
        + r"\s*(?:-|–|—|\.\.+|~|～|;|\bup to\b|\bto\b|\bbis\b|\bà\b|(?<=\d )a(?= \d)|\btot\b|\bt/m\b|\bhasta\b|到|至|から)\s*"
        + _HIGH
        + _UNIT
        + r"(?![\d/]|-\d|\w*\+)",
        re.IGNORECASE,
    ),
)
_HIGHEST: Final = (
    re.compile(
        r"\b(?:up to|reaches|peaks at|tops out at|at most|no more than|not more than|maximum(?: of)?|max\.?|below|under|less"
        r" than|out of|on a scale of|bis zu|bis|hasta"
        r"|jusqu'à|até|fino a|tot|sur(?= \d)|<=?|≤)\s*" + _HIGH + _UNIT,
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:up to|at most|no more than|out of)\s+" + _WORDED.format("high", "high") + r"\b", re.IGNORECASE),
    re.compile(r"(?:<=?|≤)\s*" + _HIGH + _UNIT),
)
_LOWEST: Final = (
    re.compile(
        r"\b(?:at least|no less than|not less than|minimum(?: of)?|min\.?|above|over|more than|starting at|mindestens|al menos)\s*"
        + _LOW
        + _UNIT,
        re.IGNORECASE,
    ),
    re.compile(r"(?:>=?|≥)\s*" + _LOW + _UNIT),
)
_WORDED_RANGE: Final = re.compile(
    r"\b(?P<low>" + "|".join(_WORDS) + r")\s+(?:to|and|through)\s+(?P<high>" + "|".join(_WORDS) + r")\b", re.IGNORECASE
)
_MORE: Final = re.compile(r"(?<![\w.-])(?P<low>\d+|" + "|".join(_WORDS) + r")\s+(?:or|and)\s+(?:more|above|over|older)\b", re.IGNORECASE)
_SCALE: Final = {"k": 1000, "m": 1_000_000, "": 1}


def read_number(text: str, scale: str = "") -> Decimal:
    """A number as people write it (`$1,200`, `3.5`, `six`, with scale k or m) as a Decimal that keeps its decimals."""
    plain = _WORDS.get(text.strip().lower(), re.sub(r"[$€£¥,\s]", "", text))
    number = Decimal(plain)
    return number * _SCALE[scale.strip().lower()] if scale else number


def read_range(text: str) -> Reading:
    """The first range of a text: `minimum` and `maximum`, either may be absent. A year pair is a range as well."""
    worded = _WORDED_RANGE.search(text)
    if worded:
        low, high = read_number(worded["low"]), read_number(worded["high"])
        if low < high:
            return {"minimum": low, "maximum": high}, _cut(text, worded)
    for form in _BOTH:
        match = form.search(text)
        if match:
            scale = match["lowk"] or ((match["highk"] or "") if match["highk"] else "")
            low, high = read_number(match["low"], scale), read_number(match["high"], match["highk"] or "")
            if low <= high:
                return {"minimum": low, "maximum": high}, _cut(text, match)
    least, most = (next((match for form in forms if (match := form.search(text))), None) for forms in (_LOWEST, _HIGHEST))
    if least and most and least.end() <= most.start():
        low, high = read_number(least["low"], least["lowk"] or ""), read_number(most["high"], most["highk"] or "")
        return ({"minimum": low, "maximum": high}, _cut(text, most)) if low <= high else ({}, text)
    for form in _HIGHEST:
        match = form.search(text)
        if match:
            return {"maximum": read_number(match["high"], match["highk"] or "")}, _cut(text, match)
    for form in _LOWEST:
        match = form.search(text)
        if match:
            return {"minimum": read_number(match["low"], match["lowk"] or "")}, _cut(text, match)
    more = _MORE.search(text)
    return ({"minimum": read_number(more["low"])}, _cut(text, more)) if more else ({}, text)


def _cut(text: str, match: re.Match[str]) -> str:
    """The text without the match."""
    return f"{text[: match.start()]} {text[match.end() :]}"
