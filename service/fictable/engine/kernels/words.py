"""Words, sentences, paragraphs and texts from the locale's word list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.ragged import join_rounds, join_runs, table_of
from fictable.errors import Refused

_LONGEST: Final = 4000
_MOST_ROUNDS: Final = 5000
_SIMPLE_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Language:
    """A word list with what stands between words and behind a sentence."""

    words: tuple[str, ...]
    between: str
    end: str


def read_language(provider: Any, words: Sequence[str] | None = None) -> Language | None:
    """The language of a lorem provider, with other words where they are given; None where they are no texts."""
    found = tuple(provider.word_list if words is None else words)
    if not found or not all(isinstance(word, str) and word for word in found):
        return None
    return Language(found, str(provider.word_connector), str(provider.sentence_punctuation))


def vary(number: int) -> list[int]:
    """What randomize_nb_elements(number, min=1) may be, each equally likely."""
    return [max(1, int(number * share / 100)) for share in range(60, 141)]


def _count(draws: Draws, label: str, number: int, *, varies: bool) -> NDArray[np.int64]:
    if not varies:
        return np.full(len(draws), number, np.int64)
    return np.array(vary(number), np.int64)[draws.below(label, 81)]


class SentenceMaker:
    """Runs of sentences: the first word of each in title case, the last with its punctuation."""

    def __init__(self, language: Language, before: str = "") -> None:
        """`before` stands before the first sentence of a run."""
        words, gap, end = language.words, language.between, language.end
        titles = [word.title() for word in words]
        self._size = len(words)
        self._table = table_of(
            [gap + word for word in words]
            + [gap + word + end for word in words]
            + [gap + word for word in titles]
            + [gap + word + end for word in titles]
            + [before + word for word in titles]
            + [before + word + end for word in titles]
        )

    def write(self, draws: Draws, sentences: NDArray[np.int64], nb_words: int, *, varies: bool) -> pa.Array:
        """One run of `sentences` sentences per row."""
        one = draws.items("sentence", sentences)
        choices = np.array(vary(nb_words) if varies else [nb_words], np.int64)
        lengths = choices[one.below("length", len(choices))] if varies else np.full(len(one), nb_words, np.int64)
        words = np.empty((len(one), int(choices.max())), np.int32)
        for place, lane in enumerate(one.lanes("word", words.shape[1])):
            words[:, place] = lane * np.uint64(self._size) >> np.uint64(32)
        words[:, 0] += 2 * self._size
        words[np.arange(len(one)), lengths - 1] += self._size
        ends = np.concatenate([[0], np.cumsum(sentences)])
        words[ends[:-1], 0] += 2 * self._size
        in_rows = np.diff(np.concatenate([[0], np.cumsum(lengths)])[ends])
        return join_runs(self._table.take(pa.array(words[np.arange(words.shape[1]) < lengths[:, None]])), in_rows)


def _make_word(call: Call) -> Compute | None:
    part = call.given["part_of_speech"]
    if call.given["ext_word_list"] is not None:
        return None
    words = call.read("word_list") if not part else (call.read("parts_of_speech") or {}).get(part)
    if not words:
        return None
    table = table_of(words)
    return lambda draws: table.take(pa.array(draws.below("word", len(table))))


def _make_sentence(call: Call) -> Compute | None:
    number, varies, language = call.given["nb_words"], call.given["variable_nb_words"], _language_of(call)
    if language is None or not 0 < number <= _LONGEST // 8:
        return None
    maker = SentenceMaker(language)
    return lambda draws: maker.write(draws, np.ones(len(draws), np.int64), number, varies=bool(varies))


def _language_of(call: Call) -> Language | None:
    return read_language(call.instance) if call.given["ext_word_list"] is None else None


def _make_paragraph(call: Call) -> Compute | None:
    number, varies, language = call.given["nb_sentences"], call.given["variable_nb_sentences"], _language_of(call)
    if language is None or not 0 < number <= _LONGEST // 40:
        return None
    maker = SentenceMaker(language)
    return lambda draws: maker.write(draws, _count(draws, "sentences", number, varies=bool(varies)), 6, varies=True)


def _make_text(call: Call) -> Compute | None:
    longest, language = call.given["max_nb_chars"], _language_of(call)
    if language is None or not 5 <= longest <= _LONGEST:
        return None
    if longest < 25:
        return write_words(language, longest)
    if longest < 100:
        first, later = SentenceMaker(language), SentenceMaker(language, language.between)
        return lambda draws: _fill_up(draws, longest, lambda one, again: (later if again else first).write(one, _ones(one), 6, varies=True))
    first, later = SentenceMaker(language), SentenceMaker(language, "\n")
    return lambda draws: _fill_up(
        draws,
        longest,
        lambda one, again: (later if again else first).write(one, _count(one, "sentences", 3, varies=True), 6, varies=True),
    )


def _ones(draws: Draws) -> NDArray[np.int64]:
    return np.ones(len(draws), np.int64)


def _fill_up(draws: Draws, longest: int, write: Callable[[Draws, bool], pa.Array]) -> pa.Array:
    """Pieces until they are `longest` letters long; the piece that reaches it is left out, and a first one that does is tried again.

    `write` makes a piece per row: the first of a text, or a later one.
    """
    size = np.zeros(len(draws), np.int64)
    open_rows, places, pieces = np.arange(len(draws)), [], []
    for attempt in range(_MOST_ROUNDS):
        kept = np.zeros(len(open_rows), np.bool_)
        begun = size[open_rows] > 0
        for again in (False, True):
            here = np.flatnonzero(begun == again)
            rows = open_rows[here]
            made = write(draws.at(rows).within(str(attempt)), again)
            reached = size[rows] + np.asarray(pc.utf8_length(made))
            fits = reached < longest
            size[rows[fits]] = reached[fits]
            kept[here] = fits | (not again)
            places.append(np.where(fits, rows, -1))
            pieces.append(made)
        open_rows = open_rows[kept]
        if not len(open_rows):
            return join_rounds(len(draws), places, pieces)
    raise Refused(f"no text below {longest} letters was found")


def write_words(language: Language, longest: int) -> Compute | None:
    """Texts of single words below `longest` letters, by the rule of Faker's text() below 25; None where no word is short enough."""
    words, gap = language.words, language.between
    lengths = np.array([len(word) for word in words], np.int64)
    if lengths.min() >= longest:
        return None
    size = len(words)
    capital = [word[0].upper() + word[1:] for word in words]
    forms = capital, [gap + word for word in words]
    table = table_of([form + end for form_list in forms for end in ("", language.end) for form in form_list])
    width = longest // max(1, int(lengths.min()) + len(gap)) + 2

    def compute(draws: Draws) -> pa.Array:
        first = _first_words(draws, lengths, longest)
        later = [(lane * np.uint64(size) >> np.uint64(32)).astype(np.int64) for lane in draws.lanes("word", width)]
        chosen = np.stack([first, *later], axis=1)
        reached = np.cumsum(lengths[chosen], axis=1) + np.arange(width + 1) * len(gap)
        counts = (reached < longest).sum(axis=1)
        chosen[:, 1:] += 2 * size
        chosen[np.arange(len(chosen)), counts - 1] += size
        return join_runs(table.take(pa.array(chosen[np.arange(width + 1) < counts[:, None]])), counts)

    return compute


def _first_words(draws: Draws, lengths: NDArray[np.int64], longest: int) -> NDArray[np.int64]:
    """Each word that is short enough is equally likely to be the first: a longer one alone is tried again."""
    short = np.flatnonzero(lengths < longest)
    return np.asarray(short[draws.below("first", len(short))])


def _make_slug(call: Call) -> Compute | None:
    """Made of English words in every locale, without the sentence's end."""
    if call.given["value"] is not None:
        return None
    from faker.providers.lorem.en_US import Provider as English  # heavy: a word list

    lorem = call.other("text")
    words = [word.lower() for word in English.word_list]
    if not type(lorem).__module__.startswith("faker.providers.lorem") or lorem.word_connector not in {"", " "}:
        return None
    if not all(map(_SIMPLE_WORD.fullmatch, words)):
        return None
    compute = write_words(Language(tuple(words), "-" if lorem.word_connector else "", ""), 20)
    return None if compute is None else lambda draws: pc.utf8_lower(compute(draws))


MAKERS: Final[Mapping[str, Maker]] = {
    "lorem:word": _make_word,
    "lorem:sentence": _make_sentence,
    "lorem:paragraph": _make_paragraph,
    "lorem:text": _make_text,
    "internet:slug": _make_slug,
}
