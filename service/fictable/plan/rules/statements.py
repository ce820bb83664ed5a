"""What a text states between fields, before it is known how to keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sign = Literal["<=", "<", "!=", "="]


@dataclass(frozen=True, slots=True)
class Operand:
    """A field by its name in the draft, or (`fresh`) by the words of the text where no draft has it yet."""

    name: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule of the text. `left` is the smaller, earlier or computed field, `right` the other one or the other ones.

    For `=` the parts of the calculation are in `formula`: operands, and numbers, signs and brackets as text. `start` and `end` tell
    where the rule stands in the text, `cue` where the words of the relation begin; `gap` is the stated distance of two dates: least,
    most, unit. `moments` tells that the words are of time.
    """

    sign: Sign
    left: Operand
    right: tuple[Operand, ...] = ()
    formula: tuple[Operand | str, ...] = ()
    start: int = 0
    end: int = 0
    cue: int = 0
    gap: tuple[int, int, str] | None = None
    moments: bool = False


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text without its rules, the rules, and the wording of each."""

    text: str
    statements: tuple[Statement, ...] = ()
    wordings: tuple[str, ...] = ()
