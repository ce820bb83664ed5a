"""Faker providers whose functions see the dataset's clock and the caller's Random instead of the machine's.

Provider functions read `datetime.now()`, `date.today()`, `time.time()`, the machine's time zone and the global `random` through the
globals of their module. Classes whose functions touch one of these are copied with other globals; the library itself stays as it is.
"""

from __future__ import annotations

import calendar
import datetime as dt
import random
import time
import types
from typing import Any, cast


class _Frozen(type):
    """Lets isinstance() accept real dates and datetimes for the frozen classes."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


def freeze_clock(as_of: dt.datetime) -> dict[int, Any]:
    """Stand-ins that always show `as_of`, in a place where the time zone is UTC, by the id of what they stand for.

    They stand for datetime.datetime, datetime.date, the modules datetime and time, and the functions of the module time.
    """

    class FrozenDatetime(dt.datetime, metaclass=_Frozen):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> FrozenDatetime:
            here = as_of.astimezone(tz) if tz is not None else as_of.replace(tzinfo=None)
            return cls.combine(here.date(), here.timetz())

        @classmethod
        def utcnow(cls) -> FrozenDatetime:
            return cls.now()

        @classmethod
        def today(cls) -> FrozenDatetime:
            return cls.now()

        @classmethod
        def fromtimestamp(cls, timestamp: float, tz: dt.tzinfo | None = None) -> FrozenDatetime:
            made = super().fromtimestamp(timestamp, dt.UTC if tz is None else tz)
            return made.replace(tzinfo=None) if tz is None else made

        def timestamp(self) -> float:
            return super(FrozenDatetime, self._place()).timestamp()

        def astimezone(self, tz: dt.tzinfo | None = None) -> FrozenDatetime:
            return super(FrozenDatetime, self._place()).astimezone(dt.UTC if tz is None else tz)

        def _place(self) -> FrozenDatetime:
            return self if self.tzinfo is not None else self.replace(tzinfo=dt.UTC)

    class FrozenDate(dt.date, metaclass=_Frozen):
        @classmethod
        def today(cls) -> FrozenDate:
            return cls.fromordinal(as_of.toordinal())

        @classmethod
        def fromtimestamp(cls, timestamp: float) -> FrozenDate:
            return cls.fromordinal(dt.datetime.fromtimestamp(timestamp, dt.UTC).toordinal())

    class Shim:
        """A module with some names replaced."""

        def __init__(self, module: types.ModuleType, **replaced: Any) -> None:
            self.__dict__.update(vars(module), **replaced)

    functions = _freeze_time(as_of.timestamp())
    return {
        id(dt.datetime): FrozenDatetime,
        id(dt.date): FrozenDate,
        id(dt): Shim(dt, datetime=FrozenDatetime, date=FrozenDate),
        id(time): Shim(time, **functions, timezone=0, altzone=0, daylight=0, tzname=("UTC", "UTC")),
        **{id(getattr(time, name)): function for name, function in functions.items()},
    }


def _freeze_time(seconds: float) -> dict[str, Any]:
    """Functions of the module time at so many seconds after 1970, by name; what counts from the machine's start stands still."""

    def find_parts(given: float | None = None) -> time.struct_time:
        return time.gmtime(seconds if given is None else given)

    return {
        "time": lambda: seconds,
        "time_ns": lambda: int(seconds * 1e9),
        "gmtime": find_parts,
        "localtime": find_parts,
        "mktime": lambda parts: float(calendar.timegm(parts)),
        "ctime": lambda given=None: time.asctime(find_parts(given)),
        "asctime": lambda parts=None: time.asctime(find_parts() if parts is None else parts),
        "strftime": lambda pattern, parts=None: time.strftime(pattern, find_parts() if parts is None else parts),
        **dict.fromkeys(("monotonic", "perf_counter", "process_time", "thread_time"), lambda: 0.0),
        **dict.fromkeys(("monotonic_ns", "perf_counter_ns", "process_time_ns", "thread_time_ns"), lambda: 0),
    }


