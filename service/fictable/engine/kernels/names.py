"""Names as parts of other texts: picked from the list that the locale's method picks from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from fictable.engine.alias import AliasTable, build_alias
from fictable.engine.kernels.formats import read_options
from fictable.engine.kernels.kernel import Call, Draws
from fictable.engine.kernels.ragged import table_of

# Methods that are one pick from a list of the provider, by the function and the name of the list.
_LISTS: Final[Mapping[str, str]] = {
    "faker.providers.person:Provider.first_name": "first_names",
    "faker.providers.person:Provider.last_name": "last_names",
    "faker.providers.person:Provider.first_name_male": "first_names_male",
    "faker.providers.person:Provider.first_name_female": "first_names_female",
    "faker.providers.person:Provider.first_name_nonbinary": "first_names_nonbinary",
    "faker.providers.person.ja_JP:Provider.first_name": "first_name_pairs",
    "faker.providers.person.ja_JP:Provider.last_name": "last_name_pairs",
    "faker.providers.person.ja_JP:Provider.first_name_male": "first_name_male_pairs",
    "faker.providers.person.ja_JP:Provider.first_name_female": "first_name_female_pairs",
}
# Lists that a provider may lack: its method falls back to first_name().
_INSTEAD: Final = frozenset({"first_names_male", "first_names_female", "first_names_nonbinary"})


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """A list of texts with their weights."""

    texts: pa.Array
    table: AliasTable | None

    def pick(self, draws: Draws, label: str) -> pa.Array:
        """One text per row."""
        return self.texts.take(pa.array(draws.index(label, len(self.texts), self.table)))


def read_names(options: Any) -> Names | None:
    """The texts that random_element would pick from; None where they are no texts."""
    return _weigh(*read_options(options))


def _weigh(values: Sequence[Any], weights: Sequence[float] | None) -> Names | None:
    if not values or not all(isinstance(value, str) for value in values):
        return None
    return Names(table_of(values), None if weights is None else build_alias(weights))


def find_names(call: Call, method: str) -> Names | None:
    """What a method of the generator's person provider picks from; None where it does more than pick."""
    provider = call.other(method)
    function = getattr(type(provider), method, None)
    name = _LISTS.get(f"{getattr(function, '__module__', '')}:{getattr(function, '__qualname__', '')}")
    options = getattr(provider, name, None) if name else None
    if options is None and name in _INSTEAD:
        return find_names(call, "first_name")
    if options is not None and name is not None and name.endswith("_pairs"):
        pairs, weights = read_options(options)
        return _weigh([pair[0] for pair in pairs], weights)
    return None if options is None else read_names(options)
