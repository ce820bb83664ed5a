"""The usual table for a description that names a topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, Final

from fictable.contract.nouns import Topic
from fictable.plan import words
from fictable.plan.catalog import PlanCatalog
from fictable.plan.subjects import find_subject
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


# `Data`, `record` and `list` in Chinese and Japanese, which say nothing of the subject.
_DATA_SIGNS: Final = re.compile("数据|データ|记录|記録|列表|一覧")


class Topics:
    """The phrases of all topics; a description's topic is the one whose longest phrase it has."""

    def __init__(self, catalog: PlanCatalog) -> None:
        self._topics: Mapping[str, Topic] = catalog.topics
        self._phrases: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
        self._unspaced: list[tuple[str, str]] = []
        self._count = 0
        for topic in catalog.topics.values():
            self._add(topic.id, topic.phrases)
        for phrases in catalog.phrases:
            for topic_id in (*phrases.anywhere, *phrases.in_context):
                if topic_id in catalog.topics:
                    self._add(topic_id, (*phrases.anywhere.get(topic_id, ()), *phrases.in_context.get(topic_id, ())))
        taken = {phrase for listed in self._phrases.values() for phrase, _, _ in listed}
        for topic in catalog.topics.values():
            names = [name for name in (topic.title, topic.table.replace("_", " ")) if len(name.split()) > 1]
            self._add(topic.id, [name for name in names if not taken.intersection(_make_keys(name))])

    def _add(self, topic_id: str, phrases: Sequence[str]) -> None:
        """Adds phrases of a topic, each under the first of its words that say something."""
        for phrase in phrases:
            if _has_no_spaces(phrase):
                self._unspaced.append((fold(phrase), topic_id))
            for key in _make_keys(phrase):
                first = next((word for word in key if word not in _EMPTY), key[0])
                self._phrases.setdefault(first, []).append((key, self._count, topic_id))
                self._count += 1

    def find(self, text: str) -> Topic | None:
        """The topic of a text: by phrase (longer first, then earlier), else by all of a phrase's words; None if nothing fits."""
        plain = [make_singular(word) for word in find_words(text)]
        expanded = [words.EXPANDED.get(word, word) for word in plain]
        held = frozenset((*plain, *expanded))
        readings = (plain, expanded) if expanded != plain else (plain,)
        turned = _turn_links(plain)
        head = find_subject(text).noun
        ranked = self._find_unspaced(text)
        for word in dict.fromkeys((*plain, *expanded)):
            for phrase, number, topic_id in self._phrases.get(word, ()):
                scores = [_score(phrase, reading) for reading in readings]
                scores += [_score(phrase, reading) - (0.5 if reading[-1] == phrase[-1] else 12.0) for reading in turned if len(phrase) > 1]
                ranked.append((max(*scores, _score_scattered(phrase, held, head)), -number, topic_id))
        best = max(ranked, default=(0.0, 0, ""))
        return self._topics[best[2]] if best[0] > 0 else None

    def knows(self, topic: Topic, noun: str) -> bool:
        """Whether a noun in the singular is in a phrase, the title or the table of a topic."""
        return any(noun in key for phrase in (*topic.phrases, topic.title, topic.table.replace("_", " ")) for key in _make_keys(phrase))

    def tells_wholly(self, text: str, topic: Topic) -> bool:
        """Whether a text has all words of a phrase of two or more that leads to a topic: `coffee shop` tells more than `receipts`."""
        held = {make_singular(word) for word in find_words(text)}
        keys = (key for phrase in topic.phrases for key in _make_keys(phrase))
        return any(len(key) > 1 and held.issuperset(key) for key in keys)

    def _find_unspaced(self, text: str) -> list[tuple[float, int, str]]:
        """Phrases of languages that put no spaces between words, wherever they stand."""
        if text.isascii():
            return []
        folded = fold(text)
        held = ((number, phrase, topic_id) for number, (phrase, topic_id) in enumerate(self._unspaced) if phrase in folded)
        return [(8.0 * len(_DATA_SIGNS.sub("", phrase)), -number, topic_id) for number, phrase, topic_id in held]


