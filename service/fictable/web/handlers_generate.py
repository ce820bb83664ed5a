"""POST /generate: a description comes in, the whole dataset goes out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from urllib.parse import quote

from aiohttp import hdrs, web

from fictable.plan.spending import Usage
from fictable.web.bodies import read_json_object
from fictable.web.file_names import name_file
from fictable.web.keys import DOCUMENT, FICTABLE, TRAFFIC
from fictable.web.streaming import WholeAnswer
from fictable.web.validation import check_body
from fictable.work.requests import Generated, GenerationRequest

MAX_IGNORED = 10
MAX_IGNORED_CHARACTERS = 40


async def generate_dataset(request: web.Request) -> web.Response:
    """Answer with the dataset that the body describes, as one CSV file; the headers tell how it came about."""
    started = time.perf_counter()
    checked = check_body(request.app[DOCUMENT].operations["generateDataset"], await read_json_object(request))
    wanted = GenerationRequest(**checked.values)
    with request.app[TRAFFIC].admit():
        generated = await request.app[FICTABLE].generate(wanted)
    headers = describe_dataset(generated, wanted.description)
    if checked.ignored:
        headers["X-Ignored"] = list_ignored(checked.ignored)
    headers["X-Generation-Time"] = f"{time.perf_counter() - started:.6f}"
    return WholeAnswer(body=generated.body, headers=headers)


def describe_dataset(generated: Generated, description: str) -> dict[str, str]:
    """Give the headers of a generated dataset."""
    headers = {
        hdrs.CONTENT_TYPE: generated.media_type,
        hdrs.CONTENT_DISPOSITION: f'attachment; filename="{name_file(description, generated.extension)}"',
        "X-Row-Count": str(generated.rows),
        "X-Schema-Source": generated.source,
        "X-Schema-Digest": generated.spec_digest,
        "X-Seed": str(generated.seed),
        "X-Coverage": f"mapped={generated.mapped}, assumed={generated.assumed}, unresolved={generated.unresolved}",
    }
    if generated.degraded:
        headers["X-Fallback-Used"] = "true"
    return headers | describe_usage(generated.usage)


def describe_usage(usage: Usage) -> dict[str, str]:
    """Give the headers that tell what the language model used; none where it was not called."""
    if not usage.calls:
        return {}
    headers = {"X-LLM-Calls": str(usage.calls), "X-LLM-Tokens": str(usage.tokens)}
    return headers if usage.cost is None else headers | {"X-LLM-Cost": f"{usage.cost:.6f}"}


def list_ignored(names: Sequence[str]) -> str:
    """Give the first ten names of unknown members, each cut to 40 characters and percent-encoded, so that they fit a header."""
    shown = [quote(name[:MAX_IGNORED_CHARACTERS], safe="", errors="replace") or '""' for name in names[:MAX_IGNORED]]
    return ", ".join(shown)
