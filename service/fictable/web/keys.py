"""What the application and a request carry, under typed keys."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING

from aiohttp import web

from fictable.web.document import ApiDocument
from fictable.web.traffic import Traffic

if TYPE_CHECKING:
    from fictable.work.service import Fictable

FICTABLE: web.AppKey[Fictable] = web.AppKey("fictable")
DOCUMENT: web.AppKey[ApiDocument] = web.AppKey("document", ApiDocument)
STARTED: web.AppKey[float] = web.AppKey("started", float)
"""time.monotonic() at the start of the application."""
TRAFFIC: web.AppKey[Traffic] = web.AppKey("traffic", Traffic)
DOCS_FILES: web.AppKey[Mapping[str, bytes]] = web.AppKey("docs_files")
REQUEST_ID: web.RequestKey[str] = web.RequestKey("request_id", str)

CURRENT_ID: ContextVar[str] = ContextVar("fictable_request_id", default="")
"""The id of the request that a task answers; empty elsewhere. It goes into every line of the log."""

ACCEPTED_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def identify_request(request: web.BaseRequest) -> str:
    """Give the id of a request: the one in its X-Request-ID if that is 1 to 64 plain characters, else a new one, kept on the request."""
    if REQUEST_ID not in request:
        given = request.headers.get("X-Request-ID", "")
        request[REQUEST_ID] = given if ACCEPTED_ID.fullmatch(given) else uuid.uuid4().hex
        CURRENT_ID.set(request[REQUEST_ID])
    return request[REQUEST_ID]
