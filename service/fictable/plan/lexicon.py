"""From a phrase to a field type: exact, by its last words, expanded, and with typing errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from fictable.contract.nouns import FieldType
from fictable.plan import words
from fictable.plan.catalog import PlanCatalog
from fictable.plan.data_files import read_table
from fictable.plan.defaults import HEADS, SAID, UNIT_TAILS
from fictable.plan.text import find_words, fold, make_key, make_singular, split_identifier

_PLAIN_QUALIFIERS: Final = frozenset(
    {
        "current",
        "total",
        "full",
        "new",
        "old",
        "main",
        "primary",
        "secondary",
        "average",
        "mean",
        "actual",
        "estimated",
        "exact",
        "given",
        "respective",
        "own",
        "list",
        "unit",
    }
)


# What a description only mentions weighs no more than this, and what it is about more.
_MENTIONED: Final = 1.0
# A match below this score is for a thing that is only mentioned.
WEAK: Final = 80
# Words for columns that only animals have.
_OF_ANIMALS: Final = frozenset({"pet", "breed", "livestock", "veterinary", "veterinarian"})
_BETWEEN: Final = re.compile(r"[,.;:()!?\n]")
# Shorter phrases are never taken for mistyped ones.
_SHORTEST_SLIP: Final = 6
# Everyday words that are too short for a distance, as people mistype them.
_SHORT_SLIPS: Final[Mapping[str, str]] = {slip: word for word, slips in read_table("words")["slips"].items() for slip in slips.split()}


@dataclass(frozen=True, slots=True)
class Match:
    """A field type for a phrase. `score` is 0 to 110, `qualifiers` are the words of the phrase that the type does not account for."""

    type_id: str
    score: float
    qualifiers: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the type accounts for every word."""
        return not self.qualifiers


@dataclass(frozen=True, slots=True)
class Context:
    """What a description is about: the weight of each entity id and namespace that it names, its language, whether it is of animals."""

    weights: Mapping[str, float]
    language: str = "en"
    animals: bool = False

    def weigh(self, owner: str) -> float:
        """The weight of an entity, or of a namespace; 0 where it is not named."""
        return self.weights.get(owner, 0.0)


@dataclass(slots=True)
class _Index:
    """The phrases of one language."""

    anywhere: dict[str, list[str]] = field(default_factory=dict)
    in_context: dict[str, list[str]] = field(default_factory=dict)


