"""Description → dataset spec: what the planning chain needs of settings, catalog and engine."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from fictable.contract.catalog import Catalog
from fictable.errors import DescriptionInvalid, Issue
from fictable.plan.breaker import BreakerLimits
from fictable.plan.chain import Outcome, PlanCache, PlanningChain, PlanRequest, Steps
from fictable.plan.llm import LlmPlanner
from fictable.plan.llm_client import LlmOptions
from fictable.plan.llm_manners import MannerMemory
from fictable.plan.offline import OfflinePlan, OfflinePlanner
from fictable.plan.prompts import PROMPT_VERSION
from fictable.plan.spending import Spending, UsageLedger, read_prices
from fictable.plan.translator import Translator
from fictable.plan.wire_types import TypeShortList
from fictable.settings import Settings
from fictable.spec.canonical import derive_seed
from fictable.spec.names import SpecLimits
from fictable.spec.nouns import DatasetSpec
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec
from fictable.work.mending import mend_document
from fictable.work.requests import DESCRIPTION_LENGTH, GenerationRequest, Planned

# Documents whose specs are remembered; a cached plan is read once, not once per request.
_DEEPEST: Final = 40
MOST_READ: Final = 512
ModelState = Literal["available", "unavailable", "degraded"]


@dataclass(frozen=True, slots=True)
class Describer:
    """Makes planning chains, and turns requests into what they plan."""

    settings: Settings
    catalog: Catalog
    planner: OfflinePlanner
    read_before: dict[str, DatasetSpec] = field(default_factory=dict)
    short_lists: list[TypeShortList] = field(default_factory=list)

    def check(self, description: str) -> None:
        """Raises DescriptionInvalid where the description is empty, too short or too long."""
        shortest, longest = DESCRIPTION_LENGTH
        allowed = f"{shortest} to {longest} characters"
        if not description.strip():
            raise DescriptionInvalid(
                [Issue("/description", "missing", "Description field is required and cannot be empty", description, allowed)]
            )
        if not shortest <= len(description) <= longest:
            message = f"Description must be between {shortest} and {longest} characters"
            raise DescriptionInvalid([Issue("/description", "out_of_range", message, len(description), allowed)])

    def open_chain(
        self,
        cache: PlanCache | None,
        run: Callable[[Callable[[], Any]], Awaitable[Any]],
        try_spec: Callable[[DatasetSpec], object],
        ledger: UsageLedger | None = None,
        memory: MannerMemory | None = None,
    ) -> PlanningChain:
        """A chain for one event loop. `run` makes a job one of the engine's; `try_spec` raises where a spec cannot be honoured;
        `ledger` keeps what the language model uses, `memory` how it wants to be asked.
        """
        steps = Steps(
            lambda asked: run(lambda: self.plan_offline(asked)),
            self.read,
            lambda spec: run(lambda: try_spec(spec)),
        )
        llm = self._make_llm(ledger, memory) if self.settings.planner_in_use == "llm" else None
        return PlanningChain(steps, llm, cache, self.settings.planner.on_llm_failure)

    def _make_llm(self, ledger: UsageLedger | None, memory: MannerMemory | None) -> LlmPlanner:
        llm, types = self.settings.llm, self.catalog.field_types
        translator = Translator(types, self.read, self.settings.limits.max_fields)
        spending = open_spending(self.settings, ledger)
        limits = BreakerLimits(llm.breaker_failures, llm.breaker_seconds, max(llm.breaker_seconds, llm.breaker_longest_seconds))
        if not self.short_lists:  # the index of all phrases takes a while: once for all chains
            self.short_lists.append(TypeShortList(self.catalog))
        return LlmPlanner(read_options(self.settings), types, self.short_lists[0], translator, spending, limits, memory=memory)

    def ask(self, request: GenerationRequest) -> PlanRequest:
        """What the chain is asked for a request. Raises DescriptionInvalid."""
        self.check(request.description)
        as_of = self.settings.planner.as_of
        description = fold_lines(request.description)
        return PlanRequest(self.plan_key(request), description, request.rows, self._seed(request), request.locale, as_of)

    def answer(self, outcome: Outcome, request: GenerationRequest) -> Planned:
        """A chain's outcome with the request's own rows and seed."""
        tables = tuple(replace(table, rows=request.rows) for table in outcome.spec.tables)
        spec = replace(outcome.spec, tables=tables, seed=self._seed(request))
        return Planned(spec, outcome.source, outcome.degraded, outcome.usage, outcome.reason)

    def plan_key(self, request: GenerationRequest) -> str:
        """What identifies a plan: description, locale, mode, model, prompt, clock and catalog; never rows or seed."""
        planner, in_use = self.settings.planner, self.settings.planner_in_use
        parts = [
            2,
            fold_lines(request.description),
            request.locale or planner.default_locale,
            request.locale is None,
            [in_use, self.settings.llm.model, PROMPT_VERSION] if in_use == "llm" else [in_use],
            planner.as_of.isoformat(),
            self.catalog.digest,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def plan_offline(self, asked: PlanRequest) -> OfflinePlan:
        """The plan by rules alone, without what is no part of any spec."""
        plan = self.planner.plan(
            asked.description,
            rows=asked.rows,
            seed=asked.seed,
            locale=asked.locale,
            as_of=asked.as_of,
            default_locale=self.settings.planner.default_locale,
        )
        return replace(plan, document=mend_document(plan.document, self.read))

    def plan_by_rules(self, request: GenerationRequest) -> Planned:
        """A request's plan without chain and language model. Raises DescriptionInvalid."""
        return Planned(self.read(self.plan_offline(self.ask(request)).document), "offline")

    def read(self, document: dict[str, Any]) -> DatasetSpec:
        """A planner's document as a spec, by the same parser as a user's. Raises SpecInvalid."""
        planner, key = self.settings.planner, json.dumps(document, sort_keys=True, default=str)
        if key not in self.read_before:
            defaults = SpecDefaults(locale=planner.default_locale, as_of=planner.as_of)
            if len(self.read_before) >= MOST_READ:
                self.read_before.clear()
            self.read_before[key] = parse_dataset_spec(
                document, defaults=defaults, declared_params=declare_params(self.catalog), limits=limit_specs(self.settings)
            )
        return self.read_before[key]

    def judge_model(self, chain: PlanningChain) -> ModelState:
        """Whether the language model can be relied on. No call is made to find out: what has not failed lately is available."""
        if chain.llm is None or not chain.llm.has_access:
            return "unavailable"
        match chain.llm.state:
            case "open":
                return "degraded" if self.settings.planner.mode == "auto" else "unavailable"
            case "failing":
                return "degraded"
            case _:
                return "available"

    def _seed(self, request: GenerationRequest) -> int:
        return derive_seed(request.description) if request.seed is None else request.seed


