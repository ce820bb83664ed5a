"""The Fictable object: plans, fits, generates, caches."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

import fictable
from fictable.contract.catalog import Catalog
from fictable.errors import DescriptionInvalid, GenerationFailed, InvalidInput, SpecInvalid
from fictable.settings import Settings, StoreSettings
from fictable.spec.nouns import Coverage
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

PRODUCTS = "Products with name, price, category and rating between 1 and 5"


def read_csv(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode())))


async def generate(catalog: Catalog, settings: Settings, *requests: GenerationRequest) -> list[Any]:
    async with Fictable(settings, catalog) as service:
        return [await service.generate(request) for request in requests]


async def test_a_description_becomes_the_rows_asked_for(catalog: Catalog, tmp_path: Any, offline_settings: Settings) -> None:
    """As many rows as asked, the columns that were named, twice the same bytes."""
    request = GenerationRequest(PRODUCTS, rows=37)
    settings = replace(offline_settings, store=StoreSettings(path=str(tmp_path / "own.sqlite")))
    first, second = await generate(catalog, settings, request, request)
    rows = read_csv(first.body)
    assert len(rows) == first.rows == 37
    assert list(rows[0]) == ["name", "price", "category", "rating"]
    assert first.body == second.body
    assert (first.source, second.source) == ("offline", "cache")
    assert first.spec_digest == second.spec_digest


async def test_a_cached_plan_takes_the_rows_and_seed_of_the_request(catalog: Catalog, tmp_path: Any, offline_settings: Settings) -> None:
    """The plan is kept; rows and seed are the request's."""
    settings = replace(offline_settings, store=StoreSettings(path=str(tmp_path / "own.sqlite")))
    few, many, other = await generate(
        catalog, settings, *(GenerationRequest(PRODUCTS, rows=rows, seed=seed) for rows, seed in ((10, None), (20, None), (10, 5)))
    )
    assert many.source == other.source == "cache"
    assert many.body.startswith(few.body)
    assert other.seed == 5
    assert other.body != few.body


async def test_the_first_rows_do_not_depend_on_how_many_follow(catalog: Catalog, offline_settings: Settings) -> None:
    """100 rows are the first 100 of 10,000."""
    few, many = await generate(catalog, offline_settings, *(GenerationRequest(PRODUCTS, rows=rows) for rows in (100, 10_000)))
    assert many.body.splitlines()[:101] == few.body.splitlines()


@pytest.mark.parametrize("format_", ["csv", "json", "ndjson", "jsonl"])
async def test_the_formats_say_the_same(catalog: Catalog, offline_settings: Settings, format_: str) -> None:
    """Every format has the same names in the same rows."""
    made, table = await generate(
        catalog, offline_settings, GenerationRequest(PRODUCTS, rows=12, format=format_), GenerationRequest(PRODUCTS, rows=12)
    )
    names = [row["name"] for row in read_csv(table.body)]
    text = made.body.decode()
    found = read_csv(made.body) if format_ == "csv" else json.loads(text) if format_ == "json" else [*map(json.loads, text.splitlines())]
    assert [row["name"] for row in found] == names


@pytest.mark.parametrize("description", ["", "   ", "too short", "x" * 4001])
async def test_a_description_has_10_to_4000_characters(catalog: Catalog, offline_settings: Settings, description: str) -> None:
    """Anything else is refused before planning."""
    with pytest.raises(DescriptionInvalid) as caught:
        await generate(catalog, offline_settings, GenerationRequest(description))
    assert caught.value.issues[0].path == "/description"


async def test_an_unknown_format_is_refused(catalog: Catalog, offline_settings: Settings) -> None:
    """The issue lists the formats."""
    with pytest.raises(SpecInvalid) as caught:
        await generate(catalog, offline_settings, GenerationRequest(PRODUCTS, format="pdf"))
    assert caught.value.issues[0].allowed == ["csv", "json", "ndjson"]


def test_what_described_data_cannot_keep_becomes_unresolved(service: Fictable) -> None:
    """A unique die with 100 rows loses its uniqueness, and its clause says so."""
    spec = service.parse_spec(
        {"fields": [{"name": "die", "type": "number.integer", "params": {"min": 1, "max": 6}, "unique": True}]}, rows=100
    )
    fitted = service.prepare_described(replace(spec, coverage=(Coverage("unique die", "mapped", ("die",)),)))
    entry = fitted.spec.coverage[0]
    assert (entry.status, entry.fields) == ("unresolved", ("die",))
    assert "6 different values for 100 unique rows" in entry.note
    assert service.make_table(fitted).num_rows == 100