class Lexicon:
    """All phrases of a catalog, indexed once; look-ups never change it."""

    def __init__(self, catalog: PlanCatalog) -> None:
        self._types = catalog.field_types
        self._entity_ids = frozenset(catalog.entities)
        self._indexes: dict[str, _Index] = {"en": _Index()}
        self._entities: dict[str, list[str]] = {}
        for type_id, field_type in catalog.field_types.items():
            _add(self._indexes["en"].anywhere, type_id, field_type.phrases)
            _add(self._indexes["en"].in_context, type_id, (*field_type.in_context, *self._implied(type_id, field_type)))
        for entity in catalog.entities.values():
            _add(self._entities, entity.id, (*entity.phrases, entity.title, entity.id.rsplit(".", 1)[-1].replace("_", " ")))
        for phrases in catalog.phrases:
            self._add_language(phrases.language, phrases.anywhere, phrases.in_context)
        self._alike: dict[tuple[str, str, int], list[str]] = {}
        for language, index in self._indexes.items():
            for key in (*index.anywhere, *index.in_context):
                if len(key) >= _SHORTEST_SLIP:
                    self._alike.setdefault((language, key[0], key.count(" ")), []).append(key)

    def _implied(self, type_id: str, field_type: FieldType) -> tuple[str, ...]:
        """Phrases that need no writing down: the title, and the last part of an entity's field."""
        inside = type_id.rsplit(".", 1)[0] in self._entity_ids
        return (field_type.title, type_id.rsplit(".", 1)[-1].replace("_", " ")) if inside else (field_type.title,)

    def _add_language(self, language: str, anywhere: Mapping[str, Sequence[str]], in_context: Mapping[str, Sequence[str]]) -> None:
        """Adds the phrases of a language; those of an entity name the entity."""
        index = self._indexes.setdefault(language, _Index())
        for table, found in ((index.anywhere, anywhere), (index.in_context, in_context)):
            for type_id, phrases in found.items():
                if type_id in self._types:
                    _add(table, type_id, phrases)
                elif type_id in self._entity_ids:
                    _add(self._entities, type_id, phrases)

    def owner_of(self, type_id: str) -> str:
        """The entity of a type, or its namespace."""
        entity = type_id.rsplit(".", 1)[0]
        return entity if entity in self._entity_ids else type_id.split(".", 1)[0]

    def knows(self, key: str, language: str = "en") -> bool:
        """Whether a field type has this very phrase."""
        index = self._indexes.get(language, self._indexes["en"])
        return key in index.anywhere or key in index.in_context

    def knows_anywhere(self, key: str) -> bool:
        """Whether a field type has this very phrase without any context."""
        return key in self._indexes["en"].anywhere

    def is_entity(self, key: str) -> bool:
        """Whether the phrase names an entity."""
        return key in self._entities

    def knows_head(self, word: str) -> bool:
        """Whether fields commonly end in this word."""
        return word in HEADS

    def entities_in(self, text_words: Sequence[str]) -> list[str]:
        """The ids of the entities that a text names, with repetition, in order."""
        singular = ["" if (key := make_singular(word)) in words.META else key for word in text_words]
        found: list[str] = []
        for start in range(len(singular)):
            for length in (3, 2, 1):
                found.extend(self._entities.get(" ".join(singular[start : start + length]), ()) if start + length <= len(singular) else ())
        return found

    def make_context(self, intro: str, text: str, *, language: str, extra: Iterable[str] = ()) -> Context:
        """The context of a description: what its introduction is about counts three times, `extra` owners (of a topic) twice.

        What the text only mentions, as in `car plate` or `car sharing trips`, counts once, however often it does.
        """
        weights: dict[str, float] = {}
        mentioned = dict.fromkeys(self.entities_in(find_words(split_all(text))))
        for owners, weight in ((self._find_subjects(split_all(intro)), 3.0), (mentioned, _MENTIONED), (extra, 2.0)):
            for owner in owners:
                weights[owner] = weights.get(owner, 0.0) + weight
                namespace = owner.split(".", 1)[0]
                weights[namespace] = weights.get(namespace, 0.0) + weight / 4
        said = frozenset(map(make_singular, find_words(text)))
        animals = bool(said & _OF_ANIMALS or frozenset(map(make_singular, find_words(intro))) & words.ANIMALS)
        return Context(weights, language, animals)

    def _find_subjects(self, intro: str) -> list[str]:
        """The entities that an introduction is about: of each group of nouns the last that names some."""
        found: list[str] = []
        for group in _split_groups(intro):
            ends = range(len(group), 0, -1)
            found.extend(next((named for end in ends if (named := self._name_entities(group[:end]))), ()))
        return found

    def _name_entities(self, group: Sequence[str]) -> Sequence[str]:
        """The entities that the longest ending of a group of singular words names."""
        endings = (" ".join(group[-length:]) for length in (3, 2, 1) if length <= len(group))
        return next((self._entities[ending] for ending in endings if ending in self._entities), ())

    def find(self, phrase: Sequence[str], context: Context) -> Match | None:
        """The best type for the folded words of a phrase: as it is, expanded, without a unit at its end, or mistyped."""
        expanded = tuple(word for part in phrase for word in words.EXPANDED.get(part, part).split())
        candidates = [phrase, expanded] if tuple(phrase) != expanded else [phrase]
        if expanded and make_singular(expanded[-1]) in UNIT_TAILS and len(expanded) > 1:
            candidates.append(expanded[:-1])
        for candidate in candidates:
            match = self._find_by_suffix(candidate, context)
            unit = len(candidate) < len(expanded) and len(candidates[-1]) == len(candidate)
            if match is not None and not (unit and self._types[match.type_id].storage == "string"):
                return match
        return self._find_mistyped(expanded, context)

    def _find_by_suffix(self, phrase: Sequence[str], context: Context) -> Match | None:
        """The longest known ending of a phrase."""
        for dropped in range(len(phrase)):
            if len(phrase[-1]) == 1 and phrase[-1].isascii() and dropped == len(phrase) - 1:
                break
            qualifiers = tuple(make_singular(word) for word in phrase[:dropped])
            if dropped and dropped == len(phrase) - 1 and self._is_foreign(qualifiers[-1], make_singular(phrase[-1]), context):
                continue
            best = self._find_exact(make_key(tuple(phrase[dropped:])), qualifiers, context)
            if best is not None:
                return Match(best[0], best[1] - 8 * dropped, qualifiers)
        return None

    def _is_foreign(self, qualifier: str, head: str, context: Context) -> bool:
        """Whether a head is a name only among things that neither the text nor its qualifier speaks of: `salary band`."""
        owners = [self.owner_of(type_id) for type_id in self._indexes["en"].anywhere.get(head, ())]
        if not owners or head in HEADS or any(context.weigh(owner) > 0 for owner in owners):
            return False
        if "person" in owners and qualifier in words.PEOPLE:
            return False
        others = [self.owner_of(type_id) for type_id in self._indexes["en"].anywhere.get(qualifier, ())]
        return bool(others) and not frozenset(owners) & frozenset(others)

    def _find_exact(self, key: str, qualifiers: tuple[str, ...], context: Context) -> tuple[str, float] | None:
        """The best type of a known phrase with its score; what is meant in context only needs its entity or a plain qualifier."""
        named = frozenset(self._entities.get(" ".join(qualifiers), ())) | frozenset(
            owner for word in qualifiers for owner in self._entities.get(word, ())
        )
        plain = all(word in _PLAIN_QUALIFIERS or word in words.OWNERS for word in qualifiers)
        scored: list[tuple[float, int, str]] = []
        for language in dict.fromkeys((context.language, "en")):
            index = self._indexes.get(language, _Index())
            for order, type_id in enumerate(index.anywhere.get(key, ())):
                owner = self.owner_of(type_id)
                scored.append((90 + min(context.weigh(owner), 9) + 12 * (owner in named), -order, type_id))
            for order, type_id in enumerate(index.in_context.get(key, ())):
                owner = self.owner_of(type_id)
                if owner in named:
                    scored.append((104, -order, type_id))
                elif plain and context.weigh(owner) > _least(key) and (owner in self._entity_ids or context.weigh(owner) >= 0.5):
                    base = 86 if context.weigh(owner) > _MENTIONED else WEAK - 10
                    scored.append((base + min(context.weigh(owner), 9) + 2 * (owner in self._entity_ids), -order, type_id))
            if scored:
                break
        if not scored:
            return None
        score, _, type_id = max(scored, key=lambda entry: (entry[0], entry[1]))
        return type_id, score

    def _find_mistyped(self, phrase: Sequence[str], context: Context) -> Match | None:
        """A phrase that differs by a letter or two, neither in its first nor in its number of words; short phrases are never guessed."""
        key = make_key(tuple(phrase))
        if key in _SHORT_SLIPS:
            best = self._find_exact(_SHORT_SLIPS[key], (), context)
            return Match(best[0], best[1] - 10) if best is not None else None
        if len(key) < _SHORTEST_SLIP or len(key) > 40 or all(word in HEADS for word in key.split()):
            return None
        for language in dict.fromkeys((context.language, "en")):
            least = 100 - 130 / len(key) if len(key) > 8 else 87
            alike = self._alike.get((language, key[0], key.count(" ")), [])
            found = process.extractOne(key, alike, scorer=fuzz.ratio, score_cutoff=least)
            if found is not None and all(_is_slip(word, changed) for word, changed in zip(key.split(), found[0].split(), strict=True)):
                best = self._find_exact(found[0], (), context)
                if best is not None:
                    return Match(best[0], best[1] - 20)
        return None


