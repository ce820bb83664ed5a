"""What a draw is while a method is traced: not a value but all values that it may have.

`Lifted` is any function of one draw, kept as the table of its values, so every pure operation on it is exact. `Wide` is a whole
number of a range that is too long for a table. Whatever needs to know the value ends the trace with a Split. None of these is a
`str` or an `int`: code that was not told of them fails instead of going wrong.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, NoReturn

from fictable.engine.compiler.signals import Refusal, Site, Split

LONGEST_TABLE: Final = 20_000
MOST_WAYS: Final = 600
_SCALARS: Final = (str, int, float, bool, type(None))
PURE: Final = (str, int, float, bool, tuple, bytes, type(None), dt.date, dt.timedelta, dt.time, Decimal, re.Match)


class Meter:
    """Counts the work of a trace: draws, calls and the cells of tables. Never the clock: a verdict hangs on no machine."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, work: int) -> None:
        """Take some work off what is left. Raises Refusal where nothing is."""
        self.left -= work
        if self.left < 0:
            raise Refusal("too much work")


@dataclass(frozen=True, slots=True, eq=False)
class Draw:
    """One choice among `domain`, by `weights` or with equal chances; a trace may know that it is one of the places `subset`."""

    site: Site
    domain: Sequence[Any]
    weights: tuple[float, ...] | None
    subset: Sequence[int]
    meter: Meter

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known of the draw."""
        return len(self.subset) == len(self.domain)

    @property
    def chance(self) -> float:
        """The probability of the subset."""
        if self.is_whole:
            return 1.0
        if self.weights is None:
            return len(self.subset) / len(self.domain)
        return sum(self.weights[place] for place in self.subset) / sum(self.weights)

    @property
    def odds(self) -> tuple[float, ...] | None:
        """The weights within the subset; None for equal chances."""
        if self.weights is None or self.is_whole:
            return self.weights
        return tuple(self.weights[place] for place in self.subset)

    def split(self, keys: Sequence[Any]) -> None:
        """End the trace unless all places of the subset have the same key. Raises Split with one group per key, Refusal for too many."""
        groups: dict[Any, list[int]] = {}
        for place, key in zip(self.subset, keys, strict=True):
            groups.setdefault((type(key), key), []).append(place)
        if len(groups) > MOST_WAYS:
            raise Refusal(f"{len(groups)} ways at one draw")
        if len(groups) > 1:
            raise Split(self.site, list(groups.values()))


class Symbol:
    """What all symbols share: never silently text, never silently a number."""

    __slots__ = ()

    def __str__(self) -> str:
        raise Refusal("a symbol was made text unseen")

    def __repr__(self) -> str:
        raise Refusal("a symbol was shown unseen")

    def __format__(self, specification: str) -> str:
        raise Refusal("a symbol was formatted unseen")

    def settle(self) -> Any:
        """The value, where there is only one; else the trace ends."""
        raise NotImplementedError

    def __index__(self) -> int:
        return operator.index(self.settle())

    def __int__(self) -> int:
        return int(self.settle())

    def __float__(self) -> float:
        return float(self.settle())

    def __len__(self) -> int:
        return len(self.settle())

    def __hash__(self) -> int:
        return hash(self.settle())


class Lifted(Symbol):
    """A function of one draw: the value at each place of the draw's subset."""

    __slots__ = ("draw", "values")

    def __init__(self, draw: Draw, values: Sequence[Any]) -> None:
        self.draw, self.values = draw, values

    @property
    def is_text(self) -> bool:
        """Whether every value is text."""
        return all(isinstance(value, str) for value in self.values)

    def settle(self) -> Any:
        """The value, where all are the same; else the trace splits by value."""
        self.draw.split(find_keys(self.values))
        return self.values[0]

    def map(self, function: Callable[[Any], Any]) -> Any:
        """The function of every value; where it raises for some, the trace splits, where for all, it raises."""
        return apply(function, self)

    def __bool__(self) -> bool:
        truths = [bool(value) for value in self.values]
        self.draw.split(truths)
        return truths[0]

    def __len__(self) -> int:
        lengths = [len(value) for value in self.values]
        self.draw.split(lengths)
        return lengths[0]

    def __iter__(self) -> Iterator[Any]:
        if not all(isinstance(value, str | tuple | list) for value in self.values):
            return iter(self.settle())
        lengths = [len(value) for value in self.values]
        self.draw.split(lengths)
        return iter([Lifted(self.draw, [value[place] for value in self.values]) for place in range(lengths[0])])

    def __getitem__(self, key: Any) -> Any:
        return apply(operator.getitem, self, key)

    def __contains__(self, item: Any) -> bool:
        return bool(apply(operator.contains, self, item))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if not all(isinstance(value, PURE) for value in self.values):
            return getattr(self.settle(), name)
        if self.is_text and callable(getattr(str, name, None)):
            return Method(self, name)
        found = apply(lambda value: getattr(value, name), self)
        if isinstance(found, Lifted) and any(callable(value) for value in found.values):
            return Method(self, name)
        return found

    __hash__ = Symbol.__hash__

    def __eq__(self, other: object) -> Any:
        return apply(operator.eq, self, other)

    def __ne__(self, other: object) -> Any:
        return apply(operator.ne, self, other)


