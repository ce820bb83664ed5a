"""Drafts that are no fields of their own, but were read out of a rule between fields."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.drafts import Draft
from fictable.plan.formulas import split_name
from fictable.plan.rules.cues import Cues
from fictable.plan.rules.mentions import EXACT, Mention, level
from fictable.plan.rules.passages import Reader

_COUNTED: Final = re.compile(r"\d[\d_ ]*_?(?:times?|percent|mal|fois|veces|vezes|volte|keer)(?![a-z])")
_LEADS: Final = frozenset(read_table("rules")["lead"]["words"].split())


def find_composed(drafts: Sequence[Draft], cues: Cues) -> frozenset[int]:
    """The places of drafts that are a whole rule by their names: `revenue_minus_costs` beside `revenue` and `costs`."""
    names = [level(" ".join(split_name(draft.name))) for draft in drafts]
    spoken = [level(draft.name.replace("_", " ")) for draft in drafts]
    ruled = [place for place, name in enumerate(spoken) if cues.any.search(name)]
    return frozenset(place for place in ruled if _holds_two(names[place], place, names))


def _holds_two(name: str, place: int, names: Sequence[str]) -> bool:
    """Whether a name holds two others apart from each other."""
    rest = f" {name} " if name.isascii() else name
    held = 0
    for other in sorted((names[number] for number in range(len(names)) if number != place), key=len, reverse=True):
        wanted = f" {other} " if other.isascii() else other
        if len(other) > 1 and other != name and wanted in rest:
            rest = rest.replace(wanted, "  ", 1)
            held += 1
    return held > 1


def find_echoes(reader: Reader, ruled: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places of drafts that only the chunks `ruled` name, and that are the short form of a field named before: `origin` of
    `origin city`. What an equals sign follows is defined there.
    """
    words = [frozenset(split_name(draft.name)) for draft in reader.drafts]
    echoes = []
    spoken: dict[int, list[Mention]] = {}
    for mention in reader.mentions:
        for number, score in mention.scores.items():
            if score >= EXACT:
                spoken.setdefault(number, []).append(mention)
    for place, own in enumerate(words):
        exact = spoken.get(place, [])
        if not exact or not all(_is_inside(mention.start, ruled) for mention in exact):
            continue
        if reader.text[exact[0].end :].lstrip()[:1] == "=":
            continue
        before = [number for number, mentions in spoken.items() if mentions[0].end <= exact[0].start]
        if own <= _LEADS or _COUNTED.match(reader.drafts[place].name) or any(own < words[number] for number in before):
            echoes.append(place)
    return frozenset(echoes)


def _is_inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a place is in one of some stretches, which are in order and apart."""
    number = bisect_right(stretches, (place, place + 1_000_000)) - 1
    return number >= 0 and place < stretches[number][1]


def forget_rules(drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """The drafts without the values that are rules: `(in °C, the low is below the high)` lists none."""
    return [
        replace(draft, facts=replace(draft.facts, values=()), kind="label", status="assumed")
        if draft.facts.values and any(_is_rule(str(value), drafts, cues) for value in draft.facts.values)
        else draft
        for draft in drafts
    ]


def _is_rule(value: str, drafts: Sequence[Draft], cues: Cues) -> bool:
    """Whether a value has words of relations, and the name of a field."""
    plain = level(value)
    return cues.any.search(plain) is not None and any(level(draft.name.replace("_", " ")) in plain for draft in drafts)
