"""How fast each field type is made, as a list, and the verdicts on Faker's methods made anew."""

from __future__ import annotations

from collections.abc import Callable

from fictable.contract.catalog import Catalog
from fictable.contract.nodes import ProviderCall
from fictable.contract.nouns import FieldType
from fictable.engine.fakers import FakerShelf
from fictable.engine.tiers import AS_OF, find_tiers, recompute_verdicts
from fictable.errors import FictableError

VECTORISED = "vectorised"


def list_tiers(catalog: Catalog, locale: str) -> dict[str, str]:
    """The tier of each type in a locale, by id.

    `vectorised` for types with a plan of their own; for Faker's methods `compiled`, `kernel` or `rows`. Faker's methods that need
    parameters, or that the locale has not, are left out.
    """
    tiers = {kind.id: VECTORISED for kind in catalog.field_types.values() if not isinstance(kind.plan, ProviderCall)}
    calls = {kind.id: kind.plan for kind in catalog.field_types.values() if isinstance(kind.plan, ProviderCall) and not kind.required}
    plain = {id_: call.method for id_, call in calls.items() if call.provider is None and not call.arguments and call.item is None}
    found = find_tiers(plain.values(), locale)
    tiers |= {id_: found[method] for id_, method in plain.items() if method in found}
    shelf = FakerShelf()
    for id_, call in calls.items():
        if id_ not in plain:
            tiers |= _find_one(shelf, id_, call, locale)
    return tiers


def list_methods(catalog: Catalog) -> list[str]:
    """Faker's standard methods that are field types and need no parameters, sorted."""
    return sorted(kind.plan.method for kind in catalog.field_types.values() if _is_standard(kind) and isinstance(kind.plan, ProviderCall))


def write_tier_verdicts(catalog: Catalog, progress: Callable[[str], None]) -> str:
    """The verdicts on all standard methods in all locales that the package knows, as its file has them. Takes a minute."""
    return recompute_verdicts(list_methods(catalog), progress)


def _is_standard(kind: FieldType) -> bool:
    return isinstance(kind.plan, ProviderCall) and kind.plan.provider is None and kind.id.startswith("faker.") and not kind.required


def _find_one(shelf: FakerShelf, id_: str, call: ProviderCall, locale: str) -> dict[str, str]:
    whole = call.item is not None
    try:
        return {id_: shelf.get(call.provider, call.method, call.arguments, locale, AS_OF, whole=whole).tier}
    except FictableError:
        return {}
