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
_EMPTY: Final = r"(?:missing|empty|blank|null|nulls|unrated|absent|unknown|leer|fehlend|vacíos?|manquants?|vides?|mancanti|leeg|NaN)"
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
    for form in _NULLS:
        match = form.search(text)
        if match:
            return {"null_fraction": _share_of(match)}, f"{text[: match.start()]} {text[match.end() :]}"
    match = _OPTIONAL.search(text)
    if match:
        return {"null_fraction": 0.1}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text


def read_truth(text: str) -> Reading:
    """The share of the positive case (`roughly 27% churned`) as `truth`."""
    match = _PERCENT_ONLY.search(text)
    if match is None or not 0 <= float(match[1]) <= 100:
        return {}, text
    return {"truth": float(match[1]) / 100}, f"{text[: match.start()]} {text[match.end() :]}"