def open_spending(settings: Settings, ledger: UsageLedger | None) -> Spending:
    """What the settings say of prices and of the daily budget, counted in a ledger."""
    llm = settings.llm
    return Spending(llm.model, read_prices(llm.prices).get(llm.model), llm.daily_token_budget, ledger)


def read_options(settings: Settings) -> LlmOptions:
    """What the settings say of the language model's calls."""
    llm = settings.llm
    return LlmOptions(
        model=llm.model,
        base_url=llm.base_url,
        api_key=llm.api_key,
        max_output_tokens=llm.max_output_tokens,
        max_calls_in_flight=llm.max_calls_in_flight,
        deadline_seconds=settings.planner.deadline_seconds,
        key_header=llm.api_key_header,
        headers=llm.headers,
        form=llm.structured_output,
        max_prompt_tokens=llm.max_prompt_tokens,
    )


def fold_lines(description: str) -> str:
    """The description in form NFC with runs of white space folded line by line.

    Line breaks, tabs, and the indentation of lines stay, for lists stand on lines, cells between tabs, and members are indented;
    where there are several lines, two blanks or more are two, as they part the cells of printed tables.
    """
    lines = unicodedata.normalize("NFC", description).splitlines()
    while lines and not lines[0].strip():
        lines.pop(0)
    several = len(lines) > 1
    return "\n".join(_fold_line(line, several=several) for line in lines).rstrip() if several else _fold_line("".join(lines), several=False)


def _fold_line(line: str, *, several: bool) -> str:
    """One line; without its indentation where it is the only one."""
    leading = line[: len(line) - len(line.lstrip())].expandtabs(4)
    indented = " " * min(len(leading), _DEEPEST) if several else ""
    return indented + re.sub(r"\s+", lambda run: "\t" if "\t" in run[0] else "  " if several and len(run[0]) > 1 else " ", line.strip())


def limit_specs(settings: Settings) -> SpecLimits:
    """How large a spec may be, by the settings."""
    limits = settings.limits
    return SpecLimits(limits.max_tables, limits.max_fields, limits.max_all_fields, limits.max_values, limits.max_text)


def declare_params(catalog: Catalog) -> Mapping[str, Collection[str]]:
    """The parameters that each field type has itself, so that none is taken for an alias."""
    return catalog.declared_params
