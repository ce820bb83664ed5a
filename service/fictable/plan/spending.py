"""What calls of a language model use and cost, and the most that they may use in a day."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from fictable.plan.llm_failures import CallFailed

CHARACTERS_PER_TOKEN: Final = 4
_MILLION: Final = 1_000_000
SECONDS_OF_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Usage:
    """Calls, and their tokens as the service counts them, else as estimated.

    `cost` is in the currency of the prices, None where the model has no price.
    """

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None

    @property
    def tokens(self) -> int:
        """Input and output together."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: Usage) -> Usage:
        costs = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Usage(
            self.calls + other.calls,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            sum(costs) if costs else None,
        )


NO_USAGE: Final = Usage()


@dataclass(frozen=True, slots=True)
class Price:
    """The prices of a million tokens."""

    input: float
    output: float

    def compute(self, input_tokens: int, output_tokens: int) -> float:
        """The cost of so many tokens."""
        return (input_tokens * self.input + output_tokens * self.output) / _MILLION


class UsageLedger(Protocol):
    """Where usage is kept by day and model; one that cannot be used gives None and raises nothing."""

    async def read_tokens(self, day: str) -> int | None:
        """The tokens of a day (2026-01-31), of all models and processes."""

    async def add(self, day: str, model: str, calls: int, input_tokens: int, output_tokens: int, cost: float) -> int | None:
        """Add to a day, and give its tokens then."""


@dataclass(slots=True)
class Meter:
    """What the calls for one plan used."""

    usage: Usage = NO_USAGE
    prompt_tokens: int = 0


class Spending:
    """Counts usage and keeps the daily budget: tokens of a day in UTC, of all processes that share the ledger; 0 is no limit.

    A call is begun only if the day's tokens and the prompts of the calls under way are below the budget, so a day exceeds it by
    those calls at most. `clock` gives seconds since 1970.
    """

    def __init__(
        self, model: str, price: Price | None, budget: int, ledger: UsageLedger | None, clock: Callable[[], float] = time.time
    ) -> None:
        self._model, self._price, self.budget, self._ledger, self._clock = model, price, budget, ledger, clock
        self._day, self._tokens, self._reserved = "", 0, 0
        self._pending: dict[str, Usage] = {}
        self.total = Usage()

    @property
    def tokens_today(self) -> int:
        """The tokens of this day so far, as far as they are known here."""
        return self._tokens if self._day == self._name_day() else 0

    async def reserve(self, tokens: int) -> None:
        """Begin a call whose prompt has about so many tokens. Raises CallFailed where the day's budget is used up."""
        day = self._name_day()
        if day != self._day:
            known = 0 if self._ledger is None else await self._ledger.read_tokens(day)
            if day != self._day:  # another call may have been here meanwhile
                self._day, self._tokens = day, (known or 0) + self._pending.get(day, Usage()).tokens
        if self.budget and self._tokens + self._reserved >= self.budget:
            raise CallFailed(
                "the language model's daily token budget is used up",
                kind="withheld",
                retry_after=SECONDS_OF_DAY - self._clock() % SECONDS_OF_DAY,
                limit=f"{self.budget} tokens per day",
            )
        self._reserved += tokens

    def settle(self, reserved: int, input_tokens: int, output_tokens: int, meter: Meter) -> None:
        """End a call that was begun with `reserve`, whatever became of it; `flush` keeps it."""
        self._reserved -= reserved
        cost = None if self._price is None else self._price.compute(input_tokens, output_tokens)
        usage = Usage(1, input_tokens, output_tokens, cost)
        self.total, meter.usage = self.total + usage, meter.usage + usage
        day = self._name_day()
        self._pending[day] = self._pending.get(day, Usage()) + usage
        if day == self._day:
            self._tokens += usage.tokens

    async def flush(self) -> None:
        """Keep in the ledger what was used since the last time; what cannot be kept now is tried again next time."""
        if self._ledger is None:
            self._pending.clear()
            return
        pending, self._pending = self._pending, {}
        for day, usage in pending.items():
            known = await self._ledger.add(day, self._model, usage.calls, usage.input_tokens, usage.output_tokens, usage.cost or 0.0)
            if known is None:
                self._pending[day] = usage + self._pending.get(day, Usage())
            elif day == self._day:
                self._tokens = known + self._pending.get(day, Usage()).tokens

    def _name_day(self) -> str:
        return dt.datetime.fromtimestamp(self._clock(), dt.UTC).date().isoformat()


def estimate_tokens(text: str) -> int:
    """About how many tokens a text has: one for four ASCII characters, one for each other character. Never exact: models differ."""
    ascii_characters = len(text.encode("ascii", "ignore"))
    return -(-ascii_characters // CHARACTERS_PER_TOKEN) + len(text) - ascii_characters


def read_prices(lines: tuple[str, ...]) -> Mapping[str, Price]:
    """Prices by model from lines such as `gpt-4o-mini 0.15 0.60`: a million input tokens, a million output tokens; the last counts."""
    parts = [line.split() for line in lines]
    return {model: Price(float(input_price), float(output_price)) for model, input_price, output_price in parts}