def _make_keys(phrase: str) -> list[tuple[str, ...]]:
    """How a phrase is looked up: in the singular, and as what the rules make of its plural where they do not lead back to it."""
    found = tuple(make_key(find_words(fold(phrase))).split())
    if not found:
        return []
    last = found[-1]
    plurals = {make_singular(f"{last}s"), make_singular(f"{last}es") if last.endswith("o") else last}
    return [found, *((*found[:-1], word) for word in sorted(plurals) if word != last)]


def _has_no_spaces(phrase: str) -> bool:
    """Whether a phrase is Chinese, Japanese or Thai: two signs or more, and words are not told apart by spaces."""
    return len(phrase) > 1 and any("\u0e00" <= sign <= "\u0e7f" or "\u3040" <= sign <= "\u9fff" for sign in phrase)


_LINKS: Final = frozenset(
    {"of", "for", "on", "in", "at", "by", "from", "with", "to", "per", "about", "de", "del", "di", "do", "von", "van"}
)
# Nouns for what holds or offers something; the table is rarely about them.
_PLACES: Final = frozenset(
    {"company", "firm", "service", "shop", "store", "website", "site", "platform", "market", "database", "sale", "office"}
)
# Links to where something is or who does it: a topic of that noun is not the table's.
_WHEREABOUTS: Final = frozenset({"at", "by", "per"})
# Links that a compound does without: `ticket for a concert` is a concert ticket.
_TURNED: Final = frozenset({"of", "for", "from", "at", "in"})
_HEADLESS: Final = frozenset(
    {"data", "dataset", "record", "list", "table", "sample", "set", "database", "file", "collection", "overview", "log"}
)


def _find_qualifying_link(plain: Sequence[str], start: int) -> str:
    """The link by which a phrase only qualifies the noun before it: `cars for sale`; empty for `list of cars` or `data for cars`."""
    link = next((place for place in range(start - 1, max(-1, start - 4), -1) if plain[place] in _LINKS), None)
    return plain[link] if link is not None and link > 0 and plain[link - 1] not in _HEADLESS else ""


def _turn_links(plain: Sequence[str]) -> list[list[str]]:
    """Noun phrases joined by a link, as compounds: `customers of an insurance company` as `insurance company customer`."""
    turned = []
    for place, word in enumerate(plain):
        if word not in _TURNED:
            continue
        before = [word for word in _take_nouns(reversed(plain[:place])) if word not in _HEADLESS]
        after = _take_nouns(word for word in plain[place + 1 :] if word not in words.DETERMINERS)
        if before and after:
            turned.append([*after, *reversed(before)])
    return turned


def _take_nouns(plain: Iterable[str]) -> list[str]:
    """The words up to the first that ends a noun phrase."""
    return list(takewhile(lambda word: word not in _LINKS and word not in words.STOPS, plain))


def _score(phrase: tuple[str, ...], plain: Sequence[str]) -> float:
    """How well a text has a phrase, word by word: by the words that say something; early ones and heads count a little more."""
    length, meant = len(phrase), sum(word not in _EMPTY for word in phrase)
    best = 0.0
    for start in range(len(plain) - length + 1) if meant else ():
        if tuple(plain[start : start + length]) == phrase:
            weak = length == 1 and phrase[0] in _PLACES
            ends = start + length == len(plain) or plain[start + length] in _LINKS or plain[start + length] in words.STOPS
            score = 10.0 * meant + 2 - min(start, 40) / 20 + (1.5 if ends else 0.0) - (6.0 if weak else 0.0)
            link = _find_qualifying_link(plain, start)
            if link not in _WHEREABOUTS:
                best = max(best, min(score - 9.0, 6.0 + meant) if link else score)
    return best


def _score_scattered(phrase: tuple[str, ...], held: frozenset[str], head: str) -> float:
    """How well a text has all words of a phrase, wherever they stand; better where the phrase is about the text's own head."""
    meant = [word for word in phrase if word not in _EMPTY]
    each = 7.5 if phrase[-1] == head else 6.5
    return each * len(meant) if len(meant) > 1 and held.issuperset(meant) else 0.0
