"""The field types that a language model may choose from: the core, and those that a description seems to speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from fictable.contract.nouns import FieldType, Topic
from fictable.plan.catalog import PlanCatalog
from fictable.plan.text import find_words, fold, make_key, make_singular, split_identifier
from fictable.plan.topics import Topics

# Far below what strict structured output allows (1000 values; 15,000 characters from 250 values on), for services that allow less.
MOST_TYPES: Final = 220
MOST_CHARACTERS: Final = 7000
# Up to here other types of the same plugins fill the list.
ENOUGH_TYPES: Final = 120
CORE: Final = (
    "category",
    "boolean",
    "number.integer",
    "number.decimal",
    "number.float",
    "date",
    "datetime",
    "time",
    "id.sequence",
    "id.template",
    "id.pattern",
    "id.uuid",
    "text.word",
    "text.sentence",
    "text.paragraph",
    "expression",
)
# A described dataset has one table, so nothing can point to another one.
NEEDS_TABLES: Final = frozenset({"reference", "lookup"})
_USUAL: Final = (
    "person.name",
    "person.first_name",
    "person.last_name",
    "person.email",
    "person.phone",
    "person.age",
    "person.gender",
    "person.date_of_birth",
    "person.occupation",
    "place.street_address",
    "place.city",
    "place.state",
    "place.postcode",
    "place.country",
)
_LONGEST_PHRASE: Final = 5


class TypeShortList:
    """Phrases of a catalog by word, indexed once; look-ups never change it."""

    def __init__(self, catalog: PlanCatalog) -> None:
        self._types: Mapping[str, FieldType] = catalog.field_types
        self._topics = Topics(catalog)
        self._members: dict[str, list[str]] = {}
        self._phrases: dict[str, list[str]] = {}
        self._in_context: dict[str, list[str]] = {}
        self._entity_phrases: dict[str, list[str]] = {}
        for entity in catalog.entities.values():
            self._members[entity.id] = [made.id for made in entity.fields.values() if made.id in self._types]
            short = entity.id.rsplit(".", 1)[-1].replace("_", " ")
            _add(self._entity_phrases, entity.id, (*entity.phrases, entity.title, short))
        for made in self._types.values():
            _add(self._phrases, made.id, made.phrases)
            _add(self._in_context, made.id, (*made.in_context, made.title))
        for phrases in catalog.phrases:
            for table, texts_by_id in ((self._phrases, phrases.anywhere), (self._in_context, phrases.in_context)):
                for id_, texts in texts_by_id.items():
                    _add(self._entity_phrases if id_ in self._members else table, id_, texts)

    def choose(self, description: str, offline: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids for a description, most fitting first, within MOST_TYPES and MOST_CHARACTERS; the core is always there.

        `offline` is the document that the rules make of the same description: its types, and what belongs to them, come first.
        """
        planned = [str(made["type"]) for table in offline["tables"] for made in table["fields"]]
        phrases = _list_phrases(description)
        topic = self._topics.find(description)
        named = [id_ for phrase in phrases for id_ in self._entity_phrases.get(phrase, ())]
        found = [id_ for phrase in phrases for id_ in self._phrases.get(phrase, ()) if not id_.startswith("faker.")]
        hinted = [id_ for phrase in phrases for id_ in self._in_context.get(phrase, ()) if not id_.startswith("faker.")]
        of_topic = _list_types(topic)
        owners = dict.fromkeys([*map(_owner, planned), *named, *map(_owner, of_topic)])
        members = [id_ for owner in owners for id_ in self._members.get(owner, ())]
        spaces = {id_.split(".", 1)[0] for id_ in (*planned, *of_topic)}
        meant = [id_ for id_ in hinted if id_.split(".", 1)[0] in spaces or _owner(id_) in owners]
        chosen = self._limit((*CORE, *planned, *of_topic, *found, *meant, *_USUAL, *members), MOST_TYPES)
        if len(chosen) >= ENOUGH_TYPES:
            return chosen
        spaces |= {id_.split(".", 1)[0] for id_ in named}
        return self._limit((*chosen, *(id_ for id_ in self._types if id_.split(".", 1)[0] in spaces)), ENOUGH_TYPES)

    def _limit(self, ids: Iterable[str], most: int) -> tuple[str, ...]:
        """The known ids, each once, as far as the limits allow."""
        chosen: list[str] = []
        characters = 0
        for id_ in dict.fromkeys(ids):
            if id_ not in self._types or id_ in NEEDS_TABLES:
                continue
            if len(chosen) == most or characters + len(id_) > MOST_CHARACTERS:
                break
            chosen.append(id_)
            characters += len(id_)
        return tuple(chosen)


def _list_phrases(description: str) -> list[str]:
    """All runs of one to five words of a description, longer ones first, as keys of the index."""
    words = [make_singular(word) for word in find_words(" ".join(split_identifier(word) for word in description.split()))]
    runs = [" ".join(words[start : start + length]) for length in range(_LONGEST_PHRASE, 0, -1) for start in range(len(words) - length + 1)]
    return list(dict.fromkeys(runs))


def _list_types(topic: Topic | None) -> list[str]:
    """The types of a topic's fields."""
    made = topic.fields.values() if topic else ()
    return [field if isinstance(field, str) else str(field.get("type", "")) for field in made]


def _owner(type_id: str) -> str:
    """What stands before the last dot."""
    return type_id.rpartition(".")[0]


def _add(table: dict[str, list[str]], owner: str, phrases: Sequence[str]) -> None:
    """Adds phrases under their keys; the order of registration is kept."""
    for phrase in phrases:
        key = make_key(find_words(fold(phrase)))
        if key and owner not in (known := table.setdefault(key, [])):
            known.append(owner)
