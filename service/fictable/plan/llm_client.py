"""One call of a language model's service: the SDK, kept from retrying, following redirects and reading without end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from fictable.plan.llm_answers import LONGEST_ANSWER, Completion, read_completion, read_envelope, read_usage
from fictable.plan.llm_failures import CallFailed, Complaint, StatusFailure, explain_status
from fictable.plan.llm_manners import Manner, adapt_manner, choose_manner
from fictable.plan.prompts import make_form_prompt
from fictable.plan.wire import SCHEMA_NAME

if TYPE_CHECKING:
    from httpx2 import Response
    from openai import AsyncOpenAI

OPENAI_ADDRESS: Final = "https://api.openai.com/v1"
CONNECT_SECONDS: Final = 5.0
# A service that takes its time costs every request the whole deadline, so it counts for two failures.
HANG_WEIGHT: Final = 2
Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class LlmOptions:
    """Which model is asked, where and how, and the limits of a call.

    An empty base_url is OpenAI's, an empty key is none. `key_header` takes the key instead of Authorization; empty is
    Authorization, or api-key where base_url has an api-version. `headers` are `Name: value`. `form` is how JSON is asked for;
    auto finds out. `max_prompt_tokens` bounds the prompt as estimated.
    """

    model: str
    base_url: str
    api_key: str = field(repr=False)
    max_output_tokens: int
    max_calls_in_flight: int
    deadline_seconds: float
    key_header: str = ""
    headers: tuple[str, ...] = field(default=(), repr=False)
    form: Literal["auto", "schema", "json", "text"] = "auto"
    max_prompt_tokens: int = 10_000


class ModelClient:
    """Calls one model at one address. What it finds out about the service's manner holds as long as it lives; `works` is the manner of
    the last call that was answered.
    """

    def __init__(self, options: LlmOptions) -> None:
        self._options = options
        self._client: asyncio.Future[AsyncOpenAI] | None = None
        self.manner = choose_manner(options)
        self.works: Manner | None = None
        self._remembered: Manner | None = None

    def take_over(self, manner: Manner) -> None:
        """Begin with a manner that worked in an earlier run; when the service does not take it any more, all is found out anew."""
        self.manner = self._remembered = manner

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

    async def call(self, messages: Sequence[Message], schema: dict[str, Any]) -> Completion:
        """The model's answer. Raises CallFailed, whatever the SDK raises; with the tokens that it cost all the same.

        Where the service does not know a part of the request, the manner is changed for the calls to come, and another try makes sense.
        """
        manner = self.manner
        try:
            client = await self.prepare()
            body = make_body(self._options, manner, messages, schema)
            create = client.chat.completions.with_streaming_response.create
            async with create(**body, extra_headers=hide_authorization(self._options)) as response:
                envelope = read_envelope(b"".join([chunk async for chunk in response.iter_bytes(65_536)]))
        except CallFailed:
            raise
        except Exception as error:  # noqa: BLE001 - the SDK raises far more than its own errors
            raise self._learn(manner, explain(error)) from None
        self.works = manner
        given, made = read_usage(envelope)
        try:
            return Completion(read_completion(envelope), given, made)
        except CallFailed as failure:
            failure.tokens = (given, made)
            raise

    def _learn(self, manner: Manner, failure: CallFailed) -> CallFailed:
        """Change the manner if that may help; the failure then passes."""
        better = self._find_better(manner, failure.complaint)
        if better is None:
            return failure
        if self.manner == manner:  # else another call has found out already
            self.manner = better
        learned = CallFailed(str(failure), kind="answer", wait=0.0)
        learned.tokens = failure.tokens
        return learned

    def _find_better(self, manner: Manner, complaint: Complaint) -> Manner | None:
        """What to try instead of a manner that the service complains of; None where nothing is left."""
        if not complaint or (complaint == "format" and self._options.form != "auto"):
            return None
        first = choose_manner(self._options)
        if manner == self._remembered and manner != first:
            self._remembered = None
            return first
        return adapt_manner(manner, complaint)


def make_body(options: LlmOptions, manner: Manner, messages: Sequence[Message], schema: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call. Where no strict schema is asked for, the first message says what the answer looks like."""
    body: dict[str, Any] = {"model": options.model, "messages": list(messages), manner.limit: options.max_output_tokens}
    if manner.form == "schema":
        body["response_format"] = {"type": "json_schema", "json_schema": {"name": SCHEMA_NAME, "strict": True, "schema": schema}}
    else:
        first = {**messages[0], "content": messages[0]["content"] + make_form_prompt(schema)}
        body["messages"] = [first, *messages[1:]]
        if manner.form == "json":
            body["response_format"] = {"type": "json_object"}
    return body | ({"temperature": 0} if manner.temperature else {})


