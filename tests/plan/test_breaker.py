"""The circuit breaker: its states, its pauses, and what late news change."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fictable.plan.breaker import BreakerLimits, BreakerOpen, CircuitBreaker

LIMITS = BreakerLimits(failures=3, seconds=30.0, longest_seconds=300.0)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock at 0."""
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    """A closed breaker."""
    return CircuitBreaker(LIMITS, clock)


def look(breaker: CircuitBreaker) -> str:
    """Its state now."""
    return breaker.state


def fail(breaker: CircuitBreaker, times: int = 1) -> None:
    """Calls that fail."""
    for _ in range(times):
        breaker.fail(breaker.enter())


def test_it_opens_after_failures_in_a_row(breaker: CircuitBreaker) -> None:
    """A success between them starts the count anew; while it is open no call enters."""
    fail(breaker, 2)
    assert look(breaker) == "failing"
    breaker.succeed(breaker.enter())
    assert look(breaker) == "closed"
    fail(breaker, 3)
    assert (look(breaker), breaker.seconds_left) == ("open", 30.0)
    with pytest.raises(BreakerOpen) as caught:
        breaker.enter()
    assert caught.value.seconds == 30.0


def test_old_failures_are_forgotten(breaker: CircuitBreaker, clock: Clock) -> None:
    """Failures that are further apart than the pause do not add up."""
    for _ in range(9):
        fail(breaker)
        assert look(breaker) == "failing"
        clock.now += 30.1
        assert look(breaker) == "closed"


def test_what_will_fail_again_opens_at_once(breaker: CircuitBreaker, clock: Clock) -> None:
    """For as long as it is held, at most for the longest pause."""
    breaker.fail(breaker.enter(), hold=1e9)
    assert breaker.seconds_left == 300.0
    clock.now = 299.9
    assert look(breaker) == "open"
    clock.now = 300.0
    assert look(breaker) == "half-open"


def test_one_call_finds_out(breaker: CircuitBreaker, clock: Clock) -> None:
    """Half-open, others wait for the probe; its failure doubles the pause, up to the longest; its success closes and forgets."""
    fail(breaker, 3)
    pauses = []
    for _ in range(6):
        clock.now += breaker.seconds_left
        probe = breaker.enter()
        with pytest.raises(BreakerOpen):
            breaker.enter()
        breaker.fail(probe)
        pauses.append(breaker.seconds_left)
    assert pauses == [60.0, 120.0, 240.0, 300.0, 300.0, 300.0]
    clock.now += 300.0
    breaker.succeed(breaker.enter())
    assert look(breaker) == "closed"
    fail(breaker, 3)
    assert breaker.seconds_left == 30.0


def test_an_abandoned_probe_lets_another_try(breaker: CircuitBreaker, clock: Clock) -> None:
    """A call that was given up tells nothing."""
    fail(breaker, 3)
    clock.now += 30
    breaker.abandon(breaker.enter())
    assert look(breaker) == "half-open"
    breaker.succeed(breaker.enter())
    assert look(breaker) == "closed"


def test_late_news_change_nothing(breaker: CircuitBreaker, clock: Clock) -> None:
    """Calls that began before it opened neither close it nor lengthen its pause."""
    early, late, later = breaker.enter(), breaker.enter(), breaker.enter()
    fail(breaker, 3)
    breaker.succeed(early)
    breaker.fail(late, hold=300)
    assert (look(breaker), breaker.seconds_left) == ("open", 30.0)
    clock.now += 30
    probe = breaker.enter()
    breaker.abandon(later)
    with pytest.raises(BreakerOpen):
        breaker.enter()
    breaker.succeed(probe)
    assert look(breaker) == "closed"


def test_a_hang_counts_twice(breaker: CircuitBreaker) -> None:
    """Weights add up."""
    breaker.fail(breaker.enter(), weight=2)
    assert look(breaker) == "failing"
    breaker.fail(breaker.enter(), weight=2)
    assert look(breaker) == "open"


class BreakerMachine(RuleBasedStateMachine):
    """Any calls in any order, against what a breaker promises."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.breaker = CircuitBreaker(LIMITS, self.clock)
        self.under_way: list[int] = []
        self.opened_at: float | None = None

    @rule(seconds=st.sampled_from([0.0, 1.0, 29.5, 30.0, 60.0, 301.0]))
    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.clock.now += seconds

    @rule()
    def enter(self) -> None:
        """A call enters exactly where the state lets it."""
        before = look(self.breaker)
        try:
            self.under_way.append(self.breaker.enter())
            entered = True
        except BreakerOpen:
            entered = False
        assert entered or before in {"open", "half-open"}
        assert not entered or before != "open"

    @precondition(lambda self: self.under_way)
    @rule(data=st.data(), how=st.sampled_from(["succeed", "fail", "hold", "abandon"]))
    def end(self, data: st.DataObject, how: str) -> None:
        """A call ends."""
        permit = self.under_way.pop(data.draw(st.integers(0, len(self.under_way) - 1)))
        left = self.breaker.seconds_left
        if how == "hold":
            self.breaker.fail(permit, hold=300)
        else:
            getattr(self.breaker, how)(permit)
        if left > 0:
            assert self.breaker.seconds_left == left, "news of an earlier state count while it is open"

    @invariant()
    def comes_back(self) -> None:
        """No pause is longer than the longest, and a closed breaker has none."""
        assert 0 <= self.breaker.seconds_left <= LIMITS.longest_seconds
        assert (look(self.breaker) == "open") == (self.breaker.seconds_left > 0)

    def teardown(self) -> None:
        """Whatever has happened: once the calls are gone and time has passed, one success closes it."""
        for permit in self.under_way:
            self.breaker.abandon(permit)
        self.clock.now += LIMITS.longest_seconds
        self.breaker.succeed(self.breaker.enter())
        assert look(self.breaker) == "closed"


TestBreakerMachine = BreakerMachine.TestCase
TestBreakerMachine.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
