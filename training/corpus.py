"""The annotated descriptions that the tagger of prose learns from, as texts, spans and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fictable.plan.tagging.spans import Span, find_spans
from fictable.plan.tagging.tokens import split_tokens
from fictable.plan.text import normalise_text

PROSE: Final = Path(__file__).parent / "prose"
_MARK: Final = re.compile(r"\[(?P<NAME>[^\]]*)\]|\{>(?P<AHEAD>[^}]*)\}|\{(?P<FACT>[^}]*)\}|<(?P<AGAIN>[^<>=\d][^<>]*)>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A plain text and its spans (start, end, kind) in the order of the text."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def read_corpus(folder: Path = PROSE) -> Iterator[Marked]:
    """The descriptions of all files of a folder, one a line."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield read_marks(line)


def read_marks(line: str) -> Marked:
    """A line without its marks: `[name]`, `{facts of the column before}`, `{>facts of the next one}`, `<later mention>`."""
    line = normalise_text(line.strip())
    text, spans, end = "", [], 0
    for match in _MARK.finditer(line):
        text += line[end : match.start()]
        kind = str(match.lastgroup)
        spans.append((len(text), len(text) + len(match[kind]), kind))
        text += match[kind]
        end = match.end()
    return Marked(text + line[end:], tuple(spans))


def tag_tokens(marked: Marked) -> list[str]:
    """The tag of each token of a text."""
    tags: list[str] = []
    last = None
    for token in split_tokens(marked.text):
        span = next((span for span in marked.spans if span[0] <= token.start < span[1]), None)
        tags.append("O" if span is None else f"{'I' if span is last else 'B'}-{span[2]}")
        last = span
    return tags


def find_tagged(text: str, tags: Sequence[str]) -> set[Span]:
    """The spans of a text that tags mark."""
    return set(find_spans(text, split_tokens(text), tags))
