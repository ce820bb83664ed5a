"""Issues name their place and repeat only what is safe to repeat."""

from __future__ import annotations

import math
from typing import Any

import pytest

from fictable.errors import SpecInvalid
from fictable.spec.findings import Findings, join_pointer, name_kind, shorten, suggest


def test_pointers_are_escaped() -> None:
    """A slash and a tilde in a key are written as RFC 6901 says."""
    assert join_pointer("/a", "b/c~d") == "/a/b~1c~0d"


def test_locations_follow_renamed_parents() -> None:
    """A path below a renamed key is given with the word that the person used."""
    findings = Findings()
    findings.rename("/tables/0", "")
    findings.rename("/tables/0/fields", "/columns")
    assert findings.locate("/tables/0/fields/2/name") == "/columns/2/name"
    assert findings.locate("/tables/0/rows") == "/rows"
    assert findings.locate("/seed") == "/seed"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x" * 300, "x" * 200 + "…"),
        (10**400, "an integer of 1329 bits"),
        (math.nan, "nan"),
        ([1], "a list"),
        ({}, "an object"),
        (None, None),
        ("\ud800", "\\ud800"),
    ],
)
def test_given_values_are_cut_short(value: Any, shown: Any) -> None:
    """Long and nested values are not repeated whole."""
    assert shorten(value) == shown


def test_kinds_are_named_in_words() -> None:
    """The kinds of JSON have plain names, others that of their class."""
    values: tuple[Any, ...] = (None, True, 1, "", [], {}, b"")
    assert [name_kind(value) for value in values] == ["null", "a boolean", "a number", "a text", "a list", "an object", "bytes"]


def test_suggestions_are_near_or_none() -> None:
    """Only a near word is suggested."""
    assert suggest("colunms", ["columns", "rows"]) == "did you mean 'columns'?"
    assert suggest("zzz", ["columns", "rows"]) == ""
    assert suggest("x", []) == ""


def test_nothing_found_raises_nothing() -> None:
    """A clean reading goes on; one with issues ends."""
    findings = Findings()
    findings.raise_if_any()
    findings.add("/a", "missing", "a needs b")
    with pytest.raises(SpecInvalid, match="a needs b"):
        findings.raise_if_any()
