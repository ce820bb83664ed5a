"""Which field or value some words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fictable.plan.drafts import Draft
from fictable.plan.text import find_words, fold, make_singular

_EMPTY: Final = frozenset({"is", "was", "has", "flag", "status", "the", "a", "an", "it", "they", "of"})


def find_value(words: Sequence[str], draft: Draft, examples: Mapping[str, Sequence[Any]]) -> Any:
    """The value of a field that the words name, as a run of words or as a single one in another form."""
    values = draft.params.get("values", ()) if draft.type_id == "category" else examples.get(draft.type_id, ())
    spoken = f" {' '.join(words)}  {' '.join(map(make_singular, words))} "
    for value in values:
        key = " ".join(find_words(str(value)))
        if (
            isinstance(value, str)
            and (len(key) > 2 or (len(key) == 2 and value.isupper()))
            and key not in {"yes", "not", "none"}
            and f" {key} " in spoken
        ):
            return value
    yes = next((value for value in values if fold(str(value)) in {"yes", "y", "true", "1", "si", "ja", "oui", "sim"}), None)
    return yes if yes is not None and len(values) == 2 and is_meant(words, draft) else None


def is_meant(words: Sequence[str], draft: Draft) -> bool:
    """Whether the words speak of what a yes-or-no field asks: `cancelled flights` of `flight_cancelled`."""
    asked = {_stem(word) for word in find_words(draft.name.replace("_", " ")) if word not in _EMPTY}
    said = {_stem(word) for word in words}
    return bool(asked) and (
        asked <= said
        or any(len(word) > 4 and word in said for word in asked if word == _stem(find_words(draft.name.replace("_", " "))[-1]))
    )


def _stem(word: str) -> str:
    """A word without the endings of plurals and participles: `cancelled`, `canceled`, `cancellation` are alike."""
    plain = make_singular(word)
    for ending in ("lation", "ation", "led", "ed", "ing", "er"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)].rstrip("l")
    return plain.rstrip("el") if len(plain) > 5 else plain
