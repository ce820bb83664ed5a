"""Ten thousand hostile specs: each is read or refused with errors of ours, in bounded time and memory."""

from __future__ import annotations

import contextlib
import json
import os
import tracemalloc
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spec_mutations import DOCUMENTS, HOSTILE, mutate, nest  # type: ignore[import-not-found]  # it stands beside this file

from fictable.errors import InvalidInput, Issue, Refused, SpecInvalid
from fictable.mapping.deadline import run_within
from fictable.spec.canonical import compute_spec_digest, to_document
from fictable.spec.names import MESSAGE_LENGTH, PATH_LENGTH, SpecLimits
from fictable.spec.nouns import DatasetSpec
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec
from fictable.work.service import Fictable

SPECS = int(os.environ.get("FICTABLE_HOSTILE_SPECS", "10000"))
PER_EXAMPLE = 50
HANGS = 20.0
"""Seconds after which reading a spec counts as hanging; it takes milliseconds."""


def read(document: Any) -> DatasetSpec | None:
    """The spec, or None where it is refused as it should be."""
    issues: tuple[Issue, ...] = ()
    try:
        return parse_dataset_spec(document, defaults=SpecDefaults())
    except SpecInvalid as error:
        issues = error.issues
    assert 1 <= len(issues) <= 101
    for issue in issues:
        assert issue.code
        assert 1 <= len(issue.message) <= MESSAGE_LENGTH
        assert len(issue.path) <= PATH_LENGTH
        # Whatever was given, the issue can be sent and logged.
        json.dumps([issue.path, issue.message, issue.given, issue.allowed, issue.hint], allow_nan=False, ensure_ascii=False).encode()
    return None


@settings(max_examples=max(1, SPECS // PER_EXAMPLE), deadline=None, derandomize=True)
@given(st.integers(0, 2**40))
def test_a_hostile_spec_is_read_or_refused(start: int) -> None:
    """No other exception than ours, and what is read has a canonical form that is read as the same spec."""

    def read_all() -> None:
        for seed in range(start, start + PER_EXAMPLE):
            spec = read(mutate(seed))
            if spec is not None:
                assert parse_dataset_spec(to_document(spec), defaults=SpecDefaults()) == spec
                assert compute_spec_digest(spec).startswith("1-")

    run_within(HANGS, read_all, "reading specs")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_mutated_is_valid_at_first(document: Any) -> None:
    """The fuzzing begins where specs are good."""
    assert read(document) is not None or document is DOCUMENTS[1]


def test_most_mutations_are_faults_and_some_are_none() -> None:
    """The fuzzing reaches both ways through the parser."""
    read_as = [read(mutate(seed)) is not None for seed in range(400)]
    assert 20 < sum(read_as) < 380


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**40))
@example(0)
def test_a_hostile_spec_is_mapped_or_refused(service: Fictable, start: int) -> None:
    """Behind the parser, too: mapping and the trial run raise our errors alone."""

    def prepare_all() -> None:
        for seed in range(start, start + 20):
            with contextlib.suppress(InvalidInput, Refused):  # a failure of ours, or of a plugin, would be another class
                service.prepare(service.parse_spec(mutate(seed)))

    run_within(HANGS, prepare_all, "mapping specs")


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value).split(" at 0x")[0][:30].encode("ascii", "replace").decode())
def test_a_whole_document_of_any_kind_is_refused(value: Any) -> None:
    """What is no object with tables is no spec."""
    assert read(value) is None


def with_params(**params: Any) -> dict[str, Any]:
    return {"tables": [{"name": "t", "fields": [{"name": "a", "type": "category", "params": params}]}]}


def list_large_documents() -> dict[str, Any]:
    """Small to write down, large to walk: shared parts, circles, long keys, many names that point nowhere."""
    shared: Any = [1] * 50
    for _ in range(7):
        shared = [shared] * 50
    chain = [{"name": f"f{n}", "type": "expression", "params": {"expr": "+".join(f"f{m}" for m in range(120))}} for n in range(120)]
    lost = [{"name": f"r{n}", "type": "reference", "params": {"to": "." * 10_000}} for n in range(90)]
    return {
        "shared": with_params(values=shared),
        "deep": with_params(values=nest(5000, as_list=True)),
        "circles": {"tables": [{"name": "t", "fields": chain}]},
        "lost": {"tables": [{"name": "t", "fields": lost}]},
        "keys": with_params(**{f"{n}" + "k" * 9000: n for n in range(200)}),
        "unknown": {f"{n}" + "k" * 9000: n for n in range(300)},
        "names": {"tables": [{"name": "t", "fields": [{"name": "x" * 9000, "type": "y" * 9000}] * 400}]},
        "tables": {"tables": [{"name": f"t{n}", "fields": [{"name": f"f{m}", "type": "id.uuid"} for m in range(200)]} for n in range(50)]},
        "same": {"tables": [{"name": "t", "fields": [{"name": "a", "type": "id.uuid"}], "primary_key": ["a"] * 500}]},
    }


@pytest.mark.parametrize("name", list_large_documents())
def test_what_is_small_to_send_is_small_to_refuse(name: str) -> None:
    """Time and memory do not grow with what shared, nested and repeated parts would make if they were written out."""
    document = list_large_documents()[name]
    tracemalloc.start()
    try:
        assert (run_within(HANGS, lambda: read(document), name) is None) == (name != "keys")
        assert tracemalloc.get_traced_memory()[1] < 100 * 2**20
    finally:
        tracemalloc.stop()


def test_an_operator_can_lower_the_limits() -> None:
    """Tables, fields of one and of all tables, items and characters: each limit is told in the refusal."""
    fields = [{"name": f"f{number}", "type": "category", "params": {"values": ["abc", "de", "f"]}} for number in range(3)]
    document = {"tables": [{"name": name, "fields": fields} for name in "ab"]}
    assert parse_dataset_spec(document, defaults=SpecDefaults(), limits=SpecLimits(2, 3, 6, 3, 3))
    for limits, path, allowed in (
        (SpecLimits(tables=1), "/tables", 1),
        (SpecLimits(fields=2), "/tables/0/fields", 2),
        (SpecLimits(all_fields=5), "/tables", 5),
        (SpecLimits(items=2), "/tables/0/fields/0/params/values", 2),
        (SpecLimits(characters=2), "/tables/0/fields/0/params/values/0", {"shortest": 0, "longest": 2}),
    ):
        with pytest.raises(SpecInvalid) as caught:
            parse_dataset_spec(document, defaults=SpecDefaults(), limits=limits)
        assert (caught.value.issues[0].path, caught.value.issues[0].allowed) == (path, allowed)
