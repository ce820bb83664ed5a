"""What a verdict depends on, as one digest: the provider's code and data, Faker, Python, this compiler, the call.

A verdict that is kept under such a digest is the one that the gate would give again. Where a provider reaches something that cannot be
told apart by its text and its values, such as an object of a class of its own, there is no digest, and nothing is kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import inspect
import json
import random
import re
import sys
import types
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Final

from faker import VERSION
from faker.providers import BaseProvider

from fictable.engine.pinned import Rebinder

_PLAIN: Final = frozenset(
    {str, int, float, bool, complex, bytes, type(None), range, Decimal, dt.date, dt.datetime, dt.time, dt.timedelta, dt.timezone}
)
_MOST_THINGS: Final = 20_000


class Unknowable(Exception):
    """Something that no digest can tell from another."""


class Fingerprints:
    """Digests of calls; what is the same for all calls, or for all of one provider, is worked out once."""

    def __init__(self, version: str = "") -> None:
        self._version = version
        self._providers: dict[type, str | None] = {}

    def find(self, call: Any, arguments: Mapping[str, Any], locale: str, as_of: dt.datetime, size: int) -> str | None:
        """The digest of a judgement: a provider's bound method, its arguments, the locale, the clock that it sees, and how many values
        the gate looks at.

        None where something that the provider reaches cannot be told apart.
        """
        provider = self._describe(call.__self__) if isinstance(getattr(call, "__self__", None), BaseProvider) else None
        if provider is None:
            return None
        try:
            given = json.dumps(dict(arguments), sort_keys=True) + repr(sorted(arguments.items()))  # tells lists and tuples apart
        except (TypeError, ValueError, RecursionError):
            return None
        parts = [self._surroundings, provider, call.__name__, given, locale, as_of.isoformat(), size]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    @cached_property
    def _surroundings(self) -> list[str]:
        return [self._version, VERSION, sys.implementation.name, *map(str, sys.version_info[:3]), digest_compiler()]

    def _describe(self, instance: BaseProvider) -> str | None:
        kind = type(instance)
        if kind not in self._providers:
            self._providers[kind] = digest_provider(instance)
        return self._providers[kind]


def digest_compiler() -> str:
    """The digest of our own source: of all that has a part in a verdict."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("fictable.engine")))
    for path in sorted(root.rglob("*.py")):
        digest.update(f"{path.relative_to(root).as_posix()} {path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def digest_provider(instance: BaseProvider) -> str | None:
    """The digest of a provider's code and data, and of the functions and values that its code names. None where it has none."""
    survey = _Survey()
    try:
        survey.take(type(instance))
        survey.take({name: value for name, value in vars(instance).items() if name != "generator"})
    except (Unknowable, OSError, TypeError, RecursionError):
        return None
    return survey.digest.hexdigest()


class _Survey:
    """Goes through what code can reach; each thing once."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self._seen: dict[int, tuple[int, Any]] = {}

    def take(self, thing: Any, names: Iterable[str] = ()) -> None:
        """Note a thing and what it reaches; of a module the `names` that the code has. Raises Unknowable."""
        if type(thing) in _PLAIN:
            self._note("value", type(thing).__name__, repr(thing))
        elif id(thing) in self._seen and not isinstance(thing, types.ModuleType):
            self._note("again", str(self._seen[id(thing)][0]))
        else:
            self._seen[id(thing)] = len(self._seen), thing  # kept, so that no other thing gets its id
            if len(self._seen) > _MOST_THINGS:
                raise Unknowable
            self._take_new(thing, names)

    def _take_new(self, thing: Any, names: Iterable[str]) -> None:
        settled = _is_settled(type(thing).__module__)
        if isinstance(thing, Mapping) and settled:
            self._take_all("mapping", [part for pair in thing.items() for part in pair])
        elif isinstance(thing, list | tuple) and settled:
            self._take_all("sequence", thing)
        elif isinstance(thing, set | frozenset) and settled:
            self._take_all("set", sorted(thing, key=repr))
        elif isinstance(thing, Enum):
            self._take_all("member", [type(thing), thing.name])
        elif isinstance(thing, re.Pattern):
            self._take_all("pattern", [thing.pattern, thing.flags])
        elif isinstance(thing, classmethod | staticmethod | types.MethodType):
            self.take(thing.__func__)
        elif isinstance(thing, property):
            self._take_all("property", [part for part in (thing.fget, thing.fset) if part is not None])
        else:
            self._take_code(thing, names)

    def _take_code(self, thing: Any, names: Iterable[str]) -> None:
        """A module, class or function; those of Python itself and Faker's are known by name, for their versions are noted."""
        home = thing.__name__ if isinstance(thing, types.ModuleType) else str(getattr(thing, "__module__", ""))
        self._note(type(thing).__name__, home, str(getattr(thing, "__qualname__", "")))
        if isinstance(thing, types.ModuleType):
            if not _is_settled(home):
                self._take_all("names", [vars(thing)[name] for name in sorted(names) if name in vars(thing)])
        elif isinstance(thing, type):
            self._take_class(thing)
        elif isinstance(thing, types.FunctionType):
            self._take_function(thing)
        elif not _is_known(thing):
            raise Unknowable

    def _take_class(self, kind: type) -> None:
        for part in reversed(kind.__mro__):
            home = part.__module__
            self._note("class", home, part.__qualname__)
            if home.startswith("faker.providers"):
                self._note("text", Path(inspect.getfile(sys.modules[home])).read_text("utf-8"))
            elif not _is_settled(home):
                for name, value in sorted(vars(part).items()):
                    if not name.startswith("__") or isinstance(value, types.FunctionType):
                        self._note("member", name)
                        self.take(value)

    def _take_function(self, function: types.FunctionType) -> None:
        if _is_settled(function.__module__):
            return
        self._note("text", inspect.getsource(function), function.__code__.co_code.hex())
        names = sorted(set(_list_names(function.__code__)))
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        self._take_all("bound", [function.__defaults__, function.__kwdefaults__, *cells])
        for name in names:
            if name in function.__globals__:
                self._note("global", name)
                self.take(function.__globals__[name], names)

    def _take_all(self, kind: str, parts: Iterable[Any]) -> None:
        things = list(parts)
        self._note(kind, str(len(things)))
        for thing in things:
            self.take(thing)

    def _note(self, *texts: str) -> None:
        for text in texts:
            encoded = text.encode("utf-8", "surrogatepass")
            self.digest.update(len(encoded).to_bytes(8, "big") + encoded)


def _is_settled(module: str) -> bool:
    """Whether a module is Python's, Faker's or ours, whose versions are part of every digest."""
    return module.split(".", maxsplit=1)[0] in sys.stdlib_module_names | {"faker", "fictable"}


def _is_known(thing: Any) -> bool:
    """Whether a thing is a built-in function, or one of the stand-ins for the clock and for chance."""
    if isinstance(thing, types.BuiltinFunctionType):
        return _is_settled(str(thing.__module__ or type(thing.__self__).__module__))
    return type(thing) is random.Random or type(thing).__module__ == Rebinder.__module__


def _list_names(code: types.CodeType) -> Iterable[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _list_names(constant)
