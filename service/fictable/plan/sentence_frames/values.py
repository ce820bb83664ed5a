"""Values that stand behind a name in other forms than after `is`: coded as, between dashes, bare at the end, as a sample."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.masking import Masks
from fictable.plan.text import fold, make_singular
from fictable.plan.vocabulary import Vocabulary

_ITEM: Final = r"[^\s,;:.!?()\ue000-\uf8ff][^,;:!?()\ue000-\uf8ff]{0,30}?"
# `is only known as low, medium or high`
_CODED: Final = re.compile(
    r"\s+(?:(?:is|are|was|were)\s+(?:(?:only|just|simply|always|usually|either|then|here)\s+)*(?:coded|known|given|written|stored|expressed"
    r"|recorded|noted|stated|marked|classified|graded|labelled|labeled|listed|reported|entered|kept|encoded|denoted|shown|split|one)"
    r"(?:\s+(?:only|just|simply|either))?(?:\s+(?:as|by|in|on|with|into|of))?(?:\s+(?:the values?|values?|a|an|one of))?"
    r"|(?:reads?|goes|takes?(?: on)?|assumes|can take|comes in|has|have)(?: either)?(?: the)? values?(?: of)?|reads?"
    r"|(?:rated|coded|graded|classified|recorded|stated|expressed|marked)(?: (?:only|just|simply))? (?:as|by|in|with))\s+"
    rf"(?=(?:{_ITEM},\s*){{0,12}}{_ITEM},?\s+or\s+[^\s,;])",
    re.IGNORECASE,
)
# `body style - sedan, hatchback or wagon - and`
_DASHED: Final = re.compile(
    rf"(?<=[\w\ue000-\uf8ff])\s+[-–—]\s+(?P<list>(?!(?:the latter|always|never|at least"
    rf"|on or)\b)(?:either\s+)?(?:{_ITEM},\s*){{0,12}}{_ITEM},?\s+or\s+{_ITEM})(?=\s+[-–—](?:\s|,|$)|\s*[;]|\s*$)"
    rf""
)
# `either the owner or an agent`
_EITHER: Final = re.compile(
    r"\beither\s+(?:the|an?)\s+(?P<first>[\w -]{2,30}?)\s+or\s+(?:the|an?)\s+(?P<second>[\w -]{2,30}?)(?=\s*(?:[,;]|$))"
)
# `is written like 'Ground out of 2'`
_SAMPLE: Final = re.compile(
    r"(?:\s+(?:is|are))?(?:\s+(?:written|given|stored|noted|formatted|stated|of the form|in the form|something))?\s+(?:like"
    r"|as in|such as|e\.g\.)\s+"
    r"(?P<sample>(?P<quote>['\"])[^'\"]{2,40}(?P=quote))(?!\s*(?:,|or|and)\s*['\"])",
    re.IGNORECASE,
)
_FORMED: Final = re.compile(
    r"(?<=\w)\s+(?:as|in the form of)\s+(?P<kind>(?:an?\s+)?(?:plain\s+|short\s+|long\s+|free\s+)?(?:strings?|texts?"
    r"|whole numbers?|integers?|decimals?))"
    r"(?:\s+of\s+[\w -]{2,30}?)?(?=\s*(?:[,;]|$|\sand\s))",
    re.IGNORECASE,
)
# `drive wheels fwd, rwd or 4wd`: values behind a known head, with nothing between.
_TRAILING: Final = re.compile(
    r"(?P<before>(?:^|[\s,])(?:[\w-]+\s){1,4}?)(?P<list>[\w+&'-]+(?:,\s*[\w+&'-]+){0,12},?\s+or\s+[\w+/&'-]+(?:\s[\w+/&'-]+)?)"
    r"(?=\s*(?:[,;\ue000-\uf8ff]|$|\sand\s))"
)


def place_values(sentence: str, masks: Masks, vocabulary: Vocabulary) -> str:
    """The sentence with values behind `is` or as marks behind the name that they belong to."""
    sentence = _SAMPLE.sub(lambda match: masks.hide(match[0], _read_sample(match["sample"])), sentence)
    sentence = _FORMED.sub(lambda match: masks.hide(match[0], match["kind"]), sentence)
    sentence = _EITHER.sub(lambda match: f"either {match['first']} or {match['second']}", sentence)
    sentence = _DASHED.sub(lambda match: masks.hide(match[0], match["list"]), sentence)
    sentence = _CODED.sub(" is ", sentence)
    return _TRAILING.sub(lambda match: _hide_trailing(match, masks, vocabulary), sentence)


def _read_sample(sample: str) -> str:
    """A sample as a pattern, where it is a code; what has spaces is free text."""
    plain = sample.strip("'\"")
    return f"like {plain}" if " " not in plain and any(char.isdigit() for char in plain) else "text"


def _hide_trailing(match: re.Match[str], masks: Masks, vocabulary: Vocabulary) -> str:
    """The values as a mark, where a known head of names stands before them and no value looks like a name."""
    head = [make_singular(fold(word)) for word in match["before"].replace(",", " ").split()]
    first = fold(match["list"].split(",")[0].split()[0])
    said = re.split(r"\band\b|[,;:]", match.string[: match.start("list")])[-1]
    ruled = re.search(r"\b(?:always|after|before|than|never)\b", match["list"])
    if ruled or len(said.split()) < 2 or re.search(r"\b(?:is|are|be|by|either|one of|among|like)\b", said):
        return match[0]
    known = bool(head) and (vocabulary.knows_head(head[-1]) or vocabulary.knows(" ".join(head[-2:])) or vocabulary.knows(head[-1]))
    names = vocabulary.knows_head(make_singular(first)) or first in words.STOPS or first in {"and", "or", "one"}
    if not known or head[-1] in words.STOPS | {"or", "and"} or names:
        return match[0]
    return f"{match['before']}{masks.hide(match['list'], match['list'])}"
