"""Verdicts kept in files: whole or not there, whatever the file system and other processes do."""

from __future__ import annotations

import json
import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from fictable.store.verdict_files import LONGEST, VerdictFiles


def test_a_verdict_is_found_again(tmp_path: Path) -> None:
    """By another object, under its key alone; a later one takes the place of an earlier one."""
    files = VerdictFiles(tmp_path / "new" / "folder")
    assert files.find("a") is None
    files.keep("a", "compiled")
    files.keep("b", "goes over a set: «é»")
    again = VerdictFiles(tmp_path / "new" / "folder")
    assert [again.find(key) for key in "abc"] == ["compiled", "goes over a set: «é»", None]
    again.keep("a", "other")
    assert files.find("a") == "other"
    assert stat.S_IMODE((tmp_path / "new" / "folder").stat().st_mode) == 0o700


def find_file(folder: Path) -> Path:
    (found,) = folder.glob("*.verdict")
    return found


def test_a_broken_file_is_none(tmp_path: Path) -> None:
    """Cut at any byte, changed, emptied, swapped, of another form or much too long: judged anew, and then whole again."""
    files = VerdictFiles(tmp_path)
    files.keep("a", "compiled")
    path, whole = find_file(tmp_path), find_file(tmp_path).read_bytes()
    other = json.dumps({"verdict": "rows", "digest": json.loads(whole)["digest"]}).encode()
    broken = [whole[:cut] for cut in range(len(whole))]
    broken += [
        whole.replace(b"compiled", b"compilet"),
        b"[]",
        b"\0" * 100,
        b"\xff\xfe",
        whole * 2,
        b"[" * 100_000,
        b" " * (LONGEST + 9),
        other,
    ]
    for content in broken:
        path.write_bytes(content)
        assert files.find("a") is None, content
    path.write_bytes(whole)
    files.keep("b", "compiled")
    next(one for one in tmp_path.glob("*.verdict") if one != path).replace(path)
    assert files.find("a") is None
    files.keep("a", "compiled")
    assert files.find("a") == "compiled"


@pytest.mark.parametrize("obstacle", ["file", "folder", "closed"])
def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, obstacle: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept and nothing raised; it is not tried again."""
    folder = tmp_path / "verdicts"
    if obstacle == "file":
        folder.write_text("a file where the folder would be")
    elif obstacle == "folder":
        (folder / "a.verdict").mkdir(parents=True)
    tried = []

    def refuse(path: Path, _: bytes) -> int:
        tried.append(path)
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    files = VerdictFiles(folder)
    for key in "abc":
        files.keep(key, "compiled")
    assert [files.find(key) for key in "abc"] == [None] * 3
    assert len(tried) == (0 if obstacle == "file" else 1)


def test_a_long_verdict_is_not_kept(tmp_path: Path) -> None:
    """What could not be read again is not written."""
    files = VerdictFiles(tmp_path)
    files.keep("a", "x" * LONGEST)
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_go_first(tmp_path: Path) -> None:
    """The folder never holds many more than its bound, leftovers of killed writers among them, and keeps the newest."""
    most, highest = 64, 0
    (tmp_path / ".left.part").write_bytes(b"")
    files = VerdictFiles(tmp_path, most)
    for number in range(300):
        files.keep(str(number), "compiled")
        newest = max(tmp_path.glob("*.verdict"), key=lambda path: (path.stat().st_ino, path.name))
        os.utime(newest, ns=(number + 1, number + 1))
        highest = max(highest, len(list(tmp_path.iterdir())))
    assert highest <= most * 17 // 16 + 1
    assert not (tmp_path / ".left.part").exists()
    assert files.find("299") == "compiled"
    assert files.find("0") is None


def keep_many(folder: str, first: int) -> None:
    """Keep the same keys as others do, in another order."""
    files = VerdictFiles(Path(folder))
    for number in range(200):
        files.keep(str((first + number) % 200), "compiled")


def test_processes_share_a_folder(tmp_path: Path) -> None:
    """While four processes write, a reader sees whole verdicts or none; at the end all are there and nothing else."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=keep_many, args=(str(tmp_path), first)) for first in range(0, 200, 50)]
    for writer in writers:
        writer.start()
    files = VerdictFiles(tmp_path)
    seen = {files.find("7") for _ in range(300)}
    for writer in writers:
        writer.join(60)
    assert {writer.exitcode for writer in writers} == {0}
    assert seen <= {None, "compiled"}
    assert {files.find(str(number)) for number in range(200)} == {"compiled"}
    assert len(list(tmp_path.iterdir())) == 200
