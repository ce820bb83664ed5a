"""Markdown: tables and cells that show a value as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

# What Markdown or HTML would take for markup inside a table.
_MARKUP: Final = str.maketrans({"|": "\\|", "<": "&lt;", "*": "\\*", "`": "\\`", "~": "\\~", "\n": " ", "\r": None})
SHORTENED: Final = 60


def escape(text: str) -> str:
    """Write a text so that a table shows it letter by letter, on one line."""
    return text.replace("\\", "\\\\").translate(_MARKUP)


def shorten(text: str, length: int = SHORTENED) -> str:
    """Cut a text that is longer than `length` characters, at the end of a word where there is one, and say so with an ellipsis."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rpartition(" ")[0] or head) + "…"


def quote(text: str) -> str:
    """Write a name as code."""
    return "`" + text.replace("|", "\\|") + "`"


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write the lines of a table; the cells are Markdown already."""
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return [*lines, *(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows), ""]


def count(number: int, singular: str, plural: str = "") -> str:
    """Write a number with its noun: `1 type`, `12 types`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
