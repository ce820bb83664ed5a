"""Expression kernels for dates and timestamps, as days and seconds since 1970; the calendar is the proleptic Gregorian one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fictable.engine.expression_columns import DAY_SECONDS, Column, cast_column, check_days, merge_valid
from fictable.engine.expression_numbers import Integers, add, multiply, narrow, negate, subtract
from fictable.spec.expressions import Interval, Typed, ValueType

TIMESTAMP = ValueType("timestamp")


def count_days(column: Column) -> NDArray[np.int64]:
    """Give the day of each moment, counted from 1970-01-01."""
    days: NDArray[np.int64] = column.values if column.type.kind == "date" else column.values // DAY_SECONDS
    return days


def shift_moments(typed: Typed, moments: Column, interval: Column) -> Column:
    """Add an interval to moments, or take it away; months keep the day of the month where it exists, else the last day."""
    literal = typed.operands[1].value
    backwards = typed.operation == "shift back"
    if isinstance(literal, Interval) and literal.months:
        return Column(typed.type, _shift_months(moments, -literal.months if backwards else literal.months), moments.valid)
    seconds = negate(interval.values) if backwards else interval.values
    valid = merge_valid(moments.valid, interval.valid)
    if typed.type.kind == "date":
        return Column(typed.type, _keep_days(add(moments.values, seconds // DAY_SECONDS), valid), valid)
    stamps = cast_column(moments, TIMESTAMP)
    return Column(typed.type, _keep_seconds(add(stamps.values, seconds), valid), valid)


def add_days(typed: Typed, moments: Column, days: Column) -> Column:
    """Add whole days to moments; a timestamp keeps its time of day."""
    valid = merge_valid(moments.valid, days.valid)
    if moments.type.kind == "date":
        return Column(typed.type, _keep_days(add(moments.values, days.values), valid), valid)
    seconds = multiply(days.values, np.array([DAY_SECONDS], np.int64))
    return Column(typed.type, _keep_seconds(add(moments.values, seconds), valid), valid)


def count_elapsed(typed: Typed, left: Column, right: Column) -> Column:
    """Subtract moments of one unit: left - right, in days or seconds."""
    return Column(typed.type, subtract(left.values, right.values), merge_valid(left.valid, right.valid))


def count_days_between(typed: Typed, first: Column, last: Column) -> Column:
    """Count the days from the first date to the last, times of day left aside; negative when the last is earlier."""
    return Column(typed.type, count_days(last) - count_days(first), merge_valid(first.valid, last.valid))


def read_part(typed: Typed, moments: Column) -> Column:
    """Read the year, month, day, weekday (Monday = 1 … Sunday = 7), hour, or the date of moments."""
    if typed.operation == "hour":
        return Column(typed.type, moments.values % DAY_SECONDS // 3600, moments.valid)
    days = count_days(moments)
    if typed.operation == "weekday":
        return Column(typed.type, (days + 3) % 7 + 1, moments.valid)
    return Column(typed.type, _read_calendar(days, typed.operation), moments.valid)


def _read_calendar(days: NDArray[np.int64], part: str) -> NDArray[np.int64]:
    dates = days.astype("datetime64[D]")
    if part == "year":
        return dates.astype("datetime64[Y]").astype(np.int64) + 1970
    months = dates.astype("datetime64[M]")
    if part == "month":
        return months.astype(np.int64) % 12 + 1
    return days if part == "date" else (dates - months).astype(np.int64) + 1


def _shift_months(moments: Column, months: int) -> NDArray[np.int64]:
    days = count_days(moments)
    old = days.astype("datetime64[D]").astype("datetime64[M]")
    new = old + np.timedelta64(months, "M")
    ordinal = days - old.astype("datetime64[D]").astype(np.int64)
    first = new.astype("datetime64[D]").astype(np.int64)
    length = (new + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64) - first
    shifted = _keep_days(first + np.minimum(ordinal, length - 1), moments.valid)
    return shifted if moments.type.kind == "date" else shifted * DAY_SECONDS + moments.values % DAY_SECONDS


def _keep_days(days: Integers, valid: Any) -> NDArray[np.int64]:
    return check_days(days if valid is None else np.where(valid, days, 0))


def _keep_seconds(seconds: Integers, valid: Any) -> NDArray[np.int64]:
    kept = seconds if valid is None else np.where(valid, seconds, 0)
    check_days(kept // DAY_SECONDS)
    return narrow(kept)
