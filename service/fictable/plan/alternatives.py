"""Values that follow a name with nothing between: `transaction type debit or credit`, `drive wheels fwd, rwd or 4wd`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from fictable.plan import words
from fictable.plan.masking import MARK, Masks
from fictable.plan.text import find_words, make_key, make_singular
from fictable.plan.vocabulary import Vocabulary

_PAIR: Final = re.compile(r"^(?P<before>[\w -]+? )?(?P<first>[\w+/-]+) or (?P<second>[\w+/-]+)$")
_SINGLE: Final = re.compile(r"^[\w+/-]+$")
# Nouns that are often followed by their values.
_NAMING: Final = frozenset(
    {"type", "status", "mode", "class", "category", "kind", "level", "grade", "side", "size", "state", "method", "flag"}
)
_MOST: Final = 8


def hide_alternatives(chunks: Sequence[tuple[str, bool]], masks: Masks, vocabulary: Vocabulary) -> list[tuple[str, bool]]:
    """The chunks of a sentence, those that are values of the field before them hidden behind a mark.

    Only a run that ends in `… or …` holds values, and only where what stands before its first value names a field.
    """
    done: list[tuple[str, bool]] = []
    for chunk, linked in chunks:
        pair = None if MARK.search(chunk) else _PAIR.match(chunk)
        if pair is None or pair["first"].lower() in words.STOPS or pair["second"].lower() in words.STOPS:
            done.append((chunk, linked))
            continue
        values, name = [pair["first"], pair["second"]], (pair["before"] or "").strip()
        kept = len(done)
        while not name and kept and len(values) < _MOST and not done[kept - 1][1]:
            kept -= 1
            former = done[kept][0]
            if _SINGLE.match(former):
                values.insert(0, former)
                continue
            head, _, first = former.rpartition(" ")
            name, values = head, [first, *values]
        if not name or not _names_field(name, values, vocabulary) or MARK.search(name + "".join(values)):
            done.append((chunk, linked))
            continue
        done = [*done[:kept], (f"{name} {masks.hide(', '.join(values[:-1]) + ' or ' + values[-1], ', '.join(values))}".strip(), linked)]
    return done


def _names_field(name: str, values: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a phrase names a field by itself: ending in a word that values often follow, or known where no value is a name, too."""
    plain = find_words(re.sub(r"^(?:and )?(?:(?:the|its|their|an?) )?", "", name, flags=re.IGNORECASE))
    if not plain or len(plain) > 4 or frozenset(plain) & (words.PRONOUNS | words.AUXILIARIES | {"whether", "if"}):
        return False
    last = make_singular(plain[-1])
    if last in _NAMING:
        return True
    if any(vocabulary.knows(make_singular(value.lower())) for value in values):
        return False
    return vocabulary.knows(make_key(plain)) or (len(plain) > 1 and vocabulary.knows_head(last))
