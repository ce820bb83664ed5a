"""Periods: `in 2023`, `between June 2022 and March 2023`, `last 3 months`, `Q1 2025`, `2014/15`, `2023-01-01 to 2023-06-30`."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from fictable.plan.readers.facts import Reading

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero janeiro gennaio januari",
            "feb february februar février febrero fevereiro febbraio februari",
            "mar march märz mars marzo março maart",
            "apr april avril abril aprile",
            "may mai mayo maio maggio mei",
            "jun june juni juin junio junho giugno",
            "jul july juli juillet julio julho luglio",
            "aug august août agosto augustus",
            "sep sept september septembre septiembre setembro settembre",
            "oct october oktober octobre octubre outubro ottobre okt",
            "nov november novembre noviembre novembro",
            "dec december dezember décembre diciembre dezembro dicembre dez",
        ),
        1,
    )
    for name in names.split()
}
_MONTH: Final = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR: Final = r"(?:19|20)\d\d"
_POINT: Final = (
    rf"(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/{_YEAR}|\d{{1,2}}(?:st|nd|rd|th|\.|\.?º)?\s+(?:of\s+"
    rf"|de\s+)?{_MONTH}(?:\s+(?:de\s+)?{_YEAR})?|{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,?)?(?:\s+(?:de\s+)?{_YEAR})?|{_YEAR})"
)
_PAIR: Final = re.compile(
    (
        rf"\b(?:(?:between|from|within|during|in|de|von|entre|zwischen)\s+)?(?P<low>{_POINT})\s*(?:-|–|to|until|and"
        rf"|through|till|bis|à|et|y|a|und)\s*(?P<high>{_POINT})(?!\d)"
    ),
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(rf"\b(?:(?:in|during|for|of|within)\s+)?Q(?P<number>[1-4])\s*(?:of\s+)?(?P<year>{_YEAR})\b", re.IGNORECASE)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_WORDED_QUARTER: Final = re.compile(
    rf"\b(?P<number>{'|'.join(_ORDINALS)})\s+(?P<span>quarter|half)\s+(?:of\s+)?(?P<year>{_YEAR})\b", re.IGNORECASE
)
_ALTERNATIVE: Final = re.compile(rf"(?:\b(?:in|from|of)\s+)?\b(?P<low>{_YEAR})\s+or\s+(?P<high>{_YEAR})\b", re.IGNORECASE)
_SHORT: Final = re.compile(rf"\b(?P<low>{_YEAR})\s?[/+]\s?(?P<high>{_YEAR}|\d\d)\b(?:\s+only)?")
_SINGLE: Final = re.compile(
    (
        rf"\b(?:in|during|of|for|within|throughout|through|across|im Jahre?|im|del año|do ano|dell'anno|de l'année|en"
        rf"|em)\s+(?:the\s+year\s+)?(?P<low>{_MONTH}\s+{_YEAR}|{_YEAR})\b(?!\s*[-–])"
    ),
    re.IGNORECASE,
)
_LAST: Final = re.compile(
    (
        r"\b(?:last|past|previous|letzten|derniers?|últimos?)\s+(?P<number>\d+|two|three|six"
        r"|twelve)?\s*(?P<unit>day|week|month|year|quarter)s?\b"
    ),
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    rf"\b(?:since|after|from|seit|depuis|desde)\s+(?P<low>{_MONTH}\s+{_YEAR}|{_YEAR}(?:-\d\d-\d\d)?)\b", re.IGNORECASE
)
_NUMBERS: Final = {"two": 2, "three": 3, "six": 6, "twelve": 12, "": 1}
_DAYS: Final = {"day": 1, "week": 7}


def read_period(text: str, as_of: dt.datetime) -> Reading:
    """The first period of a text as ISO dates `start` and `end` (both inside); relative ones count back from `as_of`."""
    for form, read in _FORMS:
        match = form.search(text)
        if match:
            bounds = read(match, as_of)
            if bounds is not None and bounds[0] <= bounds[1]:
                low, high = bounds
                return {"start": low.isoformat(), "end": high.isoformat()}, f"{text[: match.start()]} {text[match.end() :]}"
    return {}, text


def _read_pair(match: re.Match[str], _: dt.datetime) -> tuple[dt.date, dt.date] | None:
    """Both ends; a month without year takes the year of the other end."""
    years = re.findall(_YEAR, match["high"]) or re.findall(_YEAR, match["low"])
    if not years:
        return None
    low, high = _read_point(match["low"], int(years[0])), _read_point(match["high"], int(years[0]))
    return (low[0], high[1]) if low and high else None


def _read_quarter(match: re.Match[str], _: dt.datetime) -> tuple[dt.date, dt.date]:
    """The three months of a quarter."""
    year, first = int(match["year"]), int(match["number"]) * 3 - 2
    return dt.date(year, first, 1), dt.date(year, first + 2, calendar.monthrange(year, first + 2)[1])


def _read_worded_quarter(match: re.Match[str], _: dt.datetime) -> tuple[dt.date, dt.date]:
    """`first quarter of 2019`, `second half of 2020`."""
    length = 3 if match["span"].lower() == "quarter" else 6
    number = min(_ORDINALS[match["number"].lower()], 12 // length)
    year, last = int(match["year"]), number * length
    return dt.date(year, last - length + 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _read_alternative(match: re.Match[str], _: dt.datetime) -> tuple[dt.date, dt.date] | None:
    """`2011 or 2012`: both years."""
    low, high = sorted((int(match["low"]), int(match["high"])))
    return (dt.date(low, 1, 1), dt.date(high, 12, 31)) if high == low + 1 else None


def _read_short(match: re.Match[str], _: dt.datetime) -> tuple[dt.date, dt.date] | None:
    """`2014/15`: two years that follow each other."""
    low = int(match["low"])
    high = int(match["high"]) if len(match["high"]) == 4 else low // 100 * 100 + int(match["high"])
    return (dt.date(low, 1, 1), dt.date(high, 12, 31)) if low < high < low + 40 else None


def _read_single(match: re.Match[str], as_of: dt.datetime) -> tuple[dt.date, dt.date] | None:
    """One year or month."""
    return _read_point(match["low"], as_of.year)


def _read_last(match: re.Match[str], as_of: dt.datetime) -> tuple[dt.date, dt.date] | None:
    """A number of units back from as_of."""
    word = (match["number"] or "").lower()
    number = min(int(word) if word.isdigit() else _NUMBERS[word], 1200)
    unit, end = match["unit"].lower(), as_of.date()
    if unit in _DAYS:
        return end - dt.timedelta(days=number * _DAYS[unit]), end
    months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
    ordinal = max(end.year * 12 + end.month - 1 - months, 12 * 1900)
    year, month = divmod(ordinal, 12)
    return dt.date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1])), end


def _read_since(match: re.Match[str], as_of: dt.datetime) -> tuple[dt.date, dt.date] | None:
    """From a point until as_of."""
    point = _read_point(match["low"], as_of.year)
    return (point[0], as_of.date()) if point else None


def _read_point(text: str, year: int) -> tuple[dt.date, dt.date] | None:
    """The first and last day of `2023`, `June 2022`, `March` (of `year`) or `2023-01-15`; None for an impossible day."""
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text.strip())
    if iso:
        return _read_day(*(int(part) for part in iso.groups()))
    years = re.findall(_YEAR, text)
    year = int(years[0]) if years else year
    name = re.search(r"(?:^|(?<=\s))(?!(?:st|nd|rd|th|of|de)\b)[^\W\d]+", text.strip())
    month = _MONTHS.get(name[0].lower()) if name else None
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?(?!\w)", text)
    if day:
        return _read_day(year, month, int(day[1]))
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _read_day(year: int, month: int, day: int) -> tuple[dt.date, dt.date] | None:
    """One day, or None where the calendar has none."""
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return found, found


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.datetime], tuple[dt.date, dt.date] | None]], ...]] = (
    (_PAIR, _read_pair),
    (_ALTERNATIVE, _read_alternative),
    (_QUARTER, _read_quarter),
    (_WORDED_QUARTER, _read_worded_quarter),
    (_SHORT, _read_short),
    (_LAST, _read_last),
    (_SINGLE, _read_single),
    (_SINCE, _read_since),
)
