"""What is needed to do the work, checked one by one; each finding says what to do."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import urlsplit

from fictable.errors import FictableError
from fictable.plan.llm import estimate_schema
from fictable.plan.llm_answers import read_json
from fictable.plan.llm_client import OPENAI_ADDRESS, ModelClient
from fictable.plan.llm_failures import CallFailed
from fictable.plan.spending import Meter, Spending, estimate_tokens
from fictable.settings import Settings
from fictable.store.connection import Database
from fictable.store.inspection import FileState, find_existing_parent, inspect_database
from fictable.store.placement import locate_file, place_database
from fictable.store.usage_store import UsageStore
from fictable.work.describing import open_spending, read_options
from fictable.work.requests import GenerationRequest

if TYPE_CHECKING:
    from fictable.work.service import Fictable

Verdict = Literal["ok", "warning", "failed", "skipped"]
LEAST_FREE_BYTES: Final = 50_000_000
FEW_FREE_BYTES: Final = 500_000_000
MOST_TRIES: Final = 4
MOST_TEST_TOKENS: Final = 1000
MODEL_CHECKS: Final = ("endpoint", "model", "structured output")
SAMPLE: Final = "customers with name, e-mail address and date of birth"
_QUESTION: Final = [
    {"role": "system", "content": "Answer in JSON."},
    {"role": "user", "content": 'Answer with the object {"ready": true}.'},
]
_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": False,
}
_FILES: Final[dict[FileState, tuple[Verdict, str, str]]] = {
    "usable": ("ok", "open, writable and whole", ""),
    "missing": ("ok", "not made yet; its folder can be written", ""),
    "missing_folder_closed": ("failed", "not there, and its folder cannot be written", "set store.path to a place that you may write"),
    "broken": ("failed", "damaged", "nothing: it is set aside and built anew when the service starts"),
    "newer": ("failed", "written by a newer version of Fictable, in spite of its name", "set store.path to another file"),
    "locked": ("warning", "locked by another program", "end the program that holds it"),
    "read_only": ("failed", "not writable", "change its permissions, or set store.path to another file"),
    "unusable": ("failed", "no file that can be opened", "set store.path to a file"),
}
_FORMS: Final[dict[str, tuple[Verdict, str]]] = {
    "schema": ("ok", "strict schemas"),
    "json": ("ok", "JSON mode; the service takes no strict schemas"),
    "text": ("warning", "none: JSON is asked for in words, so more plans will have faults"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, in a sentence without secrets, and what to do; `failed` is what is needed and does not work."""

    name: str
    verdict: Verdict
    message: str
    advice: str = ""


def check_local(fictable: Fictable) -> Iterator[Finding]:
    """Plugins, a sample dataset, the database and the disk; one finding each, as they are made."""
    yield check_plugins(fictable)
    yield check_generation(fictable)
    yield check_store(Path(fictable.settings.store.path))
    yield check_disk(locate_file(fictable.settings.store.path))


def check_plugins(fictable: Fictable) -> Finding:
    """Whether all plugins that are installed were loaded."""
    reports = fictable.catalog.reports
    absent = [f"{report.name} ({report.reason})" for report in reports if not report.ok]
    count = f"{len(reports) - len(absent)} loaded with {len(fictable.catalog.field_types):,} field types"
    if absent:
        return Finding("plugins", "warning", f"{count}; left out: {'; '.join(absent)}", "`fictable plugins` tells more")
    return Finding("plugins", "ok", count)


def check_generation(fictable: Fictable) -> Finding:
    """Whether a small dataset can be made without a language model."""
    try:
        planned = fictable.plan_offline(GenerationRequest(SAMPLE, rows=5))
        made = fictable.make_table(fictable.prepare_described(planned.spec))
    except FictableError as error:
        return Finding("generation", "failed", f"a sample could not be made: {error}", "see the plugins above")
    return Finding("generation", "ok", f"a sample of {made.num_rows} rows and {made.num_columns} columns was made")


def check_store(path: Path) -> Finding:
    """Whether the database of plans can be used."""
    found = inspect_database(path)
    verdict, message, advice = _FILES[found.state]
    told = f"{found.placement.file}: {message}" + (f" ({found.detail})" if verdict == "failed" and found.detail else "")
    if found.placement.reason and verdict == "ok":
        verdict, advice = "warning", "update Fictable to use what is in the newer file"
    return Finding("cache", verdict, "; ".join(filter(None, (told, found.placement.reason))), advice)


def check_disk(path: Path) -> Finding:
    """Whether there is room beside the database."""
    folder = find_existing_parent(path)
    free = shutil.disk_usage(folder).free
    message = f"{free / 1e9:,.1f} GB free in {folder}"
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "failed", message, "make room, or set store.path to another disk")
    return Finding("disk", "warning" if free < FEW_FREE_BYTES else "ok", message, "make room soon" if free < FEW_FREE_BYTES else "")


def check_key(settings: Settings, origin: str) -> Finding:
    """Whether there is a key; `origin` is where it was read. Whether it is right, only a call tells."""
    if settings.llm.api_key:
        return Finding("key", "ok", f"given by {origin}")
    if settings.llm.base_url:
        return Finding("key", "ok", "none; a service of one's own may do without")
    return Finding("key", "failed", "there is none", "set OPENAI_API_KEY, or planner.mode to offline")


def skip_model(reason: str, advice: str = "") -> list[Finding]:
    """All findings about the language model, where it is not asked."""
    return [Finding(name, "skipped", reason, advice if name == "key" else "") for name in ("key", *MODEL_CHECKS)]


