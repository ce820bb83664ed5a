"""Cells of a CSV as numbers, moments and words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from tests.descriptions.names import remove_accents

_NULLS: Final = frozenset({"", "null", "none", "nan", "na", "n/a", "nil", "<na>", "nat"})
_DAYS: Final = (
    "%Y/%m/%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d-%b-%Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y", "%d %b %Y",
    "%Y.%m.%d", "%m/%d/%y", "%d.%m.%y",
)  # fmt: skip
_TIMES: Final = ("%H:%M:%S", "%H:%M", "%I:%M %p")


def is_null(cell: str) -> bool:
    """Whether a cell is empty or one of the usual words for nothing."""
    return cell.strip().lower() in _NULLS


@lru_cache(maxsize=200_000)
def read_number(cell: str) -> float | None:
    """The number that a cell holds; a currency sign, a percent sign and commas between thousands are allowed."""
    text = re.sub(r"^(-?)\s*[$€£¥₹]\s*", r"\1", cell.strip().replace("\u2212", "-"))
    text = re.sub(r"\s*(%|€|\$|£|usd|eur)$", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


@lru_cache(maxsize=200_000)
def read_moment(cell: str) -> tuple[datetime, bool] | None:
    """The moment that a cell holds, without zone, and whether it has a time of day."""
    text = re.sub(r"\s*(UTC|GMT|Z)$", "", cell.strip())
    if re.fullmatch(r"\d{10}|\d{13}", text):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), True
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None), re.search(r"\d:\d\d", text) is not None
    except ValueError:
        return _read_written(text)


def _read_written(text: str) -> tuple[datetime, bool] | None:
    patterns = [(day, False) for day in _DAYS] + [(f"{day} {time}", True) for day in _DAYS[:6] for time in _TIMES]
    for pattern, timed in [*patterns, ("[%d/%b/%Y:%H:%M:%S", True), ("%d/%b/%Y:%H:%M:%S", True)]:
        try:
            return datetime.strptime(re.sub(r" [+-]\d{4}\]?$", "", text), pattern), timed
        except ValueError:
            continue
    return None


def count_letters(cell: str) -> int:
    """How many letters of any script a cell has."""
    return sum(sign.isalpha() for sign in cell)


def fold(cell: str) -> str:
    """A cell as it is compared with stated values: case, accents, spaces and punctuation do not matter, < > = + do."""
    return re.sub(r"[^0-9a-z<>=+\u00c0-\uffff]+", "", remove_accents(cell.lower()))
