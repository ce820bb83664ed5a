"""Phrases of other languages in English words, word by word: `numéro de téléphone du client` → `customer phone`.

What the rules know in English (phrases of plugins, defaults, relations) then serves every language of `data/dictionary.csv`. A
phrase is cut into the longest entries of the dictionary, compounds and words without spaces included, and put into English order.
"""

from __future__ import annotations

import csv
import importlib.resources
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fictable.plan.defaults import COUNTED
from fictable.plan.text import find_words, fold, make_singular

# `of` and its relatives; what stands behind them comes first in English.
_LINKS: Final[Mapping[str, frozenset[str]]] = {
    "de": frozenset({"der", "des", "dem", "den", "von", "vom", "die", "das", "fur", "im", "in", "am", "zum", "zur"}),
    "nl": frozenset({"van", "de", "het", "voor", "in", "op", "der"}),
    "fr": frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "en", "a", "au", "pour"}),
    "es": frozenset({"de", "del", "la", "el", "los", "las", "en", "al", "por", "para"}),
    "pt": frozenset({"de", "do", "da", "dos", "das", "em", "no", "na", "para", "o", "a"}),
    "it": frozenset({"di", "del", "della", "dei", "degli", "delle", "dell", "d", "da", "in", "il", "la", "lo", "per", "al"}),
    "vi": frozenset({"cua", "theo", "trong"}),
    "ja": frozenset({"の"}),
    "zh": frozenset({"的"}),
}
HEAD_FIRST: Final = frozenset({"fr", "es", "pt", "it", "vi"})
_UNSPACED: Final = frozenset({"ja", "zh"})
_COMPOUNDING: Final = frozenset({"de", "nl"})
_JOINTS: Final = ("", "s", "n", "en", "es", "er", "e")
_ENDINGS: Final = ("", "e", "en", "er", "es", "s", "n", "x", "a", "as", "os", "i", "o")
_LONGEST: Final = 5
_OFTEN: Final = (("monthly",), ("yearly",), ("daily",), ("average",), ("total",))
_COUNT: Final = ("count", "of")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a phrase: its English words, none for a link; whether the dictionary has it; whether it stood in the plural."""

    english: tuple[str, ...]
    known: bool = True
    plural: bool = False


class Translator:
    """The dictionary of one language; `en` has none and translates nothing."""

    def __init__(self, language: str, entries: Mapping[str, tuple[str, ...]], others: Mapping[str, Sequence[tuple[str, ...]]]) -> None:
        self._language, self._entries, self._others = language, entries, others
        self._longest = max((len(key) for key in entries), default=0)
        self._initials = frozenset(key[0] for key in entries)

    @property
    def entries(self) -> tuple[str, ...]:
        """The folded phrases that the dictionary has."""
        return tuple(self._entries)

    def translate(self, phrase: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The folded words of a phrase in English words and order, the usual meaning first; none where the head is unknown."""
        groups = self._group(self._cut(phrase))
        if not groups or not self._has_head(groups[0]):
            return ()
        return (self._order(groups), *self._others.get(" ".join(phrase), ()))

    def gather(self, words: Sequence[str]) -> tuple[str, ...]:
        """All English words for the words of a text that the dictionary knows, in the order of the text."""
        return tuple(word for piece in self._cut(words) if piece.known for word in piece.english)

    def _has_head(self, group: Sequence[_Piece]) -> bool:
        """Whether the piece that names the thing is known."""
        return group[0 if self._language in HEAD_FIRST else -1].known

    def _order(self, groups: Sequence[Sequence[_Piece]]) -> tuple[str, ...]:
        """The English words of groups that `of` separates: what is counted last, else the last group first."""
        head, *others = ([*reversed(group)] if self._language in HEAD_FIRST else [*group] for group in groups)
        flat = [piece for group in [*reversed(others), head] for piece in group]
        leads = [piece for piece in flat if piece.english in _OFTEN]
        tails = [piece for piece in flat if piece.english[:1] == ("per",)]
        flat = [*leads, *(piece for piece in flat if piece not in (*leads, *tails)), *tails]
        if flat and head and flat[-1] is head[-1] and flat[-1].plural:
            flat[-1] = _pluralise(flat[-1])
        counter = next((piece for piece in flat if piece.english in {_COUNT, ("number",)}), None)
        rest = [piece for piece in flat if piece is not counter]
        if counter is not None and rest and self._counts(counter, rest):
            return ("number", "of", *_words_of(rest))
        return _words_of([piece for piece in flat if piece.english != _COUNT or not rest]) if counter is None or rest else ("number",)

    def _counts(self, counter: _Piece, rest: Sequence[_Piece]) -> bool:
        """Whether a number says how many: always after `Anzahl`, after `número` only before things in the plural."""
        if counter.english == _COUNT:
            return True
        return self._language in HEAD_FIRST and (rest[-1].plural or (self._language == "vi" and rest[-1].english[-1] in COUNTED))

    def _group(self, pieces: Sequence[_Piece]) -> list[list[_Piece]]:
        """The pieces between links."""
        groups: list[list[_Piece]] = [[]]
        for piece in pieces:
            if piece.english:
                groups[-1].append(piece)
            elif groups[-1]:
                groups.append([])
        return [group for group in groups if group]

    def _cut(self, words: Sequence[str]) -> list[_Piece]:
        """The longest entries from the left; unknown words stay as they are."""
        pieces: list[_Piece] = []
        place = 0
        while place < len(words):
            size = next(
                (
                    size
                    for size in range(min(_LONGEST, len(words) - place), 1, -1)
                    if " ".join(words[place : place + size]) in self._entries
                ),
                1,
            )
            if size > 1:
                pieces.append(
                    _Piece(self._entries[" ".join(words[place : place + size])], plural=_is_plural(words[place + size - 1], self._language))
                )
            else:
                pieces.extend(self._read_word(words[place]))
            place += size
        return pieces

    def _read_word(self, word: str) -> list[_Piece]:
        """One word: an entry, an inflected entry, a link, a compound, or a run of characters."""
        if word in _LINKS.get(self._language, ()) and word not in self._entries:
            return [_Piece(())]
        if self._language in _UNSPACED:
            return self._cut_run(word)
        found = self._look_up(word)
        if found:
            return [_Piece(found, plural=_is_plural(word, self._language))]
        return (self._open(word) if self._language in _COMPOUNDING else []) or [_Piece((word,), known=False)]

    def _look_up(self, word: str) -> tuple[str, ...]:
        """The entry of a word or of its base form."""
        if word in self._entries:
            return self._entries[word]
        if self._language == "vi" or len(word) < 4:
            return ()
        bases = (word[: -len(ending)] if ending else word for ending in _ENDINGS if word.endswith(ending))
        vowels = _ENDINGS if self._language not in _COMPOUNDING else ("", "e")
        return next(
            (self._entries[base + vowel] for base in bases for vowel in vowels if len(base) > 2 and base + vowel in self._entries), ()
        )

    def _open(self, word: str) -> list[_Piece]:
        """The parts of a compound, the longest last part first; empty where any part is unknown."""
        for cut in range(3, len(word) - 2):
            last = self._look_up(word[cut:])
            if not last or len(word) - cut < 3:
                continue
            for joint in _JOINTS:
                stem = word[: cut - len(joint)] if joint else word[:cut]
                if len(stem) < 3 or (joint and word[cut - len(joint) : cut] != joint):
                    continue
                first = [_Piece(found)] if (found := self._look_up(stem)) else self._open(stem)
                if first:
                    return [*first, _Piece(last, plural=_is_plural(word, self._language))]
        return []

    def _cut_run(self, run: str) -> list[_Piece]:
        """Characters without spaces: the longest entries from the left; what is between them stays."""
        pieces: list[_Piece] = []
        place, unknown = 0, ""
        while place < len(run):
            size = (
                next((size for size in range(min(self._longest, len(run) - place), 0, -1) if run[place : place + size] in self._entries), 0)
                if run[place] in self._initials
                else 0
            )
            linked = run[place] in _LINKS[self._language] and not size
            if (size or linked) and unknown:
                pieces.append(_Piece((unknown,), known=False))
                unknown = ""
            if size:
                pieces.append(_Piece(self._entries[run[place : place + size]]))
            elif not linked:
                unknown += run[place]
            place += size or 1
        return [*pieces, _Piece((unknown,), known=False)] if unknown else pieces


