"""Requests that are small to send and large to answer; and the page on security names tests that exist."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fictable.errors import SpecInvalid
from fictable.mapping.deadline import run_within
from fictable.settings import LimitSettings, Settings
from fictable.work.service import Fictable

HANGS = 20.0


def with_fields(*fields: dict[str, Any], rows: int = 100) -> dict[str, Any]:
    return {"tables": [{"name": "t", "rows": rows, "fields": list(fields)}]}


@pytest.mark.parametrize("join", ["concat({})", "{}"])
def test_texts_that_join_each_other_are_refused(service: Fictable, join: str) -> None:
    """Each field is the one before twenty times: the third would have a million bytes and is refused before it is made."""
    fields: list[dict[str, Any]] = [{"name": "f0", "type": "category", "params": {"values": ["x" * 100, "y" * 90]}}]
    for number in range(1, 9):
        parts = [f"f{number - 1}"] * 20
        text = join.format(", ".join(parts)) if "concat" in join else " || ".join(parts)
        fields.append({"name": f"f{number}", "type": "expression", "params": {"expr": text}})
    assert len(b"".join(service.stream(service.prepare(service.parse_spec(with_fields(*fields[:2])))))) > 100 * 1800
    with pytest.raises(SpecInvalid, match=r"texts joined have .* bytes") as caught:
        service.prepare(service.parse_spec(with_fields(*fields)))
    assert caught.value.issues[0].path == "/tables/0/fields/2/params/expr"


def test_a_list_of_several_kinds_is_compared_once(service: Fictable) -> None:
    """Ten thousand values of two kinds are looked through, not each compared with each; 1 and 1.0 are one value."""
    values = [value for number in range(5000) for value in (number, str(number))]
    document = with_fields({"name": "a", "type": "category", "params": {"values": values}})
    with pytest.raises(SpecInvalid, match="several kinds"):
        run_within(HANGS, lambda: service.prepare(service.parse_spec(document)), "comparing values")
    for twice in ([1, 1.0], ["a", "b", "a"], [True, True]):
        document["tables"][0]["fields"][0]["params"]["values"] = twice
        with pytest.raises(SpecInvalid, match="stands in the list twice"):
            service.prepare(service.parse_spec(document))
    document["tables"][0]["fields"][0]["params"]["values"] = [1, 2]
    assert service.prepare(service.parse_spec(document))


def test_wide_templates_are_refused(service: Fictable) -> None:
    """Slots have a width each, and together."""
    document = with_fields({"name": "a", "type": "id.template", "params": {"template": "{seq:999}" * 15}})
    with pytest.raises(SpecInvalid, match="makes 14985 characters"):
        service.prepare(service.parse_spec(document))


def test_wide_rows_are_made_in_small_batches(service: Fictable) -> None:
    """The more text a row may have, the fewer rows a batch has; the bytes are the same."""
    wide = [{"name": f"f{number}", "type": "expression", "params": {"expr": f"concat('{number}', 'x')"}} for number in range(200)]
    prepared = service.prepare(service.parse_spec(with_fields(*wide, rows=600)))
    stream = service.open_stream(prepared, None, "csv")
    assert stream.job_rows < 300
    assert b"".join(stream.chunks()) == b"".join(service.stream(prepared))


async def test_a_large_answer_is_refused_before_it_is_whole(start: Any) -> None:
    """Up to 10,000 rows the answer may have so many bytes; the same rows as JSON in a stream are no matter of this limit."""
    client = await start(limits=LimitSettings(answer_bytes=65_536))
    field = {"name": "a", "type": "category", "params": {"values": ["x" * 900, "y" * 900]}}
    for path, body in (
        ("/v1/generate", {"spec": with_fields(field, rows=1000)}),
        ("/generate", {"description": "Logs with message, path, user agent, referrer and a text", "rows": 9000}),
    ):
        answer = await client.post(path, json=body)
        problem = await answer.json()
        assert answer.status == (422 if path == "/v1/generate" else 400)
        assert (problem["details"]["field"], "65536 bytes" in problem["message"]) == ("rows", True)
    assert (await client.post("/v1/generate", json={"spec": with_fields(field, rows=50)})).status == 200
    streamed = await client.post("/v1/generate", json={"spec": with_fields(field, rows=10_001), "format": "ndjson"})
    assert len((await streamed.read()).splitlines()) == 10_001


def test_the_settings_lower_the_limits_of_specs(offline_settings: Settings, catalog: Any) -> None:
    """What an operator sets is what the parser holds people to."""
    limits = LimitSettings(max_tables=1, max_fields=2, max_all_fields=2, max_values=3, max_text=5)
    service = Fictable(replace(offline_settings, limits=limits), catalog)
    field = {"name": "a", "type": "category", "params": {"values": ["abc", "de"]}}
    assert service.parse_spec(with_fields(field))
    for document in (
        {"tables": [{"name": name, "fields": [field]} for name in "ab"]},
        with_fields(*({**field, "name": name} for name in "abc")),
        with_fields({**field, "params": {"values": list("abcd")}}),
        with_fields({**field, "params": {"values": ["abcdef"]}}),
    ):
        with pytest.raises(SpecInvalid):
            service.parse_spec(document)


def test_the_page_on_security_names_tests_that_exist(root: Path) -> None:
    """Every defence is shown by what it says."""
    page = (root / "docs" / "security.md").read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    sources = "\n".join(path.read_text("utf-8") for path in (root / "tests").rglob("test_*.py"))
    assert len(named) > 20
    assert not [name for name in sorted(named) if f"def {name}(" not in sources]
    settings = set(re.findall(r"`(limits|store|plugins|output|service)\.(\w+)`", page))
    assert all(hasattr(getattr(Settings(), section), key) for section, key in settings)
