"""Runs a provider's method on symbols, once for every way that it may go.

A way is a set of decisions: what is known of the draw at each site. Where a trace splits, the method is run again with each group of
places in the set; in the end the ways have no draw in common and their probabilities add up to 1. Budgets are counted in ways and
draws, so that what is compiled never depends on how busy a machine is.
"""

from __future__ import annotations

import random
import types
from collections.abc import Mapping, Sequence
from typing import Any, Final

from faker import Generator
from faker.providers import BaseProvider

from fictable.engine.compiler.calling import Calls
from fictable.engine.compiler.mediating import Mediator
from fictable.engine.compiler.parts import Part
from fictable.engine.compiler.programs import Leaf, Program, has_closed_twice
from fictable.engine.compiler.randoms import TracedRandom
from fictable.engine.compiler.rewriting import MEDIATOR, rewrite
from fictable.engine.compiler.signals import Negligible, Opening, Refusal, Site, Split
from fictable.engine.compiler.symbols import LONGEST_TABLE, Draw, Lifted, Meter
from fictable.engine.compiler.texts import Text

MOST_WAYS: Final = 600
MOST_DRAWS: Final = 400
ALL_WORK: Final = 20_000_000
"""Cells of tables, where a draw or a call counts as COST of them."""

WORK_WITH_ARGUMENTS: Final = 1_500_000
"""The same for calls with arguments, which are compiled while somebody waits for a plan."""
COST: Final = 500
DEEPEST: Final = 40
LEAST_CHANCE: Final = 1e-12
"""Ways below it are left out: loops that draw until a value pleases would never end. Tables of weights are no finer than 2**-32."""
MOST_LEFT_OUT: Final = 1e-9
_BASIC: Final = frozenset(dir(BaseProvider))


class _Way:
    """One run of a method: the decisions that it follows, and how many draws it has made."""

    def __init__(self, decisions: Mapping[Site, Any]) -> None:
        self.decisions = decisions
        self.draws = 0
        self.chance = 1.0
        self.prefix: Site = ()
        self.count = 0

    def next_site(self) -> Site:
        self.count += 1
        return (*self.prefix, self.count - 1)


