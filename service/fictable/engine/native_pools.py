"""Faker methods that only pick from one word list: picked natively, from the same list with the same weights."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Final

from fictable.contract.pools import Pool

# Method → provider module and the word list that the method picks from.
_LISTS: Final[Mapping[str, tuple[str, str]]] = {
    "first_name": ("person", "first_names"),
    "first_name_male": ("person", "first_names_male"),
    "first_name_female": ("person", "first_names_female"),
    "last_name": ("person", "last_names"),
    "language_name": ("person", "language_names"),
    "prefix_male": ("person", "prefixes_male"),
    "prefix_female": ("person", "prefixes_female"),
    "job": ("job", "jobs"),
    "country": ("address", "countries"),
    "city_suffix": ("address", "city_suffixes"),
    "street_suffix": ("address", "street_suffixes"),
    "company_suffix": ("company", "company_suffixes"),
    "safe_color_name": ("color", "safe_colors"),
}


class NativePools:
    """Pools of such methods by method and locale, found when first asked for."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Pool | None] = {}

    def find(self, method: str, locale: str) -> Pool | None:
        """The pool of a method of the standard providers, None where the locale's method does more than pick from a list of texts."""
        if method not in _LISTS:
            return None
        key = (method, locale)
        if key not in self._found:
            self._found[key] = _find_pool(method, locale)
        return self._found[key]


def _find_pool(method: str, locale: str) -> Pool | None:
    module, attribute = _LISTS[method]
    base = importlib.import_module(f"faker.providers.{module}")
    provider = _find_provider(base, module, locale)
    plain = getattr(provider, method, None) is getattr(base.Provider, method, None)
    values: Any = getattr(provider, attribute, None)
    if not plain or not values or not all(isinstance(value, str) for value in values):
        return None
    weighted = isinstance(values, Mapping)
    return Pool(dict(values)) if weighted else Pool({value: values.count(value) for value in dict.fromkeys(values)})


def _find_provider(base: Any, module: str, locale: str) -> Any:
    if not getattr(base, "localized", False):
        return base.Provider
    for name in (locale, getattr(base, "default_locale", "en_US")):
        try:
            return importlib.import_module(f"faker.providers.{module}.{name}").Provider
        except ModuleNotFoundError:
            continue
    return base.Provider
