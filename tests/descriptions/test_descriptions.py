"""How well the offline planner reads descriptions of real datasets. FICTABLE_WRITE_DOCUMENTS=1 writes the figures anew; -s prints them."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.descriptions.cases import SPLITS, Case, ExpectedField, ExpectedRule, Split, load_cases
from tests.descriptions.matching import assign
from tests.descriptions.names import weigh_name
from tests.descriptions.rules import find_operands
from tests.descriptions.scoring import GROUPS, format_table, judge, score_case, summarize_groups
from tests.descriptions.values import find_fault

from fictable.settings import Settings
from fictable.work.service import Fictable

FIGURES = Path(__file__).with_name("figures.json")
SLACK = 0.005


@pytest.fixture(scope="session")
def offline(offline_settings: Settings) -> Iterator[Fictable]:
    """One Fictable object for all cases."""
    made = Fictable.open(offline_settings)
    yield made
    made.close()


def test_the_planner_reads_as_well_as_it_did(offline: Fictable) -> None:
    """No case raises, and the share of usable fields of every style and split is not below the committed figure."""
    committed = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    found: dict[str, dict[str, float]] = {}
    errors: dict[str, str] = {}
    fallen: dict[tuple[str, str], tuple[float, float]] = {}
    for split in SPLITS:
        scores = [score_case(offline, case) for case in load_cases(split)]
        errors |= {score.case.id: score.error for score in scores if score.error}
        summaries = summarize_groups(scores)
        print(f"\n{split}\n{format_table(summaries)}")
        found[split] = {group: round(summary.usable, 4) for group, summary in summaries.items()}
        known = committed.get(split, {})
        fallen |= {(split, group): (now, known[group]) for group, now in found[split].items() if now < known.get(group, 0) - SLACK}
    assert errors == {}
    if os.environ.get("FICTABLE_WRITE_DOCUMENTS") == "1":
        FIGURES.write_text(json.dumps(found, indent=1) + "\n")
        return
    assert committed.keys() == found.keys()
    assert fallen == {}


def test_the_cases_are_well_formed() -> None:
    """Ids and the concepts of a case are unique, every case demands something, and rules speak of fields that are there."""
    cases = [case for split in SPLITS for case in load_cases(split)]
    assert [id_ for id_, count in Counter(case.id for case in cases).items() if count > 1] == []
    for case in cases:
        concepts = [one.concept for one in case.fields]
        assert len(set(concepts)) == len(concepts), case.id
        assert any(one.must for one in case.fields), case.id
        assert case.group in GROUPS, case.id
        assert 10 <= len(case.description) <= 4000, case.id


@pytest.mark.parametrize("split", ["develop2", "develop3", "held3", "develop4"])
def test_the_later_splits_can_be_met(split: Split) -> None:
    """Patterns compile, bounds and shares are in order, rules compare fields of their case, and first names serve all that is asked."""
    for case in load_cases(split):
        header = [one.names[0] for one in case.fields if one.must]
        assert judge(case, header, [["1"] * len(header)]).missing == (), case.id
        names = {name for one in case.fields for name in (*one.names, *one.exact_names)}
        assert [name for rule in case.rules for name in find_operands(rule) if name not in names] == [], case.id
        assert all(len(find_operands(rule)) >= 2 for rule in case.rules), case.id
        for check in (one.check for one in case.fields):
            re.compile(check.get("regex", ""))
            assert "min" not in check or "max" not in check or check["min"] <= check["max"], case.id
            assert all(0 <= low < high <= 1 for low, high in (check[key] for key in ("null", "share") if key in check)), case.id


@pytest.mark.parametrize(
    ("column", "name", "kind", "named"),
    [
        ("OrderDate", "order_date", "date", True),
        ("price_in_usd", "price", "number", True),
        ("price_usd", "price", "number", True),
        ("num_reviews", "number_of_reviews", "integer", True),
        ("order_status", "status", "category", True),
        ("tail_status", "status", "category", False),
        ("is_price_high", "price", "number", False),
        ("Größe", "groesse", "category", False),
        ("Stückzahl", "stuckzahl", "integer", True),
    ],
)
def test_a_name_serves_a_field(column: str, name: str, kind: str, named: bool) -> None:
    """Case, unit and order of the words do not matter; an unknown word before a general name does."""
    field = ExpectedField("field", (name,), (), kind, {}, True)
    assert (weigh_name(column, field, {"order"}) > 0) == named


@pytest.mark.parametrize(
    ("kind", "check", "cells", "fits"),
    [
        ("integer", {"min": 1, "max": 5}, ["1", "5", ""], True),
        ("integer", {}, ["1", "2.5"], False),
        ("number", {"min": 0}, ["$1,200.50", "3"], True),
        ("number", {"min": 0, "null": [0.4, 0.6]}, ["1", "2"], False),
        ("category", {"values": ["Yes", "None"]}, ["none", "YES"], True),
        ("date", {"min": "2020-01-01"}, ["2020-01-01", "31.12.2021"], True),
        ("datetime", {}, ["2020-01-01", "2020-01-02"], False),
        ("boolean", {}, ["ja", "nein"], True),
        ("boolean", {}, ["0", "2"], False),
        ("name", {}, ["Ada Lovelace", "lorem ipsum"], False),
        ("email", {}, ["ada@example.org"], True),
        ("id", {"unique": True}, ["A1", "A1"], False),
        ("country", {}, ["Germany", "United States"], True),
        ("regex", {"regex": r"^\d{3}$"}, ["123", "12"], False),
    ],
)
def test_values_fit_a_field(kind: str, check: dict[str, object], cells: list[str], fits: bool) -> None:
    """Each kind accepts its values, and the checks narrow them."""
    assert (find_fault(kind, check, cells) == "") == fits


def test_the_assignment_is_the_best_one() -> None:
    """A column goes where the sum is largest, even if another field would like it more."""
    assert assign([[9, 8], [7, 0]]) == [1, 0]
    assert assign([[5, 0], [6, 0]]) == [None, 0]
    assert assign([[0, 0]]) == [None]


def test_rules_are_counted_on_rows_that_can_be_judged() -> None:
    """A rule holds where both sides are there; a rule on a missing demanded column does not hold."""
    fields = tuple(ExpectedField(name, (name,), (), "number", {}, True) for name in ("price", "quantity", "total"))
    rules = (ExpectedRule("total", "=", "price*quantity"), ExpectedRule("total", ">=", "price"))
    case = Case("c", "list", "d", "price, quantity and total", fields, rules)
    rows = [["2", "3", "6"], ["1.5", "2", "3"], ["4", "", ""], ["2", "2", "4"]]
    whole = judge(case, ["price", "quantity", "total"], rows)
    assert (whole.usable, whole.rules, whole.rules_held, whole.extra) == (1.0, 2, 2, ())
    part = judge(case, ["id", "price", "quantity", "other"], [[str(place), *row[:2], "x"] for place, row in enumerate(rows)])
    assert (part.missing, part.rules_held, part.extra, part.precision) == (("total",), 0, ("other",), 2 / 3)
