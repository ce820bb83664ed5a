"""What the kit found out about a plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from fictable.errors import FictableError, Refused, SpecInvalid

_SHOWN = 40


@dataclass(slots=True)
class Verdict:
    """What is wrong with a plugin (`faults`) and what its author may want to know (`notes`), in the order of the checks."""

    namespace: str
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def try_check(self, about: str, check: Callable[[], Iterable[str]]) -> bool:
        """Run a check that yields faults; an exception of the plugin is a fault too. True where there was none."""
        before = len(self.faults)
        try:
            self.faults += [f"{about}: {fault}" for fault in check()]
        except Exception as error:  # noqa: BLE001 - whatever a plugin raises is what its author wants to read
            self.faults.append(f"{about}: {describe_error(error)}")
        return len(self.faults) == before

    def describe(self) -> str:
        """All faults, one in a line; long lists are cut."""
        rest = len(self.faults) - _SHOWN
        lines = [f"{self.namespace}: {len(self.faults)} faults", *self.faults[:_SHOWN]]
        return "\n  ".join([*lines, f"… and {rest} more"] if rest > 0 else lines)


def describe_error(error: Exception) -> str:
    """An exception in one line; our own errors without the name of their class."""
    if isinstance(error, FictableError):
        return str(error)
    return f"raised {type(error).__name__}: {error}"


def is_refusal(error: Any) -> bool:
    """Whether an exception says in an orderly way that a parameter cannot be honoured."""
    return isinstance(error, Refused | SpecInvalid)
