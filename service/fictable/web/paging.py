"""Lists in pages: a bare array, the number of all entries, and links to the pages around."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from aiohttp import hdrs, web

from fictable.web.keys import DOCUMENT
from fictable.web.validation import check_query

T = TypeVar("T")


def answer_page(
    request: web.Request, operation: str, entries: Sequence[T], describe: Callable[[T], dict[str, Any]], plugin: Callable[[T], str]
) -> web.Response:
    """Answer with the page of a list that the query asks for.

    `describe` gives an entry as JSON, `plugin` the namespace of the plugin that brought it. Raises InvalidInput for a bad query.
    """
    query = check_query(request.app[DOCUMENT].operations[operation], request.query)
    words = query["q"].casefold().split()
    namespace = query["namespace"]
    found = [body for entry in entries if namespace in {"", plugin(entry)} and has_words(body := describe(entry), words)]
    limit, offset = query["limit"], query["offset"]
    headers = {"X-Total-Count": str(len(found))}
    links = list_links(request.path, query, len(found))
    if links:
        headers[hdrs.LINK] = links
    return web.json_response(found[offset : offset + limit], headers=headers)


def has_words(body: Mapping[str, Any], words: Sequence[str]) -> bool:
    """Tell whether all words occur in what an entry is called and in how it is described."""
    texts = [str(body.get(name, "")) for name in ("id", "title", "description", "table", "distribution")]
    text = " ".join([*texts, *body.get("phrases", ())]).casefold() if words else ""
    return all(word in text for word in words)


def list_links(path: str, query: Mapping[str, Any], total: int) -> str:
    """Give the Link header (RFC 8288) of a page: first, prev, next and last, those that there are; empty where all fits one page."""
    limit, offset = query["limit"], query["offset"]
    if total <= limit and offset == 0:
        return ""
    places = {"first": 0, "prev": max(0, offset - limit), "next": offset + limit, "last": max(0, (total - 1) // limit * limit)}
    wanted = [name for name in places if (name != "prev" or offset > 0) and (name != "next" or places["next"] < total)]
    given = {name: value for name, value in query.items() if name != "offset" and value != ""}
    return ", ".join(f'<{path}?{urlencode({**given, "offset": places[name]})}>; rel="{name}"' for name in wanted)
