"""Enumerations in sentences: `as none, slight or severe`, `either an owner or an agent`, `40, 60 or 120 mm/s`."""

from __future__ import annotations

import re
from typing import Final

_CHOICE: Final = re.compile(r"^(?:one of |either )?(?P<list>[^,;:]{1,40}(?:,\s[^,;:]{1,40})*),?\s(?:or|nor)\s(?P<last>[^,;:]{1,40})$")
_SPOKEN: Final = re.compile(
    r"\b(?:is|are|was|were|than|not|never|before|after|at least|at most|equal\w*|between|from|up to)\b", re.IGNORECASE
)
_MORE_OF_THEM: Final = re.compile(
    r",?\s(?:and|or)\s(?:so (?:on|forth)|the like|others?|similar|more)\s*$|,?\s(?:etc\.?|\.\.\.|…)\s*$", re.IGNORECASE
)
_BEFORE_CHOICE: Final = re.compile(
    r"^(?:(?:one )?out of|(?:given |coded |flagged |stored |written )?as|of|from|by|like|say|the former|the latter"
    r"|the values?|one of|either|flagged)\s+",
    re.IGNORECASE,
)
_AN: Final = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_MEASURED: Final = re.compile(
    r"^(?P<values>[-$€£]?\d[\d.]*(?:,\s[-$€£]?\d[\d.]*)*,?\s(?:or|and)\s[-$€£]?\d[\d.]*)\s?(?:%|per ?cent"
    r"|[^\W\d_]{1,9}|[^\s\d,]{1,4}/[^\s\d,]{1,4})$"
)


def read_options(bare: str) -> list[str] | None:
    """The values with commas between them, without articles and without their unit; None where a remark lists none."""
    measured = _MEASURED.match(bare)
    if measured:
        return [measured["values"]]
    bare = _MORE_OF_THEM.sub("", bare)
    choice = _CHOICE.match(bare)
    if choice is None or _SPOKEN.search(bare):
        return None
    options = [option.strip() for option in (*_BEFORE_CHOICE.sub("", choice["list"]).split(", "), choice["last"])]
    if sum(bool(_AN.match(option)) for option in options) > len(options) // 2:
        options = [_AN.sub("", option) for option in options]
    return [", ".join(options) if len(options) > 2 else " or ".join(options)]
