"""Calls of a traced method: what is traced further, what is understood, what may simply be called, and what may not.

What may simply be called is pure: built-in functions and types, methods of built-in values, and a few modules of the standard
library. Symbols among the arguments fail loudly there where they are not understood. All else, the clock, foreign randomness, the
network, ends the trace.
"""

from __future__ import annotations

import builtins
import collections
import datetime as dt
import itertools
import operator
import re
import sys
import types
import typing
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Protocol

from faker import Generator
from faker.decode import unidecode
from faker.providers import BaseProvider

from fictable.engine.compiler.formatting import format_template, write_value
from fictable.engine.compiler.parts import pieces_of
from fictable.engine.compiler.randoms import TracedRandom
from fictable.engine.compiler.signals import Refusal
from fictable.engine.compiler.substitution import substitute
from fictable.engine.compiler.symbols import Lifted, Method, Symbol, Wide, apply
from fictable.engine.compiler.texts import Text, join_parts, normalize, write_number

_TOKEN: Final = re.compile(r"\{\{\s*(\w+)(?::\s*(\w+?))?\s*\}\}")
_PURE_MODULES: Final = frozenset(
    {
        "builtins",
        "math",
        "re",
        "_sre",
        "unicodedata",
        "itertools",
        "operator",
        "_operator",
        "collections",
        "_collections",
        "string",
        "_string",
    }
)
_REFUSED: Final = frozenset(
    {"open", "input", "print", "eval", "exec", "compile", "setattr", "delattr", "id", "hash", "vars", "dir", "breakpoint", "now", "today",
     "utcnow"}
)  # fmt: skip
_CLASSES: Final = (
    str, int, float, bool, list, tuple, dict, set, frozenset, range, zip, enumerate, reversed, slice, bytes, object, Decimal, dt.date,
    dt.datetime, dt.timedelta, dt.time, collections.OrderedDict, collections.Counter, collections.defaultdict, itertools.chain,
    itertools.cycle, itertools.repeat, itertools.islice, itertools.count, itertools.product, itertools.zip_longest,
)  # fmt: skip
# What takes scalars only, and so is done value by value where an argument is lifted.
_SCALAR: Final = frozenset(
    {str, int, float, bool, chr, ord, hex, oct, bin, round, abs, divmod, pow, bytes, dt.date, dt.datetime, dt.timedelta, dt.time, Decimal}
)
_BUILT_IN_VALUES: Final = (
    str, int, float, bytes, tuple, list, dict, set, frozenset, range, re.Pattern, re.Match, dt.date, dt.timedelta, Decimal,
)  # fmt: skip
_ORDER_FREE: Final = frozenset({len, sorted, min, max, any, all, isinstance, set, frozenset, bool})


