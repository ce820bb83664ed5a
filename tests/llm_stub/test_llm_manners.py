"""How services want to be asked: forms of the answer, Azure's address and key, further headers, other names of a limit."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from good_answers import BANK, HOSPITAL, SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import KEY, StubModel, answer_well, refuse  # type: ignore[import-not-found]  # it stands beside this file

from fictable.contract.catalog import Catalog
from fictable.errors import SettingsInvalid
from fictable.plan.llm_client import LlmOptions, make_body, split_address
from fictable.plan.llm_failures import StatusFailure, explain_status
from fictable.plan.llm_manners import Manner, adapt_manner, choose_manner, name_service, read_manner, write_manner
from fictable.settings import Settings, load_settings
from fictable.settings.documents import render_effective
from fictable.work.describing import read_options
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable


def name_form(body: dict[str, Any]) -> str:
    """The form that a call asks for."""
    return str(body.get("response_format", {}).get("type", "text"))


async def plan_all(settings: Settings, catalog: Catalog, *descriptions: str) -> tuple[list[str], str]:
    """Plan descriptions one after the other: who planned each, and how the model is then."""
    async with Fictable(settings, catalog) as fictable:
        sources: list[str] = [(await fictable.plan(GenerationRequest(description))).source for description in descriptions]
        return sources, (await fictable.check_health()).openai_api


async def test_json_mode_is_found_out_once(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """A service that knows no strict schemas is asked in JSON mode from then on; the schema stands in the prompt."""
    stub.forms = ("json_object",)
    sources, health = await plan_all(settings, catalog, SHOP, BANK, HOSPITAL)
    assert (sources, health) == (["llm"] * 3, "available")
    assert [name_form(body) for body in stub.calls] == ["json_schema", *["json_object"] * 3]
    for body in stub.calls[1:]:
        assert "JSON Schema" in body["messages"][0]["content"]
        assert '"null_fraction"' in body["messages"][0]["content"]


async def test_what_was_found_out_is_remembered(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """The next process begins in JSON mode; for another model all is found out anew."""
    stub.forms = ("json_object",)
    await plan_all(settings, catalog, SHOP)
    assert (await plan_all(settings, catalog, BANK))[0] == ["llm"]
    assert [name_form(body) for body in stub.calls] == ["json_schema", "json_object", "json_object"]
    other = replace(settings, llm=replace(settings.llm, model="stub-2"))
    assert (await plan_all(other, catalog, HOSPITAL))[0] == ["llm"]
    assert [name_form(body) for body in stub.calls[3:]] == ["json_schema", "json_object"]


async def test_what_does_not_hold_any_more_is_found_out_anew(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """A service that knew JSON mode only and now knows strict schemas only is asked for these, and the next process knows it."""
    stub.forms = ("json_object",)
    await plan_all(settings, catalog, SHOP)
    stub.forms = ("json_schema",)
    assert (await plan_all(settings, catalog, BANK))[0] == ["llm"]
    assert (await plan_all(settings, catalog, HOSPITAL))[0] == ["llm"]
    assert [name_form(body) for body in stub.calls[2:]] == ["json_object", "json_schema", "json_schema"]


async def test_outside_the_service_it_is_remembered_too(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """The command asks with a chain of its own for each description."""
    stub.forms = ("json_object",)
    fictable = Fictable(settings, catalog)
    for description in (SHOP, BANK):
        planned = await asyncio.to_thread(fictable.plan_sync, GenerationRequest(description))
        assert planned.source == "llm"
    assert [name_form(body) for body in stub.calls] == ["json_schema", "json_object", "json_object"]


async def test_a_memory_that_cannot_be_used_stops_nothing(stub: StubModel, settings: Settings, catalog: Catalog, tmp_path: Path) -> None:
    """Then it is found out in every process."""
    (tmp_path / "fictable.sqlite").mkdir()
    broken = replace(settings, store=replace(settings.store, path=str(tmp_path)))
    stub.forms = ("json_object",)
    for description in (SHOP, BANK):
        assert (await plan_all(broken, catalog, description))[0] == ["llm"]
    assert [name_form(body) for body in stub.calls] == ["json_schema", "json_object"] * 2


def test_what_is_kept_of_a_manner() -> None:
    """A short text; what is none is nothing. The digest tells services apart and holds no secret of the address."""
    for manner in (Manner("schema", "max_tokens", temperature=True), Manner("text", "max_completion_tokens", temperature=False)):
        assert read_manner(write_manner(manner)) == manner
    for text in ("", "json", "json max_tokens", "xml max_tokens 1", "json most 1", "json max_tokens 2", "json max_tokens 1 1"):
        assert read_manner(text) is None
    options = read_options(Settings())
    digests = {name_service(replace(options, base_url=address, model=model)) for address in ("", "http://x/?key=1") for model in "ab"}
    assert len(digests) == 4
    assert all(digest.isalnum() for digest in digests)


async def test_a_service_without_any_form_is_asked_in_words(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """Two calls at most for each description: the first ends with the rules, the second knows the way."""
    stub.forms = ("text",)
    sources, health = await plan_all(settings, catalog, SHOP, BANK, HOSPITAL)
    assert (sources, health) == (["offline", "llm", "llm"], "available")
    assert [name_form(body) for body in stub.calls] == ["json_schema", "json_object", "text", "text"]


async def test_a_chosen_form_is_kept(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """With structured_output = schema nothing else is tried: the service is left alone, as it will refuse again."""
    stub.forms = ("json_object",)
    fixed = replace(settings, llm=replace(settings.llm, structured_output="schema"))
    assert await plan_all(fixed, catalog, SHOP, BANK) == (["offline", "offline"], "degraded")
    assert len(stub.calls) == 1


async def test_azure_takes_its_key_and_version(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """The query of the address goes with every call, the key into api-key, and nothing into Authorization."""
    address = stub.address.removesuffix("/v1") + "/openai/deployments/mine?api-version=2024-10-21"
    azure = replace(settings, llm=replace(settings.llm, base_url=address, headers=("X-Team: data", "X-Empty:")))
    stub.key_header = "api-key"
    assert (await plan_all(azure, catalog, SHOP))[0] == ["llm"]
    path, headers = stub.seen[0]
    assert path == "/openai/deployments/mine/chat/completions?api-version=2024-10-21"
    assert (headers["api-key"], headers["X-Team"], headers["X-Empty"]) == (KEY, "data", "")
    assert "Authorization" not in headers
    assert KEY not in str(stub.calls)


async def test_another_header_may_take_the_key(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """llm.api_key_header names it."""
    stub.key_header = "X-Secret"
    assert (await plan_all(replace(settings, llm=replace(settings.llm, api_key_header="X-Secret")), catalog, SHOP))[0] == ["llm"]
    assert "Authorization" not in stub.seen[0][1]


async def test_the_limit_of_tokens_has_two_names(stub: StubModel, settings: Settings, catalog: Catalog) -> None:
    """A service that asks for max_completion_tokens gets it; a limit is always sent."""

    async def insist(request: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        if "max_tokens" in body:
            return refuse(400, "unsupported_parameter", "Use 'max_completion_tokens' instead.", "max_tokens")  # type: ignore[no-any-return]
        return await answer_well(request, body)  # type: ignore[no-any-return]

    stub.script = [insist]
    assert await plan_all(settings, catalog, SHOP, BANK) == (["llm", "llm"], "available")
    assert [body.get("max_tokens") or body.get("max_completion_tokens") for body in stub.calls] == [8000] * 3
    assert ["max_tokens" in body for body in stub.calls] == [True, False, False]


OPTIONS = LlmOptions("m", "", "", 500, 1, 1.0)


@pytest.mark.parametrize(
    ("model", "address", "manner"),
    [
        ("gpt-4o-mini", "", Manner("schema", "max_completion_tokens", temperature=True)),
        ("o3-mini", "", Manner("schema", "max_completion_tokens", temperature=False)),
        ("gpt-4o-mini", "http://own", Manner("schema", "max_tokens", temperature=True)),
        ("gpt-5", "http://own", Manner("schema", "max_completion_tokens", temperature=False)),
    ],
)
def test_the_first_manner_is_by_model_and_address(model: str, address: str, manner: Manner) -> None:
    """Models that reason take no temperature; services of one's own know the older name of the limit."""
    assert choose_manner(replace(OPTIONS, model=model, base_url=address)) == manner


