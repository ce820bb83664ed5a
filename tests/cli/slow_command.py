"""`fictable` with a fake object whose rows come slowly: a child process for tests that send signals. Says `started` on stderr."""

from __future__ import annotations

import importlib
import os
import sys
import time
from pathlib import Path

from fictable.cli.command import fictable
from fictable.cli.surroundings import Surroundings

sys.path.insert(0, str(Path(__file__).parent))

fakes = importlib.import_module("cli_fakes")


def wait(start: int) -> None:
    """Let the first rows pass, then say so, and hold the others back."""
    if start == fakes.CHUNK:
        sys.stderr.write("started\n")
        sys.stderr.flush()
    if start:
        time.sleep(0.05)


if __name__ == "__main__":
    slow = fakes.FakeFictable(before_chunk=wait)
    fictable(sys.argv[1:], prog_name="fictable", obj=Surroundings(os.environ, open_fictable=lambda _: slow))