class Tracing(Protocol):
    """What calls need of the trace that they belong to."""

    source: Any
    generator: Generator
    random: TracedRandom

    def run(self, function: types.FunctionType, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """Run a function of a provider rewritten."""

    def enter(self, method: types.MethodType, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """Run a provider's method, or keep its text closed."""


class Calls:
    """Decides what a call means."""

    def __init__(self, trace: Tracing) -> None:
        self._trace = trace
        self._known: dict[Any, Callable[..., Any]] = {
            str: self._text, len: _measure, isinstance: _is_instance, type: _type_of, int: _whole, format: write_value,
            getattr: _get_attribute, hasattr: _has_attribute, map: self._map, filter: self._filter, callable: callable,
            typing.cast: lambda _, value: value,
            sorted: self._sorted, min: self._least, max: self._greatest, unidecode: _to_ascii, unicodedata.normalize: _normalize,
            re.sub: self._re_sub, re.compile: re.compile, re.match: _re_match, re.search: _re_search, re.fullmatch: _re_fullmatch,
            re.findall: _re_findall, re.split: _re_split,
        }  # fmt: skip
        self._methods: dict[Any, Callable[..., Any]] = {
            Generator.parse: self._parse,
            BaseProvider.random_elements: self._random_elements,
            BaseProvider.random_digit_or_empty: self._digit_or_empty,
            BaseProvider.random_digit_not_null_or_empty: self._digit_not_null_or_empty,
        }

    def call(self, function: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """The result of a call within a traced method."""
        if isinstance(function, types.MethodType):
            return self._call_method(function, arguments, named)
        if isinstance(function, types.FunctionType):
            return self._call_function(function, arguments, named)
        if isinstance(function, type):
            return self._call_class(function, arguments, named)
        if isinstance(function, Method):
            return function(*arguments, **named)
        if isinstance(function, types.BuiltinFunctionType | types.MethodDescriptorType | operator.itemgetter):
            return self._call_builtin(function, arguments, named)
        raise Refusal(f"calls a {type(function).__name__}")

    def _call_method(self, method: types.MethodType, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        owner, function = method.__self__, method.__func__
        if owner is self._trace.source:
            return getattr(self._trace.random, method.__name__)(*arguments, **named)
        if isinstance(owner, Symbol):
            return method(*arguments, **named)
        if function in self._methods:
            return self._methods[function](owner, *arguments, **named)
        if not isinstance(function, types.FunctionType):
            raise Refusal(f"calls {method.__name__}")
        if isinstance(owner, BaseProvider):
            return self._trace.enter(method, arguments, named)
        return self._call_function(function, (owner, *arguments), named)

    def _call_function(self, function: types.FunctionType, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        if function in self._known:
            return self._known[function](*arguments, **named)
        home = (function.__module__ or "").partition(".")[0]
        if function.__module__ in _PURE_MODULES:
            return function(*arguments, **named)
        if home in sys.stdlib_module_names or home in {"fictable", "numpy", "pyarrow"}:
            raise Refusal(f"calls {function.__module__}.{function.__name__}")
        return self._trace.run(function, arguments, named)

    def _call_class(self, function: type, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        if function in self._known:
            return self._known[function](*arguments, **named)
        if function not in _CLASSES and not issubclass(function, BaseException):
            raise Refusal(f"makes a {function.__name__}")
        return _apply_or_call(function, arguments, named)

    def _call_builtin(self, function: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "itemgetter")
        if owner is self._trace.source:
            return getattr(self._trace.random, name)(*arguments, **named)
        if function in (self._known if not isinstance(owner, dict | list | set) else ()):
            return self._known[function](*arguments, **named)
        if isinstance(owner, str):
            return self._call_text_method(owner, function, arguments, named)
        if isinstance(owner, re.Pattern):
            return self._call_pattern(owner, function, arguments, named)
        if isinstance(owner, type | types.ModuleType | None):
            module = owner.__name__ if isinstance(owner, types.ModuleType) else getattr(function, "__module__", None) or "builtins"
            known = module in _PURE_MODULES or (isinstance(owner, type) and owner in _CLASSES)
            if not known or name in _REFUSED:
                raise Refusal(f"calls {module}.{name}")
        elif not isinstance(owner, (*_BUILT_IN_VALUES, collections.deque)):
            raise Refusal(f"calls {name} of a {type(owner).__name__}")
        return _apply_or_call(function, arguments, named)

    # -- text ------------------------------------------------------------------------------------------------------

    def _text(self, value: Any = "", *rest: Any) -> Any:
        if isinstance(value, Wide):
            return write_number(value)
        if isinstance(value, Text):
            return value
        return apply(str, value, *rest) if isinstance(value, Lifted) else str(value, *rest)

    def _call_text_method(self, owner: str, function: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        if function.__name__ == "join":
            items = list(_ordered(arguments[0]))
            parts = [part for item in items for part in (owner, item)][1:]
            return join_parts(parts) if any(isinstance(item, Symbol) for item in items) else owner.join(items)
        if function.__name__ == "format":
            return format_template(owner, arguments, named)
        if function.__name__ == "format_map":
            return format_template(owner, (), arguments[0])
        return _apply_or_call(function, arguments, named)

    def _call_pattern(self, pattern: re.Pattern[str], function: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        if function.__name__ == "sub":
            return self._substitute(pattern, *arguments, **named)
        return _apply_or_call(function, [a.settle() if isinstance(a, Text) else a for a in arguments], named)

    def _substitute(self, pattern: re.Pattern[str], repl: Any, string: Any, count: int = 0) -> Any:
        return substitute(pattern, repl, string, count, lambda function, match: self.call(function, (match,), {}))

    def _re_sub(self, pattern: Any, repl: Any, string: Any, count: int = 0, flags: int = 0) -> Any:
        return self._substitute(re.compile(pattern, flags), repl, string, count)

    def _parse(self, generator: Generator, text: Any) -> Any:
        """Generator.parse: every {{token}} is the text of another method."""
        if isinstance(text, Lifted):
            text = text.settle()
        if isinstance(text, Text):
            open_ended = any("{{" in piece for part in text.parts if not isinstance(part, str) for piece in pieces_of(part))
            parts = [self._parse(generator, p) if isinstance(p, str) else Text([p]) for p in text.parts]
            return self._parse(generator, text.settle()) if open_ended else join_parts(parts)

        def fill(match: re.Match[str]) -> Any:
            name, group = match.groups()
            arguments = generator.get_arguments(group) if group else {}
            if arguments is None:
                raise Refusal(f"an unknown group of arguments: {group}")
            return self._text(self.call(generator.get_formatter(name), (), arguments))

        return substitute(_TOKEN, fill, text, 0, lambda function, match: function(match))

    # -- choices ---------------------------------------------------------------------------------------------------

    def _random_elements(
        self,
        provider: BaseProvider,
        elements: Any = ("a", "b", "c"),
        length: Any = None,
        unique: Any = False,  # noqa: FBT002 - the signature is Faker's
        use_weighting: Any = None,
    ) -> Any:
        """BaseProvider.random_elements: the same rules without its cache of keys."""
        sequences = isinstance(elements, Lifted) and all(isinstance(value, list | tuple) for value in elements.values)
        if sequences and length == 1 and not unique:
            return [self._trace.random.choice(elements)]
        if isinstance(elements, Symbol):
            elements = elements.settle()
        if isinstance(elements, dict) and not isinstance(elements, collections.OrderedDict):
            raise ValueError("Use OrderedDict only")
        weighted = provider.__use_weighting__ if use_weighting is None else use_weighting
        if length is None:
            length = self._trace.random.randint(1, len(elements))
        if isinstance(length, Symbol):
            length = length.settle()
        if unique:
            return self._trace.random.sample(list(_ordered(elements)), length)
        if isinstance(elements, dict) and weighted:
            return self._trace.random.choices(elements, weights=elements.values(), k=length)
        return [self._trace.random.choice(elements if isinstance(elements, str) else _ordered(elements)) for _ in range(length)]

    def _digit_or_empty(self, _: BaseProvider) -> Any:
        return self._trace.random.draw(("", *range(10)), (10.0, *(1.0,) * 10))

    def _digit_not_null_or_empty(self, _: BaseProvider) -> Any:
        return self._trace.random.draw(("", *range(1, 10)), (9.0, *(1.0,) * 9))

    # -- functions that take functions -----------------------------------------------------------------------------

    def _map(self, function: Any, *things: Any) -> list[Any]:
        return [self.call(function, row, {}) for row in zip(*map(_ordered, things), strict=False)]

    def _filter(self, function: Any, things: Any) -> list[Any]:
        return [thing for thing in _ordered(things) if (self.call(function, (thing,), {}) if function else thing)]

    def _sorted(self, things: Any, *, key: Any = None, reverse: bool = False) -> list[Any]:
        if isinstance(things, Lifted) and key is None:
            return list(things.map(lambda value: tuple(sorted(value, reverse=reverse))))
        keyed = None if key is None else lambda thing: self.call(key, (thing,), {})
        return sorted(things, key=keyed, reverse=reverse)

    def _least(self, *things: Any, **named: Any) -> Any:
        return self._extreme(min, things, named)

    def _greatest(self, *things: Any, **named: Any) -> Any:
        return self._extreme(max, things, named)

    def _extreme(self, function: Any, things: Sequence[Any], named: Mapping[str, Any]) -> Any:
        if len(things) > 1 and not named and any(isinstance(thing, Lifted) for thing in things):
            return apply(function, *things)
        given = dict(named)
        if given.get("key") is not None:
            key = given["key"]
            given["key"] = lambda thing: self.call(key, (thing,), {})
        return function(*things, **given)


def _apply_or_call(function: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
    """A pure call: value by value where scalars are lifted, at once for containers, whose items may be symbols."""
    everything = (*arguments, *named.values())
    if function not in _ORDER_FREE and any(isinstance(argument, set | frozenset) for argument in everything):
        raise Refusal("goes over a set")
    owner = getattr(function, "__self__", None)
    from_module = isinstance(owner, types.ModuleType) and owner is not builtins
    by_value = (_is_hashable(function) and function in _SCALAR) or isinstance(owner, str | int | float | re.Pattern) or from_module
    if by_value and any(isinstance(argument, Symbol) for argument in everything):
        settled = [argument.settle() if isinstance(argument, Text | Wide) else argument for argument in everything]
        names, count = list(named), len(arguments)
        if not any(isinstance(argument, Lifted) for argument in settled):
            return function(*settled[:count], **dict(zip(names, settled[count:], strict=True)))
        return apply(lambda *values: function(*values[:count], **dict(zip(names, values[count:], strict=True))), *settled)
    return function(*arguments, **named)


def _is_hashable(thing: Any) -> bool:
    try:
        hash(thing)
    except TypeError:
        return False
    return True


def _ordered(things: Any) -> Any:
    if isinstance(things, set | frozenset):
        raise Refusal("goes over a set")
    return things


def _measure(thing: Any) -> Any:
    if isinstance(thing, Text):
        return thing.length()
    return apply(len, thing) if isinstance(thing, Lifted) else len(thing)


def _whole(value: Any = 0, *rest: Any) -> Any:
    if isinstance(value, Wide):
        return value
    if isinstance(value, Text):
        value = value.settle()
    return apply(int, value, *rest) if isinstance(value, Lifted) else int(value, *rest)


def _is_instance(thing: Any, kinds: Any) -> Any:
    if isinstance(thing, Lifted):
        return apply(lambda value: isinstance(value, kinds), thing)
    if isinstance(thing, Text | Wide):
        chosen = kinds if isinstance(kinds, tuple) else (kinds,)
        return issubclass(str if isinstance(thing, Text) else int, chosen)
    return isinstance(thing, kinds)


def _type_of(thing: Any, *rest: Any) -> Any:
    if rest:
        raise Refusal("makes a class")
    if isinstance(thing, Lifted):
        return apply(type, thing)
    return str if isinstance(thing, Text) else int if isinstance(thing, Wide) else type(thing)


def _get_attribute(thing: Any, name: Any, *default: Any) -> Any:
    return getattr(thing, name.settle() if isinstance(name, Symbol) else name, *default)


def _has_attribute(thing: Any, name: Any) -> bool:
    if isinstance(thing, Symbol):
        thing = thing.settle() if isinstance(thing, Lifted) else "" if isinstance(thing, Text) else 0
    return hasattr(thing, name.settle() if isinstance(name, Symbol) else name)


def _to_ascii(text: Any) -> Any:
    return text.map(unidecode) if isinstance(text, Text | Lifted) else unidecode(text)


def _normalize(form: Any, text: Any) -> Any:
    if isinstance(text, Text):
        return normalize(form, text)
    return apply(lambda value: unicodedata.normalize(form, value), text) if isinstance(text, Lifted) else unicodedata.normalize(form, text)


def _on_text(function: Callable[..., Any], pattern: Any, text: Any, rest: Sequence[Any]) -> Any:
    if isinstance(text, Text):
        text = text.settle()
    return apply(lambda value: function(pattern, value, *rest), text) if isinstance(text, Lifted) else function(pattern, text, *rest)


def _re_match(pattern: Any, text: Any, *rest: Any) -> Any:
    return _on_text(re.match, pattern, text, rest)


def _re_search(pattern: Any, text: Any, *rest: Any) -> Any:
    return _on_text(re.search, pattern, text, rest)


def _re_fullmatch(pattern: Any, text: Any, *rest: Any) -> Any:
    return _on_text(re.fullmatch, pattern, text, rest)


def _re_findall(pattern: Any, text: Any, *rest: Any) -> Any:
    return _on_text(re.findall, pattern, text, rest)


def _re_split(pattern: Any, text: Any, *rest: Any) -> Any:
    return _on_text(re.split, pattern, text, rest)
