"""What the tests of the compiler share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from fictable.contract.catalog import Catalog
from fictable.engine.compiler.verdicts import LOCALES
from fictable.engine.fakers import FakerShelf, Tier
from fictable.engine.tiers import find_tiers
from fictable.work.tiers import list_methods

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def shelf() -> FakerShelf:
    """Methods made ready, kept for all tests."""
    return FakerShelf()


@pytest.fixture(scope="session")
def methods(catalog: Catalog) -> list[str]:
    """Faker's standard methods that need no parameters."""
    return list_methods(catalog)


@pytest.fixture(scope="session")
def tiers(methods: list[str]) -> dict[str, dict[str, Tier]]:
    """The tier of each method, by locale."""
    return {locale: find_tiers(methods, locale) for locale in LOCALES}


@pytest.fixture(scope="session")
def ready(shelf: FakerShelf) -> Callable[..., Any]:
    """ready(method, locale="en_US", whole=False, provider=None, **arguments) → the method made ready."""

    def get(method: str, locale: str = "en_US", *, whole: bool = False, provider: type | None = None, **arguments: Any) -> Any:
        return shelf.get(provider, method, arguments, locale, AS_OF, whole=whole)

    return get
