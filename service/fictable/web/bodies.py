"""Bytes of a request → a JSON object. Every way in which a body can be bad has an answer of its own; none is a crash."""

from __future__ import annotations

import asyncio
import codecs
import json
import math
from collections.abc import Sequence
from typing import Any, NoReturn

from aiohttp import hdrs, web

from fictable.errors import InvalidInput, Issue
from fictable.web.document import escape_pointer
from fictable.web.keys import FICTABLE

MAX_DEPTH = 64
UNREADABLE_CODES = frozenset({"malformed_body", "unsupported_charset", "duplicate_key"})
"""The issues of a body that cannot be read at all; they are answered with 400 by every operation."""


async def read_json_object(request: web.Request) -> dict[str, Any]:
    """Read the body of a request as one JSON object.

    Raises HTTPUnsupportedMediaType for another media type or a compressed body, HTTPRequestEntityTooLarge beyond the
    application's size, HTTPRequestTimeout when the body takes longer than the settings allow, InvalidInput for all that is not
    a JSON object.
    """
    check_media_type(request)
    if (request.content_length or 0) > request.client_max_size:
        raise web.HTTPRequestEntityTooLarge(request.client_max_size, request.content_length or 0)
    try:
        async with asyncio.timeout(request.app[FICTABLE].settings.service.body_seconds):
            content = await read_content(request)
    except TimeoutError as error:
        raise web.HTTPRequestTimeout from error
    return parse_json_object(content)


async def read_content(request: web.Request) -> bytes:
    """Read the bytes of a body, up to the application's size. Unlike `request.read` it keeps none on the request, which lives on
    with its connection. Raises HTTPRequestEntityTooLarge.
    """
    content = bytearray()
    async for piece in request.content.iter_any():
        content += piece
        if len(content) > request.client_max_size:
            raise web.HTTPRequestEntityTooLarge(request.client_max_size, len(content))
    return bytes(content)


def check_media_type(request: web.Request) -> None:
    """Accept JSON in UTF-8, or no statement at all. Compressed bodies are refused unread: a small one may unpack to gigabytes."""
    coding = request.headers.get(hdrs.CONTENT_ENCODING, "identity").strip().lower()
    if coding not in {"", "identity"}:
        raise web.HTTPUnsupportedMediaType
    given = request.headers.get(hdrs.CONTENT_TYPE, "").strip()
    if not given:
        return
    media_type = request.content_type.lower()
    if media_type != "application/json" and not (media_type.startswith("application/") and media_type.endswith("+json")):
        raise web.HTTPUnsupportedMediaType
    check_charset(request.charset)


def check_charset(charset: str | None) -> None:
    """Accept UTF-8 and its subset ASCII by any of their names."""
    try:
        name = codecs.lookup(charset or "utf-8").name
    except (LookupError, ValueError):
        name = ""
    if name not in {"utf-8", "ascii", "utf-8-sig"}:
        refuse_body("Body must be encoded in UTF-8", code="unsupported_charset")


def parse_json_object(content: bytes) -> dict[str, Any]:
    """Parse one JSON object strictly (RFC 8259): UTF-8 with or without a byte order mark, no NaN or Infinity, no number beyond
    the range of a double, no duplicate names, no lone surrogates, at most 64 levels. Raises InvalidInput.
    """
    try:
        body = json.loads(content.decode("utf-8-sig"), object_pairs_hook=join_members)
    except UnicodeDecodeError:
        refuse_body("Body is not valid JSON: it is not UTF-8")
    except RecursionError:
        refuse_body("Body is not valid JSON: it is nested too deeply")
    except ValueError:  # a JSONDecodeError, or an integer of thousands of digits
        refuse_body("Body is not valid JSON")
    if not isinstance(body, dict):
        refuse_body("Body must be a JSON object", code="wrong_type")
    for name, value in body.items():
        check_value(f"/{escape_pointer(name)}", [name, value])
    return body


def refuse_body(message: str, *, code: str = "malformed_body", path: str = "") -> NoReturn:
    """Raise InvalidInput about the body as a whole, or about the member at a JSON pointer."""
    raise InvalidInput([Issue(path, code, message)])


def join_members(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its members; the same name twice is refused, as readers disagree on which one counts."""
    members = dict(pairs)
    if len(members) != len(pairs):
        refuse_body("Body is not valid JSON: an object has a duplicate key", code="duplicate_key")
    return members


def check_value(path: str, member: list[Any]) -> None:
    """Refuse what Python reads and JSON does not have (a number that is not finite), texts that hold half of a surrogate pair,
    which no encoder can write, and nesting beyond 64 levels of values. `path` is named in the error.
    """
    level = member
    for _ in range(MAX_DEPTH - 1):
        below: list[Any] = []
        for value in level:
            check_scalar(path, value)
            if isinstance(value, dict):
                below += [*value, *value.values()]
            elif isinstance(value, list):
                below += value
        if not below:
            return
        level = below
    refuse_body("Body is not valid JSON: it is nested too deeply", path=path)


def check_scalar(path: str, value: Any) -> None:
    """Refuse NaN, the infinities (also as 1e999), and texts that cannot be written as UTF-8."""
    if isinstance(value, float) and not math.isfinite(value):
        refuse_body("Body is not valid JSON: a number is not finite", path=path)
    if isinstance(value, str) and not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        refuse_body("Body is not valid JSON: a text has half of a surrogate pair", path=path)
