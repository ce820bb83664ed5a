"""POST /v1/generate: any number of rows, from a description, a spec or a kept spec."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from aiohttp import hdrs, web

from fictable.errors import InvalidInput, Issue, SpecInvalid
from fictable.web.bodies import read_json_object
from fictable.web.file_names import name_file
from fictable.web.handlers_generate import describe_usage
from fictable.web.keys import DOCUMENT, FICTABLE, TRAFFIC
from fictable.web.streaming import WholeAnswer, stream_download
from fictable.web.validation import check_body
from fictable.work.downloads import Download, open_download
from fictable.work.requests import Planned
from fictable.work.specs import DatasetRequest, OpenedSpec, locate_in_request

BUFFERED_ROWS: Final = 10_000
"""Up to so many rows the answer is made and checked whole before its first byte is sent."""


async def generate_rows(request: web.Request) -> web.StreamResponse:
    """Answer with the rows that the body asks for: whole, or streamed where there are many."""
    started = time.perf_counter()
    values = check_body(request.app[DOCUMENT].operations["generateRows"], await read_json_object(request)).values
    with request.app[TRAFFIC].admit():
        return await answer_rows(request, values, started)


async def answer_rows(request: web.Request, values: Mapping[str, Any], started: float) -> web.StreamResponse:
    """Answer with the rows that the checked members of a body ask for; `started` is when the request came, by time.perf_counter()."""
    fictable, operation = request.app[FICTABLE], request.app[DOCUMENT].operations["generateRows"]
    wanted = make_request(values)
    opened = await fictable.specs.open(wanted)
    keep = values["keep_formulas"]
    download = await fictable.run(lambda: open_download(fictable, opened.prepared, values["format"], values["table"], keep_formulas=keep))
    check_size(download, operation.properties["rows"]["maximum"])
    headers = describe_download(opened, download, values["description"])
    if download.rows > BUFFERED_ROWS:
        with pointing_into(wanted, opened):
            return await stream_download(request, download, headers)
    async with fictable.take_turn():
        with pointing_into(wanted, opened):
            body = await download.read_whole()
    held = sum(check.held for check in download.checks)
    headers["X-Checks"] = f"held={held}, broken={len(download.checks) - held}"
    headers["X-Generation-Time"] = f"{time.perf_counter() - started:.6f}"
    return WholeAnswer(body=body, headers=headers)


@contextmanager
def pointing_into(request: DatasetRequest, opened: OpenedSpec) -> Iterator[None]:
    """What turns out to be wrong with a spec when its rows are made is told with pointers into the request."""
    try:
        yield
    except SpecInvalid as error:
        raise SpecInvalid(locate_in_request(error.issues, request, opened)) from error


def make_request(values: Mapping[str, Any]) -> DatasetRequest:
    """Give the request for a dataset that the checked members of a body make up."""
    return DatasetRequest(
        description=values["description"],
        document=values["spec"],
        spec_id=values.get("spec_id"),
        rows=values["rows"],
        seed=values["seed"],
        locale=values["locale"],
    )


def check_size(download: Download, most: int) -> None:
    """Refuse a spec that asks for more rows than one answer may have. Raises InvalidInput."""
    if download.rows > most:
        message, hint = f"Row count must be between 1 and {most}", "ask for fewer rows, or for one table at a time"
        raise InvalidInput([Issue("/rows", "out_of_range", message, download.rows, f"at most {most}", hint)])


def describe_download(opened: OpenedSpec, download: Download, description: str | None) -> dict[str, str]:
    """Give the headers that tell what the rows are and how they came about."""
    spec = opened.prepared.spec
    counts = Planned(spec, opened.source).count_coverage()
    about = description or spec.title or download.tables[0]
    headers = {
        hdrs.CONTENT_TYPE: download.sink.media_type,
        hdrs.CONTENT_DISPOSITION: f'attachment; filename="{name_file(about, download.sink.extension)}"',
        "X-Row-Count": str(download.rows),
        "X-Schema-Source": opened.source,
        "X-Schema-Digest": opened.prepared.spec_digest,
        "X-Seed": str(spec.seed),
        "X-Coverage": ", ".join(f"{status}={count}" for status, count in counts.items()),
    }
    return headers | describe_usage(opened.usage) | ({"X-Fallback-Used": "true"} if opened.degraded else {})