class Method:
    """A method of a lifted value, to be called with arguments."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Lifted, name: str) -> None:
        self.owner, self.name = owner, name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """The method of every value; lists come apart into a list of symbols."""
        if any(isinstance(argument, Symbol) and not isinstance(argument, Lifted) for argument in (*arguments, *named.values())):
            return getattr(self.owner.settle(), self.name)(*arguments, **named)
        names = list(named)

        def invoke(value: Any, *others: Any) -> Any:
            given, rest = others[: len(arguments)], others[len(arguments) :]
            return getattr(value, self.name)(*given, **dict(zip(names, rest, strict=True)))

        made = apply(invoke, self.owner, *arguments, *named.values())
        return list(made) if isinstance(made, Lifted) and all(isinstance(value, list) for value in made.values) else made


class Wide(Symbol):
    """A whole number offset + factor · d of a draw d from a long range."""

    __slots__ = ("draw", "factor", "offset")

    def __init__(self, draw: Draw, factor: int = 1, offset: int = 0) -> None:
        self.draw, self.factor, self.offset = draw, factor, offset

    @property
    def start(self) -> int:
        """The first value."""
        return self.offset + self.factor * int(self.draw.domain[self.draw.subset[0]])

    @property
    def step(self) -> int:
        """The distance between values; may be negative."""
        return self.factor * int(self.draw.domain[1] - self.draw.domain[0])

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.draw.subset)

    @property
    def last(self) -> int:
        """The last value."""
        return self.start + self.step * (self.count - 1)

    def settle(self) -> NoReturn:
        """Never possible: the range is too long."""
        raise Refusal(f"looks at one of {self.count} numbers")

    __hash__ = Symbol.__hash__

    def __bool__(self) -> bool:
        return bool(self != 0)

    def __add__(self, other: Any) -> Any:
        return Wide(self.draw, self.factor, self.offset + other) if type(other) is int else self.settle()

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self + -other if type(other) is int else self.settle()

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __neg__(self) -> Any:
        return Wide(self.draw, -self.factor, -self.offset)

    def __mul__(self, other: Any) -> Any:
        usable = type(other) is int and other != 0
        return Wide(self.draw, self.factor * other, self.offset * other) if usable else self.settle()

    __rmul__ = __mul__

    def __lt__(self, other: Any) -> bool:
        return self._compare(other, operator.lt)

    def __le__(self, other: Any) -> bool:
        return self._compare(other, operator.le)

    def __gt__(self, other: Any) -> bool:
        return self._compare(other, operator.gt)

    def __ge__(self, other: Any) -> bool:
        return self._compare(other, operator.ge)

    def __eq__(self, other: object) -> bool:
        if type(other) is not int:
            return False if other is None or isinstance(other, str) else self.settle()
        return self._compare(other, operator.ge) and self._compare(other, operator.le)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def _compare(self, other: Any, comparison: Callable[[Any, Any], bool]) -> bool:
        """The answer, where it is the same for the whole range; else the trace splits where it changes."""
        if type(other) is not int:
            return self.settle()
        first, last = comparison(self.start, other), comparison(self.last, other)
        if first == last:
            return first
        low, high = 0, self.count - 1  # the answer at low is `first`, at high it is `last`
        while high - low > 1:
            middle = (low + high) // 2
            if comparison(self.start + self.step * middle, other) == first:
                low = middle
            else:
                high = middle
        raise Split(self.draw.site, [self.draw.subset[:high], self.draw.subset[high:]])


def apply(function: Callable[..., Any], *operands: Any) -> Any:
    """The function of operands of which some are lifted: the table of its results.

    Draws that are not the first one's are settled first, those with few values before those with many. Where the function raises for
    some places only, the trace splits; where for all, the exception is raised.
    """
    lifted = [operand for operand in operands if isinstance(operand, Lifted)]
    if any(isinstance(operand, Symbol) and not isinstance(operand, Lifted) for operand in operands):
        raise Refusal(f"{getattr(function, '__name__', 'a function')} of text of several parts or of a long range")
    draws = {operand.draw.site: operand for operand in lifted}
    if len(draws) > 1:
        fewest = min(draws.values(), key=_count_values)
        known = fewest.settle()
        return apply(function, *(known if operand is fewest else operand for operand in operands))
    draw = lifted[0].draw
    draw.meter.spend(len(draw.subset))
    columns = [operand.values if isinstance(operand, Lifted) else [operand] * len(draw.subset) for operand in operands]
    results, failures = list[Any](), list[Exception | None]()
    for row in zip(*columns, strict=True):
        try:
            results.append(function(*row))
            failures.append(None)
        except Exception as error:  # noqa: BLE001 - whatever the operation raises is part of what the method does
            results.append(None)
            failures.append(error)
    draw.split([failure is not None for failure in failures])
    first = failures[0]
    if first is not None:
        raise first
    if any(isinstance(result, Symbol) for result in results):
        raise Refusal("a table of symbols")
    return results[0] if len(results) == 1 else Lifted(draw, results)


def _count_values(lifted: Lifted) -> int:
    return len(set(find_keys(lifted.values)))


def find_keys(values: Sequence[Any]) -> Sequence[Any]:
    """What tells values apart: themselves, where they are scalars or sequences of scalars, else which object they are."""
    if all(isinstance(value, _SCALARS) for value in values):
        return values
    if all(isinstance(value, list | tuple) and all(isinstance(item, _SCALARS) for item in value) for value in values):
        return [tuple(value) for value in values]
    return [id(value) for value in values]


def _add_operators() -> None:
    """Give Lifted every binary operator of numbers in both directions, and the comparisons of order."""

    def forward(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        return lambda self, other: apply(function, self, other)

    def backward(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        return lambda self, other: apply(lambda mine, theirs: function(theirs, mine), self, other)

    for name in ("add", "sub", "mul", "floordiv", "truediv", "mod", "pow", "and", "or", "xor", "lshift", "rshift", "divmod"):
        function = divmod if name == "divmod" else getattr(operator, f"__{name}__")
        setattr(Lifted, f"__{name}__", forward(function))
        setattr(Lifted, f"__r{name}__", backward(function))
    for name in ("lt", "le", "gt", "ge"):
        setattr(Lifted, f"__{name}__", forward(getattr(operator, name)))
    for name, unary in (("neg", operator.neg), ("abs", operator.abs), ("invert", operator.invert), ("round", round)):
        setattr(Lifted, f"__{name}__", _unary(unary))


def _unary(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, *arguments: apply(function, self, *arguments)


_add_operators()