def read_translators() -> dict[str, Translator]:
    """A translator for each language of the dictionary."""
    text = importlib.resources.files("fictable.plan").joinpath("data/dictionary.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    tables: dict[str, dict[str, list[tuple[str, ...]]]] = {language: {} for language in rows[0] if language != "en"}
    for row in rows:
        for language, table in tables.items():
            for key in (" ".join(find_words(fold(form))) for form in row[language].split(",")):
                if key:
                    table.setdefault(key, []).append(tuple(row["en"].split()))
    return {
        language: Translator(language, {key: found[0] for key, found in table.items()}, {key: found[1:] for key, found in table.items()})
        for language, table in tables.items()
    }


def _words_of(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    """The words of some pieces, a word that repeats the one before left out."""
    done: list[str] = []
    for word in (word for piece in pieces for word in piece.english):
        if not done or make_singular(done[-1]) != make_singular(word):
            done.append(word)
    return tuple(done)


def _pluralise(piece: _Piece) -> _Piece:
    """A piece that stood in the plural, its English word as well where it is something that is counted."""
    last = piece.english[-1] if piece.english else ""
    return _Piece((*piece.english[:-1], f"{last}s"), plural=True) if last in COUNTED and not last.endswith("s") else piece


def _is_plural(word: str, language: str) -> bool:
    """Whether a word looks like a plural; Vietnamese, Japanese and Chinese have none."""
    if language == "it":
        return bool(re.search(r"[ie]$", word))
    return language not in {"vi", "ja", "zh"} and word.endswith(("s", "x"))
