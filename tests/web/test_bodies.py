"""Bodies that are no JSON object, over the wire and in the parser alone."""

from __future__ import annotations

import contextlib
import gzip
import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.errors import InvalidInput
from fictable.web.bodies import parse_json_object

JSON = {"Content-Type": "application/json"}
GOOD = b'{"description": "a table of customers", "rows": 1}'


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "Body is not valid JSON"),
        (b"{", "Body is not valid JSON"),
        (b'{"description": "abc', "Body is not valid JSON"),
        (b"not json", "Body is not valid JSON"),
        (b"null", "Body must be a JSON object"),
        (b"[]", "Body must be a JSON object"),
        (b'"text"', "Body must be a JSON object"),
        (b"5", "Body must be a JSON object"),
        (b"[" * 90_000, "Body is not valid JSON: it is nested too deeply"),
        (b'{"a":' * 200 + b"1" + b"}" * 200, "Body is not valid JSON: it is nested too deeply"),
        (b'{"rows": ' + b"1" * 5000 + b"}", "Body is not valid JSON"),
        (b'{"description": "\xff\xfe"}', "Body is not valid JSON: it is not UTF-8"),
        ('{"description": "abc"}'.encode("utf-16"), "Body is not valid JSON: it is not UTF-8"),
        (b'{"rows": NaN}', "Body is not valid JSON: a number is not finite"),
        (b'{"rows": 1e999}', "Body is not valid JSON: a number is not finite"),
        (b'{"rows": [-Infinity]}', "Body is not valid JSON: a number is not finite"),
        (b'{"description": "\\ud800 and more text"}', "Body is not valid JSON: a text has half of a surrogate pair"),
        (b'{"\\udfff": 1}', "Body is not valid JSON: a text has half of a surrogate pair"),
        (b'{"rows": 1, "rows": 2}', "Body is not valid JSON: an object has a duplicate key"),
        (b'{"x": {"a": 1, "a": 2}}', "Body is not valid JSON: an object has a duplicate key"),
    ],
    ids=range(20),
)
async def test_a_body_that_is_no_json_object_brings_400(client: Any, fake: Any, body: bytes, message: str) -> None:
    """Each way of being no JSON object has its message, and none reaches the generator."""
    response = await client.post("/generate", data=body, headers=JSON)
    answer = await response.json()
    assert (response.status, answer["error_type"], answer["message"]) == (400, "validation", message)
    assert response.content_type == "application/json"
    assert not fake.requests


async def test_a_number_that_is_not_finite_is_named(client: Any) -> None:
    """NaN is no JSON, but the error still names the member."""
    response = await client.post("/generate", data=GOOD.replace(b": 1", b": NaN"), headers=JSON)
    assert (await response.json())["details"]["field"] == "rows"


@pytest.mark.parametrize("body", [b"\xef\xbb\xbf" + GOOD, b" \n" + GOOD + b"\n"], ids=["byte order mark", "white space"])
async def test_harmless_variations_are_accepted(client: Any, body: bytes) -> None:
    """A byte order mark and white space around the object change nothing."""
    response = await client.post("/generate", data=body, headers=JSON)
    assert response.status == 200


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "application/json; charset=utf-8",
        "APPLICATION/JSON; charset=UTF8",
        "application/json; charset=us-ascii",
        "application/ld+json",
    ],
)
async def test_json_media_types_are_accepted(client: Any, media_type: str) -> None:
    """JSON in UTF-8 is accepted under its usual names."""
    response = await client.post("/generate", data=GOOD, headers={"Content-Type": media_type})
    assert response.status == 200


async def test_a_missing_media_type_is_accepted(client: Any) -> None:
    """Without a Content-Type the body is taken for JSON."""
    response = await client.post("/generate", data=GOOD, skip_auto_headers=["Content-Type"])
    assert response.status == 200


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", "nonsense"]
)
async def test_another_media_type_brings_415(client: Any, media_type: str) -> None:
    """Anything but JSON is refused by its type."""
    response = await client.post("/generate", data=GOOD, headers={"Content-Type": media_type})
    answer = await response.json()
    assert (response.status, answer["code"], answer["error_type"]) == (415, "unsupported_media_type", "validation")


@pytest.mark.parametrize("charset", ["bogus", "base64", "utf-16", "latin-1", "\x00"])
async def test_another_charset_brings_400(client: Any, charset: str) -> None:
    """Only UTF-8 is JSON; names that Python takes for codecs of other kinds do no harm."""
    if charset == "\x00":
        charset = "a" * 500
    response = await client.post("/generate", data=GOOD, headers={"Content-Type": f"application/json; charset={charset}"})
    assert (response.status, (await response.json())["message"]) == (400, "Body must be encoded in UTF-8")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "unknown", "gzip, gzip"])
async def test_a_compressed_body_brings_415_unread(client: Any, fake: Any, coding: str) -> None:
    """Compressed bodies are refused by their header, whether or not they are what they claim to be."""
    body = gzip.compress(GOOD) if coding == "gzip" else b"\x00broken"
    response = await client.post("/generate", data=body, headers={**JSON, "Content-Encoding": coding})
    assert response.status in {400, 415}
    assert response.status == 415 or coding != "gzip"
    assert not fake.requests


async def test_a_body_beyond_the_limit_brings_413(client: Any) -> None:
    """A body that announces too many bytes, or brings them in pieces, is refused."""
    response = await client.post("/generate", data=b" " * 200_000, headers=JSON)
    assert (response.status, (await response.json())["code"]) == (413, "body_too_large")

    async def pieces() -> Any:
        for _ in range(30):
            yield b" " * 10_000

    response = await client.post("/generate", data=pieces(), headers=JSON)
    assert response.status == 413


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_invalid_input(content: bytes) -> None:
    """No bytes bring any other error."""
    with contextlib.suppress(InvalidInput):
        assert isinstance(parse_json_object(content), dict)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=10
)


@given(st.dictionaries(st.text(max_size=9), VALUES, max_size=4), st.booleans())
def test_any_json_object_is_read_as_it_is(body: dict[str, Any], ascii_only: bool) -> None:
    """What is a JSON object is read exactly."""
    assert parse_json_object(json.dumps(body, ensure_ascii=ascii_only).encode()) == body


@pytest.mark.parametrize("depth", [63, 64, 65, 400, sys.getrecursionlimit() * 3])
def test_nesting_is_limited(depth: int) -> None:
    """Sixty-four levels are read; more are refused before anything recurses over them."""
    content = b'{"a":' * (depth - 1) + b"{}" + b"}" * (depth - 1)
    if depth <= 64:
        assert parse_json_object(content)
    else:
        with pytest.raises(InvalidInput, match="nested too deeply"):
            parse_json_object(content)
