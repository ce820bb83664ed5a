"""The gate: what does not look like Faker stays in the row tier, and verdicts are the same whenever and wherever they are made."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from faker.providers import BaseProvider

from fictable.engine.compiler import compiling, verdicts
from fictable.engine.compiler.gate import find_difference, find_unlike
from fictable.engine.compiler.nodes import ColumnProgram, TextColumnProgram
from fictable.engine.compiler.statistics import are_alike, find_critical
from fictable.engine.compiler.verdicts import LOCALES, ShippedVerdicts, parse_verdicts, write_verdicts
from fictable.engine.fakers import FakerShelf, OpenGenerator, Tier
from fictable.engine.tiers import judge_methods

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# Methods that once came out wrong when length, words and places of a symbol were taken for those of its value.
DELICATE = [
    ("domain_word", "es_ES"), ("domain_word", "pt_BR"), ("domain_name", "nl_NL"), ("email", "es_ES"), ("user_name", "vi_VN"),
    ("postcode_in_state", "en_US"), ("zipcode_in_state", "en_US"), ("postcode", "en_GB"), ("slug", "en_US"), ("address", "it_IT"),
    ("catch_phrase", "pt_BR"), ("city", "fr_FR"), ("company", "de_DE"), ("license_plate", "it_IT"), ("ascii_email", "vi_VN"),
]  # fmt: skip


class Foreign(BaseProvider):
    """Methods of a third party that no compiler may touch."""

    states = ("Ohio", "Utah")
    gather = frozenset
    count = 0

    def from_the_system(self) -> str:
        return self.random_element(self.states) + os.urandom(2).hex()

    def from_the_clock(self) -> str:
        return self.random_element(self.states) + str(time.time())

    def from_the_global_random(self) -> str:
        return self.random_element(self.states) + str(random.random())

    def from_a_new_random(self) -> str:
        return self.random_element(self.states) + str(random.Random(3).random())

    def from_memory(self) -> str:
        type(self).count += 1
        return f"{self.random_element(self.states)}{self.count}"

    def from_a_set(self) -> str:
        return self.random_element(self.gather(self.states))

    def from_a_file(self) -> str:
        return self.random_element(self.states) + Path(__file__).read_text()[:1]

    def without_source(self) -> str:
        return str(eval("lambda chosen: chosen")(self.random_element(self.states)))

    def always_raises(self) -> str:
        raise ValueError("no")


class Sound(BaseProvider):
    """A third party's method that compiles."""

    def badge(self, letters: str = "AB", digits: int = 3) -> str:
        return self.random_element(letters) + "-" + self.numerify("#" * digits)


@pytest.mark.parametrize("method", sorted(name for name in vars(Foreign) if name.startswith(("from_", "without_", "always_"))))
def test_broken_and_foreign_methods_stay_in_the_row_tier(ready: Callable[..., Any], method: str) -> None:
    """Foreign randomness, clocks, files, memory, sets and missing source are never compiled."""
    made = ready(method, provider=Foreign)
    assert made.tier == "rows"
    assert made.reason


def test_a_method_of_a_third_party_compiles_with_its_arguments(ready: Callable[..., Any]) -> None:
    """Arguments are part of what is compiled."""
    made = ready("badge", provider=Sound, letters="XYZ", digits=2)
    assert made.tier == "compiled"
    values = made.values(np.arange(2_000, dtype=np.uint64), 1).to_pylist()
    assert {value[0] for value in values} == set("XYZ")
    assert {len(value) for value in values} == {4}
    assert len(set(values)) > 290


def damage(column: TextColumnProgram, change: Callable[[str], str]) -> TextColumnProgram:
    return replace(column, pool=pa.array([change(text) for text in column.pool.to_pylist()], pa.string()))


DAMAGES: list[tuple[str, Callable[[TextColumnProgram], ColumnProgram], str]] = [
    ("first_name", lambda column: damage(column, str.upper), "possible values"),
    ("name", lambda column: damage(column, str.lower), "possible letters"),
    ("email", lambda column: damage(column, lambda text: text.replace("example", "exampel")), "last words but one"),
    ("street_address", lambda column: damage(column, lambda text: text + " "), "shapes"),
    ("company", lambda column: replace(column, nodes=(*column.nodes[:-1], replace(column.nodes[-1], parent=None))), "shapes"),
    ("last_name", lambda column: replace(column, nodes=(even(column.nodes[0]),)), "values"),
]


def even(node: Any) -> Any:
    return replace(node, groups=replace(node.groups, threshold=None, alias=None))


@pytest.mark.parametrize(("method", "spoil", "seen"), DAMAGES)
def test_the_gate_sees_damage(ready: Callable[..., Any], method: str, spoil: Callable[[Any], Any], seen: str) -> None:
    """A column that is a little wrong does not pass."""
    caller, column = ready(method, whole=True), ready(method)._maker
    assert find_difference(column, caller) == ""
    found = find_difference(spoil(column), caller)
    assert found
    if seen in {"possible values", "possible letters"}:
        assert found == seen


@pytest.mark.parametrize(("method", "locale"), DELICATE)
def test_delicate_methods_are_as_fakers(ready: Callable[..., Any], method: str, locale: str) -> None:
    """Methods that take their own text apart have Faker's values."""
    theirs = ready(method, locale, whole=True).values(np.arange(1_500, dtype=np.uint64), 77)
    ours = ready(method, locale).values(np.arange(6_000, dtype=np.uint64), 78).to_pylist()
    assert find_unlike(theirs, ours) == ""


