"""The planner that asks a language model: one table plan per description, at most two calls, one deadline around everything."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from fictable.contract.nouns import FieldType
from fictable.errors import Issue, PlanningFailed
from fictable.plan.llm_answers import LONGEST_ANSWER, CallFailed, StatusFailure, explain_status, read_completion, read_json
from fictable.plan.prompts import make_repair_prompt, make_system_prompt, make_user_prompt
from fictable.plan.translator import Background, Translation, Translator
from fictable.plan.wire import SCHEMA_NAME, make_wire_schema
from fictable.plan.wire_types import TypeShortList

if TYPE_CHECKING:
    from openai import AsyncOpenAI

LOGGER = logging.getLogger("fictable.plan")
OPENAI_ADDRESS: Final = "https://api.openai.com/v1"
MOST_CALLS: Final = 2
CONNECT_SECONDS: Final = 5.0
# Another call is begun only if it has at least this long, and as long as the one before took.
SHORTEST_CALL_SECONDS: Final = 1.0
# Models that reason take neither a temperature nor max_tokens.
_REASONING: Final = re.compile(r"(o\d|gpt-[5-9])")
Message = dict[str, str]
LlmState = Literal["unused", "working", "failed"]


@dataclass(frozen=True, slots=True)
class LlmOptions:
    """Which model is asked, and how long, how much and how often. An empty base_url is OpenAI's; an empty key is none."""

    model: str
    base_url: str
    api_key: str = field(repr=False)
    max_output_tokens: int
    max_calls_in_flight: int
    deadline_seconds: float


