"""Faker's standard provider classes, in the English of the United States."""

from __future__ import annotations

from importlib import import_module

from faker.config import PROVIDERS
from faker.providers import BaseProvider
from faker.utils.loading import list_module

_LOCALE = "en_US"


def find_standard_providers() -> list[type[BaseProvider]]:
    """One class per standard provider, the localised one where there is one; sorted by module."""
    found = []
    for path in sorted(PROVIDERS):
        module = import_module(path)
        if getattr(module, "localized", False):
            locale = _LOCALE if _LOCALE in list_module(module) else getattr(module, "default_locale", _LOCALE)
            module = import_module(f"{path}.{locale}")
        provider = getattr(module, "Provider", None)
        if isinstance(provider, type):
            found.append(provider)
    return found
