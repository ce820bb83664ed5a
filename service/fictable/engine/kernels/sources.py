"""Which functions of Faker the kernels were written from: a kernel stands in for these and for no others.

A provider may override a part of what a method calls, and another version of Faker may write it anew. So a kernel counts only where
the method and all functions of the provider that it calls are the ones that were read: by their names, and in another version of
Faker by their text too.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from types import CodeType, FunctionType
from typing import Any, Final

from faker import VERSION

FILE: Final = "sources.json"


def find_functions(provider: type, method: str) -> dict[str, FunctionType]:
    """The function of a method and those that it calls, of the provider and of Faker's modules, by `module:name`, sorted."""
    found: dict[str, FunctionType] = {}
    waiting = [_unwrap(getattr(provider, method, None))]
    while waiting:
        function = waiting.pop()
        if function is None or not function.__module__.startswith("faker.") or name_function(function) in found:
            continue
        found[name_function(function)] = function
        for name in sorted(set(_names(function.__code__))):
            waiting += [_unwrap(getattr(provider, name, None)), _unwrap(function.__globals__.get(name))]
    return dict(sorted(found.items()))


def name_function(function: FunctionType) -> str:
    """`module:qualified name`, the same for a copy that is bound to another clock."""
    return f"{function.__module__}:{function.__qualname__}"


def digest_names(functions: Mapping[str, FunctionType]) -> str:
    """What tells these functions from others, by their names."""
    return _digest("\n".join(functions))


def digest_texts(functions: Mapping[str, FunctionType]) -> str | None:
    """What tells these functions from others, by their texts; None where there are none to read."""
    try:
        return _digest("\n".join(inspect.getsource(function) for function in functions.values()))
    except (OSError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class Sources:
    """The functions that were read: for each kernel the digests of texts by those of names, all of one version of Faker."""

    faker: str
    kernels: Mapping[str, Mapping[str, str]]

    def know(self, kernel: str, provider: type, method: str, *, version: str = VERSION) -> bool:
        """Whether a provider's method is one that the kernel of this name was written from."""
        if kernel not in self.kernels:
            return False
        functions = find_functions(provider, method)
        text = self.kernels[kernel].get(digest_names(functions))
        return text is not None and (version == self.faker or text == digest_texts(functions))


def load_sources() -> Sources:
    """The package's file; nothing is known where it is missing or broken."""
    try:
        document = json.loads(resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
        return Sources(str(document["faker"]), {name: dict(digests) for name, digests in document["kernels"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Sources("", {})


def write_sources(known: Mapping[str, Mapping[str, str]]) -> str:
    """The file's text: for each kernel the digests of names and texts; one line per kernel, sorted."""
    lines = [f"  {json.dumps(name)}: {json.dumps(dict(sorted(digests.items())))}" for name, digests in sorted(known.items())]
    body = ",\n".join(lines)
    return f'{{\n "faker": {json.dumps(VERSION)},\n "kernels": {{\n{body}\n }}\n}}\n'


def read_known(calls: Sequence[tuple[str, type, str]]) -> dict[str, dict[str, str]]:
    """The digests of (kernel, provider, method), for `write_sources`. Raises ValueError where Faker's text cannot be read."""
    known: dict[str, dict[str, str]] = {}
    for kernel, provider, method in calls:
        functions = find_functions(provider, method)
        text = digest_texts(functions)
        if text is None:
            raise ValueError(f"the text of {kernel} cannot be read")
        known.setdefault(kernel, {})[digest_names(functions)] = text
    return known


def _unwrap(thing: Any) -> FunctionType | None:
    function = inspect.unwrap(getattr(thing, "__func__", thing)) if callable(thing) else None
    return function if isinstance(function, FunctionType) else None


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
