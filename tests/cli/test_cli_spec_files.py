"""Spec files become plain documents, or an error that names the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fictable.cli.spec_files import read_spec_file
from fictable.errors import SpecInvalid


def read(folder: Path, name: str, content: str | bytes) -> Any:
    """Write a file and read it as a spec."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_spec_file(str(file))


def test_json_is_read(tmp_path: Path) -> None:
    """A JSON file with or without byte order mark is the same document."""
    assert read(tmp_path, "a.json", '{"seed": 1}') == {"seed": 1}
    assert read(tmp_path, "a.json", b'\xef\xbb\xbf{"seed": 1}') == {"seed": 1}


def test_yaml_has_the_scalars_of_json(tmp_path: Path) -> None:
    """In YAML `no`, dates and octal-like numbers stay text; true, null and numbers are what JSON has."""
    text = "values: [no, NO, on, 2025-01-01, 012, '1', 12:30]\nlogic: [true, false, null]\nnumbers: [1, -2.5, 1e3]\nempty:\n"
    assert read(tmp_path, "a.yaml", text) == {
        "values": ["no", "NO", "on", "2025-01-01", "012", "1", "12:30"],
        "logic": [True, False, None],
        "numbers": [1, -2.5, 1000.0],
        "empty": None,
    }


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.json", "{", "invalid_syntax"),
        ("a.json", "", "invalid_syntax"),
        ("a.json", '{"a": 1, "a": 2}', "invalid_syntax"),
        ("a.json", '{"a": NaN}', "invalid_syntax"),
        ("a.json", '{"a": ' + "9" * 5000 + "}", "invalid_syntax"),
        ("a.json", b"\xff\xfe", "invalid_syntax"),
        ("a.json", "[" * 100_000, "too_deep"),
        ("a.yml", "a: 1\na: 2\n", "invalid_syntax"),
        ("a.yml", "a: [", "invalid_syntax"),
        ("a.yml", "a: !!python/object:os.system x", "invalid_syntax"),
        ("a.yml", "[" * 20_000, "too_deep"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, name: str, content: str | bytes, code: str) -> None:
    """Syntax faults, keys given twice, odd numbers, other encodings and endless nesting are errors with the name of the file."""
    with pytest.raises(SpecInvalid) as caught:
        read(tmp_path, name, content)
    (issue,) = caught.value.issues
    assert issue.code == code
    assert str(tmp_path / name) in issue.message


def test_folder_is_no_file(tmp_path: Path) -> None:
    """A folder cannot be read."""
    with pytest.raises(SpecInvalid, match="cannot be read"):
        read_spec_file(str(tmp_path))
