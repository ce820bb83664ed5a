"""Cuts an expression into tokens and reads its literals."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from fictable.errors import ExpressionInvalid
from fictable.spec.expression_nodes import DECIMAL_DIGITS, DECIMAL_SCALE_LIMIT, Interval, refusal
from fictable.spec.names import normalise_name

TokenKind = Literal["integer", "decimal", "text", "quoted", "word", "operator", "end"]
TOKEN = re.compile(
    r"\s*(?:(?P<decimal>[0-9]*\.[0-9]+|[0-9]+\.(?![0-9]))|(?P<integer>[0-9]+)|(?P<text>'(?:[^']|'')*')|(?P<quoted>\"(?:[^\"]|\"\")*\")"
    r"|(?P<word>[^\W\d][\w\u0300-\u036f]*)|(?P<operator><=|>=|<>|!=|==|\|\||[=<>+\-*/%(),]))",
)
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?Z?", re.ASCII)
TIME = re.compile(r"\d\d:\d\d(:\d\d)?", re.ASCII)
INTERVAL = re.compile(r"\s*([+-]?\d{1,9})\s*(second|minute|hour|day|week|month|year)s?\s*", re.ASCII | re.IGNORECASE)
UNIT_SECONDS = MappingProxyType({"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800})
UNIT_MONTHS = MappingProxyType({"month": 1, "year": 12})
MONTHS_LIMIT = 12 * 10_000


@dataclass(frozen=True, slots=True)
class Token:
    """One word of an expression: its kind, its text (quotes removed) and where it stands."""

    kind: TokenKind
    text: str
    start: int
    end: int


def split_tokens(text: str) -> list[Token]:
    """Cut a text into tokens, the last of kind "end". Raises ExpressionInvalid at the first character that starts none."""
    tokens: list[Token] = []
    position, length = 0, len(text.rstrip())
    while position < length:
        match = TOKEN.match(text, position)
        if match is None:
            raise _refusal_of_character(text, len(text) - len(text[position:].lstrip()))
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]  # the groups are named after the kinds
        start, position = match.start(kind), match.end()
        if kind in {"integer", "decimal"} and (text[position : position + 1].isalnum() or text[position : position + 1] in {"_", "."}):
            raise refusal(
                start,
                "a number ends in letters",
                given=text[start : position + 1],
                hint="numbers are written 12 or 12.50, without exponents",
            )
        tokens.append(Token(kind, _unquote(match.group(kind), kind), start, position))
    tokens.append(Token("end", "", length, length))
    return tokens


def _refusal_of_character(text: str, position: int) -> ExpressionInvalid:
    character = text[position]
    if character in "'\"":
        return refusal(position, f"the quote {character} is not closed", given=text[position : position + 40])
    hints = {
        "^": "powers are written power(x, y)",
        "&": "write `and`",
        "|": "write `or`, or || to join texts",
        ".": "fields of other tables come in by a `lookup`",
    }
    return refusal(position, f"{character!r} has no meaning here", given=character, hint=hints.get(character, ""))


def _unquote(text: str, kind: str) -> str:
    if kind == "text":
        return text[1:-1].replace("''", "'")
    if kind == "quoted":
        return normalise_name(text[1:-1].replace('""', '"'))
    return normalise_name(text) if kind == "word" else text


def read_integer(text: str, position: int) -> int:
    """Read an integer literal, at most 64 bits with a sign."""
    number = int(text) if len(text) <= 20 else 2**64
    if not -(2**63) <= number < 2**63:
        raise refusal(
            position,
            "the integer needs more than 64 bits",
            code="out_of_range",
            given=text[:40],
            allowed={"min": -(2**63), "max": 2**63 - 1},
        )
    return number


def read_decimal(text: str, position: int) -> Decimal:
    """Read a decimal literal such as 1.19, exactly; at most 18 digits, 12 of them after the point."""
    number = Decimal(text if not text.endswith(".") else f"{text}0") if len(text) <= 40 else Decimal("NaN")
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or -exponent > DECIMAL_SCALE_LIMIT or len(digits) > DECIMAL_DIGITS:
        allowed = f"{DECIMAL_DIGITS} digits, {DECIMAL_SCALE_LIMIT} after the point"
        raise refusal(position, f"a decimal has at most {allowed}", code="out_of_range", given=text[:40], allowed=allowed)
    return number


def read_date(text: str) -> dt.date | None:
    """Read a date such as 2025-12-31; None when it is none."""
    try:
        return dt.date.fromisoformat(text) if DATE.fullmatch(text) else None
    except ValueError:
        return None


def read_timestamp(text: str) -> dt.datetime | None:
    """Read a timestamp such as 2025-12-31 12:30:05 (UTC, so a Z may follow), or a date at midnight; None when it is none."""
    try:
        return dt.datetime.fromisoformat(text.removesuffix("Z")) if TIMESTAMP.fullmatch(text) else None
    except ValueError:
        return None


def read_time(text: str) -> dt.time | None:
    """Read a time of day such as 08:30 or 08:30:00; None when it is none."""
    try:
        return dt.time.fromisoformat(text) if TIME.fullmatch(text) else None
    except ValueError:
        return None


def read_interval(text: str) -> Interval | None:
    """Read an interval such as 5 day, 1 day 12 hours or 3 months; months and days do not mix. None when it is none."""
    months, seconds, position = 0, 0, 0
    units: set[bool] = set()
    while position < len(text):
        match = INTERVAL.match(text, position)
        if match is None:
            return None
        number, unit = int(match[1]), match[2].lower()
        months += number * UNIT_MONTHS.get(unit, 0)
        seconds += number * UNIT_SECONDS.get(unit, 0)
        units.add(unit in UNIT_MONTHS)
        position = match.end()
    return Interval(months, seconds) if len(units) == 1 and abs(months) <= MONTHS_LIMIT else None
