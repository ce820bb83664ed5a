"""Codes told by their length: `is a 12-digit number`, `of 40 hex digits`, `0x plus 64 hex characters`, `eight characters`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.restating.portions import NUMBERS, read_count

_COUNT: Final = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
_HEX: Final = re.compile(
    rf"\b(?:(?P<prefix>0x|0X)\s?(?:and|plus|followed by|then|\+)?\s)?{_COUNT}[ -](?:small |lowercase )?(?:hex|hexadecimal)"
    r"(?:[ -](?:digits?|characters?|chars?|letters?))?\b",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(
    rf"^(?:an? |of |the |exactly |always |with )*{_COUNT}[ -](?P<kind>digits?|figures?|characters?|chars?"
    rf"|letters or digits|letters and digits)"
    r"(?:[ -](?:number|code|id|identifier|string|integer|key|long))?$",
    re.IGNORECASE,
)
_LONGEST: Final = 64


def read_code(bare: str) -> list[str] | None:
    """The pattern of a code of which the length is told; None where a remark tells none."""
    told = _HEX.search(bare)
    if told:
        return [f"pattern ^{told['prefix'] or ''}[0-9a-f]{{{_bound(told['count'])}}}$"]
    plain = _PLAIN.match(bare)
    if plain is None:
        return None
    signs = "0-9" if plain["kind"].lower().startswith(("digit", "figure")) else "A-Z0-9"
    return [f"pattern ^[{signs}]{{{_bound(plain['count'])}}}$"]


def _bound(count: str) -> int:
    return min(max(read_count(count), 1), _LONGEST)
