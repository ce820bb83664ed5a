"""What is counted, what it costs, and when the day's budget is used up."""

from __future__ import annotations

import asyncio
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.contract.catalog import Catalog
from fictable.plan.llm_failures import UNSTATED_LIMIT, CallFailed, StatusFailure, explain_status, find_limit
from fictable.plan.prompts import choose_types, make_system_prompt
from fictable.plan.spending import Meter, Price, Spending, Usage, estimate_tokens, read_prices
from fictable.plan.wire_types import CORE
from fictable.settings import Settings

NOON = 1_767_268_800.0  # 2026-01-01 12:00 UTC


class Ledger:
    """Keeps the tokens of days, shared by several processes; may be out of order."""

    def __init__(self) -> None:
        self.days: dict[str, int] = {}
        self.works = True

    async def read_tokens(self, day: str) -> int | None:
        """The tokens of a day."""
        await asyncio.sleep(0)
        return self.days.get(day, 0) if self.works else None

    async def add(self, day: str, model: str, calls: int, input_tokens: int, output_tokens: int, cost: float) -> int | None:
        """Add to a day."""
        await asyncio.sleep(0)
        if not self.works:
            return None
        self.days[day] = self.days.get(day, 0) + input_tokens + output_tokens
        return self.days[day]


class Clock:
    """Seconds since 1970, set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Noon of the first day of 2026."""
    return Clock()


@pytest.fixture
def ledger() -> Ledger:
    """An empty ledger."""
    return Ledger()


@pytest.fixture
def spending(clock: Clock, ledger: Ledger) -> Spending:
    """A budget of 1000 tokens a day."""
    return Spending("m", Price(1.0, 2.0), 1000, ledger, clock)


async def use(spending: Spending, tokens: int, output: int = 0) -> Meter:
    """A call of so many tokens."""
    meter = Meter()
    await spending.reserve(tokens)
    spending.settle(tokens, tokens, output, meter)
    await spending.flush()
    return meter


async def test_a_day_has_a_budget(spending: Spending, clock: Clock, ledger: Ledger) -> None:
    """At the budget calls are withheld, with the seconds until midnight in UTC; the next day begins anew."""
    meter = await use(spending, 600, 400)
    assert (meter.usage.calls, meter.usage.tokens) == (1, 1000)
    assert meter.usage.cost == pytest.approx(0.0014)
    with pytest.raises(CallFailed) as caught:
        await spending.reserve(1)
    assert (caught.value.kind, caught.value.retry_after, caught.value.limit) == ("withheld", 43_200.0, "1000 tokens per day")
    clock.now += 43_199
    with pytest.raises(CallFailed):
        await spending.reserve(1)
    clock.now += 1
    await use(spending, 10)
    assert ledger.days == {"2026-01-01": 1000, "2026-01-02": 10}
    assert (spending.total.calls, spending.tokens_today) == (2, 10)


async def test_a_restart_does_not_forget(clock: Clock, ledger: Ledger) -> None:
    """Another process finds what was used, and each sees the other's use with its own next call."""
    first, second = (Spending("m", None, 1000, ledger, clock) for _ in range(2))
    await use(first, 700)
    await use(second, 100)
    assert (second.tokens_today, second.total.cost) == (800, None)
    await use(second, 200)
    await use(first, 1)
    for spending in (first, second, Spending("m", None, 1000, ledger, clock)):
        with pytest.raises(CallFailed):
            await spending.reserve(1)


async def test_calls_under_way_count(spending: Spending) -> None:
    """A crowd begins no more calls than the budget has room for their prompts."""
    begun = await asyncio.gather(*(spending.reserve(300) for _ in range(50)), return_exceptions=True)
    assert sum(entry is None for entry in begun) == 4
    meter = Meter()
    for _ in range(4):
        spending.settle(300, 0, 0, meter)
    await spending.reserve(300)
    assert meter.usage.calls == 4


async def test_a_ledger_out_of_order_loses_nothing(spending: Spending, ledger: Ledger) -> None:
    """The budget holds within the process, and what could not be kept is kept later."""
    ledger.works = False
    await use(spending, 600)
    await use(spending, 400)
    with pytest.raises(CallFailed):
        await spending.reserve(1)
    ledger.works = True
    await spending.flush()
    await spending.flush()
    assert ledger.days == {"2026-01-01": 1000}


