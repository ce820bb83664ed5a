"""Faker methods as columns: by a hand-written kernel, compiled, or row by row, re-seeded before every value.

All three are functions of the key and the row number, so any of them is random-access.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeAlias, cast

import numpy as np
from faker import Factory, Generator
from faker.config import AVAILABLE_LOCALES, DEFAULT_LOCALE
from faker.providers import BaseProvider
from numpy.typing import NDArray

from fictable.contract.unordered import REASON, find_unordered
from fictable.engine.mixing import mix64
from fictable.engine.pinned import Rebinder
from fictable.errors import PluginError, Refused

if TYPE_CHECKING:
    from fictable.engine.compiler.fingerprints import Fingerprints
    from fictable.engine.compiler.tracing import Tracer
    from fictable.engine.compiler.verdicts import ShippedVerdicts

Tier: TypeAlias = Literal["compiled", "kernel", "rows"]
MOST_METHODS: Final = 2_000
MOST_GENERATORS: Final = 64
COMPILED: Final = "compiled"
MADE_OF_SETS: Final[Mapping[str, tuple[str, ...]]] = {"faker.providers.address.it_IT": ("cities",)}
"""Lists of Faker's own providers that have another order in every process; they are sorted."""
WHOLE: Final = "its values have several parts"
_PASSING: Final = ("raises ", "Faker raises ", "calls itself ")
"""How reasons begin that may hang on the moment, such as on the memory that is left; they are not kept."""


class Values(Protocol):
    """Makes values of rows."""

    def values(self, numbers: NDArray[np.uint64], key: int) -> Any:
        """One value per row number, in any order: a function of the key and the row alone."""
        ...


class FakerCaller:
    """The row tier: one method with its arguments; `values` may be asked for any rows in any order."""

    def __init__(self, call: Callable[..., Any], source: random.Random, arguments: Mapping[str, Any]) -> None:
        self._call, self._random, self._arguments = call, source, dict(arguments)

    def values(self, numbers: NDArray[np.uint64], key: int) -> list[Any]:
        """One value per row number: a function of the key and the row alone."""
        seeds = mix64(numbers + mix64(np.array([key], np.uint64))).tolist()
        seed, call, arguments = self._random.seed, self._call, self._arguments
        made = []
        for number in seeds:
            seed(number)
            made.append(call(**arguments))
        return made


class FakerMethod:
    """A method made ready: its tier, how to make values, and why it is not in a faster tier (or "")."""

    def __init__(self, tier: Tier, maker: Values, reason: str = "") -> None:
        self.tier, self._maker, self.reason = tier, maker, reason

    def values(self, numbers: NDArray[np.uint64], key: int) -> Any:
        """One value per row number: a list from the row tier, else a NumPy or Arrow array."""
        return self._maker.values(numbers, key)


class OpenGenerator:
    """A generator of a locale and clock with its Random, and the tracer of its methods, made when first asked for."""

    def __init__(self, provider: type | None, locale: str, as_of: dt.datetime) -> None:
        self.generator, self.source = build_generator(provider, locale, as_of)
        self._tracer: Tracer | None = None

    @property
    def tracer(self) -> Tracer:
        """The tracer."""
        if self._tracer is None:
            from fictable.engine.compiler.tracing import Tracer  # start-up time: only where something is compiled

            self._tracer = Tracer(self.generator, self.source)
        return self._tracer


class VerdictMemo(Protocol):
    """Keeps verdicts from one run to the next; may forget any of them."""

    def find(self, key: str) -> str | None:
        """The verdict that was kept under a key, None where there is none."""
        ...

    def keep(self, key: str, verdict: str) -> None:
        """Keep a verdict, where that can be done."""
        ...


