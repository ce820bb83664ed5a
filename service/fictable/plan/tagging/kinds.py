"""Kinds of values told in words: `is a unix timestamp`, `as HH:MM`, `telling how many voted`, `counts the days since the last visit`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.explanations import MEANT

_KIND: Final = re.compile(
    r"^(?:an?|the|any)\s+(?:(?!(?:or|and|of)\b)[\w-]+\s+)?(?P<kind>time ?stamp|date-?time|datetime|date|integer"
    r"|whole number|year|fraction|percentage|boolean|flag|url|uuid)\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_KINDS: Final = re.compile(
    r"^(?:as |are |of )?(?:all |both |true |plain )?(?P<kind>time ?stamp|date-time|datetime|date|integer|whole number"
    r"|year|fraction|percentage|boolean|flag|url|uuid)s$",
    re.IGNORECASE,
)
_PLAIN_KINDS: Final = {
    "timestamp": "datetime",
    "time stamp": "datetime",
    "date-time": "datetime",
    "whole number": "integer",
    "year": "integer",
}
_CLOCK: Final = re.compile(r"\bhh:mm\b(?!.*\b(?:yy|dd))|^(?:in )?24[- ]?h(?:our)? (?:format|clock|time)$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"^(?:telling |saying |i\.e\. )?(?:how many|the number of|number of|counts? of|an? count)\b[^\d]*$", re.IGNORECASE
)
_MEANING: Final = re.compile(
    r"^(?:which\s+|that\s+)?(?:simply\s+|just\s+|only\s+)?(?:"
    r"(?:is|are|says?|tells?|counts?|gives?|means?|measures?|denotes?|indicates?|stands for|refers to|represents?|describes?|shows|records"
    r"|holds|flags?|marks?)\s+(?:us\s+)?(?P<meant>(?:whether|if|how \w+|what|when|where|who)\s.+"
    r"|(?:the|its|their)\s+(?:number|count|days?|weeks?|months?|years?|hours?|minutes?|time|date|share|percentage|amount|length|distance"
    r"|name|age|speed|duration)\b.+)"
    r"|(?:counts?|means?|denotes?|stands for|refers to|represents?|measures?)\s+(?P<noun>(?:the|its|their)\s.+))$",
    re.IGNORECASE | re.DOTALL,
)
# A bound or a rule between columns, and no meaning.
_NO_MEANING: Final = re.compile(
    r"\b(?:sum|total of|difference|product of|same|times|minus|plus|multiple|latter|former|rest|least|most|more|less|\w+er than|than"
    r"|bigger|larger|smaller|higher|lower|greater|fewer|latest|ratio of|share of the|one of|either|both)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def read_kind(bare: str) -> tuple[list[str], str] | None:
    """The kind that a remark states and what is left of the remark; None where it states none."""
    if _CLOCK.search(bare):
        return ["time"], ""
    if _COUNTED.match(bare):
        return ["integer"], ""
    kind = _KINDS.match(bare) or _KIND.match(bare)
    if kind is None:
        return None
    rest = kind.groupdict().get("rest") or ""
    named = kind["kind"].lower()
    return [_PLAIN_KINDS.get(named, named)], "" if re.match(r"^\s+or\b", rest) else rest


def find_meaning(fact: str) -> str:
    """What a fact says that its column means: `counts the days since the last visit`; empty where it tells of values."""
    match = _MEANING.match(fact.strip(" ,;:.–—=\n"))
    if match is None or re.search(r"\d", fact) or _NO_MEANING.search(match["meant"] or match["noun"]):
        return ""
    return f"{MEANT} {_ARTICLE.sub('', (match['meant'] or match['noun']).strip())}"
