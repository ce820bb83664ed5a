"""Bounds in sentences: `61 or more`, `never tops 117`, `tops out at 3600 kW`, `mostly 1 to 5`."""

from __future__ import annotations

import re
from typing import Final

_NUMERAL: Final = r"[-$€£]?\d[\d.,]*"
_USUAL: Final = re.compile(
    r"^(?:usually|mostly|often|typically|normally)\s(?:from\s|between\s)?(?P<range>-?[$€£]?\d[\d.,]*\s?(?:to|-"
    r"|–)\s?-?[$€£]?\d[\d.]*)\b.*$",
    re.IGNORECASE,
)
_OR_MORE: Final = re.compile(
    r"^(?P<bound>[-$€£]?\d[\d.,]*)\s?[^\d,]{0,20}?\s?(?:or more|at (?:the )?least|as a minimum|minimum|or above"
    r"|or over|or higher|or later|and more|and above|and over|and up|upwards?|onwards?|\+)$",
    re.IGNORECASE,
)
_NO_MORE: Final = re.compile(
    rf"\b(?:not|never|no|nothing|none|doesn't|does not|can't|cannot|can not|won't|isn't|without)\s+(?:ever\s|be\s|go\s"
    rf"|going\s)*(?:exceed(?:s|ing)?|above|over|more than|beyond|past|pass(?:es|ing)?|tops?|greater than|larger than"
    rf"|higher than|longer than|later than)\s+(?P<bound>{_NUMERAL})(?![\w/-])",
    re.IGNORECASE,
)
_NO_LESS: Final = re.compile(
    rf"\b(?:not|never|no|nothing|none|doesn't|does not|can't|cannot|can not|won't|isn't)\s+(?:ever\s|be\s|go\s|going\s"
    rf"|fall\s|drop\s|drops\s|falls\s)*(?:below|under|less than|before|earlier than|lower than|fewer than|smaller than"
    rf"|shorter than)\s+(?P<bound>{_NUMERAL})(?![\w/-])",
    re.IGNORECASE,
)
_AT_MOST: Final = re.compile(
    rf"^(?P<bound>{_NUMERAL})\s?[^\d,]{{0,15}}?\s?(?:at (?:the )?(?:very )?most|maximum|max\.?|or less|or fewer"
    rf"|or below|or under)$",
    re.IGNORECASE,
)
_RANGE_FIRST: Final = re.compile(r"^(?P<range>-?\d[\d.,]*\s?(?:-|–|to|up to)\s?-?\d[\d.]*)(?:,?\s(?:and|or|but)\b|,)[^\d]*$")
_PER: Final = re.compile(r"^(?P<range>(?:between |from )?[-\d.,]+\s?(?:to|up to|and|-|–)\s?[-\d.,]+)\s\S+/\S+$")
_REACHES: Final = re.compile(
    r"^(?:reach(?:es|ing)?|tops? out at|topping out at|peaks? at|goes up to|climbs? to|caps? at|capped at|limited to)\b", re.IGNORECASE
)
_STARTS: Final = re.compile(
    r"^(?:starts? at|starting at|starts? from|begins? at"
    r"|from)\s+(?=[-$€£]?\d[\d.,]*(?:\s?[^\d\s,]{1,12})?(?:\son(?:wards?)?|\supwards?)?$)",
    re.IGNORECASE,
)


def read_bounds(bare: str) -> list[str] | None:
    """A range, `at least` or `up to` with the number; None where a remark has no such bound."""
    for form in (_USUAL, _RANGE_FIRST, _PER):
        spanned = form.match(bare)
        if spanned:
            return [spanned["range"]]
    for form, lead in ((_OR_MORE, "at least"), (_NO_MORE, "up to"), (_NO_LESS, "at least"), (_AT_MOST, "up to")):
        bound = form.search(bare)
        if bound:
            return [f"{lead} {bound['bound'].rstrip('.,')}"]
    plain = _STARTS.sub("at least ", _REACHES.sub("up to", bare))
    return [plain] if plain != bare else None
