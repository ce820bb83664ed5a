"""Verdicts on Faker's methods, kept from one run to the next: one small file each, in a folder beside the database.

They are a memory and nothing else: what is missing, broken or cannot be written is judged anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import uuid
from pathlib import Path
from typing import Final

MOST_FILES: Final = 4_096
LONGEST: Final = 1_000
"""Bytes of a file, at the most."""
_SUFFIX: Final = ".verdict"


class VerdictFiles:
    """Verdicts by key in a folder, which several processes may share. `most` files are kept; the oldest go first.

    No method raises for what the file system does.
    """

    def __init__(self, folder: Path, most: int = MOST_FILES) -> None:
        self._folder, self._most = folder, most
        self._left: int | None = None
        self._usable = True

    def find(self, key: str) -> str | None:
        """The verdict under a key, None where there is none or its file is broken."""
        try:
            with self._place(key).open("rb") as stream:
                content = stream.read(LONGEST + 1)
            document = json.loads(content)
            verdict = document["verdict"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return verdict if isinstance(verdict, str) and content == _write(key, verdict) else None

    def keep(self, key: str, verdict: str) -> None:
        """Keep a verdict; whoever reads at the same time sees all of it or nothing."""
        content = _write(key, verdict)
        if not self._usable or len(content) > LONGEST:
            return
        place = self._place(key)
        temporary = place.with_name(f".{uuid.uuid4().hex}.part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_bytes(content)
            temporary.replace(place)
            self._count_down()
        except OSError:
            self._usable = False  # a full or closed disk is not tried again for every method
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _place(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}{_SUFFIX}"

    def _count_down(self) -> None:
        """Note a new file; where there may be too many by now, list them and remove a quarter."""
        if self._left is None or self._left <= 0:
            files = self._list()
            kept = len(files)
            if kept > self._most:
                kept = self._most * 3 // 4
                for _, name in files[: len(files) - kept]:
                    with contextlib.suppress(OSError):
                        (self._folder / name).unlink()
            self._left = max(self._most - kept, self._most // 16)
        self._left -= 1

    def _list(self) -> list[tuple[int, str]]:
        """The files, the oldest first; what another process removes meanwhile is left out."""
        found = []
        for entry in os.scandir(self._folder):
            with contextlib.suppress(OSError):
                found.append((entry.stat().st_mtime_ns, entry.name))
        return sorted(found)


def _write(key: str, verdict: str) -> bytes:
    """A file's content; its digest tells a torn or changed file from a whole one."""
    digest = hashlib.sha256(f"{key}\n{verdict}".encode()).hexdigest()
    return json.dumps({"verdict": verdict, "digest": digest}).encode()