def test_a_described_field_whose_type_is_gone_becomes_text(service: Fictable) -> None:
    """A plan may name a type that no plugin brings any more."""
    spec = service.parse_spec({"fields": [{"name": "mood", "type": "feelings.mood"}]}, rows=3)
    fitted = service.prepare_described(spec)
    assert fitted.spec.tables[0].fields[0].type == "text.sentence"
    assert fitted.spec.coverage[0].status == "unresolved"


def test_a_broken_promise_is_an_error_not_an_answer(service: Fictable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that break a hard promise never leave."""
    prepared = service.prepare(service.parse_spec({"fields": [{"name": "n", "type": "id.sequence", "unique": True}]}, rows=10))
    opened = service.open_stream(prepared, None, "csv")
    list(opened.chunks())
    opened.seen = [opened.seen[0].slice(0, 5), opened.seen[0].slice(0, 5)]
    with pytest.raises(GenerationFailed, match="unique of n: 5 repeated values"):
        opened.check()


def test_rows_that_cannot_be_made_are_the_fault_of_a_spec_but_not_of_a_description(service: Fictable) -> None:
    """The expression is zero in the rows that are tried beforehand, and overflows in the others."""
    formula = "(n - 1) * (n - 2) * (n - 3) * (n - 4098) * 9223372036854775807"
    fields = [{"name": "n", "type": "id.sequence"}, {"name": "big", "type": "expression", "params": {"expr": formula}}]
    spec = service.parse_spec({"fields": fields}, rows=5)
    with pytest.raises(SpecInvalid) as caught:
        service.make_table(service.prepare(spec))
    assert caught.value.issues[0].path == "/tables/0/fields/1"
    with pytest.raises(GenerationFailed, match="big: the expression"):
        list(service.stream(service.prepare_described(spec)))
    table = service.make_table(service.prepare_described(replace(spec, tables=(replace(spec.tables[0], rows=3),))))
    assert table["big"].to_pylist() == [0, 0, 0]


def test_the_digest_of_a_spec_ignores_rows_and_seed(service: Fictable) -> None:
    """Rows and seed are apart; a parameter is not."""

    def digest(maximum: int, **about: Any) -> str:
        fields = [{"name": "n", "type": "number.integer", "params": {"max": maximum}}]
        return service.prepare(service.parse_spec({"fields": fields}, **about)).spec_digest

    assert digest(9, rows=5, seed=1) == digest(9, rows=50, seed=2) != digest(10, rows=5, seed=1)


def test_the_python_door_gives_an_arrow_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Equal arguments, equal tables; a table becomes a data frame."""
    monkeypatch.setenv("FICTABLE_STORE__PATH", str(tmp_path / "door.sqlite"))
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    table = fictable.generate(PRODUCTS, rows=20, seed=3)
    assert table.num_rows == 20
    assert table.equals(fictable.generate(PRODUCTS, rows=20, seed=3))
    assert list(table.to_pandas().columns) == table.column_names


async def test_the_python_door_works_inside_a_running_loop() -> None:
    """As in a notebook."""
    assert asyncio.get_running_loop().is_running()
    assert fictable.generate(PRODUCTS, rows=2, seed=3).num_rows == 2


async def test_health_needs_no_language_model_offline(catalog: Catalog, offline_settings: Settings) -> None:
    """Offline is healthy; the cache is accessible once the store is open."""
    async with Fictable(offline_settings, catalog) as service:
        health = await service.check_health()
    assert (health.healthy, health.openai_api, health.schema_cache) == (True, "unavailable", "accessible")


async def test_an_unknown_locale_is_refused_and_a_language_means_its_country(catalog: Catalog, offline_settings: Settings) -> None:
    """Never silently English."""
    people = "People with name, city and country"
    german, language = await generate(catalog, offline_settings, *(GenerationRequest(people, rows=5, locale=x) for x in ("de_DE", "de")))
    assert german.body == language.body
    with pytest.raises(InvalidInput, match="there is no locale 'xx_YY'"):
        await generate(catalog, offline_settings, GenerationRequest(people, locale="xx_YY"))


def test_a_spec_with_an_unknown_locale_is_refused(service: Fictable) -> None:
    """The issue points at the field."""
    spec = service.parse_spec({"fields": [{"name": "n", "type": "person.name", "locale": "qq_QQ"}]})
    with pytest.raises(InvalidInput) as caught:
        service.prepare(spec)
    assert caught.value.issues[0].path == "/tables/0/fields/0/locale"
