"""The planner that asks a language model: one table plan per description, at most two calls, one deadline around everything."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fictable.contract.nouns import FieldType
from fictable.errors import Issue, ModelRateLimited, PlanningFailed
from fictable.plan.breaker import BreakerLimits, BreakerOpen, BreakerState, CircuitBreaker
from fictable.plan.llm_answers import LONGEST_ANSWER, Completion, read_json
from fictable.plan.llm_client import HANG_WEIGHT, LlmOptions, Message, ModelClient
from fictable.plan.llm_failures import UNSTATED_LIMIT, CallFailed
from fictable.plan.llm_manners import LearnedManner, MannerMemory
from fictable.plan.prompts import choose_types, make_repair_prompt, make_system_prompt, make_user_prompt
from fictable.plan.spending import Meter, Spending, estimate_tokens
from fictable.plan.translator import Background, Translation, Translator
from fictable.plan.wire import make_wire_schema
from fictable.plan.wire_types import CORE, TypeShortList

LOGGER = logging.getLogger("fictable.plan")
USAGE_LOGGER = logging.getLogger("fictable.llm")
MOST_CALLS: Final = 2
# Another call is begun only if it has at least this long, and as long as the one before took.
SHORTEST_CALL_SECONDS: Final = 1.0
# A call that is given up so close to the end is given up because of it.
_END_SECONDS: Final = 0.05


@dataclass(slots=True)
class _Talk:
    """The state of one plan's calls: when it must end, what was used, how many calls were made, and what was said."""

    end: float
    meter: Meter
    schema: dict[str, Any]
    messages: list[Message]
    calls: int = 0


