"""The child process of `fictable plugins check`: python -m fictable.testing NAME OPTIONS FILE writes the verdict to the file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fictable.testing.validation import QUICK_ROWS, ROWS, check_plugin


def main(namespace: str, options: str, answer: str) -> None:
    """Check the plugin; `options` is JSON with golden, quick and config."""
    given = json.loads(options)
    verdict = check_plugin(
        namespace,
        given.get("golden"),
        rows=QUICK_ROWS if given.get("quick") else ROWS,
        environments=not given.get("quick"),
        config=given.get("config") or None,
    )
    document = {"namespace": namespace, "faults": verdict.faults, "notes": verdict.notes}
    Path(answer).write_text(json.dumps(document), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
