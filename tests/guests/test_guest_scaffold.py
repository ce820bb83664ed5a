"""`fictable plugins new` writes a pack whose tests pass; `fictable plugins check` judges any pack in a child process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from guest_distributions import put_on_path, write_distribution  # type: ignore[import-not-found]  # it stands beside this file

from fictable.cli.command import fictable as command


def invoke(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, ["plugins", *arguments])
    return result.exit_code, result.output


def test_a_new_packs_tests_pass(guest_environment: Any) -> None:
    """Written, installed and tested in the environment of an author; then it answers a description."""
    home: Path = guest_environment.home
    said = guest_environment.run("-m", "fictable", "plugins", "new", "deep_sea", "--folder", "fresh pack")
    assert str(Path("fresh pack") / "fictable_deep_sea" / "__init__.py") in said
    guest_environment.install(home / "fresh pack")
    tests = ["-c", "fresh pack/pyproject.toml", "fresh pack/tests"]
    assert "1 passed" in guest_environment.run("-m", "pytest", "-q", "-W", "ignore", "-p", "no:cacheprovider", *tests)
    assert "deep_sea.label" in json.loads((home / "fresh pack" / "tests" / "golden.json").read_text())
    made = guest_environment.run("-m", "fictable", "generate", "A deep sea stock", "--rows", "3")
    assert made.splitlines()[0] == "label,name,kind,weight"
    assert "deep_sea: valid" in guest_environment.run("-m", "fictable", "plugins", "check", "deep_sea", "--quick")


@pytest.mark.parametrize(("name", "reason"), [("person", "taken"), ("number", "belongs to Fictable"), ("Bad Name", "no namespace")])
def test_a_name_that_cannot_be_a_namespace_is_refused(name: str, reason: str, tmp_path: Path) -> None:
    """Nothing is written."""
    code, said = invoke("new", name, "--folder", str(tmp_path / "new"))
    assert code == 2
    assert reason in said
    assert not (tmp_path / "new").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A folder that is not empty is left alone."""
    (tmp_path / "kept.txt").write_text("mine")
    code, said = invoke("new", "geology", "--folder", str(tmp_path))
    assert code == 2
    assert "not empty" in said
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


HEAD = "import os, sys, time\nfrom fictable import *\n"
TYPE = "@hookimpl\ndef register_field_types(register):\n    register(FieldType('{name}.word', {plan}, phrases=('quux of {name}',)))\n"


def install(name: str, body: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
    write_distribution(folder, name, body, head=HEAD)
    put_on_path(folder, patch)


def test_check_reports_faults_and_ends_with_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readable lines, or JSON."""
    body = "def plan(rows):\n    return [' padded '] * len(rows)\n" + TYPE.format(name="padded", plan="plan")
    install("padded", body, tmp_path, monkeypatch)
    code, said = invoke("check", "padded", "--quick")
    assert code == 1
    assert "fault: padded.word: 500 of 500 texts are empty or padded" in said
    assert said.splitlines()[-1].startswith("padded: ")
    code, said = invoke("check", "padded", "--quick", "--json")
    assert code == 1
    assert json.loads(said)["faults"]


def test_check_survives_a_plugin_that_crashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child's end is a fault, with its exit code."""
    install("crashes", "def plan(rows):\n    os._exit(7)\n" + TYPE.format(name="crashes", plan="plan"), tmp_path, monkeypatch)
    code, said = invoke("check", "crashes", "--quick")
    assert code == 1
    assert "ended the process with code 7" in said


def test_check_ends_a_plugin_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where it hangs while it is imported, in C."""
    install("hangs", "time.sleep(600)\n", tmp_path, monkeypatch)
    code, said = invoke("check", "hangs", "--timeout", "2")
    assert code == 1
    assert "did not come to an end within 2 s" in said


def test_check_knows_what_is_not_installed() -> None:
    """One fault that says so."""
    code, said = invoke("check", "nowhere", "--quick")
    assert code == 1
    assert "there is no installed plugin 'nowhere'" in said
