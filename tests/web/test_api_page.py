"""The page docs/api.md: complete and true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fictable.web.document import ApiDocument, load_api_document
from fictable.web.problems import ERROR_STATUSES, HTTP_PROBLEMS


@pytest.fixture(scope="module")
def page() -> str:
    """Read the page."""
    return (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document() -> ApiDocument:
    """Load the document."""
    return load_api_document("1.0.0")


def test_every_address_is_on_the_page(page: str, document: ApiDocument) -> None:
    """The table of addresses is the document's list of operations."""
    written = re.findall(r"^\| `([A-Z]+ /\S*)` \|", page, re.MULTILINE)
    assert sorted(written) == sorted(f"{operation.method} {operation.path}" for operation in document.operations.values())


@pytest.mark.parametrize(("path", "name"), [("/generate", "generateDataset"), ("/v1/generate", "generateRows")])
def test_every_member_and_header_of_generate_is_on_the_page(page: str, document: ApiDocument, path: str, name: str) -> None:
    """Parameters and headers are listed in the document's order and words."""
    operation = document.content["paths"][path]["post"]
    part = page.split(f"## POST {path}\n")[1].split("\n## ", maxsplit=1)[0]
    names = re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)
    assert set(names) == {*document.operations[name].properties, *operation["responses"]["200"]["headers"]}


def test_every_key_of_a_kept_spec_is_on_the_page(page: str, document: ApiDocument) -> None:
    """What specs, verdicts, types and statistics hold is named."""
    schemas = document.content["components"]["schemas"]
    for name in ("KeptSpec", "SpecVerdict", "CacheStats"):
        assert all(f"`{key}`" in page for key in schemas[name]["required"])


def test_every_status_and_code_is_on_the_page(page: str) -> None:
    """The table of errors has the codes of all HTTP errors and of all errors of ours."""
    listed = {(int(status), code) for status, code in re.findall(r"^\| (\d+) \| `\w+` \| `(\w+)` \|", page, re.MULTILINE)}
    wanted = {(status, code) for status, (code, _) in HTTP_PROBLEMS.items()}
    wanted |= {(status or 400, kind.code) for kind, status in ERROR_STATUSES.items()}
    assert wanted <= listed


async def test_the_error_on_the_page_is_the_one_that_comes(page: str, client: Any) -> None:
    """The example is what the service answers, but for the time."""
    example = json.loads(page.split("```json\n")[1].split("```", maxsplit=1)[0])
    response = await client.post("/generate", json={"description": "hotel bookings with prices", "rows": 15000})
    body = await response.json()
    assert body | {"timestamp": ""} == example | {"timestamp": ""}


async def test_the_file_name_on_the_page_is_the_one_that_comes(page: str, client: Any) -> None:
    """The example request has the file name of the table of headers."""
    request = json.loads(re.findall(r"-d '(\{.*\})'", page)[0])
    response = await client.post("/generate", json=request)
    assert f"`{response.headers['Content-Disposition']}`" in page
