"""The tables of the rules, read from the package's data files."""

from __future__ import annotations

import importlib.resources
import tomllib
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """The table `data/<name>.toml` of this package. Raises FileNotFoundError where there is none."""
    return tomllib.loads(importlib.resources.files("fictable.plan").joinpath(f"data/{name}.toml").read_text("utf-8"))