def test_a_sample_of_the_verdicts_is_recomputed(methods: list[str]) -> None:
    """The shipped verdicts are those that the gate gives now."""
    shipped = ShippedVerdicts()
    for place, locale in enumerate(LOCALES):
        sample = methods[place * 3 % 31 :: 31]
        assert judge_methods(sample, locale) == {m: v for m in sample if (v := shipped.find(m, locale)) is not None}, locale


def test_every_standard_method_has_a_verdict(methods: list[str]) -> None:
    """No method is missing from the file, and no other is in it."""
    assert sorted(ShippedVerdicts().all.methods) == methods


def test_enough_methods_are_fast(tiers: dict[str, dict[str, Tier]]) -> None:
    """At least 85 % of the methods of en_US and 80 % of those of other locales are compiled or have a kernel."""
    for locale, found in tiers.items():
        fast = sum(tier != "rows" for tier in found.values())
        assert fast >= len(found) * (0.85 if locale == "en_US" else 0.80), locale


SCRIPT = """
import hashlib, json, sys
import numpy as np, pyarrow as pa
from fictable.engine.fakers import FakerShelf
from fictable.engine.tiers import AS_OF, judge_methods
METHODS = ["company", "license_plate", "phone_number", "random_number"]
verdicts, digests, shelf = [], [], FakerShelf()
for locale in ("en_US", "it_IT"):
    verdicts.append(judge_methods([*METHODS, "city"], locale))
    for method in [m for m in (*METHODS, "city") if m in verdicts[-1]]:
        values = shelf.get(None, method, {}, locale, AS_OF).values(np.arange(500, dtype=np.uint64), 5)
        values = values.to_pylist() if isinstance(values, pa.Array) else values.tolist()
        digests.append(hashlib.sha256(json.dumps(values).encode()).hexdigest())
print(json.dumps([verdicts, digests]))
"""


def test_verdicts_and_bytes_are_the_same_everywhere() -> None:
    """Neither the hash seed nor the processor's features nor the time zone make a difference."""
    surroundings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512_SKX"},
    ]
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT]
    made = [subprocess.run(command, env={**os.environ, **one}, capture_output=True, text=True, check=True) for one in surroundings]
    first, second = (json.loads(run.stdout) for run in made)
    assert first == second
    assert len(first[1]) == 10


def test_another_version_of_faker_or_compiler_has_no_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts are for one Faker and one compiler."""
    found = ShippedVerdicts()
    assert found.find("name", "en_US") == "compiled"
    assert found.find("name", "xx_XX") is None
    monkeypatch.setattr(verdicts, "VERSION", "0.0")
    assert found.find("name", "en_US") is None
    monkeypatch.undo()
    monkeypatch.setattr(verdicts, "COMPILER_VERSION", compiling.COMPILER_VERSION + 1)
    assert found.find("name", "en_US") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"faker": "1", "compiler": "x", "methods": {}}', '{"faker": 1, "methods": []}'])
def test_broken_verdicts_are_as_none(monkeypatch: pytest.MonkeyPatch, text: str, tmp_path: Path) -> None:
    """A broken or missing file means that the gate decides."""
    (tmp_path / verdicts.FILE).write_text(text)
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    assert ShippedVerdicts().find("name", "en_US") is None
    (tmp_path / verdicts.FILE).unlink()
    assert ShippedVerdicts().find("name", "en_US") is None


def test_without_verdicts_the_gate_decides_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same column comes of a verdict made now."""
    numbers = np.arange(300, dtype=np.uint64)
    shipped = FakerShelf().get(None, "name", {}, "de_DE", AS_OF)
    monkeypatch.setattr(verdicts, "VERSION", "0.0")
    judged = FakerShelf().get(None, "name", {}, "de_DE", AS_OF)
    assert (judged.tier, judged.values(numbers, 3).equals(shipped.values(numbers, 3))) == ("compiled", True)


def test_the_work_of_a_trace_does_not_hang_on_earlier_traces() -> None:
    """What was traced before makes a trace quicker, but counts as if it were traced anew."""
    left = []
    for earlier in ((), ("company", "url", "name")):
        opened = OpenGenerator(None, "de_DE", AS_OF)
        for method in (*earlier, "uri"):
            opened.tracer.trace(getattr(opened.generator, method), {})
        left.append(opened.tracer._meter.left)
    assert left[0] == left[1]


def test_verdicts_are_written_as_they_are_read() -> None:
    """Writing and reading are each other's opposite, and the order is settled."""
    methods = {"b": {"en_US": "compiled", "de_DE": "goes over a set"}, "a": {"en_US": "kernel"}}
    text = write_verdicts(methods)
    assert parse_verdicts(text).methods == methods
    assert text == write_verdicts(dict(reversed(methods.items())))


def test_the_chi_square_test_knows_chance_from_difference() -> None:
    """Samples of one distribution are alike, others are not; the critical value is that of the tables."""
    digest = [int(hashlib.sha256(str(place).encode()).hexdigest(), 16) for place in range(4_000)]
    assert are_alike([d % 7 for d in digest[:1_000]], [d % 7 for d in digest[1_000:]])
    assert not are_alike([d % 7 for d in digest[:1_000]], [d % 8 for d in digest[1_000:]])
    assert are_alike(["same"] * 10, ["same"] * 90)
    assert not are_alike(["same"] * 500, ["other"] * 500)
    assert find_critical(10, 1.6449) == pytest.approx(18.307, rel=1e-3)
