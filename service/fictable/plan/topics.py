"""The usual table for a description that names a topic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from fictable.contract.nouns import Topic
from fictable.plan import words
from fictable.plan.catalog import PlanCatalog
from fictable.plan.text import find_words, fold, make_key, make_singular

_EMPTY: Final = frozenset(
    {
        "data",
        "dataset",
        "record",
        "list",
        "table",
        "sample",
        "a",
        "an",
        "the",
        "of",
        "for",
        "and",
        "with",
        "in",
        "to",
        "my",
        "our",
        "some",
        "set",
        "file",
    }
)


def rename_fields(made: Any, names: Mapping[str, str]) -> Any:
    """A part of a table with other names for some of its fields, wherever it refers to them: names, parameters, expressions."""
    if isinstance(made, Mapping):
        return {key: value if key in {"type", "name"} else rename_fields(value, names) for key, value in made.items()}
    if isinstance(made, list | tuple):
        return [rename_fields(part, names) for part in made]
    if isinstance(made, str):
        return _NAME.sub(lambda match: names.get(match[0], match[0]), made) if names else made
    return made


# Names outside of quoted text: what stands between quotes in an expression is a value.
_NAME: Final = re.compile(r"'[^']*'|\b[A-Za-z_]\w*\b")


class Topics:
    """The phrases of all topics; a description's topic is the one whose longest phrase it has."""

    def __init__(self, catalog: PlanCatalog) -> None:
        self._topics: Mapping[str, Topic] = catalog.topics
        self._phrases: list[tuple[tuple[str, ...], str]] = []
        for topic in catalog.topics.values():
            self._add(topic.id, (*topic.phrases, topic.title, topic.table.replace("_", " ")))
        for phrases in catalog.phrases:
            for topic_id in (*phrases.anywhere, *phrases.in_context):
                if topic_id in catalog.topics:
                    self._add(topic_id, (*phrases.anywhere.get(topic_id, ()), *phrases.in_context.get(topic_id, ())))

    def _add(self, topic_id: str, phrases: Sequence[str]) -> None:
        """Adds phrases of a topic."""
        for phrase in phrases:
            key = make_key(find_words(fold(phrase)))
            if key:
                self._phrases.append((tuple(key.split()), topic_id))

    def find(self, text: str) -> Topic | None:
        """The topic of a text: by phrase (longer first, then earlier), else by most of a phrase's words; None if nothing fits."""
        plain = [words.EXPANDED.get(word, word) for word in map(make_singular, find_words(text))]
        held = frozenset(plain)
        best: tuple[float, str] | None = None
        for phrase, topic_id in self._phrases:
            if not held.issuperset(phrase[:1]) and len(phrase) == 1:
                continue
            score = _score(phrase, plain, held)
            if score > 0 and (best is None or score > best[0]):
                best = (score, topic_id)
        return self._topics[best[1]] if best else None


_LINKS: Final = frozenset(
    {"of", "for", "on", "in", "at", "by", "from", "with", "to", "per", "about", "de", "del", "di", "do", "von", "van"}
)
# Nouns for what holds or offers something; the table is rarely about them.
_PLACES: Final = frozenset(
    {"company", "firm", "service", "shop", "store", "website", "site", "platform", "market", "database", "sale", "office"}
)
_HEADLESS: Final = frozenset(
    {"data", "dataset", "record", "list", "table", "sample", "set", "database", "file", "collection", "overview", "log"}
)


def _is_qualified(plain: Sequence[str], start: int) -> bool:
    """Whether a phrase only qualifies the noun before it: `cars for sale`, but not `list of cars` or `data for cars`."""
    link = next((place for place in range(start - 1, max(-1, start - 4), -1) if plain[place] in _LINKS), None)
    return link is not None and link > 0 and plain[link - 1] not in _HEADLESS


def _score(phrase: tuple[str, ...], plain: Sequence[str], held: frozenset[str]) -> float:
    """How well a text names a phrase: words in a row count more than scattered ones; early ones a little more."""
    meant = [word for word in phrase if word not in _EMPTY]
    if not meant:
        return 0.0
    length = len(phrase)
    if phrase[0] in held:
        for start in range(len(plain) - length + 1):
            if tuple(plain[start : start + length]) == phrase:
                beside = 9.0 if _is_qualified(plain, start) else 6.0 if length == 1 and phrase[0] in _PLACES else 0.0
                return 10.0 * len(meant) + 2 - min(start, 40) / 20 - beside
    present = sum(word in held for word in meant)
    if length < 2 or present < len(meant):
        return 0.0
    return 6.0 * present - (3.0 if len(meant) == 1 and meant[0] in _PLACES else 0.0)
