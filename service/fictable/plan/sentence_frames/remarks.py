"""Remarks between the fields of a sentence that say how often, when or by whose word, and name none."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.masking import Masks

_ROUGHLY: Final = r"(?:about |around |roughly |some |nearly |almost |just under |just over |only |at most |less than |more than )?"
_SHARE: Final = (
    rf"{_ROUGHLY}(?P<share>\d{{1,2}}(?:\.\d+)?\s?(?:%|per ?cent)|half|an? (?:third|quarter|fifth|tenth)|one in (?:two|three|four|five|ten))"
)
_OF: Final = r"(?:\s+of\s+(?:(?:the|all|our|these|those|them|its|their)\b\s*)*(?:[a-z]+)?)?"
# `churn, which is 1 for about a quarter`
_POSITIVE: Final = re.compile(
    rf",?\s+(?:(?:which|that)\s+)?(?:(?:is|are)\s+)?(?:1|yes|true|positive|accepted|set|said yes)\s+(?:for|in"
    rf"|by)\s+{_SHARE}{_OF}(?=\s*(?:[,;\ue000-\uf8ff]|$|\sand\s))",
    re.IGNORECASE,
)
# `a fine is charged in about 8% of the cases`
_GIVEN: Final = re.compile(
    r"\s+(?:(?:is|are|was|were|gets?)\s+)?(?:only\s+)?(?:charged|due|paid|used|applied|needed|given|granted|filled in"
    r"|recorded|there|known|available)\s+"
    rf"(?:only\s+)?(?:in|for|by|on)\s+{_ROUGHLY}(?P<share>\d{{1,2}}(?:\.\d+)?)\s?(?:%"
    rf"|per ?cent){_OF}(?=\s*(?:[,;\ue000-\uf8ff]|$|\sand\s))",
    re.IGNORECASE,
)
# `and, unless still pending, were closed`
_UNLESS: Final = re.compile(
    r",\s+(?:unless|except|provided that|as long as|so long as|in case)\s[^,;:\ue000-\uf8ff]{3,50}(?=,\s|$)", re.IGNORECASE
)
# `the day it came back, once it has come back`
_IF_DONE: Final = re.compile(
    r",\s+(?:once|as soon as)\s+(?:it|he|she|they|there)\s+(?:has|have|had|is|was|were|did)\s+(?:already\s+"
    r"|ever\s+|actually\s+)?"
    r"[^,;:\ue000-\uf8ff]{2,40}(?=\s*(?:[,;]|$))",
    re.IGNORECASE,
)
# `productivity as they see it themselves`, `double faults of both players`
_ACCORDING: Final = re.compile(
    r"\s+as\s+(?:they|he|she|we|you|i|the \w+)\s+(?:see|sees|say|says|said|told|tell|feel|feels|felt|think|thinks|report"
    r"|reports|reported|stated?|rate"
    r"|rates|rated|perceive)\b[^,;:\ue000-\uf8ff]{0,40}?(?=\s*(?:[,;\ue000-\uf8ff]|$|\sand\s))"
    r"|\s+of\s+(?:both|each|all|every)\s+(?:the\s+|of the\s+)?[a-z]+(?=\s*(?:[,;\ue000-\uf8ff]|$))",
    re.IGNORECASE,
)
# `Urgent orders are flagged`
_FLAGGED: Final = re.compile(
    r"^(?P<what>[a-z-]+)\s+(?P<noun>[a-z]+s)\s+(?:are|get|have to be|should be|must be)\s+(?:flagged|marked|highlighted)(?:\s+as such)?$",
    re.IGNORECASE,
)
# `the distance between home and gym`
_BETWEEN: Final = re.compile(
    r"\b(?P<head>distance|difference|gap|interval|time|delay|days|hours|minutes|weeks|months|years|ratio|correlation"
    r"|angle)\s+between\s+(?:the\s+|an?\s+)?"
    r"(?P<first>[a-z]+)\s+and\s+(?:the\s+|an?\s+)?(?P<second>[a-z]+)(?=\s*(?:[,;\ue000-\uf8ff]|$|in\b|and\b))",
    re.IGNORECASE,
)


# `departure - after arrival -`
_ASIDE: Final = re.compile(
    r"\s[-–—]\s(?P<remark>(?:always |never |not |at least |at most )?(?:after|before|later than|earlier than|above|below"
    r"|more than|less than|between"
    r"|up to|about|roughly|mostly|usually|optional|if known|unique)\b[^,;–—-]{0,50}?)\s+[-–—](?=\s|,|$)",
    re.IGNORECASE,
)
_OCCUR: Final = re.compile(
    r"\s+(?:should|must|shall|needs? to|have to|has to|ought to|will)\s+(?:also\s+|all\s+|both\s+)?(?:occur|appear|exist"
    r"|show up|come up|not be missing"
    r"|be (?:there|included|present|shown|given|in it|listed|part of it))(?:\s+(?:too|as well|in it|there))?$",
    re.IGNORECASE,
)


def hide_remarks(sentence: str, masks: Masks) -> str:
    """The sentence with its shares and conditions as marks, and without remarks that say nothing of values."""
    flagged = _FLAGGED.match(sentence)
    if flagged:
        return f"whether it is {flagged['what'].lower()}"
    sentence = _ASIDE.sub(lambda match: masks.hide(match[0], match["remark"]), _OCCUR.sub("", sentence))
    sentence = _POSITIVE.sub(lambda match: masks.hide(match[0], f"{_percent(match['share'])}% yes"), sentence)
    sentence = _GIVEN.sub(lambda match: masks.hide(match[0], f"given in only {match['share']}%"), sentence)
    sentence = _UNLESS.sub(lambda match: masks.hide(match[0], "optional"), sentence)
    sentence = _IF_DONE.sub(lambda match: masks.hide(match[0], "optional"), sentence)
    sentence = _ACCORDING.sub("", sentence)
    return _BETWEEN.sub(lambda match: f"{match['first']}-to-{match['second']} {match['head']}", sentence)


_PARTS: Final = {
    "half": 50.0,
    "third": 33.0,
    "quarter": 25.0,
    "fifth": 20.0,
    "tenth": 10.0,
    "two": 50.0,
    "three": 33.0,
    "four": 25.0,
    "five": 20.0,
    "ten": 10.0,
}


def _percent(share: str) -> str:
    """A share in words or digits as a percentage."""
    number = re.match(r"\d+(?:\.\d+)?", share)
    return number[0] if number else f"{_PARTS[share.lower().split()[-1]]:g}"
