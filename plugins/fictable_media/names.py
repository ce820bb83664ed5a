"""Titles made of a genre's words, and names of the people who make a work."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import FictableError, Pool, Rows

WORDS = Pool.read(__package__, "data/title_words.csv")
ADJECTIVES = WORDS.where(lambda columns: columns["slot"] == "adjective")
NOUNS = WORDS.where(lambda columns: columns["slot"] == "noun")
TAILS = WORDS.where(lambda columns: columns["slot"] == "of")
PLOTS = Pool.read(__package__, "data/plots.csv")
HEROES = PLOTS.where(lambda columns: columns["slot"] == "hero")
QUESTS = PLOTS.where(lambda columns: columns["slot"] == "plot")
FIRST = Pool.faker("person", "first_names")
LAST = Pool.faker("person", "last_names")
FAMILY_FIRST = ("ja", "zh", "vi")


def make_title(rows: Rows, genre: Any) -> Any:
    """A title such as "The Last Harbor" or "Orchard of Glass" from the words of the genre."""
    adjective = rows.draw("adjective").pick(ADJECTIVES, genre=genre)["word"]
    noun = rows.draw("noun").pick(NOUNS, genre=genre)["word"]
    tail = rows.draw("tail").pick(TAILS, genre=genre)["word"]
    form = rows.draw("form").uniform()
    plain = np.where(form < 0.42, "The " + adjective + " " + noun, adjective + " " + noun)
    return np.where(form < 0.72, plain, np.where(form < 0.88, "The " + noun + " of " + tail, adjective + " " + noun + " of " + tail))


def tell_plot(rows: Rows, genre: Any) -> Any:
    """One sentence about what happens, as the genre tells it."""
    return rows.draw("hero").pick(HEROES, genre=genre)["text"] + " " + rows.draw("quest").pick(QUESTS, genre=genre)["text"]


def name_person(rows: Rows, label: str) -> Any:
    """Full name of a maker, the person who has the role `label`; where no plugin provides persons, names of their own."""
    try:
        return rows.entity("person", label)["name"]
    except FictableError:
        return _draw_name(rows, label)


def _draw_name(rows: Rows, label: str) -> Any:
    first, last = rows.draw(f"{label} first").pick(FIRST), rows.draw(f"{label} last").pick(LAST)
    return last + " " + first if rows.locale.startswith(FAMILY_FIRST) else first + " " + last


def name_people(rows: Rows, label: str, number: int) -> Any:
    """Several names, with commas."""
    names = name_person(rows, f"{label} 1")
    for place in range(2, number + 1):
        names = names + ", " + name_person(rows, f"{label} {place}")
    return names
