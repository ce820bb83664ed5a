"""A disk that is full, fails or will not rename, under the command: a clear line, no half file, no temporary one."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from fictable.cli import outputs
from fictable.cli.command import fictable as command
from fictable.cli.file_names import name_files, name_stem

SPEC = {
    "tables": [
        {"name": "one", "rows": 3000, "fields": [{"name": "id", "type": "id.sequence"}, {"name": "key", "type": "id.uuid"}]},
        {"name": "two", "rows": 3000, "fields": [{"name": "=id", "type": "category", "params": {"values": ["=1", "-x", "-5"]}}]},
    ]
}


class SmallDisk(io.FileIO):
    """A file on a disk with room for so many bytes."""

    room = 20_000

    def write(self, content: Any) -> int:
        if self.tell() + len(content) > self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(content)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write to, and the spec beside it."""
    monkeypatch.setenv("FICTABLE_PLANNER__MODE", "offline")
    (tmp_path / "spec.json").write_text(json.dumps(SPEC))
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def generate(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["generate", "--spec", str(folder.parent / "spec.json"), "--quiet", *arguments])


def break_writing(patch: pytest.MonkeyPatch) -> int:
    patch.setattr(outputs, "_create", lambda temporary, path: SmallDisk(temporary, "xb"))
    return errno.ENOSPC


def break_syncing(patch: pytest.MonkeyPatch) -> int:
    def fail(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    patch.setattr(os, "fsync", fail)
    return errno.EIO


def break_renaming(patch: pytest.MonkeyPatch) -> int:
    def fail(self: Path, target: Path) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(target))

    patch.setattr(Path, "replace", fail)
    return errno.EACCES


@pytest.mark.parametrize("fault", [break_writing, break_syncing, break_renaming])
@pytest.mark.parametrize("output", ["rows.csv", "", "rows.zip"])
def test_nothing_is_left_where_writing_fails(fault: Any, output: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether one file, a folder or an archive: the error of the system in one line, the file that was there before untouched."""
    (folder / "rows.csv").write_text("as before")
    number = fault(monkeypatch)
    table = ["--table", "one"] if output == "rows.csv" else []
    result = generate(folder, "--output", f"{folder}/{output}", *table)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert os.strerror(number) in result.stderr
    assert [path.name for path in folder.iterdir()] == ["rows.csv"]
    assert (folder / "rows.csv").read_text() == "as before"


def test_a_full_device_is_said(folder: Path) -> None:
    """Standard output on a full device ends with one line and code 1."""
    with open("/dev/full", "wb") as full:
        arguments = [sys.executable, "-m", "fictable", "generate", "--spec", str(folder.parent / "spec.json"), "--table", "one", "-q"]
        ended = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "fictable: error: No space left on device\n"


@pytest.mark.parametrize("flag", [[], ["--keep-formulas"]])
def test_keep_formulas_is_an_option(flag: list[str], folder: Path) -> None:
    """By default cells and header are made harmless, with the option they stay; numbers in text stay in any case."""
    result = generate(folder, "--table", "two", *flag)
    lines = result.stdout.splitlines()
    assert lines[0] == ("=id" if flag else "'=id")
    assert set(lines[1:]) == ({"=1", "-x", "-5"} if flag else {"'=1", "'-x", "-5"})


def test_a_spec_file_has_a_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A larger one is refused before it is parsed; in YAML nothing can be repeated by a reference."""
    monkeypatch.setenv("FICTABLE_LIMITS__SPEC_BYTES", "1024")
    (folder.parent / "spec.json").write_text(json.dumps(SPEC) + " " * 1024)
    result = generate(folder, "--table", "one")
    assert (result.exit_code, "larger than 1024 bytes" in result.stderr) == (2, True)
    bomb = folder.parent / "bomb.yaml"
    bomb.write_text("a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    result = CliRunner().invoke(command, ["generate", "--spec", str(bomb)])
    assert (result.exit_code, "anchors" in result.stderr) == (2, True)


NAMES = {
    "customers": "customers", "../up": "_._up", "/etc/passwd": "_etc_passwd", "a\\b": "a_b", "C:\\x": "C__x", ".hidden": "_hidden",
    "-rf": "_rf",
    "con": "_con", "CON": "_CON", "nul.txt": "_nul.txt", "com1": "_com1", "LPT9.a.b": "_LPT9.a.b", "console": "console", "a b": "a_b",
    'a<b>c:d"e|f?g*h': "a_b_c_d_e_f_g_h", "größe": "größe", "日本": "日本", "x" * 128: "x" * 128, "😀": "_", "a.": "a.", "..": "_.",
    ".": "_",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_a_safe_file_name(name: str) -> None:
    """No path, no hidden file, no option, no device, nothing that a file system of today refuses."""
    assert name_stem(name) == NAMES[name]
    wide = name_stem("日" * 128)
    assert len(wide.encode()) <= 200


def test_two_tables_never_share_a_file() -> None:
    """Names that differ in case, in form or in what is replaced are refused together; both are named."""
    decomposed = unicodedata.normalize("NFD", "größe")
    for pair in (("Orders", "orders"), ("a/b", "a b"), ("STRASSE", "straße"), ("größe", decomposed), ("日" * 100, "日" * 101)):
        with pytest.raises(click.UsageError, match="same file name"):
            name_files(pair, "csv")
    assert name_files(["a", "b"], "csv") == {"a": "a.csv", "b": "b.csv"}
