"""Installed distributions made of a few lines: a module and its metadata in a folder that is put on the path."""

from __future__ import annotations

import importlib
import sys
import textwrap
from pathlib import Path

import pytest

HEAD = "from fictable import *\n"


def write_distribution(folder: Path, namespace: str, body: str, head: str = HEAD) -> None:
    """A module `guest_<namespace>` with the metadata of a distribution that names it as an entry point."""
    module = f"guest_{namespace}"
    (folder / f"{module}.py").write_text(head + textwrap.dedent(body))
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: guest-{namespace}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[fictable]\n{namespace} = {module}\n")


def put_on_path(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Installed for this process and for its children."""
    patch.syspath_prepend(str(folder))
    patch.setenv("PYTHONPATH", str(folder), prepend=":")
    for name in [name for name in sys.modules if name.startswith("guest_")]:
        patch.delitem(sys.modules, name)
    importlib.invalidate_caches()
