"""Tables for subjects that no topic knows: by the kind of noun, things for sale, entries of a log, people, events and so on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fictable.contract.topic_files import expand_fields
from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.text import find_words, make_singular

_TABLE: Final = read_table("frames")
# What people say of the data, not of its subject.
_SAID_OF_DATA: Final = frozenset(_TABLE["said_of_data"].split())
_ENDINGS: Final = (
    "keeper",
    "maker",
    "smith",
    "ologist",
    "ician",
    "hunter",
    "fighter",
    "walker",
    "dancer",
    "singer",
    "rider",
    "catcher",
    "gist",
    "mist",
    "rist",
    "nist",
    "tist",
    "vist",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Fields for a kind of subject: `cues` are words of the text, `nouns` are heads (singular), `people` takes all nouns for people.

    A `strong` one is rather meant than a topic of the nouns before the head: `drone races` are races.
    """

    cues: tuple[str, ...]
    nouns: frozenset[str]
    people: bool
    strong: bool
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is of: the nouns in front of its head, the head in the singular, and as it was written."""

    before: tuple[str, ...]
    noun: str
    written: str = ""

    @property
    def table(self) -> tuple[str, ...]:
        """The words of a table's name, the last in the plural."""
        plural = f"{self.noun[:-1]}ies" if self.noun.endswith(("by", "cy", "dy", "gy", "ly", "ny", "py", "ry", "ty")) else f"{self.noun}s"
        return (*self.before, self.written if self.written.endswith("s") else plural)

    @property
    def phrase(self) -> str:
        """All of it, in the singular."""
        return " ".join((*self.before, self.noun))


def _read_frame(made: Mapping[str, Any]) -> Frame:
    return Frame(
        tuple(made.get("cues", ())),
        frozenset(made.get("nouns", "").split()),
        made.get("people", False),
        made.get("strong", False),
        made["fields"],
    )


_FRAMES: Final = tuple(_read_frame(made) for made in _TABLE.values() if isinstance(made, Mapping))


def find_subject(text: str) -> Subject:
    """What an English description is about: its first noun phrase; `record` where there is none.

    A participle ends the phrase where it does not stand before a noun: `pets waiting for a home`, but `piano tuning requests`.
    """
    plain = find_words(text)
    found: list[str] = []
    for place, word in enumerate(plain):
        follows = plain[place + 1] if place + 1 < len(plain) else ""
        open_end = not follows or follows in words.PREPOSITIONS or follows in words.DETERMINERS
        if _is_noun(word, open_end=open_end and bool(found)) and not (
            word.endswith("ing") and (open_end or follows in words.STOPS) and found
        ):
            found.append(word)
        elif found and not set(found) <= _SAID_OF_DATA:
            break
    while len(found) > 1 and found[0] in _SAID_OF_DATA:
        found.pop(0)
    while len(found) > 1 and found[-1] in _SAID_OF_DATA and found[-1] not in {"entry", "catalogue", "catalog", "collection"}:
        found.pop()
    if not found or found[-1] in _SAID_OF_DATA - {"entry"}:
        return Subject((), "record")
    return Subject(tuple(found[-3:-1]), make_singular(found[-1]), found[-1])


def _is_noun(word: str, *, open_end: bool) -> bool:
    """Whether a word may belong to a noun phrase; a verb may where it ends one, as in `puppet shows`."""
    if not (word.isascii() and word.isalpha()) or len(word) < 3 or len(word) > 30:
        return False
    return word not in words.STOPS or (open_end and word.endswith("s") and word in (words.VERBS | words.FINITE | words.ACTIVE))


def choose_frame(text: str, subject: Subject) -> Frame:
    """The frame for a text and its subject; the last one where neither tells."""
    plain = f" {' '.join(find_words(text))} "
    by_cue = (frame for frame in _FRAMES if any(f" {cue} " in plain for cue in frame.cues))
    by_noun = (frame for frame in _FRAMES if subject.noun in frame.nouns or (frame.people and _is_person(subject.noun)))
    return next(by_cue, None) or next(by_noun, _FRAMES[-1])


def _is_person(noun: str) -> bool:
    return noun in words.PEOPLE or noun in words.AGENTS or (len(noun) > 5 and noun.endswith(_ENDINGS))


def make_fields(frame: Frame, subject: Subject, known: Collection[str]) -> list[dict[str, Any]]:
    """The fields of a frame as members of field specs; a field whose type belongs to a pack that is not there is left out."""
    said = {
        "{noun}": subject.noun,
        "{Noun}": subject.noun.capitalize(),
        "{subject}": _name_subject(subject),
        "{code}": subject.noun[:3].upper(),
    }
    named = expand_fields(_fill(frame.fields, said))
    made = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in named.items()]
    return [field for field in made if field["type"] in known or not field["type"].startswith(("person.", "place.", "commerce."))]


def _name_subject(subject: Subject) -> str:
    """What an event or a sale is of: `truffle hunt`."""
    return subject.phrase[:60]


def _fill(made: Any, said: Mapping[str, str]) -> Any:
    """Names and texts of a frame, with the subject's words in place of the marks."""
    if isinstance(made, Mapping):
        return {_fill(key, said): _fill(value, said) for key, value in made.items()}
    if isinstance(made, Sequence) and not isinstance(made, str):
        return [_fill(part, said) for part in made]
    if isinstance(made, str):
        for mark, word in said.items():
            made = made.replace(mark, word)
    return made
