"""format(), str.format and % with symbols."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any, Final

from fictable.engine.compiler.signals import Refusal
from fictable.engine.compiler.symbols import Lifted, Symbol, Wide, apply
from fictable.engine.compiler.texts import Text, join_parts, write_number

_PERCENT: Final = re.compile(r"%(?:\((\w+)\))?([-+ #0]*\d*(?:\.\d+)?)([a-zA-Z%])")
_WIDTH: Final = re.compile(r"0?(\d*)[di]?")


def write_value(value: Any, specification: Any = "") -> Any:
    """format(value, specification)."""
    if isinstance(specification, Symbol):
        specification = specification.settle()
    if isinstance(value, Wide):
        return _write_wide(value, specification)
    if isinstance(value, Text):
        return value if specification in {"", "s"} else format(value.settle(), specification)
    if isinstance(value, Lifted):
        return apply(lambda one: format(one, specification), value)
    return format(value, specification)


def _write_wide(value: Wide, specification: str) -> Any:
    width = _WIDTH.fullmatch(specification)
    if width is None or (width.group(1) and not specification.startswith("0")):
        raise Refusal(f"a number of a long range as {specification!r}")
    return write_number(value, int(width.group(1) or 0))


def format_template(template: str, arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
    """template.format(*arguments, **named)."""
    formatter, parts, counter = string.Formatter(), list[Any](), 0
    for literal, name, specification, conversion in formatter.parse(template):
        parts.append(literal)
        if name is None:
            continue
        if not name:
            name, counter = str(counter), counter + 1  # noqa: PLW2901
        value, _ = formatter.get_field(name, arguments, named)
        if conversion:
            if isinstance(value, Symbol):
                raise Refusal("a conversion of a symbol")
            value = formatter.convert_field(value, conversion)
        parts.append(write_value(value, format_template(specification, arguments, named) if specification else ""))
    return join_parts(parts)


def format_percent(template: str, values: Any) -> Any:
    """template % values."""
    given = values if isinstance(values, tuple) else (values,)
    items = list(values.values()) if isinstance(values, Mapping) else given
    if not any(isinstance(value, Symbol) for value in items):
        return template % values
    parts, place, queue = list[Any](), 0, iter(given)
    for match in _PERCENT.finditer(template):
        parts.append(template[place : match.start()])
        place = match.end()
        name, flags, kind = match.groups()
        if kind == "%":
            parts.append("%")
        else:
            parts.append(_write_percent(values[name] if name else next(queue), flags, kind))
    return join_parts([*parts, template[place:]])


def _write_percent(value: Any, flags: str, kind: str) -> Any:
    rule = f"%{flags}{kind}"
    if isinstance(value, Lifted):
        return apply(lambda one: rule % one, value)
    if isinstance(value, Wide) and kind in "dis":
        return _write_wide(value, flags)
    if isinstance(value, Text):
        return value if rule == "%s" else rule % value.settle()
    return rule % (value,)
