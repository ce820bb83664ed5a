"""The exact distribution of a provider's method, by running it with every sequence of draws that it can make."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from faker import Generator

from fictable.engine.compiler.programs import Program
from fictable.engine.compiler.symbols import Lifted
from fictable.engine.compiler.texts import is_text
from fictable.engine.compiler.tracing import Tracer


class ExhaustingRandom(random.Random):
    """Follows a script of places; notes how many there were to choose from and the chance of what was chosen."""

    def follow(self, script: Sequence[int]) -> None:
        self.script, self.sizes, self.chance = list(script), list[int](), 1.0

    def _place(self, chances: Sequence[float]) -> int:
        at = len(self.sizes)
        self.sizes.append(len(chances))
        place = self.script[at] if at < len(self.script) else 0
        self.chance *= chances[place] / sum(chances)
        return place

    def choice(self, seq: Any) -> Any:
        return seq[self._place([1.0] * len(seq))]

    def choices(self, population: Any, weights: Any = None, *, cum_weights: Any = None, k: int = 1) -> list[Any]:
        if cum_weights is not None:
            bounds = list(cum_weights)
            weights = [high - low for low, high in zip([0, *bounds], bounds, strict=False)]
        return [population[self._place(list(weights) if weights is not None else [1.0] * len(population))] for _ in range(k)]

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        domain = range(start) if stop is None else range(start, stop, step)
        return domain[self._place([1.0] * len(domain))]

    def randint(self, a: int, b: int) -> int:
        return self.randrange(a, b + 1)


def exhaust(provider: type, method: str) -> dict[Any, float]:
    """Every value of a method with its probability."""
    generator, source = open_generator(provider)
    values: dict[Any, float] = {}
    script: list[int] = []
    while True:
        source.follow(script)
        value = getattr(generator, method)()
        values[value] = values.get(value, 0.0) + source.chance
        script = [source.script[at] if at < len(source.script) else 0 for at in range(len(source.sizes))]
        while script and script[-1] + 1 >= source.sizes[len(script) - 1]:
            script.pop()
        if not script:
            return values
        script[-1] += 1


def trace(provider: type, method: str) -> dict[Any, float]:
    """Every value of the traced method with its probability, by enumerating its ways."""
    generator, source = open_generator(provider)
    return spread(Tracer(generator, source).trace(getattr(generator, method), {}))


def spread(program: Program) -> dict[Any, float]:
    """Every value of a program with its probability. Closed parts are not expected."""
    values: dict[Any, float] = {}
    for leaf in program.leaves:
        if is_text(leaf.result):
            texts, odds = Program((leaf,)).flat  # type: ignore[misc]
            pairs = list(zip(texts, odds or [1.0] * len(texts), strict=True))
        elif isinstance(leaf.result, Lifted):
            pairs = list(zip(leaf.result.values, leaf.result.draw.odds or [1.0] * len(leaf.result.values), strict=True))
        else:
            pairs = [(leaf.result, 1.0)]
        total = list(accumulate(weight for _, weight in pairs))[-1]
        for value, weight in pairs:
            values[value] = values.get(value, 0.0) + leaf.chance * weight / total
    return values


def open_generator(provider: type) -> tuple[Generator, ExhaustingRandom]:
    """A generator of this provider alone."""
    source = ExhaustingRandom(0)
    generator = Generator()
    generator.random = source
    generator.add_provider(provider)
    return generator, source
