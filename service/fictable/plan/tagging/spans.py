"""The spans of a tagged text: names of columns, facts of their values and later mentions, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fictable.plan.tagging.tokens import Token

Kind = Literal["NAME", "FACT", "AHEAD", "AGAIN"]


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a text and what it is."""

    kind: Kind
    start: int
    end: int
    text: str


def find_spans(text: str, tokens: Sequence[Token], tags: Sequence[str]) -> list[Span]:
    """The spans that tags mark; an I-tag that continues nothing begins a span of its own."""
    spans: list[Span] = []
    kind, first = "", 0
    for place in range(len(tokens) + 1):
        tag = tags[place] if place < len(tokens) else "O"
        if kind and tag != f"I-{kind}":
            start, end = tokens[first].start, tokens[place - 1].end
            spans.append(Span(kind, start, end, text[start:end]))  # type: ignore[arg-type]
            kind = ""
        if not kind and tag != "O":
            kind, first = tag[2:], place
    return spans
