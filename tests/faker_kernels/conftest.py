"""Faker's generators and the kernels of their methods, shared by the tests."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest
from faker import Generator

from fictable.contract.catalog import Catalog
from fictable.engine.fakers import build_generator

Open = Callable[[str], tuple[Generator, random.Random]]


@pytest.fixture(scope="session")
def as_of() -> dt.datetime:
    """The clock that the providers see: a day in the middle of a month, year and decade."""
    return dt.datetime(2026, 5, 17, 13, 30, 15, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def open_generator(as_of: dt.datetime) -> Open:
    """open_generator(locale) → Faker's generator of the locale at the clock, and its Random."""
    opened: dict[str, tuple[Generator, random.Random]] = {}

    def open_one(locale: str) -> tuple[Generator, random.Random]:
        if locale not in opened:
            opened[locale] = build_generator(None, locale, as_of)
        return opened[locale]

    return open_one


@pytest.fixture(scope="session")
def find(open_generator: Open, as_of: dt.datetime) -> Any:
    """find(method, locale, **arguments) → the kernel of a method, None where there is none."""
    from fictable.engine.kernels.registry import find_kernel

    def find_one(method: str, locale: str = "en_US", **arguments: Any) -> Any:
        call = getattr(open_generator(locale)[0], method)
        return find_kernel(method, call.__self__, arguments, locale, as_of)

    return find_one


@pytest.fixture(scope="session")
def storages(catalog: Catalog) -> dict[str, tuple[str, int | None]]:
    """The storage and decimals of every registered method of Faker."""
    kinds = catalog.field_types.values()
    return {kind.id.removeprefix("faker."): (kind.storage, kind.decimals) for kind in kinds if kind.id.startswith("faker.")}
