"""The places pack: city, state, postcode, telephone and coordinates agree; addresses are written as in each country."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from fictable.contract.catalog import Catalog

POSTCODES = {
    "en_US": r"[0-9]{5}", "en_GB": r"[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}", "de_DE": r"[0-9]{5}", "fr_FR": r"[0-9]{5}", "es_ES": r"[0-9]{5}",
    "it_IT": r"[0-9]{5}", "pt_BR": r"[0-9]{5}-[0-9]{3}", "nl_NL": r"[0-9]{4} [A-Z]{2}", "ja_JP": r"[0-9]{3}-[0-9]{4}", "vi_VN": r"[0-9]{6}",
}  # fmt: skip
CITIES = {"en_US": 120}
OTHER_CITIES = 40


def fields(*names: str) -> list[dict[str, Any]]:
    """Fields of the place entity by their names."""
    return [{"name": name.rpartition(".")[2], "type": f"place.{name}"} for name in names]


@pytest.mark.parametrize(("locale", "pattern"), POSTCODES.items())
def test_postcodes_have_the_countrys_form(make: Any, locale: str, pattern: str) -> None:
    """Postcodes match the country's form."""
    for code in make(fields("postcode"), rows=400, locale=locale)["postcode"].to_pylist():
        assert re.fullmatch(pattern, code), code


@pytest.mark.parametrize("locale", POSTCODES)
def test_there_are_many_cities_and_each_has_one_state(make: Any, locale: str) -> None:
    """City and state come from one entry; the pool of every country is large enough."""
    rows = make(fields("city", "state", "state_code", "country", "time_zone"), rows=6_000, locale=locale).to_pylist()
    cities = {(r["city"], r["state"], r["state_code"]) for r in rows}
    assert len(cities) >= CITIES.get(locale, OTHER_CITIES)
    assert len({(r["state"], r["state_code"]) for r in rows}) == len({r["state"] for r in rows}) or locale == "it_IT"
    assert len({r["country"] for r in rows}) == 1


def test_american_rows_agree(make: Any) -> None:
    """State, ZIP code, telephone and coordinates are of the city."""
    known = {
        "Chicago": ("IL", "606", "(312)", 41.9, -87.6),
        "Seattle": ("WA", "981", "(206)", 47.6, -122.3),
        "Houston": ("TX", "770", "(713)", 29.8, -95.4),
    }
    wanted = [*fields("city", "state_code", "postcode", "latitude", "longitude"), {"name": "phone", "type": "person.phone"}]
    hits = [row for row in make(wanted, rows=3_000).to_pylist() if row["city"] in known]
    assert len(hits) > 50
    for row in hits:
        state, code, area, latitude, longitude = known[row["city"]]
        assert (row["state_code"], row["postcode"][:3], row["phone"][:5]) == (state, code, area)
        assert abs(row["latitude"] - latitude) < 0.3
        assert abs(row["longitude"] - longitude) < 0.3


@pytest.mark.parametrize("locale", POSTCODES)
def test_address_is_made_of_its_parts(make: Any, locale: str) -> None:
    """A full address holds street, city and, save in Vietnam, the postcode of its row."""
    for row in make(
        fields("address", "street_address", "street_name", "building_number", "city", "postcode"), rows=100, locale=locale
    ).to_pylist():
        parts = ["street_address", "city"] + ([] if locale == "vi_VN" else ["postcode"])
        assert all(row[part] in row["address"] for part in parts), row
        assert row["street_name"] in row["street_address"]
        assert row["building_number"] in row["street_address"]


def test_two_places_of_a_row_differ(make: Any) -> None:
    """`of` tells two places apart; each is whole in itself."""
    wanted = [{"name": f"{of}_{n}", "type": f"place.{n}", "of": of} for of in ("home", "work") for n in ("city", "state")]
    rows = make(wanted, rows=500).to_pylist()
    assert np.mean([row["home_city"] != row["work_city"] for row in rows]) > 0.9
    assert {(r["home_city"], r["home_state"]) for r in rows} & {(r["work_city"], r["work_state"]) for r in rows}


def test_countries_asked_for_narrow_the_cities(make: Any) -> None:
    """With countries asked for, cities and postcodes are of those countries."""
    wanted = [{"name": "country", "type": "place.country", "params": {"values": ["Germany", "Japan"]}}, *fields("city", "country_code")]
    rows = make(wanted, rows=200).to_pylist()
    assert {row["country_code"] for row in rows} == {"DE", "JP"}
    assert all(row["country"] == "Japan" for row in rows if row["city"] == "Tokyo")


def test_world_mixes_countries(make: Any) -> None:
    """The cities of the world are of many countries, each with its currency and calling code."""
    rows = make(fields("world.city", "world.country", "world.currency", "world.calling_code"), rows=3_000).to_pylist()
    assert len({row["country"] for row in rows}) > 45
    assert len({(row["country"], row["currency"], row["calling_code"]) for row in rows}) == len({row["country"] for row in rows})


def test_coordinates_are_those_of_the_row(make: Any) -> None:
    """Coordinates as text are latitude and longitude."""
    for row in make(fields("latitude", "longitude", "coordinates"), rows=200).to_pylist():
        latitude, longitude = map(float, row["coordinates"].split(", "))
        assert abs(latitude - row["latitude"]) < 1e-5
        assert abs(longitude - row["longitude"]) < 1e-5


def test_homes_are_coherent(make: Any) -> None:
    """More area costs more, flats have no lot, and bathrooms grow with bedrooms."""
    names = ("property_type", "bedrooms", "bathrooms", "area", "lot_size", "year_built", "price")
    table = make([{"name": n, "type": f"place.home.{n}"} for n in names], rows=4_000)
    rows = table.to_pylist()
    assert all((row["lot_size"] == 0) == (row["property_type"] in {"Condo", "Apartment"}) for row in rows)
    area, price = (np.array(table[n].to_pylist(), float) for n in ("area", "price"))
    assert np.corrcoef(area, price)[0, 1] > 0.4
    assert np.corrcoef(table["bedrooms"].to_pylist(), table["bathrooms"].to_pylist())[0, 1] > 0.6


def test_flights_are_coherent(make: Any) -> None:
    """A flight leaves one airport for another over the true distance; status follows the delay."""
    names = ("origin", "destination", "distance", "arrival_delay", "status", "airline", "airline_code", "flight_number")
    rows = make([{"name": n, "type": f"place.flight.{n}"} for n in names], rows=6_000).to_pylist()
    for row in rows:
        assert row["origin"] != row["destination"]
        assert row["flight_number"].startswith(row["airline_code"])
        assert row["status"] == "Cancelled" or (row["status"] == "Delayed") == (row["arrival_delay"] >= 15)
    routes = {(row["origin"], row["destination"]): row["distance"] for row in rows}
    true = {("ATL", "LAX"): 1946, ("JFK", "LHR"): 3451, ("ORD", "SFO"): 1846, ("ATL", "DEN"): 1199, ("LAX", "LAS"): 236}
    found = {route: miles for route, miles in true.items() if route in routes}
    assert found
    assert all(abs(routes[route] - miles) < 12 for route, miles in found.items())


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows."""
    topics = [topic for name, topic in catalog.topics.items() if catalog.owner[name] == "place"]
    assert len(topics) >= 5
    for topic in topics:
        wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in topic.fields.items()]
        assert make(wanted, rows=60, constraints=list(topic.constraints)).num_rows == 60
