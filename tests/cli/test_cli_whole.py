"""The commands with the real Fictable object: plugins, planner, engine and sinks behind them."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from fictable.settings import PlannerSettings, Settings
from fictable.work.service import Fictable

DESCRIPTION = "employees with full name, email, salary between 40000 and 90000 and a hire date"


@pytest.fixture(scope="module")
def whole() -> Any:
    """Open the object once."""
    return Fictable.open(Settings(planner=PlannerSettings(mode="offline")))


@pytest.fixture
def run_whole(run: Any, whole: Any) -> Any:
    """Run a command with it; it must succeed."""

    def run_command(*arguments: str) -> str:
        result = run(*arguments, open_fictable=lambda _: whole)
        assert result.exit_code == 0, result.output
        return str(result.stdout)

    return run_command


def test_description_becomes_rows(run_whole: Any) -> None:
    """The header and exactly the rows that were asked for, the same bytes each time."""
    text = run_whole("generate", DESCRIPTION, "--rows", "25", "-q")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 25
    assert all(40000 <= float(row["salary"]) <= 90000 for row in rows)
    assert run_whole("generate", DESCRIPTION, "--rows", "25", "-q") == text
    assert run_whole("generate", DESCRIPTION, "--rows", "25", "--seed", "5", "-q") != text


def test_plan_as_json_makes_the_same_bytes(run_whole: Any) -> None:
    """The spec that `fictable spec --json` prints is the dataset, whole."""
    Path("spec.json").write_text(run_whole("spec", DESCRIPTION, "--rows", "25", "--json"), "utf-8")
    assert run_whole("generate", "--spec", "spec.json") == run_whole("generate", DESCRIPTION, "--rows", "25", "-q")


def test_plan_is_shown(run_whole: Any) -> None:
    """The table of fields and the coverage name what the description named."""
    text = run_whole("spec", DESCRIPTION)
    assert "salary" in text
    assert "mapped" in text


def test_formats_hold_the_same_rows(run_whole: Any) -> None:
    """csv, json and ndjson have the same number of rows and the same columns."""
    rows = list(csv.DictReader(run_whole("generate", DESCRIPTION, "--rows", "7", "-q").splitlines()))
    run_whole("generate", DESCRIPTION, "--rows", "7", "-q", "-o", "o.jsonl")
    run_whole("generate", DESCRIPTION, "--rows", "7", "-q", "-o", "o.json")
    lines = [json.loads(line) for line in Path("o.jsonl").read_text("utf-8").splitlines()]
    assert json.loads(Path("o.json").read_text("utf-8")) == lines
    assert [list(line) for line in lines] == [list(row) for row in rows]


def test_linked_tables_fill_a_folder(run_whole: Any) -> None:
    """A spec of two tables, in YAML, becomes two files, and references point to rows that exist."""
    Path("shop.yaml").write_text(
        "version: 1\n"
        "tables:\n"
        "  - {name: customers, rows: 5, primary_key: [id], fields: [{name: id, type: id.sequence}]}\n"
        "  - {name: orders, rows: 40, fields: [{name: customer, type: reference, params: {to: customers.id}}]}\n"
    )
    run_whole("generate", "--spec", "shop.yaml", "-o", "shop/")
    customers = {row["id"] for row in csv.DictReader(Path("shop/customers.csv").read_text().splitlines())}
    orders = [row["customer"] for row in csv.DictReader(Path("shop/orders.csv").read_text().splitlines())]
    assert (len(customers), len(orders)) == (5, 40)
    assert set(orders) <= customers


def test_wrong_spec_names_every_fault(run: Any, whole: Any) -> None:
    """Faults of a spec are lines with their place in the document."""
    fields = [{"name": "a", "type": "number.integr"}, {"name": "b", "type": "number.integer", "params": {"min": 9, "max": 1}}]
    Path("spec.json").write_text(json.dumps({"version": 1, "tables": [{"name": "t", "rows": 3, "fields": fields}]}))
    result = run("generate", "--spec", "spec.json", open_fictable=lambda _: whole)
    assert result.exit_code == 2
    assert "fictable: error: /tables/0/fields/0/type: " in result.stderr
    assert all(line.startswith("fictable: error: ") for line in result.stderr.splitlines())


def test_short_description_is_refused(run: Any, whole: Any) -> None:
    """A description of a few letters is one line and exit code 2."""
    result = run("generate", "abc", open_fictable=lambda _: whole)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_every_type_can_be_shown(run_whole: Any) -> None:
    """`fictable types` lists the catalog, and each type of our packs is shown with samples or with the reason for none."""
    types = json.loads(run_whole("types", "--json"))
    ours = [entry["id"] for entry in types if not entry["id"].startswith("faker.")]
    assert {"number.integer", "category", "date"} <= set(ours)
    assert all(len(run_whole("types", name).splitlines()) >= 3 for name in ours)


def test_plugins_are_reported(run_whole: Any) -> None:
    """Core is loaded with its formats and types; a plugin that is left out has a reason."""
    reports = {entry["name"]: entry for entry in json.loads(run_whole("plugins", "--json"))}
    assert reports["core"]["ok"]
    assert reports["core"]["counts"]["sinks"] >= 3
    assert all(entry["ok"] or entry["reason"] for entry in reports.values())


SHOP = {
    "tables": [
        {
            "name": "customers",
            "rows": 20,
            "primary_key": ["id"],
            "fields": [{"name": "id", "type": "id.sequence"}, {"name": "n", "type": "person.name"}],
        },
        {"name": "orders", "rows": 50, "fields": [{"name": "customer", "type": "reference", "params": {"to": "customers.id"}}]},
    ]
}


def test_several_tables_go_into_an_archive_that_is_the_same_every_time(run_whole: Any, tmp_path: Path) -> None:
    """One entry per table, and equal data gives equal bytes."""
    (tmp_path / "shop.json").write_text(json.dumps(SHOP))
    digests = set()
    for name in ("a.zip", "b.zip"):
        run_whole("generate", "--spec", str(tmp_path / "shop.json"), "--output", str(tmp_path / name))
        digests.add((tmp_path / name).read_bytes())
    assert len(digests) == 1
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["customers.csv", "orders.csv"]
        assert archive.read("orders.csv").count(b"\n") == 51


def test_the_report_says_what_was_verified(run_whole: Any, tmp_path: Path) -> None:
    """Kind, fields and whether it held, per table."""
    (tmp_path / "shop.json").write_text(json.dumps(SHOP))
    report_path = tmp_path / "report.json"
    run_whole("generate", "--spec", str(tmp_path / "shop.json"), "--output", str(tmp_path / "shop.zip"), "--report", str(report_path))
    report = json.loads(report_path.read_text())
    assert {"kind": "unique", "fields": ["id"], "held": True, "detail": ""} in report["customers"]["checks"]
    assert all(result["held"] for table in report.values() for result in table["checks"])


def test_the_report_says_how_fields_are_made(run_whole: Any, tmp_path: Path) -> None:
    """The tier of each field's type; for what is made row by row the reason; with cases the slowest of their types."""
    kinds = (("a", "person.name"), ("b", "faker.name"), ("c", "faker.uuid4"))
    fields: list[dict[str, Any]] = [{"name": name, "type": kind} for name, kind in kinds]
    fields.append({"name": "d", "type": "person.name", "cases": [{"when": "a = 'x'", "type": "faker.name"}]})
    fields.append({"name": "e", "type": "faker.date", "params": {"pattern": "%c"}})
    fields.append({"name": "f", "type": "person.name", "cases": [{"when": "a = 'x'", "type": "faker.ssn"}], "locale": "sv_SE"})
    (tmp_path / "spec.json").write_text(json.dumps({"tables": [{"name": "t", "rows": 9, "fields": fields}]}))
    run_whole(
        "generate", "--spec", str(tmp_path / "spec.json"), "--output", str(tmp_path / "t.csv"), "--report", str(tmp_path / "report.json")
    )
    made = {field["name"]: field for field in json.loads((tmp_path / "report.json").read_text())["t"]["fields"]}
    assert {name: field["tier"] for name, field in made.items()} == {
        "a": "vectorised", "b": "compiled", "c": "kernel", "d": "compiled", "e": "rows", "f": "rows",
    }  # fmt: skip
    assert made["b"] == {"name": "b", "type": "faker.name", "tier": "compiled", "reason": ""}
    assert {name for name, field in made.items() if field["reason"]} == {"e", "f"}
    assert "numbers" in made["f"]["reason"]
