"""What was made of the parts of one description, which is resolved up to four times: with its rules and without, in a wider context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from fictable.plan.decisions import Decider
from fictable.plan.lexicon import Context
from fictable.plan.readers.clause_facts import read_notes, read_phrase
from fictable.plan.readers.facts import Facts


class Remembered:
    """The readings of one description, each made once; `as_of` is the aware datetime that relative dates count from."""

    def __init__(self, as_of: dt.datetime) -> None:
        self.as_of = as_of
        self._notes: dict[tuple[str, ...], Mapping[str, Any]] = {}
        self._phrases: dict[str, tuple[Facts, str]] = {}
        self._deciders: list[tuple[Context, frozenset[str], Decider]] = []

    def decider(self, context: Context, subject: frozenset[str], make: Callable[[], Decider]) -> Decider:
        """The decider for a context and a subject, made where there was none: it remembers what it found."""
        known = next((decider for other, about, decider in self._deciders if (other, about) == (context, subject)), None)
        if known is None:
            known = make()
            self._deciders.append((context, subject, known))
        return known

    def read_notes(self, notes: tuple[str, ...]) -> Mapping[str, Any]:
        """The facts of remarks, as members of Facts."""
        if notes not in self._notes:
            self._notes[notes] = read_notes(notes, self.as_of)
        return self._notes[notes]

    def read_phrase(self, phrase: str) -> tuple[Facts, str]:
        """The facts that a phrase states, and the words that are left of it."""
        if phrase not in self._phrases:
            self._phrases[phrase] = read_phrase(phrase, self.as_of)
        return self._phrases[phrase]
