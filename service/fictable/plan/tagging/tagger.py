"""The tagger: a linear chain whose best sequence of tags is found by the Viterbi algorithm; the weights are trained and read from data."""

from __future__ import annotations

import gzip
import importlib.resources
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

# B-… begins a span, I-… goes on: NAME names a column, FACT tells of the column before, AHEAD of the one that follows,
# AGAIN names a column that was named before; O is all else.
TAGS: Final = ("O", "B-NAME", "I-NAME", "B-FACT", "I-FACT", "B-AHEAD", "I-AHEAD", "B-AGAIN", "I-AGAIN")


@dataclass(frozen=True, slots=True, repr=False)
class Tagger:
    """The weights in thousandths. `places`: the row of a feature; `emissions` [features, tags], `transitions` [tags, tags], int64."""

    places: dict[str, int]
    emissions: NDArray[np.int64]
    transitions: NDArray[np.int64]

    def tag(self, described: Sequence[Sequence[str]]) -> list[str]:
        """The best tags for tokens of which the features are given; whole numbers, so that they are the same everywhere."""
        if not described:
            return []
        scores = np.stack([self._emit(found) for found in described])
        best = scores[0]
        steps: list[NDArray[np.intp]] = []
        for emission in scores[1:]:
            paths = best[:, None] + self.transitions
            steps.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + emission
        place = int(best.argmax())
        tags = [place]
        for step in reversed(steps):
            place = int(step[place])
            tags.append(place)
        return [TAGS[number] for number in reversed(tags)]

    def _emit(self, found: Sequence[str]) -> NDArray[np.int64]:
        rows = [self.places[name] for name in found if name in self.places]
        return np.asarray(self.emissions[rows].sum(axis=0), np.int64)


def read_tagger() -> Tagger:
    """The tagger with the weights of `data/tagger.tsv.gz`: a feature and its `tag:weight` pairs a line, `>tag` for those of transitions."""
    packed = importlib.resources.files("fictable.plan").joinpath("data/tagger.tsv.gz").read_bytes()
    known = {tag: number for number, tag in enumerate(TAGS)}
    transitions = np.zeros((len(TAGS), len(TAGS)), np.int64)
    rows: dict[str, list[str]] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        name, *pairs = line.split("\t")
        if name.startswith(">"):
            _fill(transitions[known[name[1:]]], pairs, known)
        else:
            rows[name] = pairs
    emissions = np.zeros((len(rows), len(TAGS)), np.int64)
    for row, pairs in zip(emissions, rows.values(), strict=True):
        _fill(row, pairs, known)
    return Tagger({name: row for row, name in enumerate(rows)}, emissions, transitions)


def _fill(row: NDArray[np.int64], pairs: Sequence[str], known: Mapping[str, int]) -> None:
    for pair in pairs:
        tag, _, weight = pair.rpartition(":")
        row[known[tag]] = int(weight)