def test_complaints_change_the_manner_until_nothing_is_left() -> None:
    """Each complaint takes one thing away; a second one about the same thing is a failure."""
    manner: Manner | None = Manner("schema", "max_tokens", temperature=True)
    forms = []
    while manner is not None:
        forms.append(manner.form)
        body = make_body(OPTIONS, manner, [{"role": "system", "content": "x"}], {"properties": {}})
        assert body[manner.limit] == 500
        manner = adapt_manner(manner, "format")
    assert forms == ["schema", "json", "text"]
    plain = Manner("text", "max_completion_tokens", temperature=False)
    assert [adapt_manner(plain, complaint) for complaint in ("", "format", "limit", "temperature")] == [None] * 4
    assert adapt_manner(Manner("text", "max_tokens", temperature=True), "temperature") == Manner("text", "max_tokens", temperature=False)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"error": {"message": "'response_format' of type 'json_schema' is not supported", "param": None}}, "format"),
        ({"error": {"message": "no", "param": "response_format"}}, "format"),
        ({"error": "'response_format.type' must be 'text'"}, "format"),
        ("structured outputs are not supported by this model", "format"),
        ({"error": {"message": "no", "param": "temperature"}}, "temperature"),
        ({"error": {"message": 7, "param": []}}, ""),
        ([1], ""),
        (None, ""),
    ],
)
def test_complaints_are_read_from_any_body(body: Any, complaint: str) -> None:
    """Services word their errors in many ways; what is no complaint is a permanent failure."""
    failure = explain_status(StatusFailure(400, {}, body))
    assert (failure.complaint, failure.kind, failure.tokens) == (complaint, "permanent", (0, 0))


def test_addresses_keep_their_query_apart() -> None:
    """The SDK would append the path of a call to the query."""
    assert split_address("https://a.b:1/v1/?x=1&y=%20") == ("https://a.b:1/v1/", {"x": "1", "y": " "})


def test_key_and_headers_are_shown_nowhere(settings: Settings) -> None:
    """Neither by `fictable config` nor where settings and options are printed; what is no header is refused without repeating it."""
    told = replace(settings, llm=replace(settings.llm, headers=("X-Secret: sesame",)))
    shown = render_effective(told, {}) + repr(told) + repr(read_options(told))
    assert KEY not in shown
    assert "sesame" not in shown
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(None, {"HOME": "/h", "FICTABLE_LLM__HEADERS": '["sesame\\r\\nX: y"]'})
    assert "sesame" not in str(caught.value) + repr(caught.value.issues)
