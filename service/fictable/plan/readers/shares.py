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
    "nearly always": 0.95,
    "almost always": 0.95,
    "almost never": 0.05,
    "hardly ever": 0.05,
    "nine times out of ten": 0.9,
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
    r"(?:(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|some|nearly|almost|more than|less than|~|≈|etwa|environ"
    r"|cerca de|alrededor de)\s*)?"
    r"(?:(?<!\d)(?P<percent>\d+(?:[.,]\d+)?)\s?(?:%|percent|per cent|Prozent|pour cent|por ciento)|(?P<word>"
    + "|".join(sorted(_FRACTIONS, key=len, reverse=True))
    + r")\b)"
)
_EMPTY: Final = (
    r"(?:missing|empty|blank|null|nulls|left out|suppressed|withheld|omitted|not disclosed|unrated|absent|unknown|not known"
    r"|never returned|unset|not given|not recorded|not"
    r" measured|not reported|not available|not filled in|unrecorded|leer"
    r"|fehlend|vacíos?|manquants?|vides?|mancanti|leeg|NaN)"
)
_NULLS: Final = (
    re.compile(
        _SHARE
        + r"(?:\s+(?:of\s+)?(?:the\s+|them\s+|values\s+|rows\s+|people\s+|are\s+|is\s+|be\s+|left\s+|being\s+|with\s+){0,6})\s*"
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
_WHEN: Final = re.compile(
    r"\b(?:is\s+|are\s+|be\s+|left\s+|stays?\s+){0,6}(?:null|empty|blank|missing|unset|not set|absent)\s+(?:if|when|where"
    r"|whenever|while|for|on|in case of)\s+"
    r"(?P<when>(?!about|around|roughly|most|some|half|\d)[\w' -]{3,60})$",
    re.IGNORECASE,
)
_UNLESS: Final = re.compile(
    r"\b(?:null|empty|blank|missing|unset|not set)\s+(?:unless|until|except\s+(?:for|if|when|in|on)?)\s*(?P<when>[\w' -]{3,60})$"
    r"|\b(?:only\s+(?:set|filled|present|given|there|known|populated|recorded)?\s*(?:for|when|if|once|where|on)\s+)(?P<only>[\w' -]{3,60})$"
    r"|\bfor\s+(?P<for>[\w' -]{3,40})\s+only$",
    re.IGNORECASE,
)
_CONDITIONAL: Final = (
    (re.compile(r"\blots? of (?:blanks?|nulls?|gaps|missing(?: values)?)\b", re.IGNORECASE), 0.5),
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
# `given in only 30% of calls`, `only for 20% of the items`
_GIVEN: Final = re.compile(
    r"\b(?:(?:given|present|filled(?: in)?|available|known|recorded|set|there|left)\s+(?:only\s+)?(?:in|for|by)|only\s+(?:in"
    r"|for|by))\s+(?:only\s+)?"
    r"(?:about\s+|around\s+|roughly\s+)?(\d{1,2}(?:\.\d+)?)\s?(?:%|percent)(?:\s+of\s+(?:the\s+)?\w+)?",
    re.IGNORECASE,
)
_LACKING: Final = re.compile(
    _SHARE + r"\s+(?:of\s+(?:the\s+)?\w+\s+)?(?:lack\w*|have none|without|\w+less)\b(?:\s+(?:it|one|any))?", re.IGNORECASE
)
_ANY: Final = re.compile(_SHARE + r"(?:\s+(?:of\s+)?(?:the\s+|them\s+|all\s+){0,6})?", re.IGNORECASE)
_PERCENT_ONLY: Final = re.compile(r"(?<![\d-])(?:about|around|roughly|approximately|approx\.?|~|≈)?\s*(\d+(?:\.\d+)?)\s?%")
_OPTIONAL: Final = re.compile(
    r"\b(?:optional|nullable|may be (?:null|empty|blank|missing)|can be (?:null|empty|blank|missing)|if any|if there (?:is"
    r"|was) (?:one|any)|if it exists|possibly"
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
    given = _GIVEN.search(text)
    if given:
        return {"null_fraction": round(1 - float(given[1]) / 100, 4)}, f"{text[: given.start()]} {text[given.end() :]}"
    match = _OPTIONAL.search(text)
    if match:
        return {"null_fraction": 0.1}, f"{text[: match.start()]} {text[match.end() :]}"
    match = _ONE_IN.search(text)
    if match:
        share = _read_count(match["part"]) / max(_read_count(match["whole"]), 1)
        share = 1 - share if match["has"] else share
        return {"null_fraction": round(max(0.0, min(share, 1.0)), 4)}, ""
    stated = _read_condition(text)
    for form, fraction in _CONDITIONAL:
        match = form.search(text)
        if match:
            return {"null_fraction": fraction, **stated}, f"{text[: match.start()]} {text[match.end() :]}"
    return ({"null_fraction": 0.3, **stated}, "") if stated else ({}, text)


def _read_condition(text: str) -> dict[str, str]:
    """The condition in words under which a value is missing (`null_when`) or there (`null_unless`)."""
    plain = text.strip(" .,;()")
    match = _UNLESS.search(plain)
    if match:
        return {"null_unless": (match["when"] or match["only"] or match["for"]).strip()}
    match = _WHEN.search(plain)
    return {"null_when": match["when"].strip()} if match else {}


def _read_count(word: str) -> float:
    """A number of a few things, as digits or as a word."""
    return float(word) if word.isdigit() else float(_COUNTS.index(word.lower()) + 1)


_TRUE_IN: Final = re.compile(
    (
        rf"\b(?P<no>no |false )?(?:yes |true )?(?:in|for)\s+(?:about |roughly )?(?P<part>{_COUNT})\s+(?:\w+\s+)?(?:out of|in)\s+"
        rf"(?P<whole>{_COUNT})\b"
    ),
    re.IGNORECASE,
)


def read_counted_truth(text: str) -> Reading:
    """`yes in one case out of five` as `truth`."""
    counted = _TRUE_IN.search(text)
    if counted is None:
        return {}, text
    share = min(_read_count(counted["part"]) / max(_read_count(counted["whole"]), 1), 1.0)
    return {"truth": 1 - share if counted["no"] else share}, f"{text[: counted.start()]} {text[counted.end() :]}"


def read_truth(text: str) -> Reading:
    """The share of the positive case (`roughly 27% churned`) as `truth`."""
    match = _PERCENT_ONLY.search(text)
    if match is None:
        return _read_worded_truth(text)
    if not 0 <= float(match[1]) <= 100:
        return {}, text
    stated = {"declared": "boolean"} if re.search(r"\b(?:true|yes|ones|1s?|positives?)\b", text, re.IGNORECASE) else {}
    return {"truth": float(match[1]) / 100, **stated}, f"{text[: match.start()]} {text[match.end() :]}"


_WORDED: Final = re.compile(
    rf"^\W*(?:in |for )?(?:about |around |roughly |approximately |some |only )?(?:(?P<part>{_COUNT}) (?:in|out of) (?P<whole>{_COUNT})"
    r"|(?P<word>half|(?:a|one) (?:third|quarter|fifth|tenth)|two thirds|three quarters))(?: of (?:them|the \w+|all \w+)| cases"
    r"| times)?\W*$",
    re.IGNORECASE,
)


def _read_worded_truth(text: str) -> Reading:
    """A remark that is nothing but a share in words: `about one in ten`, `a third of them`."""
    match = _WORDED.match(text)
    if match is None:
        return {}, text
    share = _FRACTIONS[match["word"].lower()] if match["word"] else _read_count(match["part"]) / max(_read_count(match["whole"]), 1)
    return {"truth": round(min(share, 1.0), 4)}, ""
