"""The application: routes from the document, handlers by operation, and what surrounds them."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from fictable.web.cross_origin import answer_preflights, permit_origins
from fictable.web.document import load_api_document
from fictable.web.handlers_catalog import get_cache_stats, get_type, list_plugins, list_topics, list_types
from fictable.web.handlers_docs import get_docs_file, get_docs_page, get_index, get_openapi_document, read_docs_files
from fictable.web.handlers_generate import generate_dataset
from fictable.web.handlers_health import check_health, get_health, get_liveness, get_readiness
from fictable.web.handlers_rows import generate_rows
from fictable.web.handlers_specs import create_spec, get_spec, validate_spec
from fictable.web.keys import DOCS_FILES, DOCUMENT, FICTABLE, STARTED, TRAFFIC
from fictable.web.middlewares import answer_error, answer_errors, log_access, set_common_headers
from fictable.web.traffic import Traffic
from fictable.work.locales import list_locales

if TYPE_CHECKING:
    from fictable.work.service import Fictable

HANDLERS: Mapping[str, Handler] = {
    "generateDataset": generate_dataset,
    "healthCheck": check_health,
    "generateRows": generate_rows,
    "createSpec": create_spec,
    "getSpec": get_spec,
    "validateSpec": validate_spec,
    "listTypes": list_types,
    "getType": get_type,
    "listTopics": list_topics,
    "listPlugins": list_plugins,
    "getCacheStats": get_cache_stats,
    "getHealth": get_health,
    "getLiveness": get_liveness,
    "getReadiness": get_readiness,
    "getIndex": get_index,
    "getOpenapiDocument": get_openapi_document,
    "getDocsPage": get_docs_page,
    "getDocsFile": get_docs_file,
}
"""The handler of each operation of the document."""


def create_app(fictable: Fictable) -> web.Application:
    """Build the application around a Fictable object, which it opens when it starts and closes when it ends."""
    service = fictable.settings.service
    outer = [log_access] if service.access_log else []
    crossing = [answer_preflights(service.cors_origins)] if service.cors_origins else []
    app = web.Application(middlewares=[*outer, *crossing, answer_errors], client_max_size=fictable.settings.limits.body_bytes)
    app[FICTABLE] = fictable
    app[DOCUMENT] = load_api_document(fictable.version, list_locales())
    app[DOCS_FILES] = read_docs_files()
    app[STARTED] = time.monotonic()
    app[TRAFFIC] = Traffic(service.max_requests, service.max_unsent_bytes)
    add_routes(app)
    app.on_response_prepare.append(set_common_headers)
    if service.cors_origins:
        app.on_response_prepare.append(permit_origins(service.cors_origins))
    app.cleanup_ctx.append(hold_open)
    return app


def add_routes(app: web.Application) -> None:
    """Add every operation of the document, under its mirrored paths and with a slash at the end too; GET also answers HEAD."""
    document = app[DOCUMENT]
    for operation in document.operations.values():
        for path in document.paths_of(operation):
            for spelling in (path,) if path == "/" else (path, f"{path}/"):
                resource = app.router.add_resource(write_route(spelling, operation.segments))
                for method in (operation.method, *([hdrs.METH_HEAD] if operation.method == hdrs.METH_GET else [])):
                    resource.add_route(method, HANDLERS[operation.id], expect_handler=check_expectation)


def write_route(path: str, segments: Mapping[str, str]) -> str:
    """Write a path as a route: a part with a pattern in the document matches nothing else, so that it hides no other address."""
    for name, pattern in segments.items():
        path = path.replace(f"{{{name}}}", f"{{{name}:{pattern.removeprefix('^').removesuffix('$')}}}")
    return path


async def check_expectation(request: web.Request) -> web.StreamResponse | None:
    """Tell a client that waits for it to go on (RFC 9110, 10.1.1); other expectations are refused with the usual error body."""
    if request.headers.get(hdrs.EXPECT, "").lower() != "100-continue":
        return answer_error(request, web.HTTPExpectationFailed())
    if request.version >= (1, 1):
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0  # the interim answer is no part of the answer
    return None


async def hold_open(app: web.Application) -> AsyncIterator[None]:
    """Keep the Fictable object open as long as the application runs."""
    async with app[FICTABLE]:
        app[FICTABLE].limit_turns(app[TRAFFIC].require_room)
        yield
