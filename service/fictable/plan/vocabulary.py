"""What the grammar asks of the lexicon."""

from __future__ import annotations

from typing import Protocol


class Vocabulary(Protocol):
    """Which words are known; all arguments are folded words in the singular, joined by spaces."""

    def knows(self, key: str) -> bool:
        """Whether a field type has this very phrase, in context or not."""

    def is_entity(self, key: str) -> bool:
        """Whether the phrase names an entity, such as `customer`."""

    def knows_head(self, word: str) -> bool:
        """Whether fields commonly end in this word, such as `date` or `id`."""