class LlmPlanner:
    """Asks a language model for plans. Belongs to one event loop; `clock` gives seconds and serves the age of failures only."""

    def __init__(
        self,
        options: LlmOptions,
        types: Mapping[str, FieldType],
        short_list: TypeShortList,
        translator: Translator,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options, self._types, self._short_list, self._translator, self._clock = options, types, short_list, translator, clock
        self._slots = asyncio.Semaphore(options.max_calls_in_flight)
        self._client: asyncio.Future[AsyncOpenAI] | None = None
        self._state: LlmState = "unused"
        self._failed_at = 0.0

    @property
    def has_access(self) -> bool:
        """Whether there is a key, or a service of one's own, which may need none."""
        return bool(self._options.api_key or self._options.base_url)

    def find_state(self, failure_seconds: float) -> LlmState:
        """How the last plan went; a failure counts for so many seconds, for then nobody knows any more."""
        if self._state == "failed" and self._clock() - self._failed_at > failure_seconds:
            return "unused"
        return self._state

    async def warm_up(self) -> None:
        """Prepare ahead of the first description; a failure shows there."""
        await asyncio.gather(self.prepare(), return_exceptions=True)

    async def prepare(self) -> AsyncOpenAI:
        """Load the SDK and make the client, in another thread: both take time that other requests need."""
        if self._client is None or (self._client.done() and self._client.exception() is not None):
            self._client = asyncio.ensure_future(asyncio.to_thread(make_client, self._options))
        return await asyncio.shield(self._client)

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None:
            made = (await asyncio.gather(client, return_exceptions=True))[0]
            if not isinstance(made, BaseException):
                await made.close()

    async def plan(self, background: Background) -> Translation:
        """A plan by the model. Raises PlanningFailed with a short reason that names neither key nor description."""
        seconds = self._options.deadline_seconds
        try:
            if not self.has_access:
                raise CallFailed("there is no key for the language model")
            async with asyncio.timeout(seconds):
                made = await self._plan(background, asyncio.get_running_loop().time() + seconds)
        except TimeoutError:
            raise self._fail(CallFailed(f"the language model gave no plan within {seconds:g} s")) from None
        except CallFailed as error:
            raise self._fail(error) from None
        self._state = "working"
        return made

    def _fail(self, error: CallFailed) -> PlanningFailed:
        """Note a failure."""
        LOGGER.warning("no plan by the language model: %s", error)
        if error.broken:
            self._state, self._failed_at = "failed", self._clock()
        else:
            self._state = "working"
        return PlanningFailed(str(error))

    async def _plan(self, background: Background, end: float) -> Translation:
        """Ask; if the answer has faults and time is left, ask once more with the faults, and take the better plan."""
        ids = self._short_list.choose(background.description, background.offline)
        schema = make_wire_schema(ids)
        messages = _begin(make_system_prompt([self._types[id_] for id_ in ids], background.heading.as_of), background.description)
        began = asyncio.get_running_loop().time()
        text, calls = await self._ask(messages, schema, end)
        made, issues = await self._translate(text, background)
        took = asyncio.get_running_loop().time() - began
        if not issues or calls >= MOST_CALLS or not _fits(took, end):
            return _require(made, issues)
        messages += [{"role": "assistant", "content": text[:LONGEST_ANSWER]}, {"role": "user", "content": make_repair_prompt(issues)}]
        try:
            async with asyncio.timeout_at(end - SHORTEST_CALL_SECONDS / 4 if made else None):
                again, left = await self._translate(await self._call(messages, schema), background)
        except (CallFailed, TimeoutError):
            return _require(made, issues)
        return _require(again if made is None or (again is not None and len(left) < len(issues)) else made, left)

    async def _ask(self, messages: Sequence[Message], schema: dict[str, Any], end: float) -> tuple[str, int]:
        """The model's text and how many calls it took: a second one where the first failed in passing and there is time."""
        try:
            return await self._call(messages, schema), 1
        except CallFailed as error:
            if error.wait is None or not _fits(error.wait + SHORTEST_CALL_SECONDS, end):
                raise
            await asyncio.sleep(error.wait)
        return await self._call(messages, schema), MOST_CALLS

    async def _call(self, messages: Sequence[Message], schema: dict[str, Any]) -> str:
        """One call: the model's text. Raises CallFailed, whatever the SDK raises."""
        body = make_body(self._options, messages, schema)
        async with self._slots:
            try:
                client = await self.prepare()
                async with client.chat.completions.with_streaming_response.create(**body) as response:
                    chunks, size = [], 0
                    async for chunk in response.iter_bytes(65_536):
                        chunks.append(chunk)
                        size += len(chunk)
                        if size > LONGEST_ANSWER:
                            raise CallFailed("the language model's answer is too long")
                return read_completion(b"".join(chunks))
            except CallFailed:
                raise
            except Exception as error:  # noqa: BLE001 - the SDK raises far more than its own errors
                raise explain(error) from None

    async def _translate(self, text: str, background: Background) -> tuple[Translation | None, Sequence[Issue]]:
        """The plan of a text and its faults; None where it has no usable plan. In another thread: answers may be long."""
        try:
            made = await asyncio.to_thread(lambda: self._translator.translate(read_json(text), background))
        except ValueError:
            return None, [Issue("", "not_json", "the answer is not JSON", allowed="one JSON object")]
        except PlanningFailed as error:
            return None, [Issue("", "unusable", str(error), allowed="an object with a list of fields")]
        return made, made.issues


def make_body(options: LlmOptions, messages: Sequence[Message], schema: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call."""
    form = {"type": "json_schema", "json_schema": {"name": SCHEMA_NAME, "strict": True, "schema": schema}}
    own_service = bool(options.base_url) and not options.base_url.startswith("https://api.openai.com")
    limit = "max_tokens" if own_service else "max_completion_tokens"
    body = {"model": options.model, "messages": list(messages), "response_format": form, limit: options.max_output_tokens}
    return body if _REASONING.match(options.model) else {**body, "temperature": 0}


def make_client(options: LlmOptions) -> AsyncOpenAI:
    """A client without retries of its own that follows no redirect, which would carry the key elsewhere."""
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient, Timeout  # heavy: takes a second

    seconds = Timeout(options.deadline_seconds, connect=min(CONNECT_SECONDS, options.deadline_seconds))
    return AsyncOpenAI(
        api_key=options.api_key or "none",
        base_url=options.base_url or OPENAI_ADDRESS,
        max_retries=0,
        timeout=seconds,
        http_client=DefaultAsyncHttpxClient(follow_redirects=False, timeout=seconds),
    )


def explain(error: Exception) -> CallFailed:
    """The reason of whatever the SDK raised, which beside its own errors are those of JSON, Unicode and types."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError  # heavy, and loaded by now

    if isinstance(error, APIStatusError):
        headers = {name.lower(): value for name, value in error.response.headers.items()}
        return explain_status(StatusFailure(error.status_code, headers, str(error.code or error.type or "")))
    if isinstance(error, APITimeoutError):
        return CallFailed("the language model's service did not answer in time", wait=0.0)
    if isinstance(error, APIConnectionError):
        return CallFailed("the language model's service cannot be reached", wait=0.1)
    return CallFailed(f"the language model's answer could not be read ({type(error).__name__})")


def _begin(system: str, description: str) -> list[Message]:
    return [{"role": "system", "content": system}, {"role": "user", "content": make_user_prompt(description)}]


def _fits(seconds: float, end: float) -> bool:
    """Whether something that takes so long ends before `end`, a time of the loop."""
    return asyncio.get_running_loop().time() + max(seconds, SHORTEST_CALL_SECONDS) <= end


def _require(made: Translation | None, issues: Sequence[Issue]) -> Translation:
    """The plan, if there is one. Raises CallFailed."""
    if made is None:
        raise CallFailed("the language model's answer is no usable plan" + (f": {issues[0].message}"[:200] if issues else ""))
    return made
