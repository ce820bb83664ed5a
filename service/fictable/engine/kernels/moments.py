"""Dates and times of the date_time family.

Every method of it draws seconds between two bounds and makes a value of them. The bounds are asked of Faker itself: the method runs
once on a copy of the provider whose draw only notes its bounds, so all forms of arguments mean what they mean to Faker.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.moment_texts import format_seconds, iso_texts
from fictable.engine.kernels.ragged import table_of

_DAY: Final = 86_400
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 — Faker's moments have no zone either
Finish: TypeAlias = "Callable[[NDArray[np.float64]], Any]"


class _NoDraws:
    """Stands for the generator: nothing but the seconds may be drawn."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the seconds are drawn between, and what the method makes of the lower bound."""

    low: float
    high: float
    sample: Any


def find_bounds(call: Call) -> Bounds | None:
    """The bounds of the one draw of a method, None where it draws another number of times or refuses its arguments."""
    noted: list[tuple[float, float]] = []

    def note(start: float, end: float) -> float:
        if start > end:
            raise ValueError("empty range")
        noted.append((start, end))
        return start

    probe: Any = copy.copy(call.instance)
    probe.__dict__.update(_rand_seconds=note, generator=_NoDraws())
    try:
        sample = getattr(probe, call.method)(**call.given)
    except Exception:  # noqa: BLE001 — whatever Faker raises, the row tier raises it again with its own words
        return None
    if not noted:
        return Bounds(0.0, 0.0, sample)
    return Bounds(*noted[0], sample) if len(noted) == 1 else None


def _make(finish: Finish) -> Maker:
    def make(call: Call) -> Compute | None:
        bounds = None if call.given.get("tzinfo") is not None else find_bounds(call)
        if bounds is None:
            return None
        if bounds.low == bounds.high:
            return _constant(bounds.sample)
        return lambda draws: finish(draws.uniform("seconds", bounds.low, bounds.high))

    return make


def draw_seconds_of(call: Call, method: str) -> Callable[[Draws], NDArray[np.float64]] | None:
    """The seconds since 1970 that the generator's method of the date_time family would draw; None where they are not known."""
    moments = call.other(method)
    if not type(moments).__module__.startswith("faker.providers.date_time"):
        return None
    bounds = find_bounds(Call(method, moments, {}, call.locale, call.as_of))
    return None if bounds is None else lambda draws: draws.uniform(method, bounds.low, bounds.high)


def _constant(value: Any) -> Compute | None:
    if isinstance(value, dt.datetime):
        return lambda draws: np.full(len(draws), np.datetime64(value.replace(tzinfo=None), "s"))
    if isinstance(value, dt.date):
        return lambda draws: np.full(len(draws), np.datetime64(dt.date(value.year, value.month, value.day), "D"))
    return None


def _to_moments(seconds: NDArray[np.float64]) -> NDArray[np.datetime64]:
    return np.asarray(np.floor(seconds).astype(np.int64).astype("datetime64[s]"))


def _to_whole_moments(seconds: NDArray[np.float64]) -> NDArray[np.datetime64]:
    """Seconds before 1970 are cut towards zero, as date_time_between_dates() does."""
    return np.asarray(np.where(seconds < 0, np.trunc(seconds), np.floor(seconds)).astype(np.int64).astype("datetime64[s]"))


def _to_dates(seconds: NDArray[np.float64]) -> NDArray[np.datetime64]:
    return _to_whole_moments(seconds).astype("datetime64[D]")


