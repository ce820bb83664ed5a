"""Drafts that are no fields of their own, but were read out of a rule between fields."""

from __future__ import annotations

from collections.abc import Sequence

from fictable.plan.drafts import Draft
from fictable.plan.formulas import split_name
from fictable.plan.rules.cues import Cues
from fictable.plan.rules.mentions import EXACT, level
from fictable.plan.rules.passages import Reader


def find_composed(drafts: Sequence[Draft], cues: Cues) -> frozenset[int]:
    """The places of drafts that are a whole rule by their names: `revenue_minus_costs` beside `revenue` and `costs`."""
    names = [level(" ".join(split_name(draft.name))) for draft in drafts]
    return frozenset(place for place, name in enumerate(names) if cues.any.search(name) and _holds_two(name, place, names))


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
    `origin city`.
    """
    words = [frozenset(split_name(draft.name)) for draft in reader.drafts]
    echoes = []
    for place, own in enumerate(words):
        exact = [mention.start for mention in reader.mentions if mention.scores.get(place, 0.0) >= EXACT]
        home = next((start for start, end in ruled if exact and start <= exact[0] < end), None)
        if home is None or not all(any(start <= spot < end for start, end in ruled) for spot in exact):
            continue
        before = {
            number for mention in reader.mentions if mention.end <= home for number, score in mention.scores.items() if score >= EXACT
        }
        if any(own < words[number] for number in before):
            echoes.append(place)
    return frozenset(echoes)