def make_client(options: LlmOptions) -> AsyncOpenAI:
    """A client without retries of its own that follows no redirect, which would carry the key elsewhere, and reads no endless answer."""
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient, Timeout  # heavy: takes a second

    seconds = Timeout(options.deadline_seconds, connect=min(CONNECT_SECONDS, options.deadline_seconds))
    address, query = split_address(options.base_url or OPENAI_ADDRESS)
    own_header = find_key_header(options)
    headers = {"Accept-Encoding": "identity", **read_headers(options.headers)}
    if own_header and options.api_key:
        headers[own_header] = options.api_key
    return AsyncOpenAI(
        api_key=options.api_key or "none",
        base_url=address,
        default_query=query,
        default_headers=headers,
        max_retries=0,
        timeout=seconds,
        http_client=DefaultAsyncHttpxClient(follow_redirects=False, timeout=seconds, event_hooks={"response": [bound_response]}),
    )


def find_key_header(options: LlmOptions) -> str:
    """The header that takes the key in place of Authorization; "" for none."""
    return options.key_header or ("api-key" if "api-version" in split_address(options.base_url)[1] else "")


def hide_authorization(options: LlmOptions) -> dict[str, Any]:
    """What keeps the SDK from sending Authorization where another header takes the key, or there is none."""
    from openai import Omit  # heavy, and loaded by now

    given = any(name.lower() == "authorization" for name in read_headers(options.headers))
    return {"Authorization": Omit()} if not given and (find_key_header(options) or not options.api_key) else {}


def split_address(base_url: str) -> tuple[str, dict[str, object]]:
    """The address without its query, and the query, which goes with every call: Azure wants ?api-version=…"""
    parts = urlsplit(base_url)
    query: dict[str, object] = dict(parse_qsl(parts.query))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", "")), query


def read_headers(lines: Sequence[str]) -> dict[str, str]:
    """Headers from lines `Name: value`."""
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


async def bound_response(response: Response) -> None:
    """Let no more of an answer be read than the longest that is allowed. Raises CallFailed for a compressed one, which could grow."""
    from httpx2 import AsyncByteStream  # heavy, and loaded by now

    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise CallFailed("the language model's service answered compressed, though it was asked not to")
    whole = response.stream

    class BoundedStream(AsyncByteStream):
        """The answer's bytes as they come, until there are too many."""

        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for chunk in whole:  # type: ignore[union-attr]  # asynchronous clients have asynchronous streams
                size += len(chunk)
                if size > LONGEST_ANSWER:
                    raise CallFailed("the language model's answer is too long")
                yield chunk

        async def aclose(self) -> None:
            await whole.aclose()  # type: ignore[union-attr]

    response.stream = BoundedStream()


def explain(error: Exception) -> CallFailed:
    """The reason of whatever the SDK raised, which beside its own errors are those of JSON, Unicode and types."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError  # heavy, and loaded by now

    if isinstance(error.__cause__, CallFailed):
        return error.__cause__
    if isinstance(error, APIStatusError):
        headers = {name.lower(): value for name, value in error.response.headers.items()}
        return explain_status(StatusFailure(error.status_code, headers, read_error_body(error.response.content)))
    if isinstance(error, APITimeoutError):
        return CallFailed("the language model's service did not answer in time", wait=0.0, weight=HANG_WEIGHT)
    if isinstance(error, APIConnectionError):
        return CallFailed("the language model's service cannot be reached", wait=0.1)
    return CallFailed(f"the language model's answer could not be read ({type(error).__name__})")


def read_error_body(body: bytes) -> Mapping[str, Any] | str:
    """The body of an error as JSON, else as text."""
    text = body.decode("utf-8", "replace")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, dict | str) else text
