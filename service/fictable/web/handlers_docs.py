"""The API document, a page that shows it, and the index of the service. All files come from the package; nothing from the network."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from aiohttp import hdrs, web

from fictable.web.keys import DOCS_FILES, DOCUMENT, FICTABLE

PAGE = "index.html"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Scripts and requests stay with the service; Swagger UI sets styles on elements, which carry no code."""
MEDIA_TYPES: Mapping[str, str] = {"js": "text/javascript", "css": "text/css", "html": "text/html"}
CACHED_AN_HOUR = "public, max-age=3600"


def read_docs_files() -> Mapping[str, bytes]:
    """Read the files of the documentation page from the package, by name."""
    folder = resources.files("fictable") / "web" / "swagger"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


async def get_docs_page(request: web.Request) -> web.Response:
    """Answer with the page that shows the API document."""
    return answer_file(PAGE, request.app[DOCS_FILES][PAGE])


async def get_docs_file(request: web.Request) -> web.Response:
    """Answer with a file of the documentation page; names are looked up, so that no path leads out of the folder."""
    name = request.match_info["file"]
    content = request.app[DOCS_FILES].get(name)
    if content is None or name == PAGE:
        raise web.HTTPNotFound
    return answer_file(name, content)


def answer_file(name: str, content: bytes) -> web.Response:
    """Give the response for a file of the documentation page."""
    headers = {"Content-Security-Policy": PAGE_POLICY, hdrs.CACHE_CONTROL: CACHED_AN_HOUR}
    media_type = MEDIA_TYPES.get(name.rsplit(".", 1)[-1], "text/plain")
    return web.Response(body=content, content_type=media_type, charset="utf-8", headers=headers)


async def get_openapi_document(request: web.Request) -> web.Response:
    """Answer with the OpenAPI document that requests are checked against."""
    return web.Response(body=request.app[DOCUMENT].text, content_type="application/json")


async def get_index(request: web.Request) -> web.Response:
    """Answer with what the service is and where its parts are."""
    body = {
        "name": "Fictable",
        "description": "Describe a dataset in plain language, get the table.",
        "version": request.app[FICTABLE].version,
        "generate": "/generate",
        "health": "/health",
        "docs": "/docs",
        "openapi": "/openapi.json",
    }
    return web.json_response(body)
