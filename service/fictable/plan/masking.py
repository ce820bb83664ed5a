"""Remarks, value lists and ranges inside sentences become single marks, so that commas and `and` in them separate nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from fictable.plan.text import find_brackets

_FIRST: Final = 0xE000
MARK: Final = re.compile(r"[\ue000-\uf8ff]")
_ITEM: Final = r"(?!(?:and|or)\s)[^\s,;:.!?()=\ue000-\uf8ff][^,;:!?()=\ue000-\uf8ff]{0,40}?"
_LAST: Final = (
    r"(?:[A-Z0-9][\w'+/-]*(?:\s+[A-Z][\w'+/-]*){0,3}|[^\s,;:.!?]+(?:\s+(?!and\b|with\b|for\b|in\b|by\b|to\b|that\b|or\b"
    r"|which\b|as\b|at\b|is\b)[^\s,;:.!?]+){0,2})"
)
_END: Final = r"(?=\s*(?:[,;.!?\ue000-\uf8ff]|$|\s[-–—]\s|and\b|for\b|in\b|with\b|by\b|to\b|that\b|as\b|,))"
_CHOICES: Final = (
    re.compile(
        rf"(?P<cue>\b(?:either|one of|(?:can|may|must|will|could) be(?: one of)?|(?:is|are|was|were)(?: (?:either|by|in|on"
        rf"|one of))?|turn(?:s|ed) out|being|such as|like)\s+|(?<=\w):\s*)"
        rf"(?!between\b|from\b|not\b|also\b|at\b|of\b|the (?:sum|total)\b)(?P<list>(?:{_ITEM},\s*)*{_ITEM},?\s+(?:or|oder"
        rf"|ou|o)\s+{_LAST}){_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<=\w)(?P<cue>,?\s+)(?P<list>(?:[A-Z][\w+/-]*(?:\s[A-Z][\w+/-]*)?,\s*)*[A-Z0-9][\w+/-]*(?:\s[A-Z][\w+/-]*)?,?\s+or\s+[A-Z0-9][\w+/-]*(?:\s[A-Z][\w+/-]*)?){_END}"
    ),
    re.compile(rf"(?P<cue>\b(?:one of|values|options)\s*:?\s+)(?P<list>(?:{_ITEM},\s*)+{_ITEM},?\s+and\s+{_LAST}){_END}", re.IGNORECASE),
)
_N: Final = r"[$€£¥]?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?[kK%](?![A-Za-z]))?"
_UNIT: Final = (
    r"(?:\s+(?:months?|years?|days?|hours?|minutes?|seconds?|weeks?|inches|pounds|dollars|euros?|miles|km|kg|points?|percent|sqft|stars?))?"
)
_RELATIONS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?:which\s+|that\s+)?(?:never|must not|cannot|not)\s+exceeds?\s+(?:the\s+)?[\w ]{2,40}?(?=[,.;]|$)",
        r"\b(?:(?:must be|is|always|falls|comes|on or|some time|at or|strictly)\s+)*\bafter the\s+[\w ]{2,40}?(?=[,.;]|$|\sand\s)",
        r"\b(?:ends?|closed|closes|stops?|returned)\s+later\b|\blater\b",
    )
)
_PERIOD: Final = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+\d{4})?|\d{4}(?:-\d\d-\d\d)?)"
_FACTS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:\b(?:must be|which is|is|being|equals|as)\s+)?(?:the\s+)?\b(?:sum|total) of (?:the )?(?:two|three|four|five|six|\d)\b",
        r"(?:\b(?:must be|which is|is|being|equals|as)\s+)?(?:the\s+)?\bsum of [^.;]+",
        rf"\b(?:between|from|within|during|in|since)\s+{_PERIOD}\s*(?:-|–|to|and|until|through)\s*{_PERIOD}(?!\s*[%\d])",
        rf"\b(?:from|between)\s+-?{_N}\s*(?:to|and|-|–)\s*{_N}{_UNIT}",
        rf"(?<![\w.-])-?{_N}\s*(?:-|–|\.\.|\bto\b)\s*{_N}{_UNIT}(?![\w+-])",
        r"\b(?:in|during|since)\s+(?:the\s+)?(?:(?:last|past)\s+\w+\s+(?:days|weeks|months|years)|(?:19|20)\d\d)\b",
        r"\b(?:in|over|from)?\s*the\s+(?:last|past)\s+(?:\d+|two|three|six|twelve)?\s*(?:days?|weeks?|months?|years?|quarters?)\b",
        r"\b(?:out of|at least|at most|on a scale of)\s+\d+(?:\.\d+)?(?:\s+to\s+\d+)?",
        r"\b(?:up to)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\b",
        (
            r"\b(?:left |is |are |be )?(?:empty|blank|missing|null|unknown)\s+(?:for|in)\s+(?:about |roughly |around "
            r"|approximately |~)?(?:\d+(?:\.\d+)?\s?%|half|most|some|a third|a quarter)(?:\s+of\s+(?:the\s+)?\w+)?"
        ),
        (
            r"\b(?:about |roughly |around |approximately |some |~)?\d+(?:\.\d+)?\s?%\s+(?:of\s+(?:the\s+|them\s+"
            r"|all\s+)?(?:\w+\s+)?)?(?:are\s+|is\s+|have\s+|values\s+)?(?:missing|empty|blank|null|unrated|[a-z]+ed)\b"
        ),
        r"\b(?:including (?:the )?time|with time|and_time)\b",
        (
            r"\b(?:measured )?in (?:whole |full )?(?:weeks|days|hours|minutes|seconds|months|years|pounds sterling|pounds"
            r"|dollars|euros?|miles|km|kilomet(?:er|re)s|meters|metres|kg|grams|cm|mm|inches|feet|sqft|celsius|fahrenheit"
            r"|percent|millions|thousands|USD|EUR|GBP|US dollars)\b"
        ),
        r"\b(?:about|roughly)\s+half\s+(?:empty|missing|blank)\b",
    )
)


@dataclass(slots=True)
class Masks:
    """The wordings that marks stand for, by mark; filled while one text is read."""

    kept: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)

    def hide(self, wording: str, inside: str) -> str:
        """A mark, with spaces around it, for a wording."""
        if len(self.kept) >= 0x1800:
            return " "
        self.kept.append(wording)
        self.inside.append(inside)
        return f" {chr(_FIRST + len(self.kept) - 1)} "

    def restore(self, text: str) -> str:
        """The text with all marks replaced by their wording and white space folded."""
        for _ in range(3):
            text = MARK.sub(lambda mark: f" {self.kept[ord(mark[0]) - _FIRST]} ", text)
        return " ".join(text.split())

    def read(self, mark: str) -> str:
        """What stands inside a mark, all marks in it restored."""
        return self.restore(self.inside[ord(mark) - _FIRST])


def mask_brackets(text: str, masks: Masks) -> str:
    """The text with each bracket as a mark; `name(s)` loses its bracket."""
    parts: list[str] = []
    last = 0
    for bracket in find_brackets(text):
        parts.append(text[last : bracket.start])
        if bracket.inside not in {"s", "es"}:
            parts.append(masks.hide(text[bracket.start : bracket.end], bracket.inside))
        last = bracket.end
    return "".join([*parts, text[last:]])


def mask_facts(sentence: str, masks: Masks) -> str:
    """A sentence with its `or` lists, ranges, periods, shares and relations as marks."""
    for form in _RELATIONS:
        sentence = form.sub(lambda match: masks.hide(match[0], match[0]), sentence)
    for form in _CHOICES:
        sentence = form.sub(lambda match: _keep_cue(match, masks), sentence)
    for form in _FACTS:
        sentence = form.sub(lambda match: masks.hide(match[0], match[0]), sentence)
    return sentence


def _keep_cue(match: re.Match[str], masks: Masks) -> str:
    """The cue stays, the list becomes a mark."""
    cue = " is " if ":" in match["cue"] else match["cue"].replace(",", "")
    return cue + masks.hide(match["list"], match["list"])
