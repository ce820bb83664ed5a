"""/v1/specs around the real Fictable object: made, kept, found, checked."""

from __future__ import annotations

from typing import Any

import pytest

EMPLOYEES = "employees with name, department and salary from 40000 to 90000"
TWO_TABLES = {
    "title": "shop",
    "tables": [
        {"name": "customers", "rows": 3, "fields": [{"name": "id", "type": "id.sequence"}]},
        {"name": "orders", "rows": 5, "columns": [{"name": "customer", "type": "reference", "params": {"to": "customers.id"}}]},
    ],
}


async def create(client: Any, body: Any, status: int = 201) -> Any:
    """Post a spec and give the answer."""
    response = await client.post("/v1/specs", json=body)
    assert response.status == status, await response.text()
    return await response.json()


async def test_a_description_becomes_a_kept_spec(real_client: Any) -> None:
    """The answer has the whole spec with its coverage, and the address where it is found again."""
    response = await real_client.post("/v1/specs", json={"description": EMPLOYEES, "rows": 20, "seed": 5})
    made = await response.json()
    assert (response.status, response.headers["Location"]) == (201, f"/v1/specs/{made['id']}")
    [table] = made["spec"]["tables"]
    assert (table["rows"], made["spec"]["seed"], made["source"], made["degraded"]) == (20, 5, "offline", False)
    assert [field["name"] for field in table["fields"]] == ["name", "department", "salary"]
    assert {entry["status"] for entry in made["coverage"]} >= {"mapped"}
    assert made["coverage"] == made["spec"]["coverage"]
    found = await (await real_client.get(response.headers["Location"])).json()
    assert found == made


async def test_a_partial_spec_is_completed_and_other_words_reported(real_client: Any) -> None:
    """Defaults are written down; what was rewritten is told with its place."""
    spec = {"columns": [{"name": "roll", "type": "number.integer", "params": {"minimum": 1, "max": 6}}]}
    made = await create(real_client, {"spec": spec, "rows": 7, "locale": "de_DE"})
    assert (made["source"], made["spec"]["locale"], made["spec"]["seed"], made["spec"]["tables"][0]["rows"]) == ("spec", "de_DE", 0, 7)
    assert [(note["given"], note["used"]) for note in made["notes"]] == [("columns", "fields"), ("minimum", "min")]


async def test_the_id_names_the_whole_spec(real_client: Any) -> None:
    """Equal specs have one id; another seed is another spec of the same digest."""
    first, again, other = [await create(real_client, {"spec": TWO_TABLES, "seed": seed}) for seed in (1, 1, 2)]
    assert first == again
    assert first["id"] != other["id"]
    assert first["digest"] == other["digest"]


async def test_mirrored_paths_lead_to_mirrored_paths(real_client: Any) -> None:
    """Under /api/v1, and with a slash at the end, everything is the same."""
    response = await real_client.post("/api/v1/specs/", json={"spec": TWO_TABLES})
    location = response.headers["Location"]
    assert location.startswith("/api/v1/specs/spec_")
    assert (await real_client.get(location)).status == 200


@pytest.mark.parametrize("id_", ["spec_" + "0" * 32, "spec_x", "x" * 300, "..%2Fx", "%00", "spec_" + "0" * 31 + "%0A"])
async def test_an_unknown_spec_brings_404(real_client: Any, id_: str) -> None:
    """Ids that are none have the answer of ids that are unknown."""
    response = await real_client.get(f"/v1/specs/{id_}")
    assert (response.status, (await response.json())["code"]) == (404, "resource_not_found")


@pytest.mark.parametrize(
    ("body", "path", "code"),
    [
        ({}, "", "not_exactly_one"),
        ({"description": EMPLOYEES, "spec": TWO_TABLES}, "", "not_exactly_one"),
        ({"description": EMPLOYEES, "row": 1}, "/row", "unknown_key"),
        ({"description": "short"}, "/description", "out_of_range"),
        ({"description": EMPLOYEES, "rows": 0}, "/rows", "out_of_range"),
        ({"description": EMPLOYEES, "rows": 10**9 + 1}, "/rows", "out_of_range"),
        ({"description": EMPLOYEES, "rows": True}, "/rows", "wrong_type"),
        ({"spec": []}, "/spec", "wrong_type"),
        ({"spec": {}}, "/spec/tables", "missing"),
        (
            {"spec": {"tables": [{"name": "a", "fields": [{"name": "x", "type": "person.nam"}]}]}},
            "/spec/tables/0/fields/0/type",
            "unknown_type",
        ),
        ({"spec": TWO_TABLES, "rows": 4}, "/spec/tables", "not_allowed"),
    ],
)
async def test_a_bad_request_is_explained(real_client: Any, body: Any, path: str, code: str) -> None:
    """The answer is 422, names the place in the request and the rule."""
    problem = await create(real_client, body, 422)
    assert (path, code) in [(entry["path"], entry["code"]) for entry in problem["errors"]]


