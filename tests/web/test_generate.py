"""POST /generate: the happy path, its headers, and every way in which a request can be wrong."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

DESCRIPTION = "Generate e-commerce product data including product names, prices and ratings"


async def test_it_answers_with_the_csv_and_all_headers(client: Any, fake: Any) -> None:
    """A good request brings the rows, their number, and how they came about."""
    response = await client.post("/generate", json={"description": DESCRIPTION, "rows": 3, "seed": 5, "locale": "de_DE"})
    assert response.status == 200
    assert await response.text() == "number\n0\n1\n2\n"
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="ecommerce_product_data.csv"'
    assert response.headers["Content-Length"] == "13"
    assert response.headers["X-Row-Count"] == "3"
    assert response.headers["X-Schema-Source"] == "offline"
    assert response.headers["X-Seed"] == "5"
    assert response.headers["X-Coverage"] == "mapped=5, assumed=1, unresolved=0"
    assert response.headers["X-Schema-Digest"] == "1-0123456789abcdef"
    assert re.fullmatch(r"\d+\.\d{3,}", response.headers["X-Generation-Time"])
    assert "X-Ignored" not in response.headers
    assert "X-Fallback-Used" not in response.headers
    [request] = fake.requests
    assert (request.description, request.rows, request.format, request.seed, request.locale) == (DESCRIPTION, 3, "csv", 5, "de_DE")


async def test_defaults_are_filled_in(client: Any, fake: Any) -> None:
    """Only the description is required; 1000 rows of CSV are the default."""
    response = await client.post("/generate", json={"description": DESCRIPTION})
    assert response.headers["X-Row-Count"] == "1000"
    [request] = fake.requests
    assert (request.rows, request.format, request.seed, request.locale) == (1000, "csv", None, None)


async def test_a_degraded_answer_says_so(client: Any, fake: Any) -> None:
    """When the language model failed, a header tells that the offline planner answered."""
    fake.changes["degraded"] = True
    response = await client.post("/generate", json={"description": DESCRIPTION})
    assert response.headers["X-Fallback-Used"] == "true"


@pytest.mark.parametrize("text", ["10", "10.0", "1e1"])
async def test_whole_numbers_may_be_written_with_fraction_or_exponent(client: Any, fake: Any, text: str) -> None:
    """10, 10.0 and 1e1 are the same number of rows."""
    response = await client.post(
        "/generate", data=f'{{"description": "{DESCRIPTION}", "rows": {text}}}', headers={"Content-Type": "application/json"}
    )
    assert response.status == 200
    [request] = fake.requests
    assert type(request.rows) is int
    assert request.rows == 10


async def test_unknown_members_are_named_in_a_header(client: Any) -> None:
    """Unknown members are accepted, and named in a form that is safe in a header."""
    body = {"description": DESCRIPTION, "rows": 1, "colour": "red", "x\r\nSet-Cookie: a": 1, "ü": 2, "": 3, "a" * 99: 4}
    response = await client.post("/generate", json=body)
    assert response.status == 200
    assert response.headers["X-Ignored"] == f'colour, x%0D%0ASet-Cookie%3A%20a, %C3%BC, "", {"a" * 40}'


async def test_only_ten_unknown_members_are_named(client: Any) -> None:
    """The header stays short however many members there are."""
    response = await client.post("/generate", json={"description": DESCRIPTION, **{f"k{number}": 1 for number in range(500)}})
    assert response.headers["X-Ignored"].count(",") == 9


EMPTY = "Description field is required and cannot be empty"
LENGTH = "Description must be between 10 and 4000 characters"
ROWS = "Row count must be between 1 and 10000"
SEED = "Seed must be between 0 and 9007199254740991"


@pytest.mark.parametrize(
    ("change", "field", "message", "shown"),
    [
        ({"description": None}, "description", EMPTY, None),
        ({"description": ""}, "description", EMPTY, ""),
        ({"description": " " * 20}, "description", EMPTY, " " * 20),
        ({"description": " "}, "description", EMPTY, " "),
        ({"description": "too short"}, "description", LENGTH, "too short"),
        ({"description": "x" * 4001}, "description", LENGTH, "x" * 50),
        ({"description": 12}, "description", "Description must be text", 12),
        ({"description": ["a"]}, "description", "Description must be text", "a list of 1"),
        ({"description": {"a": 1}}, "description", "Description must be text", "an object"),
        ({"rows": 0}, "rows", ROWS, 0),
        ({"rows": -1}, "rows", ROWS, -1),
        ({"rows": 10001}, "rows", ROWS, 10001),
        ({"rows": 15000}, "rows", ROWS, 15000),
        ({"rows": 10**9}, "rows", ROWS, 10**9),
        ({"rows": 10**40}, "rows", ROWS, "a very large number"),
        ({"rows": "10"}, "rows", ROWS, "10"),
        ({"rows": 1.5}, "rows", ROWS, 1.5),
        ({"rows": True}, "rows", ROWS, True),
        ({"rows": None}, "rows", ROWS, None),
        ({"format": "xml"}, "format", "Format must be one of: csv", "xml"),
        ({"format": None}, "format", "Format must be one of: csv", None),
        ({"format": "../csv"}, "format", "Format must be one of: csv", "../csv"),
        ({"seed": -1}, "seed", SEED, -1),
        ({"seed": 2**53}, "seed", SEED, 2**53),
        ({"seed": False}, "seed", SEED, False),
        ({"locale": "xx_XX"}, "locale", "There is no locale of this name", "xx_XX"),
        ({"locale": "german"}, "locale", "Locale must look like de or en_US", "german"),
        ({"locale": "de\n"}, "locale", "Locale must look like de or en_US", "de\n"),
        ({"locale": 3}, "locale", "Locale must look like de or en_US", 3),
    ],
)
async def test_a_broken_rule_is_named(client: Any, fake: Any, change: dict[str, Any], field: str, message: str, shown: Any) -> None:
    """A member that breaks its rule brings 400, the field, the rule in words and the value in short."""
    response = await client.post("/generate", json={"description": DESCRIPTION, **change})
    body = await response.json()
    assert response.status == 400
    assert (body["error_type"], body["message"], body["code"]) == ("validation", message, "invalid_input")
    assert body["details"]["field"] == field
    assert body["details"]["provided_value"] == shown
    assert type(body["details"]["provided_value"]) is type(shown)
    assert not fake.requests


async def test_a_missing_description_is_named(client: Any) -> None:
    """Without a description, the message is that of the contract."""
    response = await client.post("/generate", json={})
    body = await response.json()
    assert (response.status, body["message"]) == (400, EMPTY)
    assert body["details"] == {"field": "description", "provided_value": None}


async def test_a_wrong_format_brings_the_allowed_ones(client: Any) -> None:
    """The formats that exist are listed for programs too."""
    response = await client.post("/generate", json={"description": DESCRIPTION, "format": "xml"})
    assert (await response.json())["details"]["allowed_values"] == ["csv"]


async def test_all_broken_rules_are_listed_in_the_order_of_the_document(client: Any) -> None:
    """One answer names everything that is wrong."""
    response = await client.post("/generate", json={"locale": "x", "rows": 0})
    errors = (await response.json())["errors"]
    assert [(error["field"], error["path"], error["code"]) for error in errors] == [
        ("description", "/description", "missing"),
        ("rows", "/rows", "out_of_range"),
        ("locale", "/locale", "bad_format"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        DESCRIPTION,
        "\u0000" * 10 + "abc",
        "orders\r\nX-Evil: 1 and more",
        "\u202eevil text here",
        "=1+1; rm -rf /",
        "顧客データを十件ください",
    ],
)
async def test_hostile_descriptions_do_not_reach_the_headers(client: Any, text: str) -> None:
    """Whatever a description holds, the file name is plain."""
    response = await client.post(
        "/generate", data=json.dumps({"description": text, "rows": 1}), headers={"Content-Type": "application/json"}
    )
    assert response.status == 200
    assert re.fullmatch(r'attachment; filename="[a-z0-9_]{1,60}\.csv"', response.headers["Content-Disposition"])
    assert "X-Evil" not in response.headers


async def test_the_length_counts_characters_not_bytes(client: Any) -> None:
    """Ten characters of any script are enough, and 4000 of them are not too many."""
    for length in (10, 4000):
        response = await client.post("/generate", json={"description": "😀" * length, "rows": 1})
        assert response.status == 200


async def test_a_slash_at_the_end_is_accepted(client: Any) -> None:
    """The address works with and without a slash, and is not redirected."""
    response = await client.post("/generate/", json={"description": DESCRIPTION, "rows": 1}, allow_redirects=False)
    assert response.status == 200
    response = await client.post("/generate/", json={}, allow_redirects=False)
    assert (response.status, response.content_type) == (400, "application/json")


async def test_an_authorization_header_is_ignored(client: Any) -> None:
    """Without authentication, credentials change nothing."""
    response = await client.post("/generate", json={"description": DESCRIPTION, "rows": 1}, headers={"Authorization": "Bearer nonsense"})
    assert response.status == 200
