"""Lists of flags: `whether it has a garden, a pool or a garage`, `flags for holiday, weekend and promotion`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.masking import MARK

_ANNOUNCED: Final = re.compile(
    r"^.*?\b(?:flags?|booleans?|indicators?|dummies|dummy variables|yes/no (?:fields?|columns?|flags?)|true/false (?:fields?"
    r"|columns?|flags?))"
    r"(?:\s+(?:for|about|on|telling|saying|of|named|called)\s+(?:an?\s+|the\s+)?|(?:\s+(?:follow|come last|are added|too|also))?\s*:\s*)"
    r"(?P<rest>.+)$",
    re.IGNORECASE,
)
_HAVING: Final = re.compile(
    r"\b(?:whether|if)\s+.*?\b(?:has|have|had|there's|there is|there are|there was|comes with|owns?|uses?|offers?|allows?"
    r"|includes?|suffers? from)\s+(?:an?\s+|the\s+|any\s+)?(?P<rest>[\w -]+)$",
    re.IGNORECASE,
)
_NEARBY: Final = re.compile(r"\s+(?:nearby|respectively|each)$", re.IGNORECASE)
_LEAD: Final = re.compile(r"^(?:(?:and|or|an?|the|also|any)\s+)+", re.IGNORECASE)


def follow_question(chunk: str, *, asked: bool) -> tuple[bool, tuple[str, ...]]:
    """Whether the chunks that follow are flags, too, and the names of the flags of this chunk, if it has any.

    `asked` tells whether a list of flags was open before. A chunk with values, a verb or more than four words closes it.
    """
    opened = _ANNOUNCED.match(chunk) or _HAVING.search(chunk)
    if opened and not MARK.search(chunk):
        return True, _names(opened["rest"])
    if not asked or MARK.search(chunk):
        return False, ()
    plain = _LEAD.sub("", chunk).split()
    spoken = any(word.lower() in words.FINITE | words.PRONOUNS | words.PREPOSITIONS or word.lower() in {"whether", "if"} for word in plain)
    if not plain or len(plain) > 6 or spoken:
        return False, ()
    return True, _names(chunk)


def _names(wording: str) -> tuple[str, ...]:
    """The names in a chunk: one, or two with `or` between."""
    return tuple(name for part in re.split(r"\s+or\s+", wording) if (name := _name(part)))


def _name(wording: str) -> str:
    """The name of a flag, or nothing where the wording is too long to be one."""
    plain = _NEARBY.sub("", _LEAD.sub("", wording)).strip(" .,")
    return plain if 0 < len(plain.split()) <= 4 else ""
