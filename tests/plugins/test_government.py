"""The government pack: incidents, requests, permits, votes, countries, accidents, budgets and inspections agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable.contract.catalog import Catalog


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"government.{entity}.{name}"} for name in names]


def column(table: Any, name: str) -> Any:
    """A column as a NumPy array of numbers."""
    return np.array(table[name].to_pylist(), float)


def test_incidents_agree(make: Any) -> None:
    """Reports follow incidents, arrests clear cases, thefts are unarmed, numbers are unique and have the year."""
    names = ("case_number", "occurred_at", "reported_at", "offence", "category", "code", "weapon", "arrest", "status")
    rows = make(fields("crime", *names), rows=4_000).to_pylist()
    assert len({r["case_number"] for r in rows}) == 4_000
    for row in rows:
        assert row["occurred_at"] < row["reported_at"]
        assert row["case_number"].startswith(str(row["occurred_at"].year))
        assert row["arrest"] == (row["status"] == "Cleared by Arrest")
        assert row["offence"] not in {"Theft from Building", "Vandalism", "Identity Theft"} or row["weapon"] == "None"
    assert len({(r["offence"], r["category"], r["code"]) for r in rows}) == len({r["offence"] for r in rows})
    mean = {o: np.mean([r["arrest"] for r in rows if r["offence"] == o]) for o in ("Drug Possession", "Theft from Motor Vehicle")}
    assert mean["Drug Possession"] > 0.7 > 0.2 > mean["Theft from Motor Vehicle"]


def test_requests_agree(make: Any) -> None:
    """Each complaint has its agency; closing follows opening; noise is settled sooner than paint."""
    rows = make(fields("request", "complaint", "agency", "opened_at", "closed_at", "resolution_hours", "status"), rows=4_000).to_pylist()
    assert len({(r["complaint"], r["agency"]) for r in rows}) == len({r["complaint"] for r in rows})
    assert all(r["opened_at"] < r["closed_at"] for r in rows)
    noise, paint = (np.median([r["resolution_hours"] for r in rows if r["complaint"].startswith(word)]) for word in ("Noise", "Paint"))
    assert noise < 10 < 100 < paint
    assert np.mean([r["status"] == "Closed" for r in rows]) > 0.8


def test_permits_agree(make: Any) -> None:
    """Issued after filing; fees follow the cost; new houses cost more than water heaters."""
    rows = make(fields("permit", "work", "applied_on", "issued_on", "cost", "fee"), rows=2_000).to_pylist()
    assert all(r["applied_on"] <= r["issued_on"] for r in rows)
    assert all(85 < float(r["fee"]) <= 86 + 0.011 * float(r["cost"]) for r in rows)
    heaters, houses = (np.mean([float(r["cost"]) for r in rows if word in r["work"]]) for word in ("water heater", "New single"))
    assert heaters * 50 < houses


def test_votes_add_up(make: Any) -> None:
    """Votes are within those cast, those within the registered; elections fall on a Tuesday early in November."""
    for row in make(fields("election", "date", "registered", "votes_cast", "turnout", "votes", "share", "winner"), rows=2_000).to_pylist():
        assert row["votes"] <= row["votes_cast"] <= row["registered"]
        assert abs(row["votes_cast"] / row["registered"] * 100 - row["turnout"]) < 0.6
        assert row["winner"] == (row["share"] > 50)
        assert (row["date"].month, row["date"].weekday()) == (11, 1)
        assert 2 <= row["date"].day <= 8


def test_countries_agree(make: Any) -> None:
    """GDP is that of all heads; rich countries live longer; Japan and Nigeria are far apart."""
    table = make(
        fields("country", "country", "code", "year", "population", "gdp", "gdp_per_capita", "life_expectancy", "fertility"), rows=4_000
    )
    rows = table.to_pylist()
    for row in rows:
        assert abs(row["gdp"] / (row["population"] * row["gdp_per_capita"]) - 1) < 0.01
    assert len({(r["country"], r["code"]) for r in rows}) == len({r["country"] for r in rows}) > 40
    japan, nigeria = ([r for r in rows if r["country"] == name] for name in ("Japan", "Nigeria"))
    assert min(r["life_expectancy"] for r in japan) > max(r["life_expectancy"] for r in nigeria) + 15
    assert max(r["fertility"] for r in japan) < min(r["fertility"] for r in nigeria)
    rich = column(table, "gdp_per_capita") > 20_000
    life = column(table, "life_expectancy")
    assert life[rich].mean() > life[~rich].mean() + 5


def test_accidents_agree(make: Any) -> None:
    """Severity follows the hurt; rain wets the road; daylight is by day; most damage only."""
    rows = make(
        fields("accident", "severity", "injured", "killed", "weather", "surface", "light", "occurred_at", "collision", "vehicles"),
        rows=4_000,
    ).to_pylist()
    for row in rows:
        assert (row["severity"] == "Fatal") == (row["killed"] > 0)
        assert row["severity"] != "Property Damage Only" or row["injured"] == 0
        assert row["weather"] != "Rain" or row["surface"] == "Wet"
        assert row["light"] != "Daylight" or 7 <= row["occurred_at"].hour < 18
        assert row["collision"] != "Rear End" or row["vehicles"] >= 2
    assert 0.5 < np.mean([r["severity"] == "Property Damage Only" for r in rows]) < 0.85
    assert np.mean([r["severity"] == "Fatal" for r in rows]) < 0.02


def test_budgets_add_up(make: Any) -> None:
    """What is left is what was adopted less what was spent."""
    for row in make(fields("budget", "department", "program", "adopted", "spent", "remaining"), rows=800).to_pylist():
        assert row["adopted"] - row["spent"] == row["remaining"]
        assert 0.5 < float(row["spent"] / row["adopted"]) < 1.2


def test_inspections_agree(make: Any) -> None:
    """Grade and result follow the score; no violation, no description."""
    for row in make(fields("inspection", "score", "grade", "result", "violations", "violation"), rows=1_000).to_pylist():
        assert (row["grade"] == "A") == (row["score"] >= 90)
        assert (row["result"] == "Fail") == (row["score"] < 70)
        assert (row["violation"] == "None") == (row["violations"] == 0)


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows."""
    topics = [topic for name, topic in catalog.topics.items() if catalog.owner[name] == "government"]
    assert len(topics) >= 8
    for topic in topics:
        wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in topic.fields.items()]
        assert make(wanted, rows=60, constraints=list(topic.constraints)).num_rows == 60
