"""What the language model used and cost: by this process, on this day, and in all."""

from __future__ import annotations

import datetime as dt

from fictable.plan.llm import LlmPlanner
from fictable.plan.spending import Usage, read_prices
from fictable.settings import Settings
from fictable.store.usage_store import UsageStore, UsageTotals
from fictable.work.requests import LlmReport


async def report_llm(settings: Settings, planner: LlmPlanner | None, store: UsageStore) -> LlmReport:
    """The report for the settings' model; totals are of all models, and of this process alone where the store cannot be used."""
    usage = Usage() if planner is None else planner.spending.total
    today = dt.datetime.now(dt.UTC).date().isoformat()
    kept = await store.summarise(today) or UsageTotals(
        usage.calls, usage.input_tokens, usage.output_tokens, usage.cost or 0.0, 0 if planner is None else planner.spending.tokens_today
    )
    has_price = settings.llm.model in read_prices(settings.llm.prices)
    total = Usage(kept.calls, kept.input_tokens, kept.output_tokens, kept.cost if has_price else None)
    return LlmReport(
        settings.llm.model,
        usage,
        total,
        kept.tokens_of_day,
        settings.llm.daily_token_budget,
        0 if planner is None else planner.last_prompt_tokens,
        settings.llm.max_prompt_tokens,
    )
