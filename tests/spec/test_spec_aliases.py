"""Other words for keys are accepted on their level and reported."""

from __future__ import annotations

from typing import Any

import pytest
from spec_samples import find_issues, with_fields  # type: ignore[import-not-found]  # it stands beside this file

from fictable.spec.aliases import ALIASES, CANONICAL_KEYS, PERCENT_ALIASES, AliasNote, Level, find_canonical_key, rewrite_keys
from fictable.spec.findings import Findings
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

EVERY_ALIAS = [(level, alias, used) for level, words in ALIASES.items() for alias, used in words.items()]
FIELD = {"name": "a", "type": "number.integer"}


@pytest.mark.parametrize(("level", "alias", "used"), EVERY_ALIAS)
def test_every_alias_is_rewritten_and_reported(level: Level, alias: str, used: str) -> None:
    """An alias stands for its key, is no key itself, and is reported with the pointer of the given key."""
    notes: list[AliasNote] = []
    findings = Findings()
    assert rewrite_keys(level, {alias: 1}, "/x", findings, notes) == {used: 1}
    assert notes == [AliasNote(f"/x/{alias}", alias, used)]
    assert findings.locate(f"/x/{used}/0") == f"/x/{alias}/0"
    assert alias not in CANONICAL_KEYS.get(level, ())


@pytest.mark.parametrize(("level", "alias", "used"), EVERY_ALIAS)
def test_an_alias_beside_its_key_is_an_issue(level: Level, alias: str, used: str) -> None:
    """When both words are given nobody knows which one is meant."""
    findings = Findings()
    rewrite_keys(level, {alias: 1, used: 2}, "", findings, [])
    assert [(issue.path, issue.code) for issue in findings.issues] == [("", "duplicate")]


def test_two_aliases_of_one_key_are_an_issue() -> None:
    """Two other words for one key clash as well."""
    issues = find_issues(with_fields({**FIELD, "missing": 0.1, "null_ratio": 0.2}))
    assert [issue.code for issue in issues] == ["duplicate"]


@pytest.mark.parametrize(
    ("level", "given", "used"),
    [
        ("table", "primaryKey", "primary_key"),
        ("field", "nullFraction", "null_fraction"),
        ("table", "row-count", "rows"),
        ("params", "minValue", "minValue"),
    ],
)
def test_other_spellings_are_one_word(level: Level, given: str, used: str) -> None:
    """Spelling with camelCase or hyphens is understood, but not among parameters, whose names belong to the types."""
    assert find_canonical_key(level, given) == used


def test_aliases_are_bound_to_their_level() -> None:
    """A word that is an alias on one level is left alone on another."""
    spec = parse_dataset_spec(
        with_fields({**FIELD, "params": {"count": 3, "distribution": {"kind": "uniform", "low": 1, "sigma": 2}, "sd": 4}}),
        defaults=SpecDefaults(),
    )
    assert spec.tables[0].fields[0].params == {"count": 3, "distribution": {"kind": "uniform", "low": 1, "stddev": 2}, "stddev": 4}


def test_parameters_that_a_type_declares_keep_their_name() -> None:
    """A plugin's own parameter is never taken for another word."""
    document = with_fields({"name": "a", "type": "car.paint", "params": {"regex": "x", "low": 1}})
    spec = parse_dataset_spec(document, defaults=SpecDefaults(), declared_params={"car.paint": ("regex",)})
    assert spec.tables[0].fields[0].params == {"regex": "x", "min": 1}


def test_notes_name_the_pointer_as_given() -> None:
    """Notes of nested aliases point into the document as it was written."""
    notes: list[AliasNote] = []
    document = {"tables": [{"name": "t", "columns": [{"name": "a", "type": "x", "parameters": {"choices": [1]}}]}]}
    parse_dataset_spec(document, defaults=SpecDefaults(), notes=notes)
    assert [note.path for note in notes] == [
        "/tables/0/columns",
        "/tables/0/columns/0/parameters",
        "/tables/0/columns/0/parameters/choices",
    ]


@pytest.mark.parametrize("alias", sorted(PERCENT_ALIASES))
@pytest.mark.parametrize(("given", "share"), [(0, 0.0), (0.25, 0.25), (5, 0.05), (100, 1.0)])
def test_percentages_become_shares(alias: str, given: Any, share: float) -> None:
    """A word that says per cent is divided by 100 above 1; a share up to 1 is taken as it is."""
    spec = parse_dataset_spec(with_fields({**FIELD, alias: given}), defaults=SpecDefaults())
    assert spec.tables[0].fields[0].null_fraction == share