async def test_without_budget_and_ledger_all_is_counted(clock: Clock) -> None:
    """0 is no limit."""
    spending = Spending("m", None, 0, None, clock)
    for _ in range(3):
        await use(spending, 10**9)
    assert spending.total == Usage(3, 3 * 10**9, 0, None)


def test_prices_are_read_from_lines() -> None:
    """The last line of a model counts; the default of the settings is one."""
    assert read_prices(("a 1 2", "b 0.5 0.25", "a 3 4")) == {"a": Price(3.0, 4.0), "b": Price(0.5, 0.25)}
    assert read_prices(Settings().llm.prices)[Settings().llm.model].compute(1_000_000, 1_000_000) > 0


@given(st.text(max_size=200))
def test_estimates_are_between_bounds(text: str) -> None:
    """At least a token for four characters, at most one for each; two texts together have no more than both."""
    assert -(-len(text) // 4) <= estimate_tokens(text) <= len(text)
    assert estimate_tokens(text + text) <= 2 * estimate_tokens(text)


def test_the_prompt_keeps_its_budget(catalog: Catalog) -> None:
    """Types give way from the end; the general ones always stay."""
    types = [catalog.field_types[id_] for id_ in dict.fromkeys((*CORE, *list(catalog.field_types)[:300]))]
    chosen = [choose_types(types, budget, "x" * 400, len(CORE)) for budget in (0, 3000, 5000, 10**6)]
    assert [len(ids) for ids in chosen] == sorted(len(ids) for ids in chosen)
    assert chosen[0] == list(CORE)
    assert len(chosen[0]) < len(chosen[1]) < len(chosen[2]) < len(chosen[3]) == len(types)
    prompt = make_system_prompt([catalog.field_types[id_] for id_ in chosen[1]], Settings().planner.as_of)
    assert estimate_tokens(prompt) < 3000


@pytest.mark.parametrize(
    ("message", "headers", "limit"),
    [
        ("requests per min (RPM): Limit 3, Used 3", {}, "3 requests per minute"),
        ("on tokens per day (TPD): Limit 200000, Used", {}, "200000 tokens per day"),
        ("", {"x-ratelimit-limit-requests": "60"}, "60 requests"),
        ("", {"x-ratelimit-limit-tokens": "90000"}, "90000 tokens"),
        ("", {"x-ratelimit-limit-requests": "sk-secret"}, UNSTATED_LIMIT),
        ("requests per minute: Limit sk-secret", {}, UNSTATED_LIMIT),
    ],
)
def test_limits_are_numbers_in_our_words(message: str, headers: dict[str, str], limit: str) -> None:
    """Nothing else of what a service writes is repeated."""
    assert find_limit(message, headers) == limit


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda part: st.lists(part) | st.dictionaries(st.text(), part))
ERRORS = JSON | st.fixed_dictionaries({"error": st.dictionaries(st.sampled_from(["code", "type", "param", "message"]), JSON)})
HEADERS = st.dictionaries(
    st.sampled_from(["retry-after", "retry-after-ms", "date", "x-ratelimit-limit-requests"]),
    st.text(max_size=30) | st.floats().map(str) | st.sampled_from(["Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 99999 07:28:00 -9999"]),
)


@given(st.integers(100, 599), HEADERS, ERRORS)
def test_any_failure_is_explained_in_our_words(status: int, headers: dict[str, str], body: object) -> None:
    """Whatever headers and body say: a kind, waits of at least no time, and a text that repeats nothing but the status."""
    failure = explain_status(StatusFailure(status, headers, body))
    assert failure.kind in {"passing", "permanent", "answer"}
    assert failure.wait is None or failure.wait >= 0
    assert (failure.retry_after is not None) == (status == 429 and failure.kind == "passing")
    assert failure.retry_after is None or failure.retry_after >= 0
    said = str(failure)
    assert said == f"the language model's service answered {status}" or said.startswith("the language model's ")
    assert re.fullmatch(r"[a-z0-9 ']{1,80}", said)
    assert re.fullmatch(r"|[0-9]{1,12} [a-z ]+|not stated by the language model's service", failure.limit)