def _to_times(seconds: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.asarray((np.floor(seconds).astype(np.int64) % _DAY).astype(np.int32))


def make_birth_date(call: Call) -> Compute | None:
    """The first day of the range is moved to the next one."""
    bounds = None if call.given["tzinfo"] is not None else find_bounds(call)
    if bounds is None:
        return None
    first = np.datetime64(int(bounds.low) // _DAY, "D")

    def compute(draws: Draws) -> NDArray[np.datetime64]:
        dates = _to_moments(draws.uniform("seconds", bounds.low, bounds.high)).astype("datetime64[D]")
        return np.where(dates == first, first + 1, dates)

    return compute


def _make_text(pattern_of: Callable[[Call], str], *, clock_only: bool = False) -> Maker:
    """Texts by a strftime pattern; `clock_only` forgets the day first, as time() does."""

    def make(call: Call) -> Compute | None:
        moments = Call("date_time", call.instance, {"end_datetime": call.given.get("end_datetime")}, call.locale, call.as_of)
        bounds = find_bounds(moments)
        if bounds is None:
            return None
        write = format_seconds(pattern_of(call), bounds.low, bounds.high, clock_only=clock_only)
        return None if write is None else lambda draws: write(draws.uniform("seconds", bounds.low, bounds.high))

    return make


def _make_iso8601(call: Call) -> Compute | None:
    moments = Call("date_time", call.instance, {"end_datetime": call.given["end_datetime"]}, call.locale, call.as_of)
    bounds = None if call.given["tzinfo"] is not None else find_bounds(moments)
    write = None if bounds is None else iso_texts(call.given["sep"], call.given["timespec"], bounds.low, bounds.high)
    if bounds is None or write is None:
        return None
    return lambda draws: write(draws.uniform("seconds", bounds.low, bounds.high))


def _make_named(names: str, directive: str) -> Maker:
    """Names of the locale by the number that strftime gives."""

    def make(call: Call) -> Compute | None:
        bounds = find_bounds(Call("date_time", call.instance, {}, call.locale, call.as_of))
        table = call.read(names)
        if bounds is None or not isinstance(table, Mapping):
            return None
        return _named_days(table, directive, bounds)

    return make


def _named_days(table: Mapping[str, str], directive: str, bounds: Bounds) -> Compute | None:
    keys = [f"{number:02d}" for number in range(1, 13)] if directive == "%m" else [str(number) for number in range(7)]
    if any(key not in table for key in keys):
        return None
    texts = table_of([table[key] for key in keys])

    def compute(draws: Draws) -> pa.Array:
        days = _to_moments(draws.uniform("seconds", bounds.low, bounds.high)).astype("datetime64[D]")
        return texts.take(pa.array(month_numbers(days) if directive == "%m" else week_days(days)))

    return compute


def month_numbers(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """The month of each day, from 0."""
    return np.asarray(days.astype("datetime64[M]").astype(np.int64) % 12)


def week_days(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """The day of the week of each day, from Sunday at 0 (1970-01-01 was a Thursday)."""
    return np.asarray((days.astype(np.int64) + 4) % 7)


def _pattern_argument(call: Call) -> str:
    return str(call.given["pattern"])


_MOMENTS: Final = (
    "date_time", "date_time_ad", "date_time_between", "future_datetime", "past_datetime",
)  # fmt: skip
_WHOLE_MOMENTS: Final = (
    "date_time_between_dates", "date_time_this_century", "date_time_this_decade", "date_time_this_year", "date_time_this_month",
)  # fmt: skip
_DATES: Final = (
    "date_between", "future_date", "past_date", "date_between_dates", "date_this_century", "date_this_decade", "date_this_year",
    "date_this_month", "date_object",
)  # fmt: skip
_PATTERNS: Final[Mapping[str, str]] = {
    "am_pm": "%p", "day_of_month": "%d", "day_of_week": "%A", "month": "%m", "month_name": "%B", "year": "%Y",
}  # fmt: skip
_NAMED_LOCALES: Final = ("de_DE", "fr_FR", "es", "it_IT", "pt_BR", "nl_NL", "ja_JP", "vi_VN")
MAKERS: Final[Mapping[str, Maker]] = {
    **{f"date_time:{name}": _make(_to_moments) for name in _MOMENTS},
    **{f"date_time:{name}": _make(_to_whole_moments) for name in _WHOLE_MOMENTS},
    **{f"date_time:{name}": _make(_to_dates) for name in _DATES},
    "date_time:time_object": _make(_to_times),
    "date_time:unix_time": _make(lambda seconds: seconds),
    "date_time:date_of_birth": make_birth_date,
    "date_time:date": _make_text(_pattern_argument),
    "date_time:time": _make_text(_pattern_argument, clock_only=True),
    "date_time:iso8601": _make_iso8601,
    **{f"date_time:{name}": _make_text(lambda _, pattern=pattern: pattern) for name, pattern in _PATTERNS.items()},  # type: ignore[misc]
    **{f"date_time.{locale}:day_of_week": _make_named("DAY_NAMES", "%w") for locale in _NAMED_LOCALES},
    "date_time.ja_JP:traditional_month_name": _make_named("TRADITIONAL_MONTH_NAMES", "%m"),
    **{f"date_time.{locale}:month_name": _make_named("MONTH_NAMES", "%m") for locale in _NAMED_LOCALES},
}
