"""`fictable types --tiers` and `--recompute-tiers`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fictable.cli.command import fictable
from fictable.cli.surroundings import Surroundings
from fictable.engine import tiers
from fictable.engine.compiler.verdicts import ShippedVerdicts, parse_verdicts
from fictable.work import tiers as work_tiers
from fictable.work.service import Fictable


def run(service: Fictable, *arguments: str) -> Any:
    return CliRunner().invoke(fictable, ["types", *arguments], obj=Surroundings({}, open_fictable=lambda _: service))


def test_tiers_are_listed_by_locale(service: Fictable) -> None:
    """Faker's methods have their tier, types with a plan of their own are vectorised, what the locale has not is left out."""
    made = run(service, "--tiers", "--locale", "de_DE", "--json")
    assert made.exit_code == 0, made.output
    found = json.loads(made.output)
    wanted = {"faker.name": "compiled", "faker.uuid4": "kernel", "person.name": "vectorised"}
    assert {id_: found.get(id_) for id_ in wanted} == wanted
    assert not {"faker.zipcode", "faker.bank"} & set(found)


def test_tiers_are_counted(service: Fictable) -> None:
    """Without --json there is a table, and the number of each tier."""
    made = run(service, "faker", "--tiers", "--search", "name")
    assert made.exit_code == 0, made.output
    assert "faker.first_name" in made.output
    assert "compiled" in made.output.splitlines()[-1]


def test_verdicts_are_made_anew(service: Fictable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is that of the package, as far as the methods and locales go."""
    methods = ["city", "first_name", "uuid4", "bank"]
    monkeypatch.setattr(tiers, "LOCALES", ("de_DE",))
    monkeypatch.setattr(work_tiers, "list_methods", lambda _: methods)
    made = run(service, "--recompute-tiers", str(tmp_path / "verdicts.json"))
    assert made.exit_code == 0, made.output
    found = parse_verdicts((tmp_path / "verdicts.json").read_text("utf-8"))
    shipped = ShippedVerdicts()
    assert {method: dict(verdict) for method, verdict in found.methods.items()} == {m: {"de_DE": shipped.find(m, "de_DE")} for m in methods}
    assert run(service, "--recompute-tiers", str(tmp_path / "none" / "verdicts.json")).exit_code == 2
