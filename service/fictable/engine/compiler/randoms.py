"""The Random of a trace: each draw is a symbol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

from fictable.engine.compiler.signals import Refusal
from fictable.engine.compiler.symbols import LONGEST_TABLE, Draw, Lifted, Symbol, Wide, find_keys

MOST_CHOICES: Final = 1000
LONG: Final = 40
"""Sequences of so many elements are sorted once and kept."""


class TracedRandom:
    """What random.Random offers, as far as it is exact with tables; `open_draw(domain, weights)` gives the draw of the current place."""

    def __init__(self, open_draw: Callable[[Sequence[Any], tuple[float, ...] | None], Draw]) -> None:
        self._open = open_draw
        self._orders: dict[int, tuple[Any, tuple[Any, ...]]] = {}

    def draw(self, domain: Sequence[Any], weights: tuple[float, ...] | None = None) -> Any:
        """One of the domain: the value itself where there is but one."""
        if not domain:
            raise IndexError("Cannot choose from an empty sequence")
        if weights is not None:
            kept = [place for place, weight in enumerate(weights) if weight > 0]
            if len(kept) < len(weights):
                domain, weights = tuple(domain[place] for place in kept), tuple(weights[place] for place in kept)
            if len(set(weights)) == 1:
                weights = None
        found = self._open(domain, weights)
        if len(found.subset) == 1:
            return found.domain[found.subset[0]]
        if len(found.subset) > LONGEST_TABLE:
            if not isinstance(domain, range):
                raise Refusal(f"a choice among {len(domain)}")
            return Wide(found)
        values = domain if found.is_whole else [domain[place] for place in found.subset]
        lifted = Lifted(found, values)
        return lifted.settle() if any(isinstance(value, Symbol) for value in values) else lifted

    def choice(self, seq: Any) -> Any:
        """One element."""
        if isinstance(seq, Lifted) and all(isinstance(value, list | tuple) and value for value in seq.values):
            return self._choose_within(seq)
        if isinstance(seq, Symbol):
            seq = seq.settle()
        if isinstance(seq, set | frozenset):
            raise Refusal("chooses from a set")
        if any(isinstance(value, Symbol) for value in seq):
            return seq[_known(self.draw(range(len(seq))))]
        return self.draw(seq if isinstance(seq, range) else self._in_order(seq))

    def _choose_within(self, sequences: Lifted) -> Any:
        """An element of a sequence that is itself drawn. Of few sequences each is a way of its own; else the place in them is."""
        lengths = [len(value) for value in sequences.values]
        if len(set(find_keys(sequences.values))) <= sum(set(lengths)):
            return self.choice(sequences.settle())
        sequences.draw.split(lengths)
        place = _known(self.draw(range(lengths[0])))
        return sequences.map(lambda value: value[place])

    def _in_order(self, sequence: Any) -> tuple[Any, ...]:
        """The elements; texts are sorted, for some providers make their lists of sets, whose order hangs on the hash seed."""
        if id(sequence) not in self._orders:
            elements = tuple(sequence)
            ordered = tuple(sorted(elements)) if all(isinstance(element, str) for element in elements) else elements
            if len(ordered) < LONG:
                return ordered
            self._orders[id(sequence)] = (sequence, ordered)
        return self._orders[id(sequence)][1]

    def choices(self, population: Any, weights: Any = None, *, cum_weights: Any = None, k: Any = 1) -> list[Any]:
        """`k` elements with repetition, by weight."""
        k, population = _known(k), _known(population)
        if isinstance(population, set | frozenset):
            raise Refusal("chooses from a set")
        if k > MOST_CHOICES:
            raise Refusal(f"{k} choices")
        if weights is None and cum_weights is None:
            return [self.choice(population) for _ in range(k)]
        domain = tuple(population)
        if cum_weights is not None:
            weights = [high - low for low, high in pairwise([0, *cum_weights])]
        odds = tuple(float(weight) for weight in weights)
        return [self.draw(domain, odds) for _ in range(k)]

    def randint(self, a: Any, b: Any) -> Any:
        """A whole number from a to b."""
        return self.randrange(a, _known(b) + 1)

    def randrange(self, start: Any, stop: Any = None, step: Any = 1) -> Any:
        """A number of range(start, stop, step)."""
        start, stop, step = _known(start), _known(stop), _known(step)
        domain = range(start) if stop is None else range(start, stop, step)
        if not domain:
            raise ValueError("empty range for randrange()")
        return self.draw(domain)

    def getrandbits(self, k: Any) -> Any:
        """A number of k bits."""
        return self.draw(range(1 << _known(k)))

    def sample(self, population: Any, k: Any, *, counts: Any = None) -> list[Any]:
        """One element in a list; of more the later ones hang on the earlier ones."""
        if counts is not None or _known(k) > 1:
            raise Refusal("draws without replacement")
        return [self.choice(population)] if k else []

    def __getattr__(self, name: str) -> Any:
        raise Refusal(f"random.{name}")


def _known(value: Any) -> Any:
    return value.settle() if isinstance(value, Symbol) else value
