"""Shares: `5% missing`, `empty for roughly 65% of people`, `about 27% churned`, `about half empty`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.readers.facts import Reading

_FRACTIONS: Final = {
    "half": 0.5,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 0.25,
    "one quarter": 0.25,
    "three quarters": 0.75,
    "a fifth": 0.2,
    "a tenth": 0.1,
    "one in ten": 0.1,
    "one in five": 0.2,
    "most": 0.8,
    "few": 0.1,
    "some": 0.1,
    "often": 0.4,
    "sometimes": 0.2,
    "mostly": 0.7,
    "rarely": 0.05,
    "usually": 0.8,
}
_SHARE: Final = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some|nearly|almost|~|≈|etwa|environ|cerca de|alrededor de)\s*)?"
    r"(?:(?P<percent>\d+(?:[.,]\d+)?)\s?(?:%|percent|per cent|Prozent|pour cent|por ciento)|(?P<word>"
    + "|".join(sorted(_FRACTIONS, key=len, reverse=True))
    + r")\b)"
)
_EMPTY: Final = (
    r"(?:missing|empty|blank|null|nulls|unrated|absent|unknown|not known|never returned|unset|not given|leer"
    r"|fehlend|vacíos?|manquants?|vides?|mancanti|leeg|NaN)"
)
_NULLS: Final = (
    re.compile(
        _SHARE
        + r"(?:\s+(?:of\s+)?(?:the\s+|them\s+|values\s+|rows\s+|people\s+|are\s+|is\s+|be\s+|left\s+|being\s+|with\s+)*)\s*"
        + _EMPTY
        + r"\b(?:\s+values)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b" + _EMPTY + r"(?:\s+(?:values|for|in|rate|share|of|at|about))*[\s:]*" + _SHARE + r"(?:\s+of\s+(?:the\s+)?\w+)?", re.IGNORECASE
    ),
)
_COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT: Final = r"\d{1,3}|" + "|".join(_COUNTS)
_ONE_IN: Final = re.compile(
    rf"\b(?:only|about|around|roughly|just)?\s*\b(?P<part>{_COUNT})\s+(?:in|out of)\s+(?P<whole>{_COUNT})\s+(?:of\s+\w+\s+|\w+\s+){{0,2}}?"
    r"(?:(?P<has>(?:has|have|had|is set|are set|is filled|are filled|is given|carry|carries)(?! no\b| none\b))"
    r"|(?:has|have) (?:no|none)\b|lacks?|(?:was|were|is|are) (?:never|not)|missing|empty|blank|null).*$",
    re.IGNORECASE,
)
_CONDITIONAL: Final = (
    (re.compile(r"\b(?:mostly|usually|largely|often)\s+(?:null|empty|blank|missing)\b", re.IGNORECASE), 0.7),
    (re.compile(r"\b(?:null|empty|blank|missing|not set)\s+(?:unless|until|except)\b.*$", re.IGNORECASE), 0.5),
    (re.compile(r"\b(?:only\s+(?:for|when|if|once)\s+[\w ]+|for\s+[\w ]+\s+only)$", re.IGNORECASE), 0.5),
    (
        re.compile(
            (
                r"\b(?:otherwise|else)\s+(?:null|empty|blank|missing)\b|\b(?:null|empty|blank|missing)\s+(?:otherwise|if"
                r"|for|when|where|while)\b.*$"
            ),
            re.IGNORECASE,
        ),
        0.3,
    ),
    (
        re.compile(
            r"\b(?:where|if|when) (?:applicable|available|known|given|present)\b|\ba few\b.*\b(?:empty|missing|blank)\b", re.IGNORECASE
        ),
        0.1,
    ),
)
_LACKING: Final = re.compile(
    _SHARE + r"\s+(?:of\s+(?:the\s+)?\w+\s+)?(?:lack\w*|have none|without|\w+less)\b(?:\s+(?:it|one|any))?", re.IGNORECASE
)
_ANY: Final = re.compile(_SHARE + r"(?:\s+(?:of\s+)?(?:the\s+|them\s+|all\s+)*)?", re.IGNORECASE)
_PERCENT_ONLY: Final = re.compile(r"(?<![\d-])(?:about|around|roughly|approximately|approx\.?|~|≈)?\s*(\d+(?:\.\d+)?)\s?%")
_OPTIONAL: Final = re.compile(
    r"\b(?:optional|nullable|may be (?:null|empty|blank|missing)|can be (?:null|empty|blank|missing)|if any|possibly"
    r"|perhaps|or null|null or)\b",
    re.IGNORECASE,
)


def _share_of(match: re.Match[str]) -> float:
    """A matched share as a fraction, never above 1."""
    if match["percent"]:
        return min(1.0, float(match["percent"].replace(",", ".")) / 100)
    return round(_FRACTIONS[match["word"].lower()], 4)


def read_nulls(text: str) -> Reading:
    """The share of missing values as `null_fraction`; a field that is merely optional gets 0.1."""
    for form in (*_NULLS, _LACKING):
        match = form.search(text)
        if match:
            return {"null_fraction": _share_of(match)}, f"{text[: match.start()]} {text[match.end() :]}"
    match = _OPTIONAL.search(text)
    if match:
        return {"null_fraction": 0.1}, f"{text[: match.start()]} {text[match.end() :]}"
    match = _ONE_IN.search(text)
    if match:
        share = _read_count(match["part"]) / max(_read_count(match["whole"]), 1)
        share = 1 - share if match["has"] else share
        return {"null_fraction": round(max(0.0, min(share, 1.0)), 4)}, ""
    for form, fraction in _CONDITIONAL:
        match = form.search(text)
        if match:
            return {"null_fraction": fraction}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text


def _read_count(word: str) -> float:
    """A number of a few things, as digits or as a word."""
    return float(word) if word.isdigit() else float(_COUNTS.index(word.lower()) + 1)


def read_truth(text: str) -> Reading:
    """The share of the positive case (`roughly 27% churned`) as `truth`."""
    match = _PERCENT_ONLY.search(text)
    if match is None or not 0 <= float(match[1]) <= 100:
        return {}, text
    stated = {"declared": "boolean"} if re.search(r"\b(?:true|yes|ones|1s?|positives?)\b", text, re.IGNORECASE) else {}
    return {"truth": float(match[1]) / 100, **stated}, f"{text[: match.start()]} {text[match.end() :]}"
