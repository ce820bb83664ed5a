"""Words, sentences and paragraphs that mean something."""

from __future__ import annotations

from typing import Any

from fictable import FieldType, Pool, Rows

_WORDS = Pool.faker("lorem", "word_list")
_OPENINGS = Pool.read(__package__, "data/openings.csv", weight="share")
_ACTIONS = Pool.read(__package__, "data/actions.csv", weight="share")


def write_word(rows: Rows) -> Any:
    """A common word of the locale."""
    return rows.draw("word").pick(_WORDS)


def _write_sentence(rows: Rows, label: str) -> Any:
    opening = rows.draw(f"{label} opening").pick(_OPENINGS)
    action = rows.draw(f"{label} action").pick(_ACTIONS)
    return opening["opening"].numpy() + " " + action["action"].numpy() + "."


def write_sentence(rows: Rows) -> Any:
    """A short remark in plain English, as in a notes column."""
    return _write_sentence(rows, "first")


def write_paragraph(rows: Rows) -> Any:
    """Three remarks in plain English."""
    return _write_sentence(rows, "first") + " " + _write_sentence(rows, "second") + " " + _write_sentence(rows, "third")


TEXT_TYPES = (
    FieldType("text.word", write_word, title="Word", description="A common word of the locale.", phrases=("word", "keyword")),
    FieldType(
        "text.sentence", write_sentence, title="Sentence", description="A short remark in plain English.",
        phrases=("sentence", "note", "notes", "remark", "comment", "free text", "short text"),
    ),
    FieldType(
        "text.paragraph", write_paragraph, title="Paragraph", description="Three remarks in plain English.",
        phrases=("paragraph", "long text", "free-form text"),
    ),
)  # fmt: skip
