"""Which kernel stands in for which method: by the very functions that the locale's provider runs."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Mapping
from typing import Any, Final

from faker.providers import BaseProvider

from fictable.engine.kernels import (
    banks,
    barcodes,
    books,
    browsers,
    cards,
    colors,
    decimals,
    domains,
    floats,
    hashes,
    moments,
    networks,
    numbers,
    passports,
    passwords,
    phrases,
    places,
    plates,
    vehicles,
    words,
)
from fictable.engine.kernels.identities import brazil, britain, france, germany, italy, netherlands, spain
from fictable.engine.kernels.kernel import Call, Compute, ComputedKernel, Kernel, Maker
from fictable.engine.kernels.sources import load_sources

_FAMILIES: Final = (
    banks, barcodes, books, browsers, cards, colors, decimals, domains, floats, hashes, moments, networks, numbers,
    passports, passwords, phrases, places, plates, vehicles, words,
    brazil, britain, france, germany, italy, netherlands, spain,
)  # fmt: skip
MAKERS: Final[Mapping[str, Maker]] = {name: maker for family in _FAMILIES for name, maker in family.MAKERS.items()}
"""The makers of all kernels, by `<module after faker.providers>:<function>`."""

_SOURCES: Final = load_sources()


def find_kernel(method: str, instance: BaseProvider, arguments: Mapping[str, Any], locale: str, as_of: dt.datetime) -> Kernel | None:
    """The kernel of a call, or None where there is none for this function or not with these arguments.

    `instance` is the provider object of the locale that has the method; `as_of` is the clock that its functions see.
    """
    kernel = identify(instance, method)
    if kernel not in MAKERS or not _SOURCES.know(kernel, type(instance), method):
        return None
    given = _bind(instance, method, arguments)
    compute = None if given is None else _make(MAKERS[kernel], Call(method, instance, given, locale, as_of))
    return None if compute is None else ComputedKernel(compute)


def identify(instance: BaseProvider, method: str) -> str:
    """The name of the kernel for the function behind a method, whether there is one or not.

    "" for providers that are not Faker's own and for those that pick without weights.
    """
    weighted = getattr(instance, "__use_weighting__", True)
    function = getattr(type(instance), method, None)
    module, name = str(getattr(function, "__module__", "")), str(getattr(function, "__qualname__", ""))
    if not weighted or not all(part.startswith("faker.providers") for part in (type(instance).__module__, module)):
        return ""
    return f"{module.removeprefix('faker.providers').removeprefix('.')}:{name.rpartition('.')[2]}"


def _bind(instance: BaseProvider, method: str, arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    try:
        bound = inspect.signature(getattr(instance, method)).bind(**arguments)
    except (TypeError, ValueError):
        return None
    bound.apply_defaults()
    return dict(bound.arguments)


def _make(maker: Maker, call: Call) -> Compute | None:
    """None too for arguments of a kind that the kernel did not expect: the row tier shows what Faker says to them."""
    try:
        return maker(call)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
