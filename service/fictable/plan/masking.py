"""Remarks, value lists and ranges inside sentences become single marks, so that commas and `and` in them separate nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from fictable.plan.readers.modifiers import UNIT_WORDS
from fictable.plan.text import find_brackets

_FIRST: Final = 0xE000
MARK: Final = re.compile(r"[\ue000-\uf8ff]")
_ITEM: Final = (
    r"(?!(?:and|or)\s)[^\s,;:.!?()=\ue000-\uf8ff](?:(?!\s(?:is|are|has|have|and|holds|plus|both|being)\s"
    r"|\s[-–—]\s)[^,;:!?()=\ue000-\uf8ff]){0,40}?"
)
_LAST: Final = (
    r"(?:[A-Z0-9][\w'+/-]*(?:\.\d+)?(?:\s+(?!(?:is|are|and|has|with|for|in)\b)[A-Z][\w'+/-]*){0,3}"
    r"|[^\s,;:.!?]+(?:\s+(?!and\b|with\b|for\b|in\b|by\b|to\b|that\b|or\b"
    r"|which\b|as\b|at\b|is\b)[^\s,;:.!?]+){0,2})"
)
_END: Final = r"(?=\s*(?:[,;.!?\ue000-\uf8ff]|$|\s[-–—]\s|and\b|for\b|in\b|with\b|by\b|to\b|that\b|as\b|,))"
_TITLED: Final = r"[A-Z0-9][\w'+/&-]*(?:\s+(?!(?:or|and)\b)[\w'+/&-]+){0,3}"
_DIGITS: Final = r"-?\d+(?:\.\d+)?"
_CODE: Final = r"[A-Z0-9][A-Z0-9_+/-]{0,24}(?![\w])"
_CHOICES: Final = (
    re.compile(
        rf"(?P<cue>(?<=[a-z)])\s+)(?P<list>(?:{_DIGITS},\s*){{0,30}}{_DIGITS},?\s+or\s+{_DIGITS})(?:\s?[a-zA-Z%°²/]{{1,6}})?"
        rf"(?=\s*(?:[,;.]|$))"
    ),
    re.compile(
        rf"(?P<cue>\b(?:either|one of|(?:can|may|must|will|could) be(?: one of)?|(?:is|are|was|were)(?: (?:either|by|in|on"
        rf"|one of))?|turn(?:s|ed) out|being|such as|like|says|saying|coded(?: as)?|among|out of(?!\s+\d+\s*,?\s+[a-z])|holds|"
        rf"shows?|named|called|marked(?: as)?|labelled|labeled)\s+|(?<=\w):\s*)"
        rf"(?!between\b|from\b|not\b|also\b|at\b|of\b|the (?:sum|total)\b)(?P<list>(?:{_ITEM},\s*){{0,40}}?{_ITEM},?\s+(?:or|oder"
        rf"|ou|o)\s+{_LAST}){_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<=\w)(?P<cue>,?\s+)(?P<list>(?:[A-Z][\w+/-]*(?:\s[A-Z][\w+/-]*)?,\s*){{0,30}}[A-Z0-9][\w+/-]*"
        rf"(?:\s[A-Z][\w+/-]*)?,?\s+or\s+[A-Z0-9][\w+/-]*(?:\s[A-Z][\w+/-]*)?){_END}"
    ),
    re.compile(
        (
            rf"(?P<cue>\b(?:one of|any of|out of(?!\s+\d+\s*,?\s+[a-z])|among|values|options"
            rf"|coded(?: as)?)\s*:?\s+)(?P<list>(?:{_ITEM},\s*){{0,40}}{_ITEM},?\s+and\s+{_LAST}){_END}"
        ),
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<cue>\b(?:one of|any of|coded(?: as)?)\s*:?\s+)(?P<list>(?:{_ITEM},\s*){{1,40}}{_LAST}){_END}", re.IGNORECASE),
    re.compile(
        rf"(?P<cue>\b(?:among|coded(?: as)?|is|are|goes|runs|takes|from"
        rf"|through)\s+)(?P<list>(?:{_CODE},\s+){{1,60}}{_CODE})(?=\s*(?:[,;.]|$))"
    ),
    re.compile(rf"(?P<cue>(?<=\w)\s+)(?P<list>(?:{_CODE},\s+){{1,60}}{_CODE},?\s+or\s+{_CODE}){_END}"),
    re.compile(rf"(?P<cue>(?<=[a-z])\s+)(?P<list>{_TITLED}(?:,\s*{_TITLED}){{1,12}},?\s+or\s+{_TITLED}){_END}"),
    re.compile(r"(?P<cue>(?<=[a-z])\s+)(?P<list>[A-Z]\s+or\s+[A-Z])(?![\w'])"),
    re.compile(r"(?P<cue>\s*=\s*)(?P<list>(?:\"[^\"]{1,40}\"|'[^']{1,40}')(?:\s*(?:,|or|/|\|)\s*(?:\"[^\"]{1,40}\"|'[^']{1,40}')){1,30})"),
    re.compile(r"(?P<cue>\s*=\s*|(?<=\w)\s+)(?P<list>[\w&+.'-]+(?:\|[\w&+.'-]+)+|(?<==\s)[\w&+.' -]+(?:\s?\|\s?[\w&+.' -]+)+)"),
    re.compile(r"(?P<cue>(?<=\w)\s+)(?P<list>\w+\s(?:oder|ou|o)\s\w+)(?=\s*[,;.])"),
)
# `cut - Fair, Good, Ideal`: values between dashes, where a dash or the end of the sentence closes them.
_DASHED: Final = re.compile(
    rf"(?P<cue>(?<=\w)\s+[-–—]\s+)(?P<list>{_TITLED}(?:,\s*{_TITLED}){{0,12}}(?:,?\s+(?:or|and)\s+{_TITLED}|,\s*{_TITLED}))"
    r"(?=\s+[-–—]\s?,?|\s*[;.]|\s*$)"
)
# `…, how it was sent: Web, Phone, Postal mail.`: after a colon at the end of a sentence that lists before it.
_ENUMERATED: Final = re.compile(rf"(?<=\w)(?P<cue>:\s+)(?P<list>{_TITLED}(?:,\s*{_TITLED}){{2,12}})(?=\s*[.;]|\s*$)")
# `body style - sedan, hatchback or wagon - and …`: values in small letters, where `or` stands before the last one and a dash after it.
_SET_OFF: Final = re.compile(
    r"(?P<cue>(?<=\w)\s+[-–—]\s+)(?P<list>(?!(?:and|or|but)\b)[\w&+/-]+(?: [\w&+/-]+)?"
    r"(?:,\s*[\w&+/-]+(?: [\w&+/-]+)?){0,12},?\s+or\s+[\w&+/-]+(?: [\w&+/-]+)?)"
    r"(?=\s+[-–—](?:\s|,|$)|\s*[;.]|\s*$)"
)
# `city category A B C`, `age group 0-17 18-25 26-35 55+`: values with nothing but spaces between them.
_SPACED: Final = re.compile(r"(?<=[a-z] )(?:[A-Z]|\d+(?:-\d+)?\+?)(?: (?:[A-Z]|\d+(?:-\d+)?\+?)){2,12}(?=\s*(?:[,;.]|$))")
_PARTS: Final = {"half": 50.0, "third": 33.0, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0, "most": 75.0}
_SPLIT: Final = re.compile(
    r"\b(?:is|are)\s+(?P<first>\w+)\s+(?:for|in)\s+(?:about\s+|roughly\s+)?(?P<share>\d{1,2}(?:\.\d+)?\s?%|half"
    r"|most|(?:a|one)\s+(?:third|quarter|fifth|tenth))"
    r"\s+of\s+(?:them|the\s+\w+|all\s+\w+)\s+and\s+(?P<second>\w+)\s+(?:for|in)\s+the\s+(?:others?|rest)\b",
    re.IGNORECASE,
)
_N: Final = r"[$€£¥]?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:\s?[kK%](?![A-Za-z]))?"
# What a number may be measured in: a known unit, or a short token at the end of an item, `501-1998 mAh`.
_UNIT: Final = (
    rf"(?:\s+(?:months?|years?|days?|hours?|minutes?|seconds?|weeks?|points?|stars?|g|l|mm/hg|mcg/l|meq/l|kwh/m²|kwh/m2|mg/l|nt dollars"
    rf"|años|anos|anni|ans|jahren?|jaar|°\s?[cf]|đồng|{UNIT_WORDS})(?![\w/])"
    r"|\s+(?-i:[a-zµ]{1,3}|[A-Za-z]{0,5}[A-Z][A-Za-z]{0,4}|[\wµ°²³]{1,6}/[\w²³]{1,6})(?=\s*(?:[,;.]|$)))?"
)
_RELATIONS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        (
            r"\b(?:like|such as|e\.g\.|for example|looks like|(?:in|of) the (?:form|format|pattern|style)(?: of)?)\s+(?=\S{3})"
            r"(?=[A-Z]*[-/+:.]?\d|\d)(?-i:[A-Z0-9]+(?:[-/+:.][A-Z0-9]+)*)(?![\w%])"
        ),
        r"\b(?:an? |the )?(?:letters? )?(?-i:[A-Z]{1,4}),? (?:plus|followed by|and then|and|then) (?:\w+ )?(?:digits?|numbers?|letters?)\b",
        (
            r"(?:\b(?:which\s+)?(?:is|being|equals|as)\s+|=\s*)?\bthe difference (?:between|of)\s+[\w ]{2,40}?\s+and\s+[\w"
            r" ]{2,40}?(?=\s*(?:[,.;]|$))"
        ),
        r"\b(?:is|are|equals)\s+(?:the\s+)?[\w][\w ]{0,30}?\s+less\s+(?!than\b)[\w ]{2,40}?(?=\s*(?:[,.;]|$|\sand\s))",
        (r"\b(?:\d+|an?|two|three|four|five|six) (?:hours?|days?|weeks?|months?|years?) later\b"),
        r"\b(?:in\s+|from\s+|of\s+)?(?:19|20)\d\d\s+or\s+(?:19|20)\d\d\b",
        (
            r"\bis (?:an? |another )?(?:fraction|percentage|share|flag|boolean|ratio|whole number|proportion|date|integer|(?:text"
            r"|numeric|short|plain) (?:code|text|string))\b(?!\s+of)"
        ),
        r"\b(?:which\s+|that\s+)?(?:never|must not|cannot|not)\s+exceeds?\s+(?:the\s+)?[\w ]{2,40}?(?=[,.;]|$)",
        (
            r"\b(?:(?:must be|is|always|falls|comes|on or|some time|at or|strictly|(?:at least |about |within |up to )?(?:an?|one|two"
            r"|few|several|\d+(?:\s?(?:-|–|to)\s?\d+)?) (?:minute|hour|day|week|month|year)s?)\s+){0,6}\bafter the\s+"
            r"[\w ]{2,40}?(?=[,.;]|$|\sand\s)"
        ),
        (
            r"\b(?:which\s+|that\s+)?(?:ends?|closed|closes|stops?|returned|is|are)\s+(?:always\s+)?later\b(?!\s+than)"
            r"|\b(?:always\s+)?later\b(?!\s+than)"
        ),
        (
            r"\b(?:which\s+|that\s+|and\s+|so\s+)?(?:(?:is|are|falls|comes|must be|must not be|must never be"
            r"|should not be|may not be|always|a bit|slightly|never|not|no"
            r"|cannot be|can't be|the latter is)\s+){0,6}"
            r"(?:never|not|no|always|below|above|under|fewer|lower|higher|greater|larger|smaller|earlier|later|exceeds?"
            r"|before|less|more|at most|at least as \w+(?: as)?)\s+"
            r"(?:than\s+|before\s+|below\s+|above\s+|less than\s+|earlier than\s+|lower than\s+|higher than\s+"
            r"|smaller than\s+|more than\s+)?"
            r"(?:the|its|his|her|their)\s+[\w ]{2,40}?(?=\s*(?:[,.;]|$|\sand\s))"
        ),
        (
            r"(?:=|\bequals\b|\bis\b|\bare\b)\s*(?:the\s+)?[\w][\w ]{0,30}?\s*(?:\s[-+*/×x]\s|\b(?:times|plus|minus"
            r"|multiplied by|divided by|mal)\b)\s*[\w][\w ]{0,40}?"
            r"(?:\s*(?:\s[-+*/×x]\s|\b(?:times|plus|minus|multiplied by|divided by|mal)\b)\s*[\w][\w ]{0,30}?)*(?=\s*(?:[,.;]|$|\sand\s))"
        ),
        r"\b(?:\d+|one|two|three|four|five|six) (?:days?|weeks?|months?) later\b",
        (
            r"\b(?:is|are|comes?|falls?|stays?|must be) (?:always |never )?(?:above|below|after|before|under|later than"
            r"|earlier than|lower than"
            r"|higher than|greater than|less than|more than|smaller than|at least"
            r"|at most) (?:the )?[a-z][a-z_ ]{2,30}?(?=\s*(?:[,.;]|$|\sand\s))"
        ),
        r"\bfollows it\b|\bafter (?:it|that|this)\b",
    )
)
_PERIOD: Final = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\.?(?:\s+\d{1,2},)?(?:\s+\d{4})?|\d{4}(?:-\d\d-\d\d)?)"
)
_SPREAD: Final = r"(?:sd|std\.?(?:dev)?|standard deviation|stddev)(?: of| =)?"
_FACTS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        (
            r"\b(?:is |are )?(?:yes|no|true|false|set|positive)\s+(?:in|for)\s+(?:about |around |roughly |approximately |some )?"
            r"(?:(?:one|two|three|\d{1,3})\s+(?:\w+\s+)?(?:out of|in)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
            r"|\d{1,2}(?:\.\d+)?\s?%|half|most|an? (?:third|quarter|fifth|tenth))(?!\w)(?:\s+(?:of\s+(?:the\s+|all\s+)?\w+|cases|times"
            r"|rows|records))?"
        ),
        rf"(?<=[a-z] )(?:around|roughly|approximately|about|circa) {_N}{_UNIT}(?=\s*(?:[,;.]|and\b|$))",
        r"\bof (?:exactly |up to )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:digits|characters|letters)\b",
        (
            rf"\b(?:with )?(?:an? )?(?:mean|average|median)(?: of| =)?\s+(?:about |around )?{_N}(?!\s*(?:-|–|to\b"
            rf"|\.\.)\s*\d){_UNIT}(?:,?\s*(?:and|with)?\s*"
            rf"(?:an? )?{_SPREAD}\s*{_N}{_UNIT})?"
        ),
        (
            r"\b(?:which (?:is|are) |roughly |approximately )?(?:normally|uniformly|exponentially|log-?normally|evenly) "
            r"(?:distributed|spread)"
            rf"(?:\s+(?:around|about|with)\s+(?:an? )?(?:mean )?(?:of )?{_N}(?:\s?(?:cm|kg|mm|%|g))?{_UNIT})?(?:,?\s*(?:and"
            rf"|with)\s*(?:an? )?{_SPREAD}\s*{_N}{_UNIT})?"
        ),
        rf"(?<![\w.])-?{_N}\s*(?:±|\+/-)\s*{_N}",
        (
            r"\b(?:which (?:is|are) |that (?:is|are) )?(?:heavily |strongly |highly )?(?:right-|left-|positively |negatively"
            r" )?skewed\b(?: (?:to the right|towards \w+))?"
        ),
        r"(?:\b(?:must be|which is|is|being|equals|as)\s+)?(?:the\s+)?\b(?:sum|total) of (?:the )?(?:two|three|four|five|six|\d)\b",
        r"\b(?:must be|which is|is|are|being|equals|as)\s+(?:the\s+)?sum of [^.;]+",
        r"(?:the\s+)?\bsum of (?:the )?[\w ]{2,30} and (?:the )?[\w ]{2,30}(?=\s*(?:[,.;]|$))",
        rf"\bon a scale (?:from|of)\s+{_N}\s*(?:to|-|–)\s*{_N}",
        rf"\b(?:between|from|within|during|in|since)\s+{_PERIOD}\s*(?:-|–|to|and|until|through)\s*{_PERIOD}(?!\s*[%\d])",
        (
            rf"\b(?:ranges?\s+|ranging\s+|goes\s+|going\s+|runs\s+|lies\s+|varies\s+)?(?:from|between|entre|zwischen|tra"
            rf"|fra|tussen|von|van|từ)"
            rf"\s+-?{_N}\s*(?:to|and|-|–|y|e|et|und|en|a|à|bis|tot|hasta|ao?|đến|t/m)\s*-?{_N}{_UNIT}"
        ),
        rf"(?<![\w.-])-?{_N}\s*(?:-|–|\.\.|\bto\b|\bbis\b|\bt/m\b|\bhasta\b)\s*-?{_N}{_UNIT}(?![\w+-])",
        rf"\b(?:at least|no less than)\s+{_N}\s+(?:and|but)\s+(?:at most|no more than|up to)\s+{_N}{_UNIT}",
        rf"\b(?:up to|at most|no more than|bis zu|bis|hasta|jusqu'à|até|fino a)\s+{_N}{_UNIT}(?![\w-])",
        (
            r"(?<![\w-])(?:letters?\s+|(?<=\w )(?<!the )(?<!and )(?<!an )(?<! a )grades?\s+)?(?:from\s+)?(?-i:[A-Z])(?:\s+"
            r"(?:to|through|t/m|bis|à|hasta)\s+|\s*[-–]\s*)"
            r"(?-i:[A-Z])(?![\w'-])"
        ),
        r"(?<=\s)[a-z]-[a-z](?![\w'-])",
        r"\b[A-Z]{1,3}\d{1,3}\s*(?:to|through|-|–|\.\.)\s*[A-Z]{1,3}\d{1,3}\b",
        r"\b(?:in\s+|from\s+|of\s+)?(?:19|20)\d\d\s+or\s+(?:19|20)\d\d\b",
        r"\b(?:in\s+|from\s+)?(?:the\s+)?(?:first|second|third|fourth|last)\s+(?:quarter|half)\s+of\s+(?:19|20)\d\d\b",
        r"\b(?:all\s+)?through(?:out)?\s+(?:19|20)\d\d\b",
        r"\b(?:in|during|since)\s+(?:the\s+)?(?:(?:last|past)\s+\w+\s+(?:days|weeks|months|years)|(?:19|20)\d\d)\b",
        (
            r"\b(?:in|over|from)?\s*the\s+(?:last|past)\s+(?:\d+|two|three|six|twelve)?\s*(?:minutes?|hours?|days?|weeks?|months?"
            r"|years?|quarters?)\b"
        ),
        r"\b(?:out of|at least|at most|on a scale of)\s+\d+(?:\.\d+)?(?:\s+to\s+\d+)?",
        r"\b(?:up to)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\b",
        (
            r"\b(?:given|present|filled(?: in)?|available|known|recorded|set|only)\s+(?:in|for|by)\s+(?:only\s+)?(?:about\s+"
            r"|around\s+|roughly\s+)?\d{1,2}(?:\.\d+)?\s?%(?:\s+of\s+(?:the\s+)?\w+)?"
        ),
        (
            r"\b(?:left |is |are |be )?(?:empty|blank|missing|null|unknown|left out|suppressed|withheld|omitted)\s+(?:for"
            r"|in)\s+(?:about |roughly |around "
            r"|approximately |~)?(?:\d+(?:\.\d+)?\s?%|half|most|some|many|a third|a quarter)(?:\s+(?:of\s+)?(?:the\s+"
            r"|all\s+)?(?!(?:and|or|but|with|as)\b)[a-z]+)?"
        ),
        (
            r"\b(?:about |roughly |around |approximately |some |~)?\d+(?:\.\d+)?\s?%\s+(?:of\s+(?:the\s+|them\s+"
            r"|all\s+)?(?:\w+\s+)?)?(?:are\s+|is\s+|have\s+|values\s+)?(?:missing|empty|blank|null|unrated|[a-z]+ed)\b"
        ),
        (
            r"\b(?:yes |no |true |false )?(?:in|for)\s+(?:about |roughly )?(?:one|two|three|\d{1,2})\s+(?:\w+\s+)?(?:out of"
            r"|in)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b"
        ),
        (
            r"\b(?:taken |recorded |measured |logged )?(?:every|each)\s+(?:quarter of an hour|quarter[- ]hour|half(?: an)?["
            r" -]hour|(?:\d{1,4}|two|three|five|ten|fifteen|thirty)\s+(?:seconds?|minutes?|mins?|hours?|days?)|hour|minute"
            r"|second)\b"
        ),
        rf"\b(?:which |that )?(?:reaches|peaks at|tops out at|goes up to)\s+{_N}(?:\s+at (?:the )?most)?",
        (
            r"\b(?:which |that )?(?:is|being) (?:always )?(?-i:[A-Z][\w]+(?: [A-Z]\w+){0,3}) (?:throughout|everywhere|in all rows"
            r"|in every row)\b"
        ),
        r"\b(?:a )?lots? of (?:blanks?|nulls?|gaps|missing(?: values)?)\b|\b(?:often|mostly) (?:blank|empty)\b",
        r"\b(?:including (?:the )?time|with time|and_time)\b",
        rf"\b(?:measured |given )?in (?:whole |full )?(?:US )?(?:{UNIT_WORDS})(?![\w/])(?:\s+(?:per|from)\s+\w+(?=\s*[,;.]))?",
        (
            r"\b(?:as|in) (?:an? )?(?:(?:[a-z]+-)?[a-z]+ )?(?:(?:numbers|strings|texts) of (?:[a-z]+ )?(?:digits|characters|letters)"
            r"|numbers?|text|strings?|integers?|decimals?|fractions?|percentages?"
            r"|timestamps?|dates"
            r"|booleans?|flags|whole numbers?|h:mm:ss|hh:mm(?::ss)?|iso format)(?!\w)"
        ),
        r"\b(?:about|roughly|around|approximately|approx\.?|only)\s+\d+(?:\.\d+)?\s?%(?=\s*(?:[,.;]|$))",
        (
            r"\b(?:about|roughly|a|one|with)?\s*(?:half|third|quarter|fifth|tenth)\s+(?:of\s+(?:them\s+)?)?(?:is\s+"
            r"|are\s+)?(?:empty|missing|blank|null)\b"
        ),
        (
            r"\b(?:only|about|around|roughly)?\s*\b(?:one|two|three|\d{1,2})\s+(?:in|out of)\s+(?:two|three|four|five"
            r"|six|seven|eight|nine|ten|\d{1,3})"
            r"\s+(?:\w+\s+){0,3}?(?:has|have|had|lacks?|was never|is|are)\b[^,;.]*"
        ),
        (
            r"\b(?:which is |that is |is |are )?(?:mostly|usually|often|otherwise|sometimes|nearly always|almost always"
            r"|rarely)\s+(?:left )?"
            r"(?:null|empty|blank|missing|not given|not set|unknown)\b"
        ),
        r"\b(?:which is |that is |is |are )?(?:null|empty|blank|missing)\s+(?:unless|until|except|if|when|for|where)\b[^,;.]*",
        r"\bfor [\w ]+ only\b|\b(?:where|if|when) (?:applicable|available|known|given)\b",
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


def mask_facts(sentence: str, masks: Masks, *, first: bool = False) -> str:
    """A sentence with its value lists, ranges, periods, shares and relations as marks; a dash in the `first` one is no value list."""
    sentence = _SPLIT.sub(lambda match: _hide_split(match, masks), sentence)
    sentence = _SPACED.sub(lambda match: masks.hide(match[0], f"one of {', '.join(match[0].split())}"), sentence)
    for form in _RELATIONS:
        sentence = form.sub(lambda match: masks.hide(match[0], match[0]), sentence)
    for form in (_SET_OFF, *_CHOICES) if first else (_DASHED, _SET_OFF, *_CHOICES):
        sentence = form.sub(lambda match: _keep_cue(match, masks), sentence)
    sentence = _ENUMERATED.sub(lambda match: _keep_cue(match, masks) if "," in sentence[: match.start()] else match[0], sentence)
    for form in _FACTS:
        sentence = form.sub(lambda match: masks.hide(match[0], match[0]), sentence)
    return sentence


def _hide_split(match: re.Match[str], masks: Masks) -> str:
    """`is Left for a quarter of them and Right for the others`: two values with their shares."""
    share = match["share"].lower()
    percent = float(share.rstrip("% ")) if "%" in share else _PARTS[share.split()[-1]]
    return "is " + masks.hide(match[0], f"{match['first']} {percent:g}%, {match['second']} {100 - percent:g}%")


_CAPITAL: Final = re.compile(r"[A-Z0-9\"']")


def _keep_cue(match: re.Match[str], masks: Masks) -> str:
    """The cue stays, the list becomes a mark; what goes on with further fields (`is 0-3, the type of vehicle …`) is no list."""
    items = re.split(r",\s*", match["list"])
    if len(items) > 1 and any(re.match(r"(?:and )?(?:the|its|their|an?) (?!or\b)\w+ (?!or\b)\w+", item) for item in items[1:]):
        return match[0]
    styled = [item for item in items if _CAPITAL.match(item)]
    if len(styled) > 1 and items[0] in styled and items[-1] not in styled and not re.search(r"\s(?:or|and)\s", match["list"]):
        kept = next(place for place, item in enumerate(items) if item not in styled)
        listed = ", ".join(items[:kept])
        return f"{match['cue'].replace(':', ' is')}{masks.hide(listed, listed)}, {', '.join(items[kept:])}" if kept > 1 else match[0]
    cue = " is " if ":" in match["cue"] else re.sub(r"\s[-–—]\s|[,=]", " ", match["cue"])
    return cue + masks.hide(match["list"], match["list"])
