"""Where a text speaks of fields: their whole names, parts of them, and other forms of their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from fictable.plan.data_files import read_table
from fictable.plan.drafts import Draft
from fictable.plan.formulas import split_name

_TOKEN: Final = re.compile(r"[^\W_]+(?:[_.][^\W_]+)*")
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_APART: Final = re.compile(r"[\s'\"`*\-–/]*")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_SMALL: Final = frozenset(read_table("rules")["small"]["words"].split())
# `no` is the short form of number only where it counts nothing: `no. of beds`, `order no`.
_NO: Final = re.compile(
    r"no(?= (?:more|less|later|earlier|higher|lower|greater|larger|smaller|fewer|longer|shorter|two|older|newer|sooner)\b)"
)
_ENDINGS: Final = re.compile(r"(?:ission|itted|ations?|ated|ates?|ions?|ings?|ungen|ung|ed|en|er|em|es|os|as|is|um|s|e|o|a|i|n)$")
_LONGEST: Final = 6
EXACT: Final = 3.0
PART: Final = 2.0
WIDER: Final = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text, and the drafts that it may mean: place → score, 3 for the whole name, 2 for a part, 1 for more than the name."""

    start: int
    end: int
    scores: Mapping[int, float]

    @property
    def best(self) -> int:
        """The likeliest draft; of equals the first."""
        return max(self.scores, key=lambda place: (self.scores[place], -place))


@dataclass(frozen=True, slots=True)
class _Word:
    stem: str
    start: int
    end: int


@dataclass(slots=True)
class Names:
    """The names of drafts, looked up by their stems."""

    exact: dict[frozenset[str], dict[int, float]] = field(default_factory=dict)
    parts: dict[frozenset[str], dict[int, float]] = field(default_factory=dict)
    wide: dict[str, int] = field(default_factory=dict)


def level(text: str) -> str:
    """The text in lower case without Latin accents, character for character, so that places in it are places in the text."""
    return text.lower() if text.isascii() else _BEYOND_ASCII.sub(_level_one, text).lower()


def _level_one(match: re.Match[str]) -> str:
    char = match[0]
    lower = char.lower()
    if lower == "đ":
        return "d"
    parts = unicodedata.normalize("NFD", lower)
    return parts[0] if len(parts) > 1 and "\u0300" <= parts[1] <= "\u036f" else lower if len(lower) == 1 else char


def make_stem(word: str) -> str:
    """A word without the ending that its forms differ in; at least four letters are left."""
    match = _ENDINGS.search(word) if len(word) > 4 and word.isascii() else None
    return word[: match.start()] if match and match.start() >= 4 else word


def index_names(drafts: Sequence[Draft], left_out: Collection[int] = (), *, head_first: bool) -> Names:
    """The names of drafts for `find_mentions`; `left_out` are places of drafts not to look for.

    `head_first` tells that the first word of a name says what it is.
    """
    names = Names()
    for place, draft in enumerate(drafts):
        if place in left_out:
            continue
        for alias in {split_name(draft.name), split_name(" ".join(draft.words)), split_name(" ".join(draft.meaning))}:
            stems = tuple(make_stem(word) for part in alias for word in [level(part)] if word not in _SMALL)
            if not stems or len(stems) > 8:
                continue
            _keep(names.exact, frozenset(stems), place, EXACT)
            head = stems[0] if head_first else stems[-1]
            for part in _parts_of(stems):
                _keep(names.parts, part, place, PART + (0.2 if head in part else 0.0))
        if _WIDE.search(draft.name):
            names.wide.setdefault(draft.name, place)
    return names


def _parts_of(stems: Sequence[str]) -> Iterator[frozenset[str]]:
    """Some of the words of a name: all choices of a short one, words in a row of a long one."""
    if len(stems) <= 4:
        for choice in range(1, 2 ** len(stems) - 1):
            yield frozenset(stem for number, stem in enumerate(stems) if choice >> number & 1)
        return
    for start in range(len(stems)):
        for end in range(start + 1, len(stems) + 1):
            yield frozenset(stems[start:end])


def _keep(table: dict[frozenset[str], dict[int, float]], key: frozenset[str], place: int, score: float) -> None:
    known = table.setdefault(key, {})
    known[place] = max(known.get(place, 0.0), score)


def find_mentions(text: str, names: Names, raw: str = "") -> list[Mention]:
    """The mentions in a levelled text, from left to right, none within another; `raw` is the text with its capitals."""
    return sorted((*_find_spaced(text, names, raw or text), *_find_wide(text, names)), key=lambda mention: mention.start)


def _find_spaced(text: str, names: Names, raw: str) -> Iterator[Mention]:
    """The mentions made of words with spaces between."""
    words = list(_split(text, raw))
    number = 0
    while number < len(words):
        found = _look_up(words, number, text, names)
        if found is None:
            number += 1
            continue
        mention, number = found
        yield mention


def _split(text: str, raw: str) -> Iterable[_Word]:
    """The words of a text; those of an identifier share its place."""
    for token in _TOKEN.finditer(text):
        if _WIDE.search(token[0]) or _NO.match(text, token.start()):
            continue
        for word in split_name(raw[token.start() : token.end()]):
            yield _Word(make_stem(level(word)) if level(word) not in _SMALL else "", token.start(), token.end())


def _look_up(words: Sequence[_Word], first: int, text: str, names: Names) -> tuple[Mention, int] | None:
    """The best mention that begins with a word, and the number of the word behind it."""
    if not words[first].stem:
        return None
    best: tuple[float, int, dict[int, float]] | None = None
    stems: set[str] = set()
    for last in range(first, min(first + _LONGEST, len(words))):
        if last > first and words[last].start > words[last - 1].end and not _APART.fullmatch(text, words[last - 1].end, words[last].start):
            break
        if not words[last].stem:
            continue
        stems.add(words[last].stem)
        key = frozenset(stems)
        found = names.exact.get(key) or names.parts.get(key) or {}
        top = max(found.values(), default=0.0)
        if found and (best is None or top + 0.3 * (last - first) >= best[0]):
            best = (top + 0.3 * (last - first), last, {**names.parts.get(key, {}), **names.exact.get(key, {})})
    if best is None:
        return None
    _, last, scores = best
    return Mention(words[first].start, words[last].end, scores), last + 1


def _find_wide(text: str, names: Names) -> Iterator[Mention]:
    """The mentions in scripts without spaces: whole names, else parts of at least two characters."""
    place = 0
    wide = [(level(name), draft) for name, draft in names.wide.items()]
    while wide and place < len(text):
        if not _WIDE.match(text, place):
            place += 1
            continue
        for size in range(min(14, len(text) - place), 1, -1):
            piece = text[place : place + size]
            if _WIDE.match(piece[-1]) is None and not piece[-1].isalnum():
                continue
            scores = {
                draft: EXACT if piece == name else PART + (0.2 if name.endswith(piece) else 0.0) for name, draft in wide if piece in name
            }
            if scores:
                yield Mention(place, place + size, scores)
                break
        else:
            size = 1
        place += size
