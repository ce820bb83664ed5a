"""The document and the page that shows it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fictable.web.handlers_docs import read_docs_files


async def test_the_index_tells_where_everything_is(client: Any) -> None:
    """Each address of the index is answered."""
    index = await (await client.get("/")).json()
    assert index["name"] == "Fictable"
    for name in ("docs", "openapi", "health"):
        assert (await client.get(index[name])).status == 200


async def test_the_served_document_has_the_version_of_the_service(client: Any, fake: Any) -> None:
    """Version and media type of the document are right."""
    response = await client.get("/openapi.json")
    document = await response.json()
    assert (document["openapi"], document["info"]["version"]) == ("3.1.0", fake.version)


@pytest.mark.parametrize("path", ["/docs", "/docs/"])
async def test_the_page_refers_to_local_files_only_and_all_exist(client: Any, path: str) -> None:
    """The page works without the internet: what it refers to is served here."""
    response = await client.get(path, allow_redirects=False)
    text = await response.text()
    assert (response.status, response.content_type) == (200, "text/html")
    addresses = re.findall(r'(?:src|href)="([^"]*)"', text)
    assert len(addresses) >= 4
    for address in addresses:
        assert address.startswith("/") or address == "data:,"
        if address.startswith("/"):
            assert (await client.get(address)).status == 200
    assert "<script>" not in text
    assert "script-src 'self';" in response.headers["Content-Security-Policy"]


def test_our_own_files_name_no_other_host() -> None:
    """Neither page nor initializer holds an address of another host, and the style sheet loads nothing."""
    files = read_docs_files()
    assert b"//" not in files["index.html"].replace(b"<!--", b"")
    assert not re.search(rb"https?:", files["swagger-initializer.js"])
    assert b"validatorUrl: null" in files["swagger-initializer.js"]
    assert not re.search(rb"url\((?!\"?'?data:)", files["swagger-ui.css"])
    assert b"@import" not in files["swagger-ui.css"]


async def test_every_file_of_the_document_is_served_with_its_type(client: Any, app: Any) -> None:
    """The document lists the files; each is served, scripts as scripts, and none else."""
    files = set(read_docs_files()) - {"index.html"}
    document = await (await client.get("/openapi.json")).json()
    [parameter] = document["paths"]["/docs/{file}"]["get"]["parameters"]
    assert set(parameter["schema"]["enum"]) == files
    types = {"js": "text/javascript", "css": "text/css"}
    for name in files:
        response = await client.get(f"/docs/{name}")
        assert (response.status, response.content_type) == (200, types.get(name.rsplit(".", 1)[-1], "text/plain"))
        assert response.headers["X-Content-Type-Options"] == "nosniff"
