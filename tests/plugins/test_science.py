"""The science pack: measurements follow the laws and the tables that they are made by."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable.contract.catalog import Catalog


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"science.{entity}.{name}"} for name in names]


def column(table: Any, name: str) -> Any:
    """A column as a NumPy array of numbers."""
    return np.array(table[name].to_pylist(), float)


def test_large_earthquakes_are_rare(make: Any) -> None:
    """One step of magnitude is about ten times rarer; coordinates lie on the globe; tsunamis need large ones."""
    table = make(fields("earthquake", "net", "magnitude", "latitude", "longitude", "tsunami", "depth"), rows=20_000)
    size = column(table, "magnitude")[np.array(table["net"].to_pylist()) == "us"]
    assert 6 < (size >= 4.95).sum() / (size >= 5.95).sum() < 16
    assert np.abs(column(table, "longitude")).max() <= 180
    assert all(row["magnitude"] >= 6.4 for row in table.to_pylist() if row["tsunami"])


def test_flowers_are_told_apart(make: Any) -> None:
    """Setosa has short petals, virginica long ones; the three are about equally many."""
    rows = make(fields("iris", "species", "petal_length", "sepal_length"), rows=1_500).to_pylist()
    petals = {s: [r["petal_length"] for r in rows if r["species"] == s] for s in ("setosa", "versicolor", "virginica")}
    assert max(petals["setosa"]) < min(petals["versicolor"]) + 0.5
    assert np.mean(petals["virginica"]) > np.mean(petals["versicolor"]) + 1
    assert all(400 < len(some) < 600 for some in petals.values())


def test_penguins_live_where_they_live(make: Any) -> None:
    """Gentoos on Biscoe, chinstraps on Dream; males are heavier, long flippers belong to heavy birds."""
    table = make(fields("penguin", "species", "island", "sex", "flipper_length", "body_mass"), rows=2_000)
    rows = table.to_pylist()
    assert {r["island"] for r in rows if r["species"] == "Gentoo"} == {"Biscoe"}
    assert {r["island"] for r in rows if r["species"] == "Chinstrap"} == {"Dream"}
    gentoo = {sex: np.mean([r["body_mass"] for r in rows if r["species"] == "Gentoo" and r["sex"] == sex]) for sex in ("male", "female")}
    assert gentoo["male"] > gentoo["female"] + 500
    assert np.corrcoef(column(table, "flipper_length"), column(table, "body_mass"))[0, 1] > 0.7


def test_wine_is_chemistry(make: Any) -> None:
    """Free sulphur is part of the total, alcohol makes light, red wine is sourer, good wine has more points and price."""
    table = make(
        fields(
            "wine",
            "wine_type",
            "free_sulfur_dioxide",
            "total_sulfur_dioxide",
            "fixed_acidity",
            "alcohol",
            "density",
            "quality",
            "points",
            "price",
        ),
        rows=4_000,
    )
    assert np.all(column(table, "free_sulfur_dioxide") < column(table, "total_sulfur_dioxide"))
    red = np.array(table["wine_type"].to_pylist()) == "red"
    assert column(table, "fixed_acidity")[red].mean() > column(table, "fixed_acidity")[~red].mean() + 1
    assert np.corrcoef(column(table, "alcohol")[~red], column(table, "density")[~red])[0, 1] < -0.3
    assert np.corrcoef(column(table, "quality"), column(table, "points"))[0, 1] > 0.6
    assert set(column(table, "quality")) <= set(range(3, 10))


def test_wineries_are_at_home(make: Any) -> None:
    """A wine's name has winery, vintage and grape; houses are of the country."""
    for row in make(fields("wine", "name", "winery", "variety", "vintage", "origin"), rows=500).to_pylist():
        assert row["name"] == f"{row['winery']} {row['vintage']} {row['variety']}"
        assert not row["winery"].startswith("Weingut") or row["origin"] in {"Germany", "Austria"}


def test_water_is_judged_by_its_values(make: Any) -> None:
    """Germs forbid drinking; tap water is mostly fit to drink, rivers are not."""
    rows = make(fields("water", "source", "coliforms", "turbidity", "potable", "bod", "cod"), rows=2_000).to_pylist()
    for row in rows:
        assert not row["potable"] or (row["coliforms"] == 0 and row["turbidity"] < 5)
        assert row["cod"] >= row["bod"]
    assert np.mean([r["potable"] for r in rows if r["source"] == "Tap Water"]) > 0.8
    assert not any(r["potable"] for r in rows if r["source"] == "River")


def test_planets_obey_kepler(make: Any) -> None:
    """The cube of the axis is the square of the period times the mass of the star; a planet is named after its star."""
    for row in make(fields("exoplanet", "name", "host", "period", "axis", "star_mass", "radius", "planet_type"), rows=1_000).to_pylist():
        assert row["name"].startswith(row["host"] + " ")
        expected = ((row["period"] / 365.25) ** 2 * row["star_mass"]) ** (1 / 3)
        assert abs(row["axis"] / max(expected, 0.005) - 1) < 0.05 or row["axis"] < 0.02 or row["axis"] == 500
        assert (row["planet_type"] == "Gas Giant") == (row["radius"] >= 8.5)


def test_concrete_hardens(make: Any) -> None:
    """Strength grows with age and falls with water per cement."""
    table = make(fields("concrete", "cement", "water", "age", "strength"), rows=4_000)
    age, strength = column(table, "age"), column(table, "strength")
    assert strength[age == 3].mean() + 10 < strength[age == 90].mean()
    assert np.corrcoef(column(table, "cement"), strength)[0, 1] > 0.25


def test_foods_are_foods(make: Any) -> None:
    """Sugar is part of the carbohydrates, energy is about what the nutrients give, one element has one symbol."""
    for row in make(fields("food", "food", "food_group", "calories", "protein", "fat", "carbohydrates", "sugar"), rows=800).to_pylist():
        assert row["sugar"] <= row["carbohydrates"]
        assert abs(row["calories"] - 4 * row["protein"] - 9 * row["fat"] - 4 * row["carbohydrates"]) < 60
    pairs = {(r["element"], r["symbol"]) for r in make(fields("element", "element", "symbol"), rows=800).to_pylist()}
    assert ("Gold", "Au") in pairs
    assert len(pairs) == len({name for name, _ in pairs})


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows."""
    topics = [topic for name, topic in catalog.topics.items() if catalog.owner[name] == "science"]
    assert len(topics) >= 8
    for topic in topics:
        wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in topic.fields.items()]
        assert make(wanted, rows=60, constraints=list(topic.constraints)).num_rows == 60
