"""Schema cache → language model → rules: who plans a description, once for all that ask for it at the same time."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

from fictable.errors import FictableError, PlanningFailed, SpecInvalid
from fictable.plan.assembly import Heading
from fictable.plan.llm import LlmPlanner
from fictable.plan.offline import OfflinePlan
from fictable.plan.single_flight import SingleFlight
from fictable.plan.spending import NO_USAGE, Meter, Usage
from fictable.plan.translator import Background
from fictable.spec.canonical import to_document
from fictable.spec.nouns import DatasetSpec

LOGGER = logging.getLogger("fictable.plan")
_UNUSABLE: Final = "the language model's plan cannot be honoured"


class KeptPlan(Protocol):
    """A plan from the cache."""

    @property
    def document(self) -> Mapping[str, Any]:
        """The dataset spec document."""


class PlanCache(Protocol):
    """Where plans are kept; a broken one finds and keeps nothing, and raises nothing."""

    async def get(self, plan_key: str) -> KeptPlan | None:
        """The plan kept under a key."""

    async def put(self, plan_key: str, document: Mapping[str, Any], source: str) -> None:
        """Keep a plan."""


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A description to plan. Requests with one `key` get one plan, so its rows and seed are whoever's came first.

    `as_of` is aware, the clock of relative dates; `locale` None is read from the text.
    """

    key: str
    description: str
    rows: int
    seed: int
    locale: str | None
    as_of: dt.datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """A description's spec and who planned it. `degraded`: the rules, because the language model failed, for the `reason` given.

    `usage` is what the calls for it used, also where they failed.
    """

    spec: DatasetSpec
    source: Literal["cache", "llm", "offline"]
    degraded: bool = False
    usage: Usage = NO_USAGE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """What the chain is handed: planning by rules; a document's reading as a spec; a trial of a spec, which may raise our errors."""

    plan_offline: Callable[[PlanRequest], Awaitable[OfflinePlan]]
    read: Callable[[dict[str, Any]], DatasetSpec]
    try_spec: Callable[[DatasetSpec], Awaitable[object]]


class PlanningChain:
    """Plans descriptions. Without `llm` by rules alone; without `cache` each time anew. Belongs to one event loop."""

    def __init__(self, steps: Steps, llm: LlmPlanner | None, cache: PlanCache | None, on_llm_failure: Literal["offline", "error"]) -> None:
        self._steps, self._cache, self._on_llm_failure = steps, cache, on_llm_failure
        self.llm = llm
        self._flights: SingleFlight[Outcome] = SingleFlight()

    async def plan(self, request: PlanRequest) -> Outcome:
        """The plan of a description; rows and seed in it may be another request's of the same key.

        Raises PlanningFailed where the language model failed and that is an error.
        """
        return await self._flights.run(request.key, lambda: self._plan(request))

    async def close(self) -> None:
        """End what is under way and close the connections."""
        await self._flights.close()
        if self.llm is not None:
            await self.llm.close()

    async def _plan(self, request: PlanRequest) -> Outcome:
        cached = await self._read_cache(request.key)
        if cached is not None:
            return Outcome(cached, "cache")
        offline = await self._steps.plan_offline(request)
        outcome = await self._ask_model(request, offline)
        if self._cache is not None and not outcome.degraded:
            await self._cache.put(request.key, to_document(outcome.spec), outcome.source)
        return outcome

    async def _read_cache(self, key: str) -> DatasetSpec | None:
        found = None if self._cache is None else await self._cache.get(key)
        try:
            return None if found is None else self._steps.read(dict(found.document))
        except SpecInvalid:
            return None

    async def _ask_model(self, request: PlanRequest, offline: OfflinePlan) -> Outcome:
        """The model's plan, if it makes one that can be honoured; else that of the rules."""
        if self.llm is None:
            return Outcome(self._steps.read(offline.document), "offline")
        meter = Meter()
        try:
            made = await self.llm.plan(_tell_background(request, offline), meter)
            await self._steps.try_spec(made.spec)
        except PlanningFailed as error:
            return self._degrade(offline, error, meter)
        except FictableError as error:
            LOGGER.warning("%s: %s", _UNUSABLE, error.code)
            return self._degrade(offline, PlanningFailed(_UNUSABLE), meter)
        except Exception:
            LOGGER.exception(_UNUSABLE)
            return self._degrade(offline, PlanningFailed(_UNUSABLE), meter)
        return Outcome(made.spec, "llm", usage=meter.usage)

    def _degrade(self, offline: OfflinePlan, error: PlanningFailed, meter: Meter) -> Outcome:
        if self._on_llm_failure == "error":
            raise error
        return Outcome(self._steps.read(offline.document), "offline", degraded=True, usage=meter.usage, reason=str(error))


def _tell_background(request: PlanRequest, offline: OfflinePlan) -> Background:
    """What the model's answer is read against: heading and clauses of the rules' plan."""
    document = offline.document
    heading = Heading(document["title"], document["tables"][0]["name"], request.rows, request.seed, document["locale"], request.as_of)
    return Background(request.description, heading, document, offline.coverage)
