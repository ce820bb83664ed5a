"""The words, numbers and signs of a text with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:[./'’+&-]\w+)*|[^\w\s]")
_SENTENCE_END: Final = re.compile(r"[.!?;]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign; `text[start:end]` of the text it was cut from. `opens` tells that a sentence begins with it."""

    text: str
    start: int
    end: int
    opens: bool


def split_tokens(text: str) -> list[Token]:
    """The tokens of a text in order; spaces are none."""
    tokens: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text):
        broken = bool(tokens) and "\n" in text[tokens[-1].end : match.start()]
        tokens.append(Token(match[0], match.start(), match.end(), opens or broken))
        opens = bool(_SENTENCE_END.fullmatch(match[0]))
    return tokens
