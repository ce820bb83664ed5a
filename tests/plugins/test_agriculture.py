"""The agriculture pack: crops, soils, fertilisers, animals and farms agree within their rows."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable.contract.catalog import Catalog


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"agriculture.{entity}.{name}"} for name in names]


def test_harvests_add_up(make: Any) -> None:
    """Production is area by yield, revenue production by price, harvest follows sowing; sugarcane yields more than lentils."""
    names = ("crop", "area", "yield", "production", "price", "revenue", "sown_on", "harvested_on", "days_to_harvest")
    rows = make(fields("crop", *names), rows=3_000).to_pylist()
    for row in rows:
        assert abs(row["production"] - row["area"] * row["yield"]) < 0.06
        assert abs(float(row["revenue"]) - float(row["price"]) * row["production"]) < 0.02
        assert (row["harvested_on"] - row["sown_on"]).days == row["days_to_harvest"]
    mean = {crop: np.mean([r["yield"] for r in rows if r["crop"] == crop]) for crop in ("Sugarcane", "Wheat", "Lentil")}
    assert mean["Sugarcane"] > 40 > mean["Wheat"] > 2 > mean["Lentil"]


def test_conditions_tell_the_crop(make: Any) -> None:
    """Each crop has its category, its variety and its weather: rice is wet, chickpeas are dry."""
    rows = make(fields("crop", "crop", "category", "variety", "rainfall", "humidity"), rows=4_000).to_pylist()
    assert len({(r["crop"], r["category"]) for r in rows}) == len({r["crop"] for r in rows})
    assert {r["variety"] for r in rows if r["crop"] == "Rice"} == {"IR64", "Basmati 370"}
    rice, pulse = ([r for r in rows if r["crop"] == crop] for crop in ("Rice", "Chickpea"))
    assert min(r["humidity"] for r in rice) > max(r["humidity"] for r in pulse)
    assert np.mean([r["rainfall"] for r in rice]) > 2 * np.mean([r["rainfall"] for r in pulse])


def test_soils_have_their_texture(make: Any) -> None:
    """Sand, silt and clay make a hundred; sandy soils hold less water than clay."""
    rows = make(fields("soil", "soil_type", "sand", "silt", "clay", "moisture", "organic_matter", "organic_carbon"), rows=2_000).to_pylist()
    for row in rows:
        assert abs(row["sand"] + row["silt"] + row["clay"] - 100) < 1.1
        assert row["organic_carbon"] < row["organic_matter"]
    mean = {kind: np.mean([r["moisture"] for r in rows if r["soil_type"] == kind]) for kind in ("Sandy", "Clay")}
    assert mean["Sandy"] < mean["Clay"] / 2


def test_fertilisers_are_what_they_are_called(make: Any) -> None:
    """Urea has 46 % of nitrogen and nothing else."""
    rows = make(fields("fertilizer", "fertilizer", "n", "p", "k", "kind"), rows=500).to_pylist()
    assert {(r["n"], r["p"], r["k"], r["kind"]) for r in rows if r["fertilizer"] == "Urea"} == {(46, 0, 0, "Nitrogen")}


def test_animals_agree(make: Any) -> None:
    """Breeds belong to species, bulls and hens give no milk, the healthy have no complaint, calves are lighter than cows."""
    rows = make(
        fields("animal", "tag", "species", "breed", "sex", "age_months", "weight", "milk", "eggs", "health", "complaint"), rows=4_000
    ).to_pylist()
    assert len({r["tag"] for r in rows}) == 4_000
    assert len({(r["species"], r["breed"]) for r in rows}) == len({r["breed"] for r in rows})
    for row in rows:
        assert row["milk"] == 0 or (row["sex"] == "Female" and row["species"] != "Chicken")
        assert row["eggs"] == 0 or row["species"] == "Chicken"
        assert (row["health"] == "Healthy") == (row["complaint"] == "None")
    cattle = [r for r in rows if r["breed"] == "Angus"]
    calves, grown = ([r["weight"] for r in cattle if (r["age_months"] < 6) == young] for young in (True, False))
    assert np.mean(calves) < 0.6 * np.mean(grown)


def test_farms_agree(make: Any) -> None:
    """Crops take no more land than the farm has; dairies are dairy farms."""
    for row in make(fields("farm", "name", "farm_type", "size", "cropland"), rows=800).to_pylist():
        assert row["cropland"] <= row["size"] + 0.2
        assert "Dairy" not in row["name"] or row["farm_type"] == "Dairy"


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows."""
    topics = [topic for name, topic in catalog.topics.items() if catalog.owner[name] == "agriculture"]
    assert len(topics) >= 6
    for topic in topics:
        wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in topic.fields.items()]
        assert make(wanted, rows=60, constraints=list(topic.constraints)).num_rows == 60
