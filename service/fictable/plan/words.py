"""Closed word classes that the grammar knows; the words are in `data/words.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fictable.plan.data_files import read_table

_TABLE: Final = read_table("words")
DETERMINERS: Final[frozenset[str]] = frozenset(_TABLE["determiners"].split())
PRONOUNS: Final[frozenset[str]] = frozenset(_TABLE["pronouns"].split())
PREPOSITIONS: Final[frozenset[str]] = frozenset(_TABLE["prepositions"].split())
AUXILIARIES: Final[frozenset[str]] = frozenset(_TABLE["auxiliaries"].split())
VERBS: Final[frozenset[str]] = frozenset(_TABLE["verbs"].split())
ADVERBS: Final[frozenset[str]] = frozenset(_TABLE["adverbs"].split())
STOPS: Final = DETERMINERS | PRONOUNS | PREPOSITIONS | AUXILIARIES | VERBS | ADVERBS
# Verbs that show that a chunk is a sentence.
FINITE: Final = AUXILIARIES | frozenset(_TABLE["finite"].split())
SAYING: Final[frozenset[str]] = frozenset(_TABLE["saying"].split())
# Verbs whose subject is no field: `each ride starts at …`.
ACTIVE: Final[frozenset[str]] = frozenset(_TABLE["active"].split())
NOUN_VERBS: Final[frozenset[str]] = frozenset(_TABLE["noun_verbs"].split())
# Nouns for rows, tables and instructions, never for fields; and those that a field never ends in.
META: Final[frozenset[str]] = frozenset(_TABLE["meta"].split())
NEVER_HEADS: Final[frozenset[str]] = frozenset(_TABLE["never_heads"].split())
OWNERS: Final[frozenset[str]] = frozenset(_TABLE["owners"].split())
PEOPLE: Final[frozenset[str]] = frozenset(_TABLE["people"].split())
ANIMALS: Final[frozenset[str]] = frozenset(_TABLE["animals"].split())
# Whose name a field has that is called so; tables are rarely of them.
AGENTS: Final[frozenset[str]] = PEOPLE | frozenset(_TABLE["agents"].split())
# Verbs with a particle that stand for a noun: `check in`, `sign up`.
PHRASAL: Final[frozenset[str]] = frozenset(_TABLE["phrasal"])
# Nouns that go on with `of`, and those of them that read better behind: `name of the game` → `game name`.
OF_HEADS: Final[frozenset[str]] = frozenset(_TABLE["of_heads"].split())
FLIPPED: Final[frozenset[str]] = frozenset(_TABLE["flipped"].split())
CONJUNCTIONS: Final[Mapping[str, str]] = _TABLE["conjunctions"]
CUES: Final[Mapping[str, str]] = _TABLE["cues"]
EXPANDED: Final[Mapping[str, str]] = _TABLE["expanded"]
