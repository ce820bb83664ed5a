"""What rewritten functions ask for in place of Python's own operations: the same, and right for symbols too."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from typing import Any, Final

from fictable.engine.compiler.calling import Calls
from fictable.engine.compiler.formatting import format_percent, write_value
from fictable.engine.compiler.signals import Refusal
from fictable.engine.compiler.symbols import Lifted, Symbol, Wide, apply
from fictable.engine.compiler.texts import Text, concatenate, is_text, join_parts

_UNORDERED: Final = (set, frozenset)


class Mediator:
    """The operations by the names that `rewriting` uses."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def call(self, function: Any, /, *arguments: Any, **named: Any) -> Any:
        """function(*arguments, **named)."""
        return self._calls.call(function, arguments, named)

    def join(self, parts: list[Any]) -> Any:
        """An f-string of its parts."""
        return join_parts(parts)

    def write(self, value: Any, conversion: int, specification: Any) -> Any:
        """A replacement field of an f-string."""
        if conversion not in {-1, ord("s")} and isinstance(value, Symbol):
            raise Refusal("!r of a symbol")
        if conversion == ord("r"):
            value = repr(value)
        return write_value(value, specification)

    def add(self, left: Any, right: Any) -> Any:
        """left + right."""
        if isinstance(left, Text) or isinstance(right, Text) or (is_text(left) and is_text(right) and isinstance(right, Lifted)):
            return concatenate(left, right)
        if isinstance(left, Lifted) and isinstance(right, str):
            return concatenate(left, right) if left.is_text else apply(operator.add, left, right)
        return left + right

    def extend(self, left: Any, right: Any) -> Any:
        """left += right."""
        if not isinstance(left, list):
            return self.add(left, right)
        left += right
        return left

    def multiply(self, left: Any, right: Any) -> Any:
        """left * right."""
        if isinstance(left, Text | list | tuple) and isinstance(right, Symbol):
            right = right.settle()
        if isinstance(right, Text | list | tuple) and isinstance(left, Symbol):
            left = left.settle()
        if isinstance(left, int) and isinstance(right, Text):
            left, right = right, left
        return join_parts([left] * right) if isinstance(left, Text) else left * right

    def modulo(self, left: Any, right: Any) -> Any:
        """left % right."""
        if isinstance(left, Text) or (isinstance(left, Lifted) and left.is_text):
            left = left.settle()
        return format_percent(left, right) if isinstance(left, str) else left % right

    def contains(self, container: Any, item: Any) -> Any:
        """item in container."""
        if isinstance(container, Text):
            return container.has(item.settle() if isinstance(item, Symbol) else item)
        if isinstance(container, str) and isinstance(item, Text):
            return item.settle() in container
        plain = isinstance(container, str) or not has_symbols(container)
        if isinstance(item, Lifted) and plain:
            return apply(lambda value: value in container, item)
        if isinstance(container, Lifted):
            return apply(operator.contains, container, item)
        return item in container

    def same(self, left: Any, right: Any) -> Any:
        """left is right."""
        if isinstance(left, Lifted) and not isinstance(right, Symbol):
            return apply(lambda value: value is right, left)
        return left is right

    def item(self, container: Any, key: Any) -> Any:
        """container[key]."""
        if isinstance(container, Lifted):
            return apply(operator.getitem, container, key)
        if isinstance(key, Lifted) and isinstance(container, str | list | tuple | Mapping | range) and not has_symbols(container):
            return apply(lambda place: container[place], key)
        return container[key]

    def cut(self, *bounds: Any) -> slice:
        """A slice, its bounds settled."""
        return slice(*(bound.settle() if isinstance(bound, Symbol) else bound for bound in bounds))

    def iterate(self, things: Any) -> Iterable[Any]:
        """What a loop goes over. Raises Refusal for sets, whose order hangs on the hash seed."""
        if isinstance(things, _UNORDERED):
            raise Refusal("goes over a set")
        if isinstance(things, Wide):
            raise Refusal("goes over a number")
        return things  # type: ignore[no-any-return]


def has_symbols(things: Any) -> bool:
    """Whether a container has a symbol among its items or values."""
    items: Iterable[Any] = things.values() if isinstance(things, Mapping) else things if isinstance(things, list | tuple) else ()
    return any(isinstance(item, Symbol) for item in items)
