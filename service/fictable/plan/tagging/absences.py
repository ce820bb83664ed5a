"""How many cells of a column are empty, said in any words: `missing for one in three`, `which most of them leave blank`."""

from __future__ import annotations

import re
from typing import Final

_NOTHING: Final = re.compile(r"\b(?:empty|blank|null|nulls|missing|absent|unknown|none|not known|nan|n/a|left out|void)\b", re.IGNORECASE)
CONDITION: Final = re.compile(r"\s+(?:if|when|where|once|unless|whenever|as long as|because|since|so that)\b.*$", re.IGNORECASE | re.DOTALL)
_NEVER: Final = re.compile(r"\b(?:never|not|no)\b(?: \w+)? (?:empty|blank|null|nulls|missing)\b", re.IGNORECASE)
_PERCENT: Final = re.compile(r"(?<![\d.-])(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)")
_QUOTED: Final = re.compile(r"\"[^\"]*\"")
_ELSEWHERE: Final = re.compile(
    r"\b(?:elsewhere|otherwise|else|the rest|the others|filled|present|known|available|have one|has one)\b", re.IGNORECASE
)
_MOSTLY: Final = re.compile(
    r"\b(?:most|mostly|usually|nearly always|almost always|nearly all|almost all|largely|seldom filled|rarely filled)\b", re.IGNORECASE
)
_SHARED_OUT: Final = re.compile(r"^(?:most|some|many|few|all)\b.*$", re.IGNORECASE)
# Percentages that are bounds of the values: `0 to 100 %`, `up to 80 %`.
_BOUNDS: Final = re.compile(
    r"-?\d[\d.,]*\s?%?\s?(?:-|–|to|and)\s?-?\d[\d.,]*\s?(?:%|per ?cent)"
    r"|\b(?:up to|at most|max\.?|maximum(?: of)?|below|never (?:above|over|more than|exceeds?))\s\d[\d.]*\s?(?:%|per ?cent)",
    re.IGNORECASE,
)
# `none, cat, dog`: absence is one of the values.
_LISTED: Final = re.compile(
    r"(?:^\W*(?:is |are |of |as |either )?(?:none|unknown|missing|absent)|,\s(?:or )?(?:none|unknown|missing"
    r"|absent)),\s|\b(?:none|unknown|missing|absent)\sor\s|^[^;.]*,[^;.]*,?\sor\s(?:none|unknown|missing|absent)\W*$",
    re.IGNORECASE,
)


def read_share(fact: str) -> float | None:
    """The percentage of rows that a fact speaks of, None where it has none or its percentages are bounds."""
    share = _PERCENT.search(_BOUNDS.sub("", _QUOTED.sub("", fact)))
    return float(share[1]) if share else None


def tell_absence(fact: str) -> str:
    """`null for 30 %`, `mostly empty` or `sometimes empty` for a fact that says so in any words; empty where a condition goes with it."""
    if not _NOTHING.search(fact) or _NEVER.search(fact) or _LISTED.search(fact):
        return ""
    share = read_share(fact)
    if share is not None:
        return f"null for {100 - share if _ELSEWHERE.search(fact) else share:g}%"
    if _MOSTLY.search(fact):
        return "mostly empty"
    return "" if CONDITION.search(fact) or re.search(r"\b(?:for|in|of|or|on) ", fact) else "sometimes empty"


def tells_absence(part: str) -> bool:
    """Whether a part of a fact has a word for what is empty."""
    return bool(_NOTHING.search(part))


def drop_absences(parts: list[str]) -> list[str]:
    """The parts of a fact that say something else than how many cells are empty."""
    return [part for part in parts if not (tells_absence(part) or read_share(part) is not None or _SHARED_OUT.match(part.strip()))]
