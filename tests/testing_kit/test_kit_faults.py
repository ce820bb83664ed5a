"""What the kit catches: each impure or careless plugin has its fault named."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

from fictable.testing import Verdict, check_plugin

GUESTS = Path(__file__).parent.parent / "guests"
sys.path.append(str(GUESTS))
guests = importlib.import_module("guest_distributions")

WORD = "@hookimpl\ndef register_field_types(register):\n    register(FieldType('bad.word', work, {about}))\n"
FLOATS = "storage='float64', decimals=9, phrases=('quux',)"
CARELESS = {
    "global random": ("import random\ndef work(rows):\n    return [random.random() for _ in range(len(rows))]\n", FLOATS, "imports random"),
    "numpy's random": ("def work(rows):\n    return np.random.random(len(rows))\n", FLOATS, "uses np.random"),
    "place in the batch": ("def work(rows):\n    return np.arange(len(rows))\n", FLOATS, "other values in smaller batches"),
    "neighbours": ("def work(rows):\n    return np.cumsum(rows.draw('a').uniform())\n", FLOATS, "neighbours"),
    "mean of the batch": ("def work(rows):\n    x = rows.draw('a').uniform()\n    return x - x.mean()\n", FLOATS, "batch"),
    "first of the batch": ("def work(rows):\n    return rows.numbers - rows.numbers.min()\n", FLOATS, "batch"),
    "clock": ("import time\ndef work(rows):\n    return np.full(len(rows), time.time())\n", FLOATS, "imports time"),
    "hash": ("def work(rows):\n    return np.full(len(rows), hash('x') % 1000)\n", FLOATS, "PYTHONHASHSEED"),
    "state": ("N = [0]\ndef work(rows):\n    N[0] += 1\n    return np.full(len(rows), N[0])\n", FLOATS, "other values"),
    "no seed": ("def work(rows):\n    return (rows.numbers * 7919) % 1000\n", FLOATS, "another seed gives the same"),
    "broken promise": (
        "def work(rows):\n    return rows.draw('a').text('[0-9]{2}')\n", "capacity=10**6, phrases=('quux',)", "promised to be unique",
    ),
    "unbounded parameter": (
        "def work(rows):\n    return rows.draw('a').text('[A-Z]{3}')\n",
        "params={'n': {'type': 'integer', 'minimum': 1}}", "needs both bounds",
    ),
    "hostile parameter": (
        "def work(rows):\n    return [str(1 // rows.params['n'])] * len(rows)\n",
        "params={'n': {'type': 'integer', 'minimum': -5, 'maximum': 5, 'default': 1}}", "ZeroDivisionError",
    ),
    "endless parameter": (
        "def work(rows):\n    while rows.params['n'] > 1:\n        pass\n    return rows.draw('a').text('[A-Z]{3}')\n",
        "params={'n': {'type': 'integer', 'minimum': 0, 'maximum': 2, 'default': 1}}", "took longer",
    ),
    "common phrase": ("def work(rows):\n    return rows.draw('a').text('[A-Z]{3}')\n", "phrases=('status',)", "means other things"),
    "others' phrase": ("def work(rows):\n    return rows.draw('a').text('[A-Z]{3}')\n", "phrases=('full name',)", "is already person.name"),
    "missing example": (
        "def work(rows):\n    return rows.draw('a').text(rows.params['p'])\n",
        "params={'p': {'type': 'string'}}, required=('p',)", "needs examples",
    ),
}  # fmt: skip


def check(folder: Path, patch: pytest.MonkeyPatch, body: str, *, environments: bool = False, golden: Path | None = None) -> Verdict:
    guests.write_distribution(folder, "bad", body, head=f"import numpy as np\n{guests.HEAD}")
    guests.put_on_path(folder, patch)
    return check_plugin("bad", golden, rows=500, environments=environments)


@pytest.mark.parametrize("name", CARELESS)
def test_the_kit_names_the_fault(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among the faults is the one that the author must mend."""
    monkeypatch.setattr("fictable.testing.corners._SECONDS", 0.5)
    work, about, fault = CARELESS[name]
    verdict = check(tmp_path, monkeypatch, work + WORD.format(about=about))
    assert any(fault in found for found in verdict.faults), verdict.describe()


SETS = "def work(rows):\n    letters = list({'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'})\n    return [letters[0]] * len(rows)\n"


def test_the_order_of_a_set_shows_in_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only there: within a process it is always the same."""
    body = SETS + WORD.format(about="phrases=('quux',)")
    assert check(tmp_path, monkeypatch, body).faults == []
    assert any("in a process with" in fault for fault in check(tmp_path, monkeypatch, body, environments=True).faults)


GOOD = "def work(rows):\n    return rows.draw('{label}').text('[A-Z]{{8}}')\n"


def test_golden_digests_hold_a_released_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other values need another version; a type that is gone is named."""
    golden = tmp_path / "golden.json"
    assert check(tmp_path, monkeypatch, GOOD.format(label="a") + WORD.format(about="phrases=('quux',)"), golden=golden).faults == []
    changed = GOOD.format(label="b")
    verdict = check(tmp_path, monkeypatch, changed + WORD.format(about="phrases=('quux',)"), golden=golden)
    assert any("raise version to 2" in fault for fault in verdict.faults)
    about = "version=2, phrases=('quux',)"
    assert check(tmp_path, monkeypatch, changed + WORD.format(about=about), golden=golden).faults == []
    assert json.loads(golden.read_text())["bad.word"][0] == 2
    gone = changed + WORD.format(about=about).replace("bad.word", "bad.other")
    assert any("was released and is gone" in fault for fault in check(tmp_path, monkeypatch, gone, golden=golden).faults)


def test_what_is_not_admitted_is_the_only_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the loader's reason."""
    assert check(tmp_path, monkeypatch, "import nowhere_to_be_found\n").faults == [
        "is not admitted: ModuleNotFoundError: No module named 'nowhere_to_be_found'"
    ]


SINK = """
def encode(batches, schema, options):
    for batch in batches:
        yield f"{batch.num_rows} rows\\n".encode()

@hookimpl
def register_sinks(register):
    register(Sink("counts", encode, media_type="text/plain", extension="txt"))

def make(params, context):
    def compute(rows):
        return {"x": np.arange(len(rows)) * 1.0}
    return TablePlan("t", rows=100, columns={"x": "float64"}, compute=compute, decimals=2)

@hookimpl
def register_generators(register):
    register(Generator("bad.made", make))
"""


def test_sinks_and_generators_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes and rows must not depend on the size of batches."""
    faults = check(tmp_path, monkeypatch, SINK).faults
    assert any("sink counts: bytes depend on the size of batches" in fault for fault in faults)
    assert any("generator bad.made: column 'x'" in fault for fault in faults)
