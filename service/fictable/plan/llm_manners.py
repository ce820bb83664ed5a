"""How a service of language models wants to be asked: what to begin with, what to change when it complains, and what is remembered."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, Protocol, get_args

from fictable.plan.llm_failures import Complaint

if TYPE_CHECKING:
    from fictable.plan.llm_client import LlmOptions, ModelClient

AnswerForm = Literal["schema", "json", "text"]
LimitName = Literal["max_tokens", "max_completion_tokens"]
# Models that reason take neither a temperature nor max_tokens.
_REASONING: Final = re.compile(r"(o\d|gpt-[5-9])")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a service wants to be asked: the form of the answer, the name of the limit of its tokens, whether with a temperature."""

    form: AnswerForm
    limit: LimitName
    temperature: bool


class MannerMemory(Protocol):
    """Where manners are kept from one run to the next; one that cannot be used gives None and raises nothing."""

    async def find_manner(self, service: str) -> str | None:
        """What was kept for a service."""

    async def keep_manner(self, service: str, manner: str) -> None:
        """Keep it in place of what was kept before."""


class LearnedManner:
    """Brings the manner of a client over from an earlier run, and keeps the one that works."""

    def __init__(self, client: ModelClient, options: LlmOptions, memory: MannerMemory | None) -> None:
        self._client, self._memory = client, memory
        self._service = name_service(options)
        self._kept = client.manner
        self._recalled = memory is None

    async def recall(self) -> None:
        """Take over what was kept; once, before the first call."""
        if self._recalled or self._memory is None:
            return
        self._recalled = True
        found = read_manner(await self._memory.find_manner(self._service) or "")
        if found is not None and self._client.works is None:
            self._client.take_over(found)
            self._kept = found

    async def keep(self) -> None:
        """Keep what worked in the last call that was answered, if that is news."""
        works = self._client.works
        if self._memory is not None and works is not None and works != self._kept:
            self._kept = works
            await self._memory.keep_manner(self._service, write_manner(works))


def choose_manner(options: LlmOptions) -> Manner:
    """The manner to begin with."""
    own_service = bool(options.base_url) and not options.base_url.startswith("https://api.openai.com")
    reasoning = bool(_REASONING.match(options.model))
    form: AnswerForm = "schema" if options.form == "auto" else options.form
    return Manner(form, "max_tokens" if own_service and not reasoning else "max_completion_tokens", not reasoning)


def adapt_manner(manner: Manner, complaint: Complaint) -> Manner | None:
    """The manner without what a service complains of; None where nothing is left to change."""
    if complaint == "format" and manner.form != "text":
        return replace(manner, form="json" if manner.form == "schema" else "text")
    if complaint == "limit" and manner.limit == "max_tokens":
        return replace(manner, limit="max_completion_tokens")
    return replace(manner, temperature=False) if complaint == "temperature" and manner.temperature else None


def name_service(options: LlmOptions) -> str:
    """What a manner is kept under: a digest of address, model and chosen form, as an address may have secrets in it."""
    return hashlib.sha256(json.dumps([options.base_url, options.model, options.form]).encode()).hexdigest()


def write_manner(manner: Manner) -> str:
    """A manner as text, such as `json max_tokens 1`."""
    return f"{manner.form} {manner.limit} {int(manner.temperature)}"


def read_manner(text: str) -> Manner | None:
    """The manner of a text; None where it is none."""
    parts = text.split(" ")
    if len(parts) != 3 or parts[2] not in {"0", "1"}:
        return None
    form = next((known for known in get_args(AnswerForm) if known == parts[0]), None)
    limit = next((known for known in get_args(LimitName) if known == parts[1]), None)
    return None if form is None or limit is None else Manner(form, limit, parts[2] == "1")
