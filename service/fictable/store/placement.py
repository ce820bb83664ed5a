"""Which file is opened for a configured path: a folder may stand there, or a database that a newer version of Fictable has written.

| at the path            | file                                                  |
|------------------------|-------------------------------------------------------|
| anything else          | the path itself                                       |
| a folder               | `fictable.sqlite` inside it                           |
| a newer database       | `<name>.schema-<our version><ending>` beside it       |

The newer one is read, never opened for writing, renamed or removed.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fictable.store.migrations import MIGRATIONS

IN_MEMORY: Final = ":memory:"
NAME_IN_FOLDER: Final = "fictable.sqlite"
_MAGIC: Final = b"SQLite format 3\0"
_VERSION_PLACE: Final = slice(60, 64)
"""Where a file has its `user_version` (the file format of SQLite, 1.3), most significant byte first."""
_BUSY_SECONDS: Final = 0.25


@dataclass(frozen=True, slots=True)
class Placement:
    """The file to open; why it is another one than an up-to-date program would open, in a sentence that has names but no folders."""

    file: str
    reason: str = ""


def place_database(path: str) -> Placement:
    """Find the file for a configured path. Nothing is made, and nothing is raised: whether it can be opened is another question."""
    file = locate_file(path)
    version = 0 if path == IN_MEMORY else read_version(file)
    if version <= len(MIGRATIONS):
        return Placement(path if path == IN_MEMORY else str(file))
    sibling = name_sibling(file)
    reason = (
        f"{file.name} was written by a newer version of Fictable (schema {version}, this one knows {len(MIGRATIONS)}) and is left as it "
        f"is; plans and specs are kept in {sibling.name} until this version is replaced"
    )
    return Placement(str(sibling), reason)


def locate_file(path: str) -> Path:
    """The file that a path of the settings means: itself, or one inside the folder that it is."""
    place = Path(path)
    return place / NAME_IN_FOLDER if place.is_dir() else place


def name_sibling(file: Path) -> Path:
    """The file of this version beside one of a newer version: `fictable.sqlite` gets `fictable.schema-6.sqlite`."""
    return file.with_name(f"{file.stem}.schema-{len(MIGRATIONS)}{file.suffix}")


def read_version(file: Path) -> int:
    """How many migrations a database has behind it; 0 where the file is not there, no database, or cannot be read.

    The file's own header is read first: to open a database may already change the files beside it. Only where a newer version was
    interrupted, so that its last transactions lie in the log beside the file, SQLite has to be asked, which then may not write.
    """
    try:
        with file.open("rb") as content:
            header = content.read(_VERSION_PLACE.stop)
        log = file.with_name(f"{file.name}-wal")
        if not header.startswith(_MAGIC) or len(header) < _VERSION_PLACE.stop:
            return 0
        version = int.from_bytes(header[_VERSION_PLACE], "big", signed=True)
        if version > len(MIGRATIONS) or not log.exists() or not log.stat().st_size:
            return version
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except (OSError, sqlite3.Error):
        return 0