async def test_an_unknown_type_has_a_hint(real_client: Any) -> None:
    """What would be accepted and what may have been meant stand in the answer."""
    spec = {"tables": [{"name": "a", "fields": [{"name": "x", "type": "person.nam"}]}]}
    [entry] = (await create(real_client, {"spec": spec}, 422))["errors"]
    assert "person.name" in entry["allowed"]
    assert entry["hint"].startswith("did you mean person.name")


async def test_validation_says_all_that_is_wrong(real_client: Any) -> None:
    """A wrong spec is no wrong request; paths point into the spec as it was given."""
    spec = {
        "tables": [
            {"name": "a", "fields": [{"name": "x", "type": "nothing"}, {"name": "y", "type": "number.integer", "params": {"min": "a"}}]}
        ]
    }
    response = await real_client.post("/v1/specs/validate", json={"spec": spec})
    verdict = await response.json()
    assert (response.status, verdict["valid"]) == (200, False)
    assert [issue["path"] for issue in verdict["issues"]] == ["/tables/0/fields/0/type", "/tables/0/fields/1/params/min"]
    assert all({"path", "code", "message", "given", "allowed", "hint"} == set(issue) for issue in verdict["issues"])


async def test_paths_point_into_the_spec_as_it_was_given(real_client: Any) -> None:
    """Other words and a single table without `tables` do not mislead, whenever a fault is found."""
    spec = {
        "rows": 9,
        "columns": [{"name": "x", "type": "number.integer", "parameters": {"minimum": "a"}}, {"name": "y", "type": "nothing"}],
    }
    verdict = await (await real_client.post("/v1/specs/validate", json={"spec": spec})).json()
    paths = ["/columns/0/parameters/minimum", "/columns/1/type"]
    assert [issue["path"] for issue in verdict["issues"]] == paths
    problem = await create(real_client, {"spec": spec}, 422)
    assert [entry["path"] for entry in problem["errors"]] == [f"/spec{path}" for path in paths]


@pytest.mark.parametrize("unique", [{"name": "x", "type": "category", "params": {"values": ["a", "b"]}, "unique": True}])
async def test_validation_looks_beyond_the_form(real_client: Any, unique: Any) -> None:
    """More unique rows than there are values is found before any row is made."""
    response = await real_client.post("/v1/specs/validate", json={"spec": {"rows": 9, "fields": [unique]}})
    [issue] = (await response.json())["issues"]
    assert (issue["code"], issue["given"]) == ("capacity", 9)


async def test_a_good_spec_is_valid(real_client: Any) -> None:
    """Nothing is wrong; the words that were rewritten are told."""
    verdict = await (await real_client.post("/v1/specs/validate", json={"spec": TWO_TABLES})).json()
    assert verdict.pop("fields")[0] == {"table": "customers", "name": "id", "type": "id.sequence", "tier": "vectorised", "reason": ""}
    assert verdict == {"valid": True, "issues": [], "notes": [{"path": "/tables/1/columns", "given": "columns", "used": "fields"}]}


async def test_a_store_that_cannot_be_used_brings_503(catalog: Any, offline_settings: Any, tmp_path: Any, aiohttp_client: Any) -> None:
    """What cannot be kept is not answered with 201; checking and generating go on."""
    from dataclasses import replace

    from fictable.settings import StoreSettings
    from fictable.web.app import create_app
    from fictable.work.service import Fictable

    (tmp_path / "fictable.sqlite").mkdir()
    settings = replace(offline_settings, store=StoreSettings(path=str(tmp_path)))
    client = await aiohttp_client(create_app(Fictable(settings, catalog)))
    problem = await create(client, {"spec": TWO_TABLES}, 503)
    assert (problem["code"], problem["error_type"]) == ("store_unavailable", "api_failure")
    assert str(tmp_path) not in str(problem)
    assert (await client.post("/v1/specs/validate", json={"spec": TWO_TABLES})).status == 200
    assert (await client.post("/v1/generate", json={"description": EMPLOYEES, "rows": 2})).status == 200
    assert not (await (await client.get("/v1/cache/stats")).json())["accessible"]
