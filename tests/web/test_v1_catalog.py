"""/v1/types, /v1/topics, /v1/plugins and /v1/cache/stats around the real Fictable object."""

from __future__ import annotations

import re
from typing import Any

import pytest


async def get(client: Any, path: str) -> tuple[Any, Any]:
    """Get an address that is there; give body and headers."""
    response = await client.get(path)
    assert response.status == 200, await response.text()
    return await response.json(), response.headers


async def test_pages_join_to_the_whole_list(real_client: Any, catalog: Any) -> None:
    """Following the links from page to page gives every type once, in order."""
    path, found = "/v1/types?limit=400", []
    for _ in range(20):
        page, headers = await get(real_client, path)
        assert int(headers["X-Total-Count"]) == len(catalog.field_types)
        found += [entry["id"] for entry in page]
        links = dict(reversed(link) for link in re.findall(r'<([^>]+)>; rel="(\w+)"', headers["Link"]))
        assert "first" in links
        assert "last" in links
        if "next" not in links:
            break
        path = links["next"]
    assert found == list(catalog.field_types)


@pytest.mark.parametrize("kind", ["types", "topics", "plugins"])
async def test_lists_can_be_searched(real_client: Any, kind: str) -> None:
    """Words and namespace narrow a list; what fits one page has no links; pages beyond the end are empty."""
    _, headers = await get(real_client, f"/v1/{kind}?limit=1000")
    total = int(headers["X-Total-Count"])
    ours, headers = await get(real_client, f"/v1/{kind}?namespace=person&limit=1000")
    assert {entry.get("plugin", entry["id"]) for entry in ours} == {"person"}
    assert len(ours) == int(headers["X-Total-Count"]) < total
    assert "Link" not in headers
    one, _ = await get(real_client, f"/v1/{kind}?q={ours[0]['id']}&limit=1000")
    assert ours[0] in one
    nothing, headers = await get(real_client, f"/v1/{kind}?offset=100000")
    assert nothing == []
    assert 'rel="prev"' in headers["Link"]


QUERIES = [
    ("limit=0", "limit"),
    ("limit=1001", "limit"),
    ("limit=x", "limit"),
    ("limit=1.5", "limit"),
    ("limit=", "limit"),
    ("limit=1&limit=2", "limit"),
    ("offset=-1", "offset"),
    ("namespce=person", "namespce"),
    (f"q={'x' * 201}", "q"),
]


async def test_a_bad_query_brings_422(real_client: Any) -> None:
    """Out of range, repeated and unknown parameters are refused by name."""
    for query, field in QUERIES:
        response = await real_client.get(f"/v1/types?{query}")
        assert (response.status, (await response.json())["details"]["field"]) == (422, field), query


TYPES = [
    ("person.name", "vectorised", "prefix-stable"),
    ("number.decimal", "vectorised", "prefix-stable"),
    ("faker.ean", "kernel", "prefix-stable"),
    ("faker.name", "compiled", "prefix-stable"),
    ("reference", "vectorised", "total-bound"),
    ("lookup", "vectorised", "total-bound"),
    ("expression", "vectorised", "prefix-stable"),
]


async def test_a_type_is_shown_with_samples(real_client: Any) -> None:
    """Sample values come from the type itself, with the parameters that stand beside them."""
    for id_, tier, stability in TYPES:
        shown, _ = await get(real_client, f"/v1/types/{id_}")
        assert (shown["id"], shown["tier"], shown["stability"]) == (id_, tier, stability)
        assert all(len(example["values"]) == 5 for example in shown["examples"])
        assert set(shown["required"]) <= set(shown["params"])


async def test_an_unknown_type_brings_404(real_client: Any) -> None:
    """A type that is not there is not there."""
    for id_ in ("nothing", "person", "person.", "..x", "x" * 500, "%00"):
        assert (await real_client.get(f"/v1/types/{id_}")).status == 404, id_


async def test_a_topic_shows_its_table(real_client: Any, catalog: Any) -> None:
    """The fields of a topic are named with their types."""
    [topic, *_], headers = await get(real_client, "/v1/topics?limit=1")
    known = catalog.topics[topic["id"]]
    assert int(headers["X-Total-Count"]) == len(catalog.topics)
    assert (topic["table"], [field["name"] for field in topic["fields"]]) == (known.table, list(known.fields))


async def test_plugins_are_reported(real_client: Any, catalog: Any) -> None:
    """All plugins are listed, with what they brought and whether they work."""
    plugins, _ = await get(real_client, "/v1/plugins")
    assert [plugin["name"] for plugin in plugins] == [report.name for report in catalog.reports]
    assert plugins[0]["counts"]["field_types"] > 0


async def test_the_cache_counts(real_client: Any) -> None:
    """A first description is a miss and an entry, a second a hit."""
    for _ in range(3):
        await real_client.post("/generate", json={"description": "employees with name and department", "rows": 2})
    stats, _ = await get(real_client, "/v1/cache/stats")
    assert (stats["accessible"], stats["hits"], stats["misses"], stats["entries"]) == (True, 2, 1, 1)
    assert stats["bytes"] > 100
    assert stats["oldest_age_seconds"] >= stats["newest_age_seconds"] >= 0
