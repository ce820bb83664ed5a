"""Tables for subjects that no topic knows: by the kind of noun, things for sale, entries of a log, people, events and so on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fictable.contract.topic_files import expand_fields
from fictable.plan.data_files import read_table
from fictable.plan.subjects import Subject, is_person
from fictable.plan.text import find_words

_TABLE: Final = read_table("frames")
# Nouns that stand for things of one field where they stand alone, and of any field beside other nouns.
NARROW: Final = frozenset(_TABLE["narrow"].split())


@dataclass(frozen=True, slots=True)
class Frame:
    """Fields for a kind of subject: `cues` are words of the text, `nouns` are heads (singular), `people` takes all nouns for people,
    `endings` are those of nouns that no frame knows.

    A `strong` one is rather meant than a topic of the nouns beside the head: `drone races` are races. A `lasting` one is of
    people and things, not of what happens: only nouns before the head count less. `actor` is who does it, where the
    text does not say.
    """

    cues: tuple[str, ...]
    nouns: frozenset[str]
    endings: tuple[str, ...]
    people: bool
    strong: bool
    lasting: bool
    actor: str
    fields: Mapping[str, Any]


def _read_frame(made: Mapping[str, Any]) -> Frame:
    return Frame(
        tuple(made.get("cues", ())),
        frozenset(made.get("nouns", "").split()),
        tuple(made.get("endings", "").split()),
        made.get("people", False),
        made.get("strong", False),
        made.get("lasting", False),
        made.get("actor", "owner"),
        made["fields"],
    )


_FRAMES: Final = tuple(_read_frame(made) for made in _TABLE.values() if isinstance(made, Mapping))


def choose_frame(text: str, subject: Subject) -> Frame:
    """The frame for a text and its subject; the last one where neither tells."""
    plain = f" {' '.join(find_words(text))} "
    by_cue = (frame for frame in _FRAMES if any(f" {cue} " in plain for cue in frame.cues))
    by_noun = (frame for frame in _FRAMES if subject.noun in frame.nouns or (frame.people and is_person(subject.noun)))
    by_ending = (frame for frame in _FRAMES if frame.endings and len(subject.noun) > 5 and subject.noun.endswith(frame.endings))
    return next(by_cue, None) or next(by_noun, None) or next(by_ending, _FRAMES[-1])


def make_fields(frame: Frame, subject: Subject, known: Collection[str], *, actor: str = "") -> list[dict[str, Any]]:
    """The fields of a frame as members of field specs; a field whose type belongs to a pack that is not there is left out."""
    said = {
        "{noun}": subject.noun,
        "{Noun}": subject.noun.capitalize(),
        "{subject}": _name_subject(subject),
        "{actor}": actor or frame.actor,
        "{CODE}": (actor or frame.actor)[:3].upper(),
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
