"""A circuit breaker: a service that fails is left alone for a while, then tried by one call before all others come back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

BreakerState = Literal["closed", "failing", "open", "half-open"]


@dataclass(frozen=True, slots=True)
class BreakerLimits:
    """After how many failures in a row it opens, for how many seconds at first, and for how many at most."""

    failures: int
    seconds: float
    longest_seconds: float


class BreakerOpen(Exception):
    """No call may be made for `seconds`, as seen from now; 0 while another call tries whether the service is back."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"open for {seconds:.3f} s")
        self.seconds = seconds


class CircuitBreaker:
    """Counts failures of calls; each call enters and then succeeds, fails or is abandoned, with the permit that it got.

    closed: all calls enter. open: none. half-open, when the pause is over: one enters; its success closes, its failure opens again
    for twice as long, up to the longest pause. What calls of an earlier state report later changes nothing. `clock` gives seconds
    that only grow.
    """

    def __init__(self, limits: BreakerLimits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._generation = 0
        self._failures = 0
        self._failed_at = 0.0
        self._pause = limits.seconds
        self._until: float | None = None
        self._probing = False

    @property
    def state(self) -> BreakerState:
        """closed; failing: closed, with failures not long ago; open; half-open: the next call finds out."""
        if self._until is None:
            return "failing" if self._count() else "closed"
        return "open" if self._clock() < self._until else "half-open"

    @property
    def seconds_left(self) -> float:
        """How long it stays open, 0 if it is not."""
        return 0.0 if self._until is None else max(self._until - self._clock(), 0.0)

    def check(self) -> None:
        """Raises BreakerOpen where `enter` would."""
        if self._until is not None and (self._probing or self._clock() < self._until):
            raise BreakerOpen(self.seconds_left)

    def enter(self) -> int:
        """The permit of a call. Raises BreakerOpen."""
        self.check()
        if self._until is not None:
            self._generation += 1
            self._probing = True
        return self._generation

    def succeed(self, permit: int) -> None:
        """The service answered."""
        if permit == self._generation:
            self._failures, self._until, self._probing, self._pause = 0, None, False, self._limits.seconds

    def fail(self, permit: int, *, weight: int = 1, hold: float = 0.0) -> None:
        """The service failed. `weight` is how many failures it counts for; with `hold` it opens at once, for at least so many seconds."""
        if permit != self._generation:
            return
        if self._probing:
            self._open(max(min(2 * self._pause, self._limits.longest_seconds), hold))
            return
        self._failures, self._failed_at = self._count() + weight, self._clock()
        if hold > 0 or self._failures >= self._limits.failures:
            self._open(max(self._pause, hold))

    def abandon(self, permit: int) -> None:
        """The call was given up and tells nothing: another one may try."""
        if permit == self._generation:
            self._probing = False

    def _count(self) -> int:
        """Failures in a row; those of long ago are forgotten."""
        return self._failures if self._clock() - self._failed_at <= self._limits.seconds else 0

    def _open(self, seconds: float) -> None:
        self._pause = min(seconds, self._limits.longest_seconds)
        self._until = self._clock() + self._pause
        self._generation += 1
        self._failures, self._probing = 0, False