class FakerShelf:
    """Faker methods made ready, by locale and clock; those not used for longest are dropped beyond MOST_METHODS.

    `memo` keeps the verdicts of the gate for other runs, `version` tells those of other tiers apart. One shelf belongs to one engine and
    to one thread at a time.
    """

    def __init__(self, memo: VerdictMemo | None = None, version: str = "") -> None:
        self._memo, self._version = memo, version
        self._fingerprints: Fingerprints | None = None
        self._generators: OrderedDict[tuple[str, dt.datetime, type | None], OpenGenerator] = OrderedDict()
        self._methods: OrderedDict[tuple[str, bool], FakerMethod] = OrderedDict()
        self._verdicts: ShippedVerdicts | None = None
        self._unordered: dict[type, Mapping[str, str]] = {}

    def get(
        self,
        provider: type | None,
        method: str,
        arguments: Mapping[str, Any],
        locale: str,
        as_of: dt.datetime,
        *,
        whole: bool = False,
    ) -> FakerMethod:
        """A method made ready; `provider` None means Faker's standard providers, `whole` asks for Faker's own objects (row tier).

        Raises PluginError for an unknown method, Refused where only some locales have it.
        """
        home = "" if provider is None else f"{provider.__module__}:{provider.__qualname__}"
        key = (json.dumps([home, method, dict(arguments), locale, as_of.isoformat()], sort_keys=True), whole)
        if key not in self._methods:
            opened = self._open(provider, locale, as_of)
            call = getattr(opened.generator, method, None)
            if call is None and provider is None:
                raise Refused(f"Faker has no {method!r} in {locale}")
            if call is None:
                raise PluginError(f"names {method!r}, which {home or 'Faker'} has not")
            cause = self._find_unordered(provider).get(method)
            if cause is not None:
                raise Refused(f"{method} of a plugin's Faker provider takes from {cause}: {REASON}")
            caller = FakerCaller(call, opened.source, arguments)
            self._methods[key] = (
                FakerMethod("rows", caller, WHOLE) if whole else self._choose(opened, call, arguments, locale, as_of, caller)
            )
            _drop_oldest(self._methods, MOST_METHODS)
        self._methods.move_to_end(key)
        return self._methods[key]

    def _find_unordered(self, provider: type | None) -> Mapping[str, str]:
        if provider is None:
            return {}
        if provider not in self._unordered:
            self._unordered[provider] = find_unordered(provider)
        return self._unordered[provider]

    def _choose(
        self, opened: OpenGenerator, call: Any, arguments: Mapping[str, Any], locale: str, as_of: dt.datetime, caller: FakerCaller
    ) -> FakerMethod:
        kernel = find_faker_kernel(call, arguments, locale, as_of)
        if kernel is not None:
            return FakerMethod("kernel", kernel)
        verdict = self._find_verdict(call, locale)
        if verdict is not None and not arguments:
            return compile_or_call(opened, call, arguments, caller, verdict)
        from fictable.engine.compiler.gate import FULL, SHORT  # start-up time: only where something is judged

        size = SHORT if verdict == COMPILED else FULL
        key = self._find_key(call, arguments, locale, as_of, size)
        kept = self._memo.find(key) if self._memo is not None and key is not None else None
        if kept is not None:
            return compile_or_call(opened, call, arguments, caller, kept)
        made = judge_or_call(opened.tracer, call, arguments, caller, size)
        if self._memo is not None and key is not None and not made.reason.startswith(_PASSING):
            self._memo.keep(key, made.reason or COMPILED)
        return made

    def _find_key(self, call: Any, arguments: Mapping[str, Any], locale: str, as_of: dt.datetime, size: int) -> str | None:
        """What the memo keeps a judgement under, None where there is no memo or no key."""
        if self._memo is None:
            return None
        if self._fingerprints is None:
            from fictable.engine.compiler.fingerprints import Fingerprints  # start-up time: only where something is judged

            self._fingerprints = Fingerprints(self._version)
        return self._fingerprints.find(call, arguments, locale, as_of, size)

    def _find_verdict(self, call: Any, locale: str) -> str | None:
        if self._verdicts is None:
            from fictable.engine.compiler.verdicts import ShippedVerdicts  # start-up time

            self._verdicts = ShippedVerdicts()
        standard = type(getattr(call, "__self__", None)).__module__.startswith("faker.providers.")
        verdict = self._verdicts.find(call.__name__, locale) if standard else None
        return None if verdict == "kernel" else verdict

    def _open(self, provider: type | None, locale: str, as_of: dt.datetime) -> OpenGenerator:
        key = (locale, as_of, provider)
        if key not in self._generators:
            self._generators[key] = OpenGenerator(provider, locale, as_of)
            _drop_oldest(self._generators, MOST_GENERATORS)
        self._generators.move_to_end(key)
        return self._generators[key]


def _drop_oldest(shelf: OrderedDict[Any, Any], most: int) -> None:
    while len(shelf) > most:
        shelf.popitem(last=False)


def find_faker_kernel(call: Any, arguments: Mapping[str, Any], locale: str, as_of: dt.datetime) -> Values | None:
    """The kernel that stands in for a provider's bound method with these arguments, None where there is none."""
    from fictable.engine.kernels.registry import find_kernel  # start-up time: only where a Faker method is used

    instance = getattr(call, "__self__", None)
    return find_kernel(call.__name__, instance, arguments, locale, as_of) if isinstance(instance, BaseProvider) else None


def compile_or_call(opened: OpenGenerator, call: Any, arguments: Mapping[str, Any], caller: FakerCaller, verdict: str) -> FakerMethod:
    """A method as its verdict says: compiled, or in the row tier for the reason that the verdict gives."""
    if verdict != COMPILED:
        return FakerMethod("rows", caller, verdict)
    from fictable.engine.compiler.compiling import compile_method  # start-up time: only where something is compiled
    from fictable.engine.compiler.signals import Refusal

    try:
        return FakerMethod("compiled", compile_method(opened.tracer, call, arguments))
    except Refusal as refusal:
        return FakerMethod("rows", caller, str(refusal))


def judge_or_call(tracer: Tracer, call: Any, arguments: Mapping[str, Any], caller: FakerCaller, size: int) -> FakerMethod:
    """A method compiled where the gate lets it pass, which looks at `size` of Faker's values; else in the row tier."""
    from fictable.engine.compiler.compiling import judge  # start-up time: only where something is compiled

    column, reason = judge(tracer, call, arguments, caller, size)
    return FakerMethod("rows", caller, reason) if column is None else FakerMethod("compiled", column)


def build_generator(provider: type | None, locale: str, as_of: dt.datetime) -> tuple[Generator, random.Random]:
    """A Faker generator of a locale (en_US where Faker has none) with its own Random, its providers bound to the clock `as_of`."""
    source = random.Random(0)  # noqa: S311
    standard = Factory.create(locale if locale in AVAILABLE_LOCALES else DEFAULT_LOCALE)
    rebinder = Rebinder(source, as_of)
    generator = Generator(**cast(dict[str, Any], {"locale": locale, "use_weighting": True}))
    generator.random = source
    for instance in reversed(standard.providers):
        bound = rebinder.rebind_class(type(instance))
        copy = bound(generator)
        copy.__dict__.update({name: value for name, value in vars(instance).items() if name.startswith("__")})
        copy.__dict__.update({name: sorted(getattr(copy, name)) for name in MADE_OF_SETS.get(type(instance).__module__, ())})
        generator.add_provider(copy)
    if provider is not None:
        generator.add_provider(rebinder.rebind_class(provider))
    return generator, source