class LlmPlanner:
    """Asks a language model for plans. Belongs to one event loop.

    `breaker` leaves a service alone that fails, `spending` counts tokens and keeps the daily budget, `memory` keeps how the service
    wants to be asked.
    """

    def __init__(
        self,
        options: LlmOptions,
        types: Mapping[str, FieldType],
        short_list: TypeShortList,
        translator: Translator,
        spending: Spending,
        limits: BreakerLimits,
        clock: Callable[[], float] = time.monotonic,
        memory: MannerMemory | None = None,
    ) -> None:
        self._options, self._types, self._short_list, self._translator = options, types, short_list, translator
        self._slots = asyncio.Semaphore(options.max_calls_in_flight)
        self._breaker, self._failure = CircuitBreaker(limits, clock), CallFailed("")
        self._limits = limits
        self.client = ModelClient(options)
        self._manner = LearnedManner(self.client, options, memory)
        self.spending = spending
        self.last_prompt_tokens = 0

    @property
    def has_access(self) -> bool:
        """Whether there is a key, or a service of one's own, which may need none."""
        return bool(self._options.api_key or self._options.base_url)

    @property
    def state(self) -> BreakerState:
        """closed: calls are made; failing: also, though some failed lately; open: none is; half-open: the next one finds out."""
        return self._breaker.state

    async def warm_up(self) -> None:
        """Prepare ahead of the first description; a failure shows there."""
        await asyncio.gather(self.client.prepare(), self._manner.recall(), return_exceptions=True)

    async def close(self) -> None:
        """Close the connections, and keep what was used."""
        await self.client.close()
        await self.spending.flush()

    async def plan(self, background: Background, meter: Meter | None = None) -> Translation:
        """A plan by the model; `meter` is filled with what it used. Raises PlanningFailed with a short reason that names neither key
        nor description, ModelRateLimited where waiting helps.
        """
        used = meter or Meter()
        seconds = self._options.deadline_seconds
        failure: CallFailed | None = None
        try:
            self._check()
            await self._manner.recall()
            async with asyncio.timeout(seconds):
                made = await self._plan(background, asyncio.get_running_loop().time() + seconds, used)
        except TimeoutError:
            failure = CallFailed(f"the language model gave no plan within {seconds:g} s")
        except CallFailed as error:
            failure = error
        await self.spending.flush()
        await self._manner.keep()
        if failure is not None:
            raise self._fail(failure, used)
        self._log(used, "used")
        return made

    def _check(self) -> None:
        """Raises CallFailed where no call may be made."""
        if not self.has_access:
            raise CallFailed("there is no key for the language model", kind="withheld")
        try:
            self._breaker.check()
        except BreakerOpen as pause:
            raise self._describe_pause(pause) from None

    def _describe_pause(self, pause: BreakerOpen) -> CallFailed:
        """Why no call is made now: the failure that began the pause."""
        waits = None if self._failure.retry_after is None else max(pause.seconds, 1.0)
        return CallFailed(f"{self._failure} (not asked again yet)", kind="withheld", retry_after=waits, limit=self._failure.limit)

    def _fail(self, error: CallFailed, used: Meter) -> PlanningFailed:
        """Note a failure."""
        if error.kind != "withheld":
            LOGGER.warning("no plan by the language model: %s", error)
        if used.usage.calls:
            self._log(used, str(error))
        if error.retry_after is None:
            return PlanningFailed(str(error))
        seconds = error.retry_after or self._breaker.seconds_left or self._limits.seconds
        return ModelRateLimited(str(error), retry_after=min(seconds, 86_400.0), limit=error.limit or UNSTATED_LIMIT)

    def _log(self, used: Meter, outcome: str) -> None:
        """One line for a plan: what was used, and what came of it."""
        usage = used.usage
        cost = "unknown" if usage.cost is None else f"{usage.cost:.6f}"
        USAGE_LOGGER.info(
            "model=%s calls=%d input_tokens=%d output_tokens=%d cost=%s estimated_prompt_tokens=%d outcome=%s",
            self._options.model, usage.calls, usage.input_tokens, usage.output_tokens, cost, used.prompt_tokens, outcome,
        )  # fmt: skip

    async def _plan(self, background: Background, end: float, meter: Meter) -> Translation:
        """Ask; if the answer has faults and time is left, ask once more with the faults, and take the better plan."""
        loop = asyncio.get_running_loop()
        talk = await asyncio.to_thread(self._begin, background, end, meter)
        began = loop.time()
        text = await self._ask(talk)
        made, issues = await self._translate(text, background)
        if not issues or talk.calls >= MOST_CALLS or not _fits(loop.time() - began, end):
            return _require(made, issues)
        talk.messages += [{"role": "assistant", "content": text[:LONGEST_ANSWER]}, {"role": "user", "content": make_repair_prompt(issues)}]
        try:
            async with asyncio.timeout_at(end - SHORTEST_CALL_SECONDS / 4 if made else None):
                again, left = await self._translate((await self._call(talk)).text, background)
        except (CallFailed, TimeoutError):
            return _require(made, issues)
        return _require(again if made is None or (again is not None and len(left) < len(issues)) else made, left)

    def _begin(self, background: Background, end: float, meter: Meter) -> _Talk:
        """The first messages, with no more types than the budget of the prompt allows."""
        user = make_user_prompt(background.description)
        known = self._short_list.choose(background.description, background.offline)
        ids = choose_types([self._types[id_] for id_ in known], self._options.max_prompt_tokens, user, len(CORE))
        system = make_system_prompt([self._types[id_] for id_ in ids], background.heading.as_of)
        messages: list[Message] = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        return _Talk(end, meter, make_wire_schema(ids), messages)

    async def _ask(self, talk: _Talk) -> str:
        """The model's text; by a second call where the first failed in passing and there is time."""
        try:
            return (await self._call(talk)).text
        except CallFailed as error:
            if error.wait is None or talk.calls >= MOST_CALLS or not _fits(error.wait + SHORTEST_CALL_SECONDS, talk.end):
                raise
            await asyncio.sleep(error.wait)
            try:
                return (await self._call(talk)).text
            except CallFailed as again:
                raise (error if again.kind == "withheld" else again) from None

    async def _call(self, talk: _Talk) -> Completion:
        """One call, if breaker and budget allow it. Raises CallFailed."""
        async with self._slots:
            try:
                permit = self._breaker.enter()
            except BreakerOpen as pause:
                raise self._describe_pause(pause) from None
            try:
                answer = await self._spend(talk)
            except CallFailed as error:
                self._judge(permit, error)
                raise
            except asyncio.CancelledError:
                if asyncio.get_running_loop().time() >= talk.end - _END_SECONDS:
                    self._judge(permit, CallFailed("the language model's service did not answer in time", weight=HANG_WEIGHT))
                raise
            finally:
                self._breaker.abandon(permit)
            self._breaker.succeed(permit)
            return answer

    async def _spend(self, talk: _Talk) -> Completion:
        """One call within the daily budget, whose tokens are counted, whatever becomes of it."""
        prompt = estimate_tokens("".join(message["content"] for message in talk.messages)) + estimate_schema(talk.schema)
        self.last_prompt_tokens = talk.meter.prompt_tokens = prompt
        await self.spending.reserve(prompt)
        talk.calls += 1
        given: int | None = None
        made: int | None = None
        text = ""
        try:
            answer = await self.client.call(talk.messages, talk.schema)
            given, made, text = answer.input_tokens, answer.output_tokens, answer.text
            return answer
        except CallFailed as error:
            given, made = error.tokens
            raise
        finally:
            self.spending.settle(prompt, prompt if given is None else given, estimate_tokens(text) if made is None else made, talk.meter)

    def _judge(self, permit: int, error: CallFailed) -> None:
        """What a failed call says of the service."""
        match error.kind:
            case "answer":
                self._breaker.succeed(permit)
            case "permanent":
                self._failure = error
                self._breaker.fail(permit, hold=self._limits.longest_seconds)
            case "passing":
                self._failure = error
                long = error.retry_after if error.retry_after and error.retry_after > self._options.deadline_seconds else 0.0
                self._breaker.fail(permit, weight=error.weight, hold=long)
            case "withheld":
                self._breaker.abandon(permit)

    async def _translate(self, text: str, background: Background) -> tuple[Translation | None, Sequence[Issue]]:
        """The plan of a text and its faults; None where it has no usable plan. In another thread: answers may be long."""
        try:
            made = await asyncio.to_thread(lambda: self._translator.translate(read_json(text), background))
        except ValueError:
            return None, [Issue("", "not_json", "the answer is not JSON", allowed="one JSON object")]
        except PlanningFailed as error:
            return None, [Issue("", "unusable", str(error), allowed="an object with a list of fields")]
        return made, made.issues


def estimate_schema(schema: Mapping[str, Any]) -> int:
    """About how many tokens the schema of an answer has, which services count as a part of the prompt."""
    return estimate_tokens(str(schema))


def _fits(seconds: float, end: float) -> bool:
    """Whether something that takes so long ends before `end`, a time of the loop."""
    return asyncio.get_running_loop().time() + max(seconds, SHORTEST_CALL_SECONDS) <= end


def _require(made: Translation | None, issues: Sequence[Issue]) -> Translation:
    """The plan, if there is one. Raises CallFailed."""
    if made is None:
        reason = f": {issues[0].message}"[:200] if issues else ""
        raise CallFailed(f"the language model's answer is no usable plan{reason}", kind="answer")
    return made
