"""Distances between two dates: `1 to 5 days after`, `within 30 days of`, `later, by at most a month`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_SMALL: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10,
    "twelve": 12, "thirty": 30,
    "few": 3, "couple of": 2, "several": 4, "ein": 1, "einen": 1, "eine": 1,
    "zwei": 2, "drei": 3, "un": 1, "une": 1, "uno": 1, "una": 1, "um": 1,
    "uma": 1, "dos": 2, "tres": 3, "deux": 2, "trois": 3, "due": 2, "tre": 3, "dois": 2, "een": 1, "twee": 2, "drie": 3,
}  # fmt: skip
_UNITS: Final = {
    "minute": r"min(?:ute)?s?|minuten|minutos?|minut[oi]|phut|分钟?",
    "hour": r"hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren|gio|時間|小时",
    "day": r"(?:business |working |calendar )?days?|tagen?|tage|jours?|dias?|giorn[oi]|dagen|dag|ngay|日間?|天",
    "week": r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|tuan|週間?|周",
    "month": r"months?|monaten?|monate|mois|mes(?:es)?|mesi|mese|maanden|maand|thang|か?ヶ?月|个月",
    "year": r"years?|jahren?|jahre|ans?|annees?|anos?|ann[oi]|jaar|nam|年",
}
_UNIT: Final = "|".join(f"(?P<{unit}>{forms})" for unit, forms in _UNITS.items())
_NUMBER: Final = rf"\d{{1,3}}|(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})(?=\s)"
_LEAST: Final = (
    r"at least|minimum|no less than|mindestens|fruhestens|au moins|al menos|por lo menos|pelo menos|almeno|minstens|it nhat|至少|少なくとも"
)
_MOST: Final = (
    r"at most|within|no more than|up to|not more than|maximum|max\.?|less than|hochstens|maximal|innerhalb von|bis zu|spatestens"
    r"|au plus|dans les|maximum de|como maximo|hasta|dentro de|no maximo|ate|al massimo|entro|hoogstens|binnen|trong vong|toi da"
    r"|最多|以内"
)
_TAIL: Final = re.compile(r"\s*,?\s*(?:but |and |always )?(?:by|um|de|di|met)?\s*")
_FARTHEST: Final = 60
_GAP: Final = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))?\s*(?:an?\s+)?(?P<low>{_NUMBER})(?:\s*(?:-|–|to|and|bis|a|à|ate|tot|den|到|から"
    rf"|~)\s*(?P<high>\d{{1,3}}))?\s*(?:{_UNIT})(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A distance of two dates: least, most and unit, and where its words stand."""

    measure: tuple[int, int, str]
    start: int
    end: int


def read_gap(text: str, start: int, cue: int, end: int, until: int) -> Gap | None:
    """The distance beside a comparison: just before its cue, or behind its second name (`by`, `within`)."""
    found = [match for match in _GAP.finditer(text, start, cue) if not text[match.end() : cue].strip()]
    if found:
        return Gap(_measure(found[-1]), found[-1].start(), end)
    tail = _TAIL.match(text, end)
    match = _GAP.match(text, tail.end()) if tail else None
    return Gap(_measure(match), cue, match.end()) if match and match.end() <= until + _FARTHEST else None


def _measure(match: re.Match[str]) -> tuple[int, int, str]:
    """Least, most and unit of a distance."""
    low = int(match["low"]) if match["low"].isdigit() else _SMALL[match["low"]]
    high = int(match["high"]) if match["high"] else low
    unit = next(unit for unit in _UNITS if match[unit])
    if match["least"]:
        high = max(low * 3, low + 1)
    elif match["most"]:
        low = 0
    return min(low, high), max(low, high), unit
