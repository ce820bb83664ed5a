"""How Faker's standard methods are made: by a kernel, compiled, or row by row; and the verdicts that ship with the package."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from fictable.engine.compiler.compiling import judge
from fictable.engine.compiler.verdicts import COMPILED, LOCALES, ShippedVerdicts, write_verdicts
from fictable.engine.fakers import FakerCaller, FakerShelf, OpenGenerator, Tier, find_faker_kernel

KERNEL: Final = "kernel"
ABSENT: Final = "raises NotImplementedError"
"""How the verdict begins on a method that the locale has in name only."""
AS_OF: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""No verdict hangs on the clock: a method that reads it is never compiled."""


def find_tiers(methods: Iterable[str], locale: str, as_of: dt.datetime = AS_OF) -> dict[str, Tier]:
    """The tier of each standard method without arguments; methods that the locale has not are left out.

    Where the shipped verdicts have none for a method, it is compiled to see.
    """
    shelf, opened, shipped = FakerShelf(), OpenGenerator(None, locale, as_of), ShippedVerdicts()
    found: dict[str, Tier] = {}
    for method in methods:
        call = getattr(opened.generator, method, None)
        if call is None:
            continue
        verdict = shipped.find(method, locale)
        if verdict is not None and verdict.startswith(ABSENT):
            continue
        if find_faker_kernel(call, {}, locale, as_of) is not None:
            found[method] = "kernel"
        elif verdict is None or verdict == KERNEL:
            found[method] = shelf.get(None, method, {}, locale, as_of).tier
        else:
            found[method] = "compiled" if verdict == COMPILED else "rows"
    return found


def judge_methods(methods: Iterable[str], locale: str) -> dict[str, str]:
    """The verdict of each standard method without arguments: "kernel", "compiled" or why it stays in the row tier."""
    opened = OpenGenerator(None, locale, AS_OF)
    found: dict[str, str] = {}
    for method in methods:
        call = getattr(opened.generator, method, None)
        if call is not None:
            found[method] = _judge(opened, call, locale)
    return found


def _judge(opened: OpenGenerator, call: Any, locale: str) -> str:
    if find_faker_kernel(call, {}, locale, AS_OF) is not None:
        return KERNEL
    column, reason = judge(opened.tracer, call, {}, FakerCaller(call, opened.source, {}))
    return reason if column is None else COMPILED


def recompute_verdicts(methods: Iterable[str], progress: Callable[[str], None] = lambda _: None) -> str:
    """The verdicts of all methods in all the locales that the package knows, as the text of its file. Takes minutes."""
    names = list(methods)
    by_method: dict[str, dict[str, str]] = {}
    for locale in LOCALES:
        progress(locale)
        for method, verdict in judge_methods(names, locale).items():
            by_method.setdefault(method, {})[locale] = verdict
    return write_verdicts(by_method)


def count_tiers(tiers: Mapping[str, Tier]) -> dict[Tier, int]:
    """How many methods each tier has."""
    return {tier: sum(found == tier for found in tiers.values()) for tier in ("compiled", "kernel", "rows")}
