"""Where bytes go: stdout, or files that are there whole or not at all, whatever interrupts."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO, cast

_STOPS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def write_whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a binary stream whose content becomes the file `path` at the end, at once; on any error nothing is left.

    Devices and pipes (/dev/null, a fifo) are written directly. A link is followed. Raises OSError.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".fictable-{uuid.uuid4().hex}.part")
    try:
        with _create(temporary, path) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def open_archive(output: str) -> Iterator[zipfile.ZipFile]:
    """Yield a ZIP archive that becomes the file at the end, as write_whole does. Raises OSError."""
    with write_whole(Path(output)) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        yield archive


@contextmanager
def add_entry(archive: zipfile.ZipFile, name: str) -> Iterator[BinaryIO]:
    """Yield a binary stream into an entry of the archive; its date is fixed, so that equal data gives equal archives."""
    with archive.open(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), "w", force_zip64=True) as stream:
        yield cast(BinaryIO, stream)


@contextmanager
def write_stdout() -> Iterator[BinaryIO]:
    """Yield stdout as a binary stream, flushed at the end."""
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def unwind_on_signals() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into SystemExit (128 + signal), so that unfinished files are removed as for Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {stop: signal.signal(stop, _leave) for stop in _STOPS}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _create(temporary: Path, path: Path) -> BinaryIO:
    """Open a new file; an error names the file that was asked for."""
    try:
        return temporary.open("xb")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
