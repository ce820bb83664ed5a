"""What an introduction says of the fields: the period that its dates lie in, and whose names a bare `name` means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from fictable.plan import words
from fictable.plan.defaults import FOREIGN
from fictable.plan.drafts import Draft
from fictable.plan.readers.facts import Facts
from fictable.plan.readers.periods import read_period
from fictable.plan.readers.series import read_series
from fictable.plan.text import find_words, make_singular

_UNDATED: Final = frozenset({"birth", "dob", "birthdate", "birthday", "founded", "hire", "hired", "expiry", "expiration", "death"})
_GIVEN: Final = frozenset({"name", "names", "nombre", "nom", "nome", "naam", "vorname"})
_BODIES: Final = frozenset({"age", "gender", "sex", "nationality", "birthdate", "occupation", "edad", "alter", "idade", "sexo", "sexe"})
_FAMILY: Final = frozenset(
    {"surname", "lastname", "last_name", "family_name", "apellido", "apellidos", "nachname", "sobrenome", "cognome", "achternaam"}
)


def date_by_intro(drafts: Sequence[Draft], intro: str, as_of: dt.datetime) -> list[Draft]:
    """The drafts, the first date (and a bare `year`) inside the period of the introduction, where no date states one itself."""
    done = list(drafts)
    period = read_period(intro, as_of)[0]
    if not period or any(draft.facts.start for draft in drafts):
        return done
    start, end = str(period["start"]), str(period["end"])
    for place, draft in enumerate(done):
        if draft.is_moment and not draft.facts.later_than and not frozenset(draft.words) & _UNDATED:
            facts = replace(draft.facts, start=start, end=end)
            done[place] = replace(draft, type_id=draft.kind, of="", params={"start": start, "end": end}, facts=facts)
            break
    for place, draft in enumerate(done):
        if draft.words == ("year",) and draft.facts == Facts() and start[:4] != end[:4]:
            params = {"min": int(start[:4]), "max": int(end[:4])}
            done[place] = replace(draft, type_id="number.integer", kind="integer", of="", params=params)
    return done


def year_by_date(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a bare `year` that states nothing lying in the period that a date beside it states."""
    stated = (draft.params for draft in drafts if draft.is_moment and (draft.facts.start or draft.facts.has_range))
    period = next((params for params in stated if {"start", "end"} <= params.keys()), None)
    if period is None:
        return list(drafts)
    params = {"min": int(str(period["start"])[:4]), "max": int(str(period["end"])[:4])}
    return [
        replace(draft, type_id="number.integer", kind="integer", of="", params=params)
        if draft.words == ("year",) and draft.facts == Facts()
        else draft
        for draft in drafts
    ]


def pace_by_text(drafts: Sequence[Draft], text: str, as_of: dt.datetime) -> list[Draft]:
    """The drafts, the first moment of a regular series (`every 5 minutes for a week`) counting on from the period's start.

    A series needs no field that tells its rows apart: where an id, a name or another entity stands beside it, several things are
    measured at once, and moments are drawn as ever.
    """
    series = read_series(text)
    if not series:
        return list(drafts)
    place = next((place for place, draft in enumerate(drafts) if draft.is_moment and not draft.facts.later_than), None)
    if place is None or any(draft.kind in {"id", "name", "label", "time"} or draft.words[-1:] == ("id",) for draft in drafts):
        return list(drafts)
    draft = drafts[place]
    kind = "date" if draft.kind == "date" and series["unit"] in {"day", "week"} else "datetime"
    period = read_period(text, as_of)[0]
    start = draft.facts.start or str(period.get("start", "")) or str(draft.params.get("start", ""))
    params = {**({"start": start} if start else {}), **series}
    paced = replace(draft, type_id=kind, kind=kind, of="", params=params, status="mapped", note="a regular series")
    return [*drafts[:place], paced, *drafts[place + 1 :]]


def name_people(drafts: Sequence[Draft], intro: str, language: str) -> list[Draft]:
    """The drafts, a bare `name` being a person's where the table is about people, and the first name beside a family name."""
    keys = [tuple(make_singular(word) for word in draft.meaning or draft.words) for draft in drafts]
    families = any("_".join(draft.words) in _FAMILY or (draft.words and draft.words[-1] in _FAMILY) for draft in drafts)
    subject = [make_singular(word) for word in find_words(intro)][:10]
    people = (
        sum(draft.type_id.startswith("person.") for draft in drafts) > 1
        or any(word in words.PEOPLE for word in subject)
        or sum(len(key) == 1 and key[0] in _BODIES for key in keys) >= 2
    )
    done = []
    for draft, key in zip(drafts, keys, strict=True):
        bare = len(draft.words) == 1 and draft.words[0] in _GIVEN and not draft.facts.values and not draft.facts.pattern
        if bare and families:
            done.append(_rename(draft, "person.first_name"))
        elif (bare and people and not draft.type_id.startswith("person.")) or _is_owned_name(key, language):
            done.append(_rename(draft, "person.name"))
        else:
            done.append(draft)
    return _measure_things(done, people=people)


def _measure_things(drafts: Sequence[Draft], *, people: bool) -> list[Draft]:
    """The drafts, a bare height or weight being a thing's where no other field and no introduction speaks of people."""
    spoken = people or any(draft.type_id.startswith("person.") and draft.type_id not in _BODILY for draft in drafts)
    sized = any(make_singular(draft.words[-1]) in {"width", "depth"} for draft in drafts if draft.words)
    if spoken and not sized:
        return list(drafts)
    return [
        replace(draft, type_id="number.decimal", kind="decimal", params={**_SIZES[draft.type_id], **draft.params}, of="")
        if draft.type_id in _BODILY and len(draft.words) == 1
        else draft
        for draft in drafts
    ]


_SIZES: Final[Mapping[str, Mapping[str, float]]] = {
    "person.height_cm": {"min": 1, "max": 200, "decimals": 1},
    "person.weight_kg": {"min": 0.1, "max": 60, "decimals": 2},
}
_BODILY: Final = frozenset(_SIZES)


def _rename(draft: Draft, type_id: str) -> Draft:
    """The draft as a person's name."""
    return replace(draft, type_id=type_id, kind="name", params={}, status="mapped", note="the name of a person")


def _is_owned_name(key: Sequence[str], language: str) -> bool:
    """`nome do cliente`: a name that belongs to a person, in a language whose head comes first."""
    return language != "en" and len(key) in {2, 3} and FOREIGN.get(key[0]) == "name" and key[-1] in words.PEOPLE
