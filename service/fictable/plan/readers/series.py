"""Regular series: `every 5 minutes`, `hourly`, `one row per day`, `alle 10 Minuten`, `toutes les heures`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_UNITS: Final[Mapping[str, str]] = {
    "second": r"sec(?:ond)?s?|sekunden?|secondes?|segundos?|secondi|secondo|giây|秒",
    "minute": r"min(?:ute)?s?|minuten|minutos?|minuti|minuto|minuut|phút|分",
    "hour": r"hours?|hrs?|stunden?|heures?|horas?|ora|ore|uur|uren|giờ|時間|小时",
    "day": r"days?|tage?n?|jours?|días?|dias?|giorni|giorno|dagen|dag|ngày|日|天",
    "week": r"weeks?|wochen?|semaines?|semanas?|settimane|settimana|weken|tuần|週間?|周",
}
_ADVERBS: Final = {
    "hourly": ("hour", 1),
    "half-hourly": ("minute", 30),
    "daily": ("day", 1),
    "weekly": ("week", 1),
    "minutely": ("minute", 1),
}
_COUNTS: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
    "fifteen": 15,
    "thirty": 30,
    "half an": 0,
    "other": 2,
    "second": 2,
}
_EVERY: Final = re.compile(
    r"\b(?:every|each|alle|jede[nrs]?|tou(?:te)?s les|cada|a cada|ogni|elke|iedere|mỗi|cứ)\s+"
    rf"(?P<count>\d{{1,4}}|{'|'.join(_COUNTS)})?\s*(?P<unit>{'|'.join(_UNITS.values())})\b"
    rf"|(?P<cjk>\d{{1,4}})\s*(?P<cjkunit>秒|分|時間|小时|分钟|日|天)(?:ごと|おき|毎|每)|每(?P<zh>\d{{1,4}})?\s*(?P<zhunit>秒|分钟|小时|天)",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(r"\b(?:every|each)\s+(?:quarter of an hour|quarter[- ]hour)\b", re.IGNORECASE)
_HALF: Final = re.compile(r"\b(?:every|each)\s+half(?: an)?[ -]hour\b", re.IGNORECASE)
_PER: Final = re.compile(
    (
        r"\b(?:one|a|1)\s+(?:row|record|line|reading|measurement|entry|value|sample|observation)s?\s+(?:per|every|each|for each"
        r"|an?)\s+(?P<unit>second|minute|hour|day|week)\b"
    ),
    re.IGNORECASE,
)
_ADVERB: Final = re.compile(
    (
        r"\b(?P<adverb>half-hourly|hourly|daily|weekly|minutely)\s+(?:\w+\s+){0,3}?(?:readings?|measurements?|data|records?"
        r"|observations?|values?|prices?|weather|series|samples?|logs?|figures|counts|quotes)\b"
    ),
    re.IGNORECASE,
)


def read_series(text: str) -> dict[str, Any]:
    """`every` and `unit` of the series that a text describes; nothing where it describes none."""
    if _QUARTER.search(text):
        return {"every": 15, "unit": "minute"}
    if _HALF.search(text):
        return {"every": 30, "unit": "minute"}
    match = _EVERY.search(text)
    if match:
        word = (match["unit"] or match["cjkunit"] or match["zhunit"]).lower()
        count = match["count"] or match["cjk"] or match["zh"] or "1"
        unit = _find_unit(word)
        # `every day`, `each week` tell of habits as often as of rows.
        if unit and (match["count"] or match["cjk"] or match["zh"] or unit in {"second", "minute", "hour"}):
            return {"every": int(count) if count.isdigit() else _COUNTS[count.lower()], "unit": unit}
    match = _PER.search(text)
    if match:
        return {"every": 1, "unit": match["unit"].lower()}
    match = _ADVERB.search(text)
    if match:
        unit, count = _ADVERBS[match["adverb"].lower()]
        return {"every": count, "unit": unit}
    return {}


def _find_unit(word: str) -> str:
    """The English unit of a word."""
    if word == "分钟":
        return "minute"
    return next((unit for unit, forms in _UNITS.items() if re.fullmatch(forms, word, re.IGNORECASE)), "")
