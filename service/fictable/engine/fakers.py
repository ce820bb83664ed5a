"""The row tier: a Faker method called once per row, re-seeded before every value, so that it is random-access too."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np
from faker import Factory, Generator
from faker.config import AVAILABLE_LOCALES, DEFAULT_LOCALE
from numpy.typing import NDArray

from fictable.engine.mixing import mix64
from fictable.engine.pinned import Rebinder
from fictable.errors import PluginError, Refused


class FakerCaller:
    """One method with its arguments; `values` may be asked for any rows in any order."""

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


class FakerShelf:
    """Faker generators by locale and clock; one shelf belongs to one engine and to one thread at a time."""

    def __init__(self) -> None:
        self._generators: dict[tuple[str, dt.datetime, type | None], tuple[Generator, random.Random]] = {}
        self._callers: dict[str, FakerCaller] = {}

    def get(self, provider: type | None, method: str, arguments: Mapping[str, Any], locale: str, as_of: dt.datetime) -> FakerCaller:
        """The caller of a method; `provider` None means Faker's standard providers. Raises PluginError for an unknown method,
        Refused where only some locales have it.
        """
        home = "" if provider is None else f"{provider.__module__}:{provider.__qualname__}"
        key = json.dumps([home, method, dict(arguments), locale, as_of.isoformat()], sort_keys=True)
        if key not in self._callers:
            generator, source = self._open(provider, locale, as_of)
            call = getattr(generator, method, None)
            if call is None and provider is None:
                raise Refused(f"Faker has no {method!r} in {locale}")
            if call is None:
                raise PluginError(f"names {method!r}, which {home or 'Faker'} has not")
            self._callers[key] = FakerCaller(call, source, arguments)
        return self._callers[key]

    def _open(self, provider: type | None, locale: str, as_of: dt.datetime) -> tuple[Generator, random.Random]:
        key = (locale, as_of, provider)
        if key not in self._generators:
            self._generators[key] = build_generator(provider, locale, as_of)
        return self._generators[key]


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
        generator.add_provider(copy)
    if provider is not None:
        generator.add_provider(rebinder.rebind_class(provider))
    return generator, source
