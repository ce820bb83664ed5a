"""A look at the database file that changes nothing: whether it can be opened, read and written, and is whole."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from fictable.store.migrations import MIGRATIONS
from fictable.store.placement import Placement, place_database

FileState = Literal["usable", "missing", "missing_folder_closed", "broken", "newer", "locked", "read_only", "unusable"]
BUSY_SECONDS = 0.25
UNKNOWN = Placement("")


@dataclass(frozen=True, slots=True)
class FileFinding:
    """The state of a database file, what SQLite says about it, its size in bytes, and where it lies."""

    state: FileState
    detail: str = ""
    size: int = 0
    placement: Placement = UNKNOWN


def inspect_database(path: Path) -> FileFinding:
    """Find out how the database for a configured path is. `missing` ones can be made, as their folder can be written; nothing is
    written or repaired.
    """
    placement = place_database(str(path))
    return replace(inspect_file(Path(placement.file)), placement=placement)


def inspect_file(path: Path) -> FileFinding:
    """Find out how a database file is, wherever it lies."""
    if not path.exists():
        folder = find_existing_parent(path)
        closed = not os.access(folder, os.W_OK | os.X_OK)
        return FileFinding("missing_folder_closed" if closed else "missing", str(folder))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)) as connection:
            return FileFinding(*examine(connection), path.stat().st_size)
    except sqlite3.OperationalError as error:
        return FileFinding(name_trouble(error), str(error))
    except (sqlite3.DatabaseError, OSError) as error:
        return FileFinding("broken" if isinstance(error, sqlite3.DatabaseError) else "unusable", str(error))


def examine(connection: sqlite3.Connection) -> tuple[FileState, str]:
    """Check version, integrity and writing. Raises sqlite3.Error."""
    connection.isolation_level = None
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        return "newer", f"version {version}"
    finding = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if finding != "ok":
        return "broken", str(finding)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    return "usable", f"version {version}"


def name_trouble(error: sqlite3.OperationalError) -> FileState:
    """The state that an error of SQLite tells of."""
    if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return "locked"
    return "read_only" if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY else "unusable"


def find_existing_parent(path: Path) -> Path:
    """The nearest folder above a path that exists."""
    return next((folder for folder in path.absolute().parents if folder.is_dir()), Path("/"))
