"""Dates, dates with time, and times of day."""

from __future__ import annotations

import datetime as dt

import numpy as np

from fictable import ColumnPlan, Context, FieldSpec, FieldType, Moment, Offset, Plan, Refused

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_UNITS = ["second", "minute", "hour", "day", "week", "month", "year"]
_DAY = 86_400
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": _DAY, "week": 7 * _DAY}


def _read_moment(text: str, param: str, *, end_of_day: bool) -> int:
    """Seconds since 1970 (UTC) of ISO text; a date alone is its first second, or its last."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text!r} is no date", param=param, allowed="2025-01-31 or 2025-01-31T12:30:05") from None
    found = found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    seconds = int((found - _EPOCH).total_seconds())
    return seconds + _DAY - 1 if end_of_day and len(text.strip()) == 10 else seconds


def _map_moment(field: FieldSpec, context: Context, storage: str) -> Plan:
    params = field.params
    anchors = [name for name in ("after", "before") if params.get(name)]
    if len(anchors) == 2:
        raise Refused("give either after or before", param="before")
    if anchors:
        return _map_offset(field, anchors[0], storage)
    year_ago = context.as_of.replace(year=context.as_of.year - 1, day=min(context.as_of.day, 28))
    start, end = params.get("start"), params.get("end")
    high = _read_moment(end, "end", end_of_day=True) if end else int((context.as_of - _EPOCH).total_seconds())
    low = _read_moment(start, "start", end_of_day=False) if start else min(int((year_ago - _EPOCH).total_seconds()), high - 365 * _DAY)
    if not end and low > high:
        high = low + 365 * _DAY
    if low > high:
        raise Refused(f"start {start} is after end {end}", param="start", allowed=f"at most {end}")
    if params.get("every"):
        return _map_series(field, low, storage)
    if storage == "date32":
        return Moment(low // _DAY, high // _DAY, storage, params.get("distribution"))
    return Moment(low, high, storage, params.get("distribution"))


def _map_series(field: FieldSpec, low: int, storage: str) -> Plan:
    """Moments at even distances: row n is n times `every` units after the first."""
    unit = field.params["unit"]
    if unit not in _SECONDS:
        raise Refused(f"a {unit} has no fixed length", param="unit", allowed=list(_SECONDS))
    if storage == "date32" and _SECONDS[unit] < _DAY:
        raise Refused(f"a date has no {unit}s", param="unit", allowed=["day", "week"])
    step, scale = int(field.params["every"]) * _SECONDS[unit], _DAY if storage == "date32" else 1
    first, stride, day = low // scale, step // scale, "datetime64[D]" if storage == "date32" else "datetime64[s]"
    return ColumnPlan(lambda rows: (first + rows.numbers.astype(np.int64) * stride).astype(day), storage=storage, capacity=10**9)


def _map_offset(field: FieldSpec, anchor: str, storage: str) -> Plan:
    params = field.params
    unit = params["unit"]
    low = float(params["min_offset"])
    high = float(params.get("max_offset", max(low, 30.0)))
    if low > high:
        raise Refused(f"min_offset {low:g} is above max_offset {high:g}", param="min_offset", allowed=f"at most {high:g}")
    if storage == "date32" and unit in {"second", "minute", "hour"}:
        raise Refused(f"a date has no {unit}s", param="unit", allowed=["day", "week", "month", "year"])
    return Offset(str(params[anchor]), 1 if anchor == "after" else -1, low, high, unit, storage, params.get("distribution"))


def map_date(field: FieldSpec, context: Context) -> Plan:
    """A date in [start, end], or some time after or before another field."""
    return _map_moment(field, context, "date32")


def map_datetime(field: FieldSpec, context: Context) -> Plan:
    """A date and time in [start, end], or some time after or before another field."""
    return _map_moment(field, context, "timestamp[s]")


def map_time(field: FieldSpec, _: Context) -> Plan:
    """A time of day in [start, end]."""
    bounds = []
    for name in ("start", "end"):
        try:
            found = dt.time.fromisoformat(field.params[name])
        except ValueError:
            raise Refused(f"{field.params[name]!r} is no time", param=name, allowed="00:00:00 to 23:59:59") from None
        bounds.append(found.hour * 3600 + found.minute * 60 + found.second)
    if bounds[0] > bounds[1]:
        raise Refused("start is after end", param="start", allowed=f"at most {field.params['end']}")
    return Moment(bounds[0], bounds[1], "time32[s]", field.params.get("distribution"))


_MOMENT = {"type": "string", "minLength": 10, "maxLength": 35}
_PARAMS = {
    "start": _MOMENT,
    "end": _MOMENT,
    "after": {"type": "string", "format": "field:time"},
    "before": {"type": "string", "format": "field:time"},
    "min_offset": {"type": "number", "minimum": 0, "maximum": 1_000_000, "default": 0},
    "max_offset": {"type": "number", "minimum": 0, "maximum": 1_000_000},
    "unit": {"enum": _UNITS, "default": "day"},
    "every": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
    "distribution": {"type": "object", "required": ["kind"]},
}
_CLOCK = {"type": "string", "minLength": 5, "maxLength": 8}

MOMENT_TYPES = (
    FieldType(
        "date", mapper=map_date, title="Date", storage="date32", params=_PARAMS, phrases=("date",),
        description="A date; by default within the year before the dataset's clock. With `after` or `before`, "
        "min_offset to max_offset units from another field; with `every`, so many units after the row before.",
        examples=({"start": "2025-01-01", "end": "2025-12-31"},),
    ),
    FieldType(
        "datetime", mapper=map_datetime, title="Date and time", storage="timestamp[s]", params=_PARAMS,
        description="A date with time, in UTC; by default within the year before the dataset's clock. With `after` or "
        "`before`, relative to another field; with `every`, a regular series: so many units after the row before.",
        phrases=("timestamp", "datetime", "date and time"),
        examples=({"start": "2025-01-01", "end": "2025-12-31"},),
    ),
    FieldType(
        "time", mapper=map_time, title="Time of day", storage="time32[s]", phrases=("time of day",),
        description="A time of day between start and end.",
        params={"start": {**_CLOCK, "default": "00:00:00"}, "end": {**_CLOCK, "default": "23:59:59"},
                "distribution": {"type": "object", "required": ["kind"]}},
        examples=({"start": "08:00", "end": "18:00"},),
    ),
)  # fmt: skip
