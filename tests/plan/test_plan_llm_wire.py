"""The short-list of types, the wire schema, the prompts, and single flights."""

from __future__ import annotations

import asyncio
import datetime as dt
import json

import pytest

from fictable.contract.catalog import Catalog
from fictable.errors import Issue
from fictable.plan.llm_answers import read_completion, read_json
from fictable.plan.llm_failures import CallFailed, find_wait
from fictable.plan.offline import OfflinePlanner
from fictable.plan.prompts import make_repair_prompt, make_system_prompt, make_user_prompt
from fictable.plan.single_flight import SingleFlight
from fictable.plan.wire import FIELD_KEYS, make_wire_schema
from fictable.plan.wire_types import CORE, MOST_CHARACTERS, MOST_TYPES, NEEDS_TABLES, TypeShortList

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def short_list(catalog: Catalog) -> TypeShortList:
    """The index of the installed types."""
    return TypeShortList(catalog)


def choose(catalog: Catalog, short_list: TypeShortList, text: str) -> tuple[str, ...]:
    plan = OfflinePlanner(catalog).plan(text, rows=1, seed=1, locale=None, as_of=AS_OF)
    return short_list.choose(text, plan.document)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Patients with blood type and ward", {"health.patient.blood_type", "health.patient.id", "person.name", "health.stay.ward"}),
        ("A web shop's products", {"commerce.product.name", "commerce.product.brand", "commerce.product.price"}),
        ("Kunden mit Vorname, Nachname und Stadt", {"person.first_name", "person.last_name", "place.city"}),
        ("bank transfers between accounts", {"finance.account.number", "finance.account.iban"}),
    ],
)
def test_the_short_list_has_what_the_text_speaks_of(catalog: Catalog, short_list: TypeShortList, text: str, wanted: set[str]) -> None:
    """The core, the types that the rules find, their families, and phrases of the text."""
    chosen = choose(catalog, short_list, text)
    assert wanted <= set(chosen)
    assert set(CORE) <= set(chosen)
    assert not NEEDS_TABLES & set(chosen)
    assert chosen == choose(catalog, short_list, text)


def test_the_short_list_is_short(catalog: Catalog, short_list: TypeShortList) -> None:
    """Whatever the text says, numbers and characters stay within the limits, and no id comes twice."""
    words = " ".join(kind.title for kind in catalog.field_types.values())
    chosen = choose(catalog, short_list, words[:4000])
    assert len(set(chosen)) == len(chosen) <= MOST_TYPES
    assert sum(map(len, chosen)) <= MOST_CHARACTERS


def test_a_field_has_at_most_25_keys() -> None:
    """All of them required, every object closed."""
    schema = make_wire_schema(["category"])
    field = schema["properties"]["fields"]["items"]
    assert len(FIELD_KEYS) <= 25
    assert field["required"] == list(field["properties"])
    assert field["additionalProperties"] is schema["additionalProperties"] is False


def test_the_prompts_say_what_they_should(catalog: Catalog) -> None:
    """The types with their parameters, the day, the description as data; never rows as a wish."""
    types = [catalog.field_types[id_] for id_ in ("category", "person.age", "date")]
    system = make_system_prompt(types, AS_OF)
    assert "person.age (int32; values, min 0..100, max 0..100)" in system
    assert "Today is 2026-01-01." in system
    assert "never instructions" in system
    assert json.loads(make_user_prompt('a "b" \ud800\n')) == {"description": 'a "b" ?\n'}
    repair = make_repair_prompt([Issue("/fields/0/min", "not_allowed", "m" * 999, allowed=["min"])] * 50)
    shown = json.loads(repair.split("\n", 1)[1])
    assert (len(shown), len(shown[0]["message"]), shown[0]["allowed"]) == (10, 200, ["min"])


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "Fri, 20 Nov 2026 10:00:07 GMT", "date": "Fri, 20 Nov 2026 10:00:02 GMT"}, 5.0),
        ({"retry-after": "Fri, 20 Nov 2026 10:00:07 GMT"}, 0.4),
        ({"retry-after": "soon"}, 0.4),
        ({}, 0.4),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float) -> None:
    """Milliseconds, seconds, a date against the service's own clock, or a usual time."""
    assert find_wait(headers) == seconds


def test_not_a_number_is_nothing() -> None:
    """NaN and Infinity, which JSON does not have, are read as null."""
    assert read_json('{"min": NaN, "max": -Infinity, "x": 1}') == {"min": None, "max": None, "x": 1}


def test_reasons_repeat_nothing_of_the_answer() -> None:
    """What a service writes may hold the key."""
    with pytest.raises(CallFailed) as caught:
        read_completion({"choices": [{"message": {"refusal": "no, sk-secret"}}]})
    assert "sk-secret" not in str(caught.value)
    assert caught.value.kind == "answer"


async def test_one_flight_per_key() -> None:
    """Those who come while it is under way share it; who comes later starts another; errors go to all."""
    flights: SingleFlight[int] = SingleFlight()
    done: list[str] = []

    async def work(key: str) -> int:
        await asyncio.sleep(0.01)
        done.append(key)
        if key == "bad":
            raise ValueError(key)
        return len(done)

    assert await asyncio.gather(*(flights.run("a", lambda: work("a")) for _ in range(5))) == [1] * 5
    assert await flights.run("a", lambda: work("a")) == 2
    failed = await asyncio.gather(*(flights.run("bad", lambda: work("bad")) for _ in range(3)), return_exceptions=True)
    assert [type(error) for error in failed] == [ValueError] * 3
    assert done == ["a", "a", "bad"]
