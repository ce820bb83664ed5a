"""POST /v1/generate around the real Fictable object: descriptions, specs, kept specs; formats and tables."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

EMPLOYEES = "employees with name, department and salary from 40000 to 90000"
TWO_TABLES = {
    "title": "web shop",
    "tables": [
        {"name": "customers", "rows": 3, "fields": [{"name": "id", "type": "id.sequence"}]},
        {"name": 'the "orders"', "rows": 5, "fields": [{"name": "customer", "type": "reference", "params": {"to": "customers.id"}}]},
    ],
}


async def test_a_description_brings_rows(real_client: Any) -> None:
    """Up to 10,000 rows come whole, with their length and what is known of them."""
    response = await real_client.post("/v1/generate", json={"description": EMPLOYEES, "rows": 30, "seed": 3})
    rows = list(csv.DictReader(io.StringIO(await response.text())))
    assert (response.status, len(rows), list(rows[0])) == (200, 30, ["name", "department", "salary"])
    headers = response.headers
    assert (headers["X-Row-Count"], headers["X-Seed"], headers["X-Schema-Source"]) == ("30", "3", "offline")
    assert int(headers["Content-Length"]) == len(await response.read())
    assert headers["Content-Disposition"] == 'attachment; filename="employees.csv"'
    assert headers["X-Coverage"].startswith("mapped=3")
    assert headers["X-Checks"].endswith("broken=0")
    assert float(headers["X-Generation-Time"]) > 0


async def test_it_is_the_same_table_as_at_generate(real_client: Any) -> None:
    """Equal requests bring equal bytes at both addresses, and from the kept spec."""
    body = {"description": EMPLOYEES, "rows": 40}
    plain = await (await real_client.post("/generate", json=body)).read()
    kept = await (await real_client.post("/v1/specs", json=body)).json()
    assert await (await real_client.post("/v1/generate", json=body)).read() == plain
    response = await real_client.post("/v1/generate", json={"spec_id": kept["id"]})
    assert (await response.read(), response.headers["X-Schema-Digest"]) == (plain, kept["digest"])
    fewer = await (await real_client.post("/v1/generate", json={"spec": kept["spec"], "rows": 10})).read()
    assert plain.startswith(fewer)


@pytest.mark.parametrize(
    ("format_", "media_type", "extension"),
    [
        ("csv", "text/csv; charset=utf-8", "csv"),
        ("json", "application/json", "json"),
        ("ndjson", "application/x-ndjson", "ndjson"),
        ("jsonl", "application/x-ndjson", "ndjson"),
    ],
)
async def test_formats_hold_the_same_rows(real_client: Any, format_: str, media_type: str, extension: str) -> None:
    """The rows are the same in each format; the headers tell which it is."""
    response = await real_client.post("/v1/generate", json={"spec": TWO_TABLES, "table": "customers", "format": format_})
    text = await response.text()
    if format_ == "json":
        found = [row["id"] for row in json.loads(text)]
    elif format_ == "csv":
        found = [int(line) for line in text.splitlines()[1:]]
    else:
        found = [json.loads(line)["id"] for line in text.splitlines()]
    assert found == [1, 2, 3]
    assert response.headers["Content-Type"] == media_type
    assert re.search(r'"(\w+)\.(\w+)"', response.headers["Content-Disposition"]).groups() == ("web_shop", extension)  # type: ignore[union-attr]


async def test_json_holds_all_tables(real_client: Any) -> None:
    """Without a table JSON is an object of all tables by name."""
    response = await real_client.post("/v1/generate", json={"spec": TWO_TABLES, "format": "json"})
    tables = await response.json()
    assert {name: len(rows) for name, rows in tables.items()} == {"customers": 3, 'the "orders"': 5}
    assert {row["customer"] for row in tables['the "orders"']} <= {1, 2, 3}
    assert response.headers["X-Row-Count"] == "8"


@pytest.mark.parametrize("choice", [{"format": "csv"}, {"format": "ndjson"}, {"table": "nothing"}, {"format": "json", "table": "nothing"}])
async def test_one_of_several_tables_must_be_named(real_client: Any, choice: Any) -> None:
    """Formats of one table ask which; the answer lists the tables."""
    response = await real_client.post("/v1/generate", json={"spec": TWO_TABLES, **choice})
    problem = await response.json()
    assert (response.status, problem["details"]["field"]) == (422, "table")
    assert problem["details"]["allowed_values"] == ["customers", 'the "orders"']


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"spec_id": "spec_" + "0" * 32}, "spec_id"),
        ({"spec_id": "../x"}, "spec_id"),
        ({"description": EMPLOYEES, "format": "xml"}, "format"),
        ({"description": EMPLOYEES, "format": None}, "format"),
        ({"description": EMPLOYEES, "rows": -1}, "rows"),
        ({"description": EMPLOYEES, "locale": "de_DE\n"}, "locale"),
        ({"spec": TWO_TABLES, "description": EMPLOYEES}, "body"),
        ({"spec": {"rows": 10**11, "fields": [{"name": "id", "type": "id.sequence"}]}}, "rows"),
    ],
)
async def test_a_bad_request_is_explained(real_client: Any, body: Any, field: str) -> None:
    """The answer is 422 and names the member; no row is made."""
    response = await real_client.post("/v1/generate", json=body)
    assert (response.status, (await response.json())["details"]["field"]) == (422, field)


async def test_a_kept_spec_has_its_locale(real_client: Any) -> None:
    """Rows and seed may be others; the locale of a spec stands in all its fields and may not."""
    kept = await (await real_client.post("/v1/specs", json={"description": EMPLOYEES})).json()
    response = await real_client.post("/v1/generate", json={"spec_id": kept["id"], "locale": "de"})
    assert (response.status, (await response.json())["details"]["field"]) == (422, "locale")
    response = await real_client.post("/v1/generate", json={"spec_id": kept["id"], "rows": 2, "seed": 9})
    assert (response.headers["X-Row-Count"], response.headers["X-Seed"]) == ("2", "9")


async def test_a_table_without_rows_is_its_header(real_client: Any) -> None:
    """No rows is a number of rows that a spec may ask for."""
    spec = {"rows": 0, "fields": [{"name": "id", "type": "id.sequence"}]}
    response = await real_client.post("/v1/generate", json={"spec": spec})
    assert (await response.text(), response.headers["X-Row-Count"]) == ("id\n", "0")


async def test_an_authorization_header_is_ignored(real_client: Any) -> None:
    """Authentication is off; credentials that a client sends anyway do no harm."""
    response = await real_client.post("/v1/generate", json={"description": EMPLOYEES, "rows": 1}, headers={"Authorization": "Bearer x"})
    assert response.status == 200


COUNTED = {"name": "n", "type": "id.sequence"}
OVERFLOWING = {"name": "big", "type": "expression", "params": {"expr": "(n - 1) * (n - 2) * (n - 3) * (n - 4098) * 9223372036854775807"}}
"""Zero in the rows that are tried beforehand."""


@pytest.mark.parametrize(
    ("fields", "more", "path", "word"),
    [
        ([COUNTED, {**OVERFLOWING, "params": {"expr": "n + 9223372036854775807"}}], {"rows": 5}, "/spec/fields/1", "stored"),
        ([COUNTED, OVERFLOWING], {"rows": 5000}, "/spec/fields/1", "stored"),
        ([COUNTED, OVERFLOWING], {"rows": 20_000}, "/spec/fields/1", "stored"),
        (
            [COUNTED, {"name": "x", "type": "id.uuid", "cases": [{"when": "n * 9223372036854775807 > 1", "value": None}]}],
            {"rows": 5},
            "/spec/fields/1",
            "stored",
        ),
        (
            [{"name": name, "type": "category", "params": {"values": ["same"]}} for name in "ab"],
            {"constraints": [{"kind": "not_equal", "fields": ["a", "b"]}], "rows": 5},
            "/spec/fields/",
            "differs",
        ),
    ],
)
async def test_rows_that_the_spec_makes_impossible_are_its_fault(
    real_client: Any, fields: list[Any], more: dict[str, Any], path: str, word: str
) -> None:
    """Whether it shows before the rows or only among them: 422 with the field, not a failure of the service."""
    rows = more.pop("rows")
    response = await real_client.post("/v1/generate", json={"spec": {"fields": fields, **more}, "rows": rows})
    problem = await response.json()
    assert (response.status, problem["error_type"], problem["code"]) == (422, "validation", "invalid_spec"), problem
    assert problem["errors"][0]["path"].startswith(path)
    assert word in problem["message"]


async def test_a_kept_spec_that_cannot_be_honoured_is_named(real_client: Any) -> None:
    """The request then has nothing but the id, which the error points to."""
    kept = await (await real_client.post("/v1/specs", json={"spec": {"fields": [COUNTED, OVERFLOWING]}, "rows": 3})).json()
    assert (await real_client.post("/v1/generate", json={"spec_id": kept["id"]})).status == 200
    response = await real_client.post("/v1/generate", json={"spec_id": kept["id"], "rows": 5000})
    problem = await response.json()
    assert (response.status, problem["errors"][0]["path"]) == (422, "/spec_id")
    assert problem["message"].startswith("big: ")
