"""Fields while a table is planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from fictable.plan.readers.facts import Facts

NUMBERS = frozenset({"integer", "decimal", "count"})
MOMENTS = frozenset({"date", "datetime"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A field to be: `words` are the folded words of its phrase, `meaning` these in English, `kind` the class of its values, `clause`
    the clause's number.
    """

    name: str
    words: tuple[str, ...]
    type_id: str
    kind: str
    clause: int
    params: Mapping[str, Any] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    of: str = ""
    status: Literal["mapped", "assumed"] = "mapped"
    note: str = ""
    verbatim: bool = False
    boolean: bool = False
    unique: bool = False
    meaning: tuple[str, ...] = ()
    cases: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.kind in NUMBERS

    @property
    def is_moment(self) -> bool:
        """Whether its values are dates, with or without time."""
        return self.kind in MOMENTS
