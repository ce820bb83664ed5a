"""The compiler as a whole: from a provider's method to a column, or to the reason why it stays in the row tier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from fictable.engine.compiler.assembly import assemble
from fictable.engine.compiler.gate import FULL, Caller, find_difference
from fictable.engine.compiler.nodes import ColumnProgram
from fictable.engine.compiler.signals import Refusal
from fictable.engine.compiler.tracing import Tracer

COMPILER_VERSION: Final = 1
"""Raised with every change of what compiles or of the bytes of a compiled method."""

_ADDRESS: Final = re.compile(r"0x[0-9a-f]+")


def compile_method(tracer: Tracer, method: Any, arguments: Mapping[str, Any]) -> ColumnProgram:
    """The column of a bound method with these arguments, not yet compared with Faker. Raises Refusal."""
    return assemble(tracer.trace(method, arguments))


def judge(tracer: Tracer, method: Any, arguments: Mapping[str, Any], caller: Caller, size: int = FULL) -> tuple[ColumnProgram | None, str]:
    """The column of a method that passed the gate, or None and why not. `caller` is the method's row tier, of which the gate looks at
    `size` values.
    """
    try:
        column = compile_method(tracer, method, arguments)
        difference = find_difference(column, caller, size)
    except Refusal as refusal:
        return None, _ADDRESS.sub("…", str(refusal))[:100]
    except Exception as error:  # noqa: BLE001 - Faker itself may raise for some seeds; the row tier then says so
        return None, f"Faker raises {type(error).__name__}"
    return (None, f"differs from Faker in its {difference}") if difference else (column, "")
