"""Regular expressions on texts of several parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from fictable.engine.compiler.parts import Part, pieces_of
from fictable.engine.compiler.signals import Opening, Refusal
from fictable.engine.compiler.symbols import Lifted, Symbol, apply
from fictable.engine.compiler.texts import Text, join_parts

# A pattern that matches one letter of a class, or with + a run of such letters.
_CLASS: Final = re.compile(r"(\[(?:\\.|[^\]\\])+\]|\\[^bBAZ0-9]|[^\\.^$*+?{}\[\]|()])(\+?)", re.DOTALL)


def substitute(pattern: re.Pattern[str], replacement: Any, text: Any, count: int, call: Callable[..., Any]) -> Any:
    """As Pattern.sub; `call` calls the replacement where it is a function."""
    if isinstance(replacement, Symbol):
        raise Refusal("replaces by a symbol")
    if isinstance(text, Lifted):
        if callable(replacement):
            hits = apply(lambda value: pattern.search(value) is not None, text)
            return text if not hits else substitute(pattern, replacement, text.settle(), count, call)
        return apply(lambda value: pattern.sub(replacement, value, count), text)
    if isinstance(text, Text):
        return _substitute_parts(pattern, replacement, text, count, call)
    if not callable(replacement):
        return pattern.sub(replacement, text, count)
    return _substitute_by_call(pattern, replacement, text, count, call)


def _substitute_by_call(pattern: re.Pattern[str], replacement: Any, text: str, count: int, call: Callable[..., Any]) -> Any:
    parts, place = [], 0
    for number, match in enumerate(pattern.finditer(text)):
        if count and number >= count:
            break
        parts += [text[place : match.start()], call(replacement, match)]
        place = match.end()
    return join_parts([*parts, text[place:]])


def _substitute_parts(pattern: re.Pattern[str], replacement: Any, text: Text, count: int, call: Callable[..., Any]) -> Any:
    form = _CLASS.fullmatch(pattern.pattern)
    if form is None or count:
        return substitute(pattern, replacement, text.settle(), count, call)
    if callable(replacement):
        for part in text.parts:
            if not isinstance(part, str) and any(pattern.search(piece) for piece in pieces_of(part)):
                return substitute(pattern, replacement, text.settle(), count, call)
        return join_parts(_substitute_by_call(pattern, replacement, p, 0, call) if isinstance(p, str) else Text([p]) for p in text.parts)
    if form.group(2) and _may_touch(re.compile(form.group(1), pattern.flags), text):
        return substitute(pattern, replacement, text.settle(), count, call)
    return text.map(lambda letters: pattern.sub(replacement, letters))


def _may_touch(letter: re.Pattern[str], text: Text) -> bool:
    """Whether a run of the letters may go from one part into the next."""
    ends = False
    for part in text.parts:
        pieces = list(pieces_of(part))
        begins = any(not piece or letter.match(piece) for piece in pieces)
        if ends and begins:
            return True
        ends = any(not piece or letter.match(piece[-1:]) for piece in pieces)
        if isinstance(part, Part) and (begins or ends):
            raise Opening(part.site)
    return False