class Rebinder:
    """Copies of classes and functions in which the clock and the global random are replaced; each thing is copied once."""

    def __init__(self, source: random.Random, as_of: dt.datetime) -> None:
        self._source = source
        self._swaps: dict[int, Any] = {**freeze_clock(as_of), id(random): source}
        self._copies: dict[int, Any] = {}
        self._touched: dict[int, bool] = {}

    def rebind_class(self, cls: type) -> type:
        """The class, or a subclass of it whose functions see the replacements."""
        if not self._touches(cls):
            return cls
        if id(cls) not in self._copies:
            self._copies[id(cls)] = copy = type(cls.__name__, (cls,), {"__module__": cls.__module__})
            for name, member in _members(cls).items():
                function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
                if self._touches(function):
                    bound = self._rebind_function(cast(types.FunctionType, function))
                    setattr(copy, name, type(member)(bound) if isinstance(member, classmethod | staticmethod) else bound)
        return self._copies[id(cls)]  # type: ignore[no-any-return]

    def _touches(self, thing: Any) -> bool:
        if self._is_replaced(thing):
            return True
        if not isinstance(thing, types.FunctionType | type) or not _is_library(thing):
            return False
        if id(thing) not in self._touched:
            self._touched[id(thing)] = False
            parts = _members(thing).values() if isinstance(thing, type) else _globals_of(thing).values()
            self._touched[id(thing)] = any(self._touches(part) or self._touches(getattr(part, "__func__", part)) for part in parts)
        return self._touched[id(thing)]

    def _is_replaced(self, thing: Any) -> bool:
        return _find_clock(thing) is not None or id(thing) in self._swaps or getattr(thing, "__self__", None) is random._inst  # noqa: SLF001

    def _swap(self, thing: Any) -> Any:
        clock = _find_clock(thing)
        if clock is not None:
            return self._swaps[id(clock)]
        if id(thing) in self._swaps:
            return self._swaps[id(thing)]
        if self._is_replaced(thing):
            return getattr(self._source, thing.__name__)
        if isinstance(thing, types.FunctionType) and self._touches(thing):
            return self._rebind_function(thing)
        return self.rebind_class(thing) if isinstance(thing, type) and self._touches(thing) else thing

    def _rebind_function(self, function: types.FunctionType) -> types.FunctionType:
        if id(function) not in self._copies:
            scope = dict(function.__globals__)
            copy = types.FunctionType(function.__code__, scope, function.__name__, function.__defaults__, function.__closure__)
            copy.__kwdefaults__, copy.__qualname__, copy.__doc__ = function.__kwdefaults__, function.__qualname__, function.__doc__
            self._copies[id(function)] = copy
            scope.update({name: self._swap(value) for name, value in _globals_of(function).items()})
        return self._copies[id(function)]  # type: ignore[no-any-return]


def _find_clock(thing: Any) -> type | None:
    """datetime or date for these classes and their subclasses (a test's frozen clock is one), None for all else."""
    if not isinstance(thing, type):
        return None
    return dt.datetime if issubclass(thing, dt.datetime) else dt.date if issubclass(thing, dt.date) else None


def _is_library(thing: Any) -> bool:
    package = str(getattr(thing, "__module__", "")).split(".")[0]
    return package not in {"builtins", "datetime", "random", "time", "typing", "abc", "collections", "re", "string", "decimal", "enum"}


def _members(cls: type) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in reversed(cls.__mro__):
        if _is_library(part):
            found.update({n: m for n, m in vars(part).items() if isinstance(m, types.FunctionType | classmethod | staticmethod)})
    return found


def _globals_of(function: types.FunctionType) -> dict[str, Any]:
    scope = function.__globals__
    return {name: scope[name] for name in sorted(_names(function.__code__)) if name in scope}


def _names(code: types.CodeType) -> set[str]:
    inner = (constant for constant in code.co_consts if isinstance(constant, types.CodeType))
    return set(code.co_names).union(*(_names(part) for part in inner))
