"""A real distribution, installed into its own environment, that wraps a Faker community provider."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

PLACES = Path(__file__).parent
PACKAGE = PLACES / "fictable_demo" / "fictable_demo"


@pytest.fixture(scope="module")
def demo(guest_environment: Any) -> Path:
    """The folder with the demo and the environment that it is installed in."""
    home: Path = guest_environment.home
    shutil.copytree(PLACES / "fictable_demo", home / "fictable_demo", ignore=shutil.ignore_patterns("__pycache__"))
    guest_environment.install(home / "fictable_demo")
    return home


@pytest.fixture
def run(guest_environment: Any) -> Callable[..., str]:
    """Run the environment's Python outside of the checkout and the demo's folder; give what it prints."""
    return cast("Callable[..., str]", guest_environment.run)


def generate(run: Callable[..., str], description: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(run("-m", "fictable", "generate", description, "--rows", "40").splitlines()))


def test_the_demo_is_listed_with_all_that_it_brings(demo: Path, run: Callable[..., str]) -> None:
    """One plugin from a distribution of its own, without a warning."""
    reports = {report["name"]: report for report in json.loads(run("-m", "fictable", "plugins", "--json"))}
    music = reports["music"]
    assert (music["distribution"], music["version"], music["ok"], music["warnings"]) == ("fictable-demo", "1.0.0", True, [])
    assert {kind: music["counts"][kind] for kind in ("entities", "topics", "phrases")} == {"entities": 1, "topics": 1, "phrases": 1}


def test_the_types_of_the_demo_are_shown(demo: Path, run: Callable[..., str]) -> None:
    """Those of the community provider and those of the entity."""
    shown = run("-m", "fictable", "types", "music")
    assert all(id_ in shown for id_ in ("music.genre", "music.guitar.maker", "music.rental_fee"))


def test_an_english_description_is_understood(demo: Path, run: Callable[..., str]) -> None:
    """Phrases of types and, in context, of the entity, whose facts agree."""
    rows = generate(run, "Guitars with maker, model, strings, kind of music and instrument")
    guitars = {tuple(line.split(",")[:3]) for line in (PACKAGE / "data" / "guitars.csv").read_text().splitlines()}
    assert {(row["maker"], row["model"], row["strings"]) for row in rows} <= guitars
    assert len({row["kind_of_music"] for row in rows}) > 5
    assert len({row["instrument"] for row in rows}) > 5


def test_a_german_description_is_understood(demo: Path, run: Callable[..., str]) -> None:
    """Phrases and entries of the other language."""
    rows = generate(run, "Gitarren mit Modell, Baujahr, Preis und Musikstil")
    assert "Dachboden" in {row["modell"] for row in rows}
    assert all(1970 < int(row["baujahr"]) < 2030 and float(row["preis"]) > 300 for row in rows)
    assert len({row["musikstil"] for row in rows}) > 5


def test_a_description_that_names_the_topic_only_gets_its_table(demo: Path, run: Callable[..., str]) -> None:
    """The fee follows the days of its row, which the mapper has found."""
    rows = generate(run, "Guitar rentals")
    assert list(rows[0])[:4] == ["rental_id", "maker", "model", "year"]
    assert all(8.5 * int(row["days"]) <= float(row["fee"]) <= 9.5 * int(row["days"]) for row in rows)


def test_the_demos_own_tests_pass(demo: Path, run: Callable[..., str]) -> None:
    """assert_valid_plugin with golden digests, inside the environment."""
    said = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "fictable_demo/pyproject.toml", "fictable_demo/tests")
    assert "2 passed" in said
    assert json.loads((demo / "fictable_demo" / "tests" / "golden.json").read_text())["music.genre"][0] == 1


def test_check_approves_of_the_demo(demo: Path, run: Callable[..., str]) -> None:
    """The command of the author, in the environment of the author."""
    assert "music: valid" in run("-m", "fictable", "plugins", "check", "music", "--quick")