class Tracer:
    """Traces methods of one generator. `source` is the Random that its providers draw from; it is never moved."""

    def __init__(self, generator: Generator, source: random.Random) -> None:
        self.generator, self.source = generator, source
        self.random = TracedRandom(self._open_draw)
        self._mediator = Mediator(Calls(self))
        self._scopes: dict[int, dict[str, Any]] = {}
        self._functions: dict[types.FunctionType, types.FunctionType] = {}
        self._programs: dict[Any, tuple[Program | None, int]] = {}
        self._busy: list[Any] = []
        self._way = _Way({})
        self._meter = Meter(ALL_WORK)

    def trace(self, method: Any, arguments: Mapping[str, Any]) -> Program:
        """All ways through a method with these arguments. Raises Refusal."""
        self._meter, self._busy, before = Meter(WORK_WITH_ARGUMENTS if arguments else ALL_WORK), [], self.source.getstate()
        try:
            program = self._explore(method, (), arguments)
        except RecursionError as error:
            raise Refusal("calls itself too deeply") from error
        finally:
            moved = self.source.getstate() != before
            self.source.setstate(before)
        if moved:
            raise Refusal("draws unseen")
        return program

    def _explore(self, method: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> Program:
        outer, waiting, leaves = self._way, [dict[Site, Any]()], list[Leaf]()
        ways, left_out = 0, 0.0
        try:
            while waiting:
                ways += 1
                if ways > MOST_WAYS:
                    raise Refusal(f"more than {MOST_WAYS} ways")
                self._way = way = _Way(waiting.pop())
                try:
                    leaves.append(self._finish(way, self._start(method, arguments, named)))
                except Split as split:
                    waiting += [{**way.decisions, split.site: group} for group in reversed(split.groups)]
                except Negligible:
                    left_out += self._way.chance
                except Opening as opening:
                    waiting.append({**way.decisions, opening.site: None})
                except Exception as error:
                    raise Refusal(f"raises {type(error).__name__}: {error}") from error
        finally:
            self._way = outer
        if left_out > MOST_LEFT_OUT:
            raise Refusal("many ways that are unlikely")
        return Program(tuple(leaves))

    def _start(self, method: Any, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        if isinstance(method, types.MethodType) and isinstance(method.__func__, types.FunctionType):
            return self.run(method.__func__, (method.__self__, *arguments), named)
        return self._mediator.call(method, *arguments, **named)

    def _finish(self, way: _Way, result: Any) -> Leaf:
        twice = has_closed_twice(result)
        if twice is not None:
            raise Opening(twice.site)
        return Leaf(way.chance, result)

    # -- what calls ask for ----------------------------------------------------------------------------------------

    def _open_draw(self, domain: Sequence[Any], weights: tuple[float, ...] | None) -> Draw:
        return self._draw_at(self._way.next_site(), domain, weights)

    def _draw_at(self, site: Site, domain: Sequence[Any], weights: tuple[float, ...] | None) -> Draw:
        known = self._way.decisions.get(site)
        self._meter.spend(COST + min(len(domain), LONGEST_TABLE) // COST)
        if self._way.draws > MOST_DRAWS:
            raise Refusal("too many draws")
        draw = Draw(site, domain, weights, range(len(domain)) if known is None else known, self._meter)
        self._way.draws += 1
        self._way.chance *= draw.chance
        if self._way.chance < LEAST_CHANCE:
            raise Negligible
        return draw

    def run(self, function: types.FunctionType, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """Run a function of a provider rewritten. Raises Refusal where it cannot be."""
        self._meter.spend(COST)
        if function.__globals__.get(MEDIATOR) is not self._mediator:
            function = self._rewritten(function)
        return function(*arguments, **named)

    def _rewritten(self, function: types.FunctionType) -> types.FunctionType:
        if function not in self._functions:
            owner = function.__qualname__.split(".<locals>")[0].rpartition(".")[0].rpartition(".")[2]
            code = rewrite(function.__code__, owner)
            cells = dict(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))
            try:
                closure = tuple(cells[name] for name in code.co_freevars)
            except KeyError as error:
                raise Refusal(f"{function.__name__} has a closure that is not understood") from error
            copy = types.FunctionType(code, self._scope(function.__globals__), function.__name__, function.__defaults__, closure)
            copy.__kwdefaults__ = function.__kwdefaults__
            self._functions[function] = copy
        return self._functions[function]

    def _scope(self, scope: dict[str, Any]) -> dict[str, Any]:
        if id(scope) not in self._scopes:
            self._scopes[id(scope)] = {**scope, MEDIATOR: self._mediator}
        return self._scopes[id(scope)]

    def enter(self, method: types.MethodType, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """A method that a traced method calls. Its text stays closed where it has several ways and none need be known."""
        if method.__name__.startswith("_") or method.__name__ in _BASIC:
            return self.run(method.__func__, (method.__self__, *arguments), named)  # type: ignore[arg-type]
        self._meter.spend(COST)
        way = self._way
        site = way.next_site()
        program = self._closed_program(method, arguments, named) if site not in way.decisions or way.decisions[site] is not None else None
        if program is not None:
            return self._use(site, program)
        if len(site) > DEEPEST:
            raise Refusal("calls too deeply")
        prefix, count = way.prefix, way.count
        way.prefix, way.count = site, 0
        try:
            return self.run(method.__func__, (method.__self__, *arguments), named)  # type: ignore[arg-type]
        finally:
            way.prefix, way.count = prefix, count

    def _use(self, site: Site, program: Program) -> Any:
        flat = program.flat
        if flat is None:
            return Text([Part(site, program)])
        values, odds = flat
        if len(values) == 1:
            return values[0]
        draw = self._draw_at(site, values, odds)
        places = draw.subset
        return values[places[0]] if len(places) == 1 else Lifted(draw, values if draw.is_whole else [values[place] for place in places])

    def _closed_program(self, method: types.MethodType, arguments: Sequence[Any], named: Mapping[str, Any]) -> Program | None:
        """The program of a method whose text may stay closed; None where it has to be run in place."""
        given = (*arguments, *named.values())
        if not all(isinstance(value, str | int | float | bool | type(None)) for value in given):
            return None
        key = (method.__func__, id(method.__self__), tuple(arguments), tuple(sorted(named.items())), tuple(type(value) for value in given))
        if key in self._busy:
            raise Refusal("calls itself")
        if key not in self._programs:
            self._busy.append(key)
            before = self._meter.left
            program = self._explore(method, arguments, named)
            self._busy.pop()
            self._programs[key] = program if program.is_text else None, before - self._meter.left
        else:
            self._meter.spend(self._programs[key][1])  # as if it were traced now: a verdict does not hang on what was traced before
        return self._programs[key][0]
