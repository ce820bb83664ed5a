"""Words that stand for several fields: `demographics`, `billing information`, `contact details`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from fictable.plan.data_files import read_table

_COMPOUNDS: Final[Mapping[str, tuple[str, ...]]] = {word: tuple(phrases) for word, phrases in read_table("compounds").items()}
_OPENERS: Final = frozenset(
    {
        "information",
        "info",
        "detail",
        "data",
        "particulars",
        "informacion",
        "informationen",
        "informacoes",
        "informations",
        "informazioni",
        "gegevens",
        "datos",
        "daten",
        "dato",
        "dati",
        "attribute",
        "field",
        "metadata",
    }
)
_ALONE: Final = frozenset({"demographic", "coordinate", "ohlc", "ohlcv", "dimension"})
_SIGNS: Final = frozenset({"sign", "vitals", "coordinates", "coordinate"})


def expand_compound(key: Sequence[str]) -> tuple[str, ...]:
    """The phrases that a phrase (folded, singular words) opens up into; none where it is a plain field."""
    if not key:
        return ()
    if len(key) == 1:
        return _COMPOUNDS[key[0]] if key[0] in _ALONE else (_COMPOUNDS["vital"] if key[0] == "vital" else ())
    if key[-1] in _OPENERS:
        return next((_COMPOUNDS[word] for word in reversed(key[:-1]) if word in _COMPOUNDS), ())
    if key[-1] in _SIGNS or key[-1] in _ALONE:
        return _COMPOUNDS.get("vital" if key[0] == "vital" else key[-1], ())
    return ()
