"""Catch phrases of companies that are made of three lists: all of them, written out once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any, Final

from fictable.engine.kernels.kernel import Call, Compute, Maker
from fictable.engine.kernels.names import read_names

_PARTS: Final = ("{{catch_phrase_noun}} {{catch_phrase_verb}} {{catch_phrase_attribute}}",)
_MOST_PHRASES: Final = 20_000


def _make(call: Call) -> Compute | None:
    """A noun, a verb and an attribute, each equally likely; a phrase that the provider finds invalid is drawn again."""
    provider: Any = call.instance
    lists = [list(getattr(provider, name, ())) for name in ("nouns", "verbs", "attributes")]
    size = len(lists[0]) * len(lists[1]) * len(lists[2])
    if tuple(provider.catch_phrase_formats) != _PARTS or not 0 < size <= _MOST_PHRASES:
        return None
    phrases = [" ".join(parts) for parts in product(*lists)]
    phrases = [phrase[0].upper() + phrase[1:] for phrase in phrases]
    is_valid = getattr(provider, "_is_catch_phrase_valid", None)
    names = read_names([phrase for phrase in phrases if is_valid is None or is_valid(phrase)])
    return None if names is None else lambda draws: names.pick(draws, "phrase")


MAKERS: Final[Mapping[str, Maker]] = {"company.fr_FR:catch_phrase": _make, "company.pt_BR:catch_phrase": _make}
