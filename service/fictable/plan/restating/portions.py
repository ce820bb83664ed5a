"""Shares in words as percentages: `two in three`, `every tenth session`, `a fifth of the players`, `96 of 100`, `31 percent`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.text import make_singular

NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_NUMBER: Final = rf"(?:\d{{1,4}}|{'|'.join(NUMBERS)})"
_ORDINALS: Final = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "twentieth": 20,
}  # fmt: skip
_ORDINAL: Final = "|".join(_ORDINALS)
_NEAR: Final = r"(?:about|around|roughly|approximately|nearly|almost|some|just over|just under|well over|over|under|only)"
_PERCENT: Final = re.compile(r"(?<=\d)\s?(?:percent|per cent|pct)\b", re.IGNORECASE)
# `8 in 10`, `one out of twenty`, `95 times in 100`, `two cases in five`
_COUNTED: Final = re.compile(
    rf"(?<![\w.,/-])(?P<part>{_NUMBER})(?:\s(?:times|cases|rows|people|persons))?\s(?P<link>in|out of|in every|of every|of)\s"
    rf"(?P<whole>{_NUMBER})(?![\w.,]*\d|\s?%)(?P<what>\s(?:cases|times|rows|records|people|customers))?\b(?!-)(?!\s(?:to|or)\b)"
    r"(?!\s(?:\w+\s)?(?:has|have|had|was|were|lacks?|carry|carries|misses)\b)",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    rf"\b(?P<lead>(?:for|in|on|with|from)\s)(?:every|each|one)\s(?P<ordinal>{_ORDINAL})\s"
    r"(?!day|week|hour|minute|month|year|quarter|second\b|of\b)(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
# `a fifth of the players`, `true for two thirds`; `a quarter of an hour` and `a third column` are no shares.
_FRACTION: Final = re.compile(
    rf"(?P<near>\b{_NEAR}\s)?\b(?P<times>an?|one|two|three|four)\s(?P<ordinal>{_ORDINAL})s?\b"
    r"(?=\s(?:of\s(?:the|all|them|these|those|our|its|their|cases|rows|records|[a-z]+s\b)(?!\s(?:year|day"
    r"|hour|month|match|game|mile)\b)"
    r"|(?:is|are|was|were|has|have|had|lack|lacks|said|says|say|since|because|do|did)\b)|\s*(?:[.,;:)\]]|$))",
    re.IGNORECASE,
)
_ANSWERED: Final = re.compile(
    r"\b(?:true|false|yes|no|missing|empty|null|blank|set|known|unknown|given|lacking|absent|y|n|1)\s(?:for"
    r"|in|with|by)\s$",
    re.IGNORECASE,
)
_HALF: Final = re.compile(
    rf"\b(?P<near>{_NEAR}\s)?half(?=\sof\s(?:the|all|them|these|those|our|cases|rows)\b(?!\s(?:year|day|hour|month|match|game)\b))"
    rf"|\b(?P<near2>{_NEAR}\s)half(?=\s*(?:[.,;)]|$|\sare\b|\shave\b))",
    re.IGNORECASE,
)

# `lacking in about 50%`, `not known for 20% of the players`
_LACKING: Final = re.compile(
    rf"\b(?:lacking|not known|not recorded|unavailable|absent|not there) (?=(?:for|in|with) (?:{_NEAR} )?\d+(?:\.\d+)?%)", re.IGNORECASE
)
_REASON: Final = re.compile(
    r"(?<=%)(?: of [a-z]+)? (?:since|because|as) (?:many|most|some|they|it|people|not all"
    r"|nobody)\b[^.,;()\n]{0,60}(?=[.,;)])",
    re.IGNORECASE,
)


def state_portions(text: str) -> str:
    """A text in which shares in words are percentages of at most two digits; all else stays as it is."""
    text = _PERCENT.sub("%", text)
    text = _COUNTED.sub(_count, text)
    text = _EVERY.sub(lambda match: f"{match['lead']}{_say(1 / _ORDINALS[match['ordinal'].lower()])} of {match['noun']}", text)
    text = _FRACTION.sub(_part, text)
    text = _HALF.sub(lambda match: f"{match['near'] or match['near2'] or ''}50%", text)
    return _LACKING.sub("missing ", _REASON.sub("", text))


def read_count(word: str) -> int:
    """A whole number in digits or as one word."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _say(share: float) -> str:
    """A share, 0 to 1, as a percentage."""
    percent = share * 100
    return f"{round(percent) if percent >= 10 else round(percent, 1):g}%"


def _count(match: re.Match[str]) -> str:
    """`8 in 10` as 80%; `4 of 5 stars` and `one of ten values` are none."""
    part, whole = read_count(match["part"]), read_count(match["whole"])
    plain = match["link"].lower() == "of" and not match["what"]
    if not 0 < part < whole or (plain and (whole not in {10, 20, 50, 100, 1000} or part == 1)):
        return match[0]
    return _say(part / whole) + (f" of{match['what']}" if match["what"] else "")


def _part(match: re.Match[str]) -> str:
    """`a fifth` as 20%; a bare quarter is one of the year, unless something says otherwise."""
    ordinal, times = make_singular(match["ordinal"].lower()), match["times"].lower()
    count = 1 if times in {"a", "an"} else read_count(times)
    told = match["near"] or _ANSWERED.search(match.string[: match.start()]) or re.match(r"\sof\b", match.string[match.end() :])
    if count >= _ORDINALS[ordinal] or not (told or (ordinal not in {"quarter", "third"} and count == 1) or count > 1):
        return match[0]
    return f"{match['near'] or ''}{_say(count / _ORDINALS[ordinal])}"
