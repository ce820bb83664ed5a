"""Moments as text: strftime patterns and ISO 8601, from tables of days and of seconds of the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.letters import ZERO, fixed_text, join_texts, number_letters
from fictable.engine.kernels.ragged import table_of

Write: TypeAlias = "Callable[[NDArray[np.float64]], pa.Array]"
_DAY: Final = 86_400
_PIECE: Final = re.compile(r"%(.)|([^%]+)", re.DOTALL)
_SPELT_OUT: Final[Mapping[str, str]] = {
    "%D": "%m/%d/%y",
    "%F": "%Y-%m-%d",
    "%T": "%H:%M:%S",
    "%R": "%H:%M",
    "%h": "%b",
    "%n": "\n",
    "%t": "\t",
}
_YEARS, _MONTHS, _MONTH_DAYS, _WEEK_DAYS, _YEAR_DAYS = "YyC", "mbB", "de", "aAuw", "j"
_MINUTES, _SECONDS = "HIklMpP", "S"
_LONGEST_TABLE: Final = 400_000


def format_seconds(pattern: str, low: float, high: float, *, clock_only: bool = False) -> Write | None:
    """A writer of moments between two numbers of seconds since 1970, by a strftime pattern.

    The pattern is split into runs that depend on the day and runs that depend on the time of day; of each a table of all days between
    the bounds or of all times is made once. strftime itself writes every directive, so that they mean what they mean to Faker. None
    for directives that need more than one of year, month, day, weekday, minute and second, and where the days are too many.
    """
    first, last = int(low // _DAY), int(high // _DAY)
    pieces = _split(pattern)
    if pieces is None or not -350_000 < first <= last < 2_932_896 or last - first > _LONGEST_TABLE:
        return None
    days = np.arange(first, last + 1)
    writers: list[Any] = []
    for kind, parts in _find_runs(pieces, clock_only=clock_only):
        if kind == "day":
            writers.append(_day_writer(parts, days))
        elif kind == "clock":
            writers.append(_clock_writer(parts))
        else:
            writers.append("".join(parts))
    return _join(writers)


def _find_runs(pieces: Sequence[str], *, clock_only: bool) -> list[tuple[str, list[str]]]:
    """Neighbouring pieces that change with the same: "day", "clock" or "" for nothing; what never changes goes to its neighbours.

    `clock_only` is for time(), which shows the first day of 1900 whatever the day is.
    """
    runs: list[tuple[str, list[str]]] = []
    for piece in pieces:
        kind, text = "", piece
        if piece[0] == "%" and piece[1] in _MINUTES + _SECONDS:
            kind = "clock"
        elif piece[0] == "%" and piece != "%%" and not clock_only:
            kind = "day"
        elif piece[0] == "%":
            text = dt.date(1900, 1, 1).strftime(piece)
        if runs and (kind in {"", runs[-1][0]} or not runs[-1][0]):
            runs[-1] = (runs[-1][0] or kind, [*runs[-1][1], text])
        else:
            runs.append((kind, [text]))
    return runs


def _split(pattern: str) -> list[str] | None:
    """Directives and the texts between them; None where one is not known."""
    for short, long in _SPELT_OUT.items():
        pattern = pattern.replace(short, long) if "%%" not in pattern else pattern
    pieces = [found.group() for found in _PIECE.finditer(pattern)]
    known = _YEARS + _MONTHS + _MONTH_DAYS + _WEEK_DAYS + _YEAR_DAYS + _MINUTES + _SECONDS
    if "".join(pieces) != pattern or any(piece[0] == "%" and piece[1] not in known + "%" for piece in pieces):
        return None
    return ["%%" if piece == "%%" else piece for piece in pieces]


def _day_writer(pieces: Sequence[str], days: NDArray[np.int64]) -> Callable[[NDArray[np.int64]], pa.Array]:
    """Texts of the days of moments, from a table of consecutive days."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    low, high = int(years[0]), int(years[-1])
    examples = {
        _YEARS: ([dt.date(year, 1, 1) for year in range(low, high + 1)], years - low),
        _MONTHS: ([dt.date(2001, month, 1) for month in range(1, 13)], months.astype(np.int64) % 12),
        _MONTH_DAYS: ([dt.date(2001, 1, day) for day in range(1, 32)], (dates - months.astype("datetime64[D]")).astype(np.int64)),
        _WEEK_DAYS: ([dt.date(1970, 1, 1 + day) for day in range(7)], days % 7),
        _YEAR_DAYS: ([dt.date(2000, 1, 1) + dt.timedelta(day) for day in range(366)], _year_days(dates)),
    }
    parts: list[Any] = []
    for piece in pieces:
        found = [shown for letters, shown in examples.items() if piece[:1] == "%" and piece[1:] in tuple(letters)]
        parts.append(table_of([day.strftime(piece) for day in found[0][0]]).take(pa.array(found[0][1])) if found else piece)
    table, first = parts[0] if len(parts) == 1 else join_texts(*parts), int(days[0])
    return lambda seconds: table.take(pa.array(seconds // _DAY - first))


def _year_days(dates: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return np.asarray((dates - dates.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64))


def _clock_writer(pieces: Sequence[str]) -> Callable[[NDArray[np.int64]], pa.Array]:
    """Texts of the times of day of moments: by second, or by minute where no directive shows seconds."""
    step = 1 if any(piece == f"%{letter}" for piece in pieces for letter in _SECONDS) else 60
    clock, start = np.arange(0, _DAY, step), dt.datetime(1900, 1, 1)  # noqa: DTZ001 — only the time of day is shown
    parts: list[Any] = []
    for piece in pieces:
        if piece[:1] != "%" or piece[1:] not in tuple(_MINUTES + _SECONDS):
            parts.append(piece)
            continue
        unit, size = (1, 60) if piece[1] in _SECONDS else (60, 1440)
        texts = table_of([(start + dt.timedelta(seconds=unit * place)).strftime(piece) for place in range(size)])
        parts.append(texts.take(pa.array(clock // unit % size)))
    table = parts[0] if len(parts) == 1 else join_texts(*parts)
    return lambda seconds: table.take(pa.array(seconds % _DAY // step))


def _join(writers: Sequence[Any]) -> Write:
    """Runs one after the other; texts are the same in every row."""

    def write(seconds: NDArray[np.float64]) -> pa.Array:
        whole = np.floor(seconds).astype(np.int64)
        parts = [part if isinstance(part, str) else part(whole) for part in writers]
        if all(isinstance(part, str) for part in parts):
            return pa.array(["".join(parts)] * len(whole), pa.string())
        return parts[0] if len(parts) == 1 else join_texts(*parts)

    return write


def date_letters(days: NDArray[np.datetime64]) -> NDArray[np.uint8]:
    """`2001-02-03` for days of the years 1000 to 9999."""
    months = days.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    found = np.full((len(days), 10), ord("-"), np.uint8)
    found[:, 0:4] = number_letters(years, 4)
    found[:, 5:7] = number_letters(months.astype(np.int64) % 12 + 1, 2)
    found[:, 8:10] = number_letters((days - months.astype("datetime64[D]")).astype(np.int64) + 1, 2)
    return found


def clock_letters(seconds: NDArray[np.int64]) -> NDArray[np.uint8]:
    """`12:34:56` for seconds since midnight."""
    found = np.full((len(seconds), 8), ZERO + 10, np.uint8)
    minutes, rest = np.divmod(seconds, 60)
    found[:, 0:2], found[:, 3:5], found[:, 6:8] = number_letters(minutes // 60, 2), number_letters(minutes % 60, 2), number_letters(rest, 2)
    return found


def iso_texts(separator: str, timespec: str, low: float, high: float) -> Write | None:
    """A writer of isoformat(separator, timespec) for seconds since 1970 between two bounds; None for what isoformat() refuses."""
    if (
        len(separator) != 1
        or not separator.isascii()
        or timespec not in _ISO_WIDTHS
        or not -350_000 < low // _DAY <= high // _DAY < 2_932_896
    ):
        return None
    width, first, last = _ISO_WIDTHS[timespec], int(low // _DAY), int(high // _DAY) + 1
    table = date_letters(np.arange(first, last + 1).astype("datetime64[D]")) if last - first < _LONGEST_TABLE else None
    clock = clock_letters(np.arange(_DAY))

    def write(seconds: NDArray[np.float64]) -> pa.Array:
        whole = np.floor(seconds).astype(np.int64)
        fraction = np.rint((seconds - whole) * 1e6).astype(np.int64)
        full = fraction == 1_000_000
        whole, fraction = whole + full, np.where(full, 0, fraction)
        days, rest = np.divmod(whole, _DAY)
        dates = date_letters(days.astype("datetime64[D]")) if table is None else table[days - first]
        parts = (dates, separator, clock[rest][:, :width], *((".", number_letters(fraction, 6)[:, : width - 9]) if width > 8 else ()))
        made = fixed_text(len(whole), *parts)
        return _drop_zero_fractions(made, fraction) if timespec == "auto" else made

    return write


_ISO_WIDTHS: Final = {"auto": 15, "hours": 2, "minutes": 5, "seconds": 8, "milliseconds": 12, "microseconds": 15}


def _drop_zero_fractions(made: pa.Array, fraction: NDArray[np.int64]) -> pa.Array:
    whole = fraction == 0
    if not whole.any():
        return made
    import pyarrow.compute as pc

    return pc.if_else(pa.array(whole), pc.utf8_slice_codeunits(made, 0, 19), made)


def date_texts(days: NDArray[Any]) -> pa.Array:
    """`03 Feb 2001`, as strftime("%d %b %Y") has it, for days of the years 1000 to 9999."""
    months = days.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    names = table_of([dt.date(2001, month, 1).strftime(" %b ") for month in range(1, 13)])
    day = number_letters((days - months.astype("datetime64[D]")).astype(np.int64) + 1, 2)
    rows = len(day)
    return join_texts(fixed_text(rows, day), names.take(pa.array(months.astype(np.int64) % 12)), fixed_text(rows, number_letters(years, 4)))
