"""What the grammar makes of a description: an introduction and clauses, each of which may become a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

ClauseForm = Literal["item", "column", "prose", "fact", "aside"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `text` is its wording for coverage; `head` the phrase that names a field; `notes` are remarks on it.

    Forms: item (of a list), column (an identifier whose spelling is kept), prose (a noun phrase of a sentence, a field only where
    something speaks for it), fact (says something of the clause before), aside (purpose, instruction, introduction: no field).
    `group` is the part of the text it stands in (`Baby: …`); `sample` a value of a JSON sample; `favoured` tells that
    the wording marks it as a field, `linked` that a conjunction joins it to the next one,
    `told` that its notes are facts and never names.
    """

    text: str
    form: ClauseForm
    head: str = ""
    notes: tuple[str, ...] = ()
    group: str = ""
    sample: Any = None
    favoured: bool = False
    boolean: bool = False
    linked: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A description as the grammar reads it: the words before the fields, a table name if one is written, the clauses in order."""

    intro: str
    clauses: tuple[Clause, ...]
    table: str = ""
