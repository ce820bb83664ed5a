"""Values that stand behind a name without a bracket: `risk level low risk / mid risk`, `type Private Sector or Self Employed`."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.text import make_singular
from fictable.plan.vocabulary import Vocabulary

_OPTIONS: Final = re.compile(r"\s+/\s+|\s+or\s+|\s+\|\s+")
_TITLED: Final = re.compile(r"[A-Z0-9][\w'&+.-]*")
_LONGEST: Final = 4
# Values of fewer words that `or` joins are found in sentences, too.
_SHORT: Final = 3
_PLAIN: Final = re.compile(r"[\w'&+./-]+(?: [\w'&+./-]+){0,8}")


def find_trailing_values(body: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]] | None:
    """The name and the values of an item that ends in them, None where it is nothing but a name.

    Where the name ends is told by capitals, else by as many words as the other values have, else by a noun that names end in.
    """
    parts = _OPTIONS.split(body)
    if len(parts) < 2 or not all(_PLAIN.fullmatch(part) for part in parts):
        return None
    first, others = parts[0].split(), [part.split() for part in parts[1:]]
    if len(first) < 2 or any(len(other) > _LONGEST for other in others):
        return None
    if re.search(r"\sor\s", body) and "/" not in body and all(len(other) < _SHORT for other in others):
        return _find_pair(first, others, vocabulary)
    cut = _find_capital(first) if all(_are_titled(other) for other in others) else _find_plain(first, others, vocabulary, body)
    if not cut or cut == len(first) or frozenset(word.lower() for word in first[:cut]) & (words.STOPS - words.NOUN_VERBS - {"of", "per"}):
        return None
    return " ".join(first[:cut]), (" ".join(first[cut:]), *(" ".join(other) for other in others))


def _find_pair(first: list[str], others: list[list[str]], vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]] | None:
    """`shift day or night`: two plain words behind a name, none of them a name or the end of one."""
    name, ends = first[:-1], [first[-1], *(word for other in others for word in other)]
    if len(ends) != len(others) + 1 or not all(end.isalpha() and end.islower() for end in ends):
        return None
    named = any(vocabulary.knows(make_singular(end)) or vocabulary.knows_head(make_singular(end)) for end in ends)
    small = frozenset([*name, *ends]) & words.STOPS
    return None if named or small or vocabulary.knows(" ".join(map(make_singular, first))) else (" ".join(name), tuple(ends))


def _are_titled(spoken: list[str]) -> bool:
    return bool(_TITLED.fullmatch(re.split(r"/", spoken[0])[0]))


def _find_capital(first: list[str]) -> int:
    """Where capitals begin behind a name without any; 0 where they do not."""
    cut = next((place for place, word in enumerate(first) if _TITLED.match(word)), 0)
    return cut if len(first) - cut <= _LONGEST else 0


def _find_plain(first: list[str], others: list[list[str]], vocabulary: Vocabulary, body: str) -> int:
    """Where values without capitals begin; single words after slashes are read elsewhere, and so is what `or` joins."""
    if re.search(r"\sor\s", body) or frozenset(body.lower().split()) & (words.DETERMINERS | words.PRONOUNS):
        return 0
    sizes = {len(other) for other in others}
    if sizes == {1}:
        return 0
    if len(sizes) == 1 and len({other[-1] for other in others} | {first[-1]}) == 1:
        return max(0, len(first) - sizes.pop())
    heads = (place for place in range(len(first) - 1, 0, -1) if vocabulary.knows_head(make_singular(first[place - 1].lower())))
    return next(heads, 0)