async def check_budget(settings: Settings) -> Finding:
    """What is left of the day's tokens."""
    budget = settings.llm.daily_token_budget
    if not budget:
        return Finding("budget", "ok", "no daily limit of tokens")
    path, used = Path(settings.store.path), 0
    if await asyncio.to_thread(lambda: Path(place_database(str(path)).file).exists()):
        day = dt.datetime.now(dt.UTC).date().isoformat()
        used = await UsageStore(Database(path), alone=True).read_tokens(day) or 0
    message = f"{used:,} of {budget:,} tokens used today (UTC)"
    if used >= budget:
        return Finding("budget", "warning", message, "planning is offline until tomorrow; raise llm.daily_token_budget")
    return Finding("budget", "ok", message)


async def check_model(settings: Settings) -> list[Finding]:
    """Endpoint, model and structured output, found out by a tiny real call; up to three more where the service wants to be asked
    in another way.
    """
    options = replace(read_options(settings), max_output_tokens=min(settings.llm.max_output_tokens, MOST_TEST_TOKENS))
    client, began = ModelClient(options), time.perf_counter()
    spending = open_spending(settings, UsageStore(Database(Path(settings.store.path)), alone=True))
    try:
        async with asyncio.timeout(settings.planner.deadline_seconds):
            text = await ask(client, spending)
    except TimeoutError:
        failure = CallFailed("the language model's service did not answer in time")
        return explain_failure(settings, failure)
    except CallFailed as error:
        if error.kind == "withheld":
            return [finding for finding in skip_model(f"not asked: {error}") if finding.name != "key"]
        return explain_failure(settings, error)
    finally:
        await client.close()
        await spending.flush()
    address = Finding("endpoint", "ok", f"{show_address(settings)} answered in {time.perf_counter() - began:.1f} s")
    return [address, Finding("model", "ok", f"{options.model} answers"), judge_form(client.manner.form, text)]


async def ask(client: ModelClient, spending: Spending) -> str:
    """The answer to the tiny question. Raises CallFailed."""
    for _ in range(MOST_TRIES - 1):
        try:
            return await ask_once(client, spending)
        except CallFailed as error:
            if not (error.kind == "answer" and error.wait is not None):
                raise
    return await ask_once(client, spending)


async def ask_once(client: ModelClient, spending: Spending) -> str:
    """One call within the daily budget, whose tokens are counted like those of a plan. Raises CallFailed."""
    prompt = estimate_tokens("".join(message["content"] for message in _QUESTION)) + estimate_schema(_SCHEMA)
    await spending.reserve(prompt)
    given: int | None = None
    made: int | None = None
    try:
        answer = await client.call(_QUESTION, _SCHEMA)
        given, made = answer.input_tokens, answer.output_tokens
        return answer.text
    except CallFailed as error:
        given, made = error.tokens
        raise
    finally:
        spending.settle(prompt, prompt if given is None else given, made or 0, Meter())


def judge_form(form: str, text: str) -> Finding:
    """How well the service keeps to the form of an answer."""
    try:
        kept = isinstance(read_json(text), dict)
    except ValueError:
        kept = False
    if not kept:
        message, advice = "the service ignored what was asked for", "choose another model, or set planner.mode to offline"
        return Finding("structured output", "failed", message, advice)
    verdict, message = _FORMS[form]
    return Finding("structured output", verdict, message)


def explain_failure(settings: Settings, error: CallFailed) -> list[Finding]:
    """Which of the checks about the model a failed call speaks against, and what to do; those behind it are skipped."""
    name, advice = locate_failure(error)
    address = Finding("endpoint", "ok", f"{show_address(settings)} answered")
    named = {"endpoint": address, "model": Finding("model", "skipped", "not known")}
    named["structured output"] = Finding("structured output", "skipped", "not known")
    if name == "key":
        return [*named.values(), Finding("key", "failed", str(error), advice)]
    if name == "structured output":
        named["model"] = Finding("model", "ok", f"{settings.llm.model} is known")
    message = f"{show_address(settings)}: {error}" if name == "endpoint" else f"{settings.llm.model}: {error}"
    named[name] = Finding(name, "warning" if error.retry_after is not None else "failed", message, advice)
    return list(named.values())


def locate_failure(error: CallFailed) -> tuple[str, str]:
    """The check that a failed call speaks against, and what to do."""
    status = error.status
    if error.retry_after is not None:
        return "model", "wait; the rate limit of the account is reached"
    if status in {401, 402, 403} or "account is used up" in str(error):
        return "key", "check the key (OPENAI_API_KEY or llm.api_key) and the credit of its account"
    if status == 404:
        return "model", "check llm.model, and the path of llm.base_url"
    if error.complaint == "format":
        return "structured output", "set llm.structured_output to auto"
    if status is not None and 300 <= status < 400:
        return "endpoint", "set llm.base_url to where it redirects to; redirects are not followed"
    if status is not None and status < 500:
        return "model", "check llm.model, llm.max_output_tokens and llm.max_prompt_tokens"
    if error.kind == "answer":
        return "model", "choose another model"
    return "endpoint", "check llm.base_url, the network and its proxies, or try again later"


def show_address(settings: Settings) -> str:
    """The address of the model's service without user, password and query, which may be secret."""
    parts = urlsplit(settings.llm.base_url or OPENAI_ADDRESS)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"
