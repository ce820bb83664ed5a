"""Sentences that only say when values are missing: `unanswered calls have no rating`, `for answers, title and tags stay empty`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_EMPTY: Final = r"(?:null|empty|blank|missing|unset|not set|not given|not filled(?: in)?|not known|unknown|absent)"
# `cancelled flights have no air time`
_LACKING: Final = re.compile(
    r"^(?:and |so |but |the )*(?P<when>[\w' -]{3,60}?)\s+(?:have|has|had|get|gets|show|shows|carry|carries|lack|lacks)\s+"
    r"(?P<no>(?:no|neither)\s+)?(?P<what>[\w ,'-]{3,80})$",
    re.IGNORECASE,
)
_BEING: Final = (
    r"(?:(?:is|are|stays?|remains?|must be|should be|will be|may be|can be|be)\s+)"
    r"(?P<often>(?:always|left|then|mostly|usually|often|nearly always|almost always)\s+){0,2}"
)
# `for pending orders the ship date is empty`
_STATED: Final = re.compile(
    r"^(?:for|if|when|where|in case(?: of)?|on)\s+(?P<when>[\w' -]{3,60}?)(?:,\s*|\s+[-–—]\s+[^-–—]{0,60}[-–—]\s*|\s+(?=the |its |their ))"
    rf"(?:the\s+|its\s+|their\s+)?(?P<what>[\w ,'-]{{3,80}}?)\s+{_BEING}{_EMPTY}$",
    re.IGNORECASE,
)
# `title, tags and answer count stay empty for answers`; `actual times are null for flights that have not started, say 30 per cent`
_LISTED: Final = re.compile(
    rf"^(?:and |so |but |the |all |both )*(?P<what>[a-z][\w ,'-]{{2,80}}?)\s+{_BEING}{_EMPTY}"
    r"(?:\s+(?:for|when|if|where|until|unless|in|on)\s+(?P<when>[\w' -]{3,60}))?"
    r"(?:,?\s*\(?(?:say|about|roughly|around|i\.e\.|that is|some)?\s*(?:about |roughly |around )?(?P<share>\d{1,2}(?:\.\d+)?)\s?(?:%"
    r"|per ?cent)[^,;.]{0,30})?$",
    re.IGNORECASE,
)
_OFTEN: Final = {"mostly": 0.7, "usually": 0.8, "often": 0.4, "nearly": 0.95, "almost": 0.95}
_SEPARATOR: Final = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:or|and|nor)\s+(?:no\s+)?")


@dataclass(frozen=True, slots=True)
class Absence:
    """The fields of `what` (in words) have no value under the condition `when` (in words), or else in a `share` of the rows."""

    what: tuple[str, ...]
    when: str = ""
    share: float = 0.3


def read_absence(text: str) -> Absence | None:
    """What a sentence says of missing values, where it says nothing else."""
    plain = " ".join(text.strip(" .,;").split())
    match = _STATED.match(plain)
    if match:
        return Absence(_split(match["what"]), match["when"])
    match = _LACKING.match(plain)
    if match and (match["no"] or re.search(r"\blacks?\b", plain)):
        return Absence(_split(match["what"]), match["when"])
    match = _LISTED.match(plain)
    if match is None or (match["when"] and re.match(r"(?:about|around|roughly|most|some|half|many|\d)", match["when"])):
        return None
    often = (match["often"] or "").split()
    share = float(match["share"]) / 100 if match["share"] else next((_OFTEN[word] for word in often if word in _OFTEN), 0.3)
    return Absence(_split(match["what"]), match["when"] or "", share)


def is_absence_of_several(text: str) -> bool:
    """Whether a sentence says of several fields, or of a kind of them in the plural, that they are empty, or what lacks a value."""
    found = read_absence(text)
    if found is None:
        return False
    return len(found.what) > 1 or found.what[0].endswith("s") or _LISTED.match(" ".join(text.strip(" .,;").split())) is None


def _split(what: str) -> tuple[str, ...]:
    """The names in a list."""
    return tuple(part.strip() for part in _SEPARATOR.split(what) if part.strip())