def _least(key: str) -> float:
    """How much context a phrase needs: what every kind of thing has, its name, is that of a thing which is only mentioned rarely."""
    return 1.0 if key in {"name", "title", "description", "type", "id"} else 0.0


def _is_slip(word: str, known: str) -> bool:
    """Whether a word is a known one, mistyped: `crime rate` is no `crime date`, `weather situation` no `weather station`."""
    if word == known:
        return True
    if word in HEADS or word in SAID or word in words.STOPS or len(word) < 5 or len(known) < 4:
        return False
    return OSA.distance(word, known) <= (1 if len(word) < 8 or len(word) != len(known) else 2)


def _add(table: dict[str, list[str]], owner: str, phrases: Iterable[str]) -> None:
    """Adds phrases under their keys; the order of registration is kept."""
    for phrase in phrases:
        key = make_key(find_words(fold(phrase)))
        if key and owner not in (known := table.setdefault(key, [])):
            known.append(owner)


def split_all(text: str) -> str:
    """A text with all its identifiers split into words."""
    return " ".join(split_identifier(word) for word in text.split())


def _split_groups(text: str) -> list[list[str]]:
    """The singular words between small words and punctuation; words for rows and columns are empty."""
    groups: list[list[str]] = []
    for part in _BETWEEN.split(text):
        groups.append([])
        for word in find_words(part):
            if word in words.STOPS:
                groups.append([])
            else:
                groups[-1].append("" if (key := make_singular(word)) in words.META else key)
    return [group for group in groups if group]
