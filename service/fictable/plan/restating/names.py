"""Names in other forms: `feature 1 to feature 4`, `start latitude / start longitude`, `he won some stages (stage wins, 0–8)`."""

from __future__ import annotations

import re
from typing import Final

_SERIES: Final = re.compile(
    r"\b(?P<stem>[a-z]+(?: [a-z]+)?) (?P<first>\d{1,2}) (?:to|through|till|up to|-|–) (?P=stem) (?P<last>\d{1,2})\b", re.IGNORECASE
)
_PAIR: Final = re.compile(r"\b(?P<stem>[a-z]+) (?P<first>[a-z]+) / (?P=stem) (?P<second>[a-z]+)\b", re.IGNORECASE)
_HENCE: Final = re.compile(r"(?<=[,;] )(?:hence|therefore|thus) (?=(?:the |its )?[a-z])", re.IGNORECASE)
# What happens, and behind it in brackets how the column of it is called.
_HAPPENING: Final = re.compile(
    r"(?P<before>^|[.,;:] (?:and )?|\band )(?:it|he|she|they|somebody|someone|one) [a-z][^.,;:()\n]{3,60} "
    r"\((?P<name>[a-z][a-z-]*(?: [a-z][a-z-]*){1,3}), (?P<facts>[^()\n]*\d[^()\n]*)\)",
    re.IGNORECASE,
)
# `We look at the gums, test the reflexes and judge the pain`: in such sentences these words are verbs.
_VERB: Final = (
    r"(?:test|judge|look at|feel|tell|classify|put down|note down|write down|retain|save|estimate|copy|copied|inspect|examine|assess"
    r"|gauge|grade|rate|measure|describe|check|saved|retained|noted|observe|determine)"
)
_GATHERING: Final = re.compile(
    rf"(?P<opening>(?:^|(?<=[.;:!?] )|(?<=, ))(?:[a-z ]{{0,40}}\b)?(?:we|they|i|you)(?: also"
    rf"| then)?) {_VERB} (?P<rest>[^.!?;\n]+)",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(rf"(?P<link>, (?:and |then )?|\band ){_VERB} (?=[a-z])", re.IGNORECASE)


def state_names(text: str) -> str:
    """A text in which such names are written out, one by one."""
    text = _SERIES.sub(_count, text)
    text = _PAIR.sub(lambda match: f"{match['stem']} {match['first']} and {match['stem']} {match['second']}", text)
    text = _HENCE.sub("", text)
    text = _HAPPENING.sub(lambda match: f"{match['before']}{match['name']} ({match['facts']})", text)
    return _GATHERING.sub(_gather, text)


def _count(match: re.Match[str]) -> str:
    """All names of a numbered series of at most thirty."""
    first, last = int(match["first"]), int(match["last"])
    names = [f"{match['stem']} {number}" for number in range(first, last + 1)]
    return f"{', '.join(names[:-1])} and {names[-1]}" if 0 < last - first < 30 else match[0]


def _gather(match: re.Match[str]) -> str:
    """The sentence with one plain verb of keeping."""
    return f"{match['opening']} record {_ANOTHER.sub(lambda link: link['link'], match['rest'])}"
