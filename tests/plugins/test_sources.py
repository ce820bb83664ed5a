"""Every data file of a pack has its source named beside it, and nothing is under a licence that passes itself on."""

from __future__ import annotations

import fnmatch
import re
from importlib import import_module
from pathlib import Path

import pytest

import fictable_core

PACKS = sorted(path.name for path in Path(fictable_core.__file__).parent.parent.glob("fictable_*") if (path / "data").is_dir())
LOCALE = re.compile(r"\.[a-z]{2}(_[A-Z]{2})?$")


@pytest.mark.parametrize("pack", PACKS)
def test_every_list_has_its_source(pack: str) -> None:
    """SOURCES.md names each list, alone or by a pattern such as jobs*.csv."""
    folder = Path(str(import_module(pack).__file__)).parent / "data"
    text = (folder / "SOURCES.md").read_text("utf-8")
    named = [token.removesuffix(".csv") for token in re.findall(r"[\w*.]+", text)]
    lists = {LOCALE.sub("", path.stem) for path in folder.glob("*.csv")}
    assert [name for name in sorted(lists) if not any(fnmatch.fnmatchcase(name, token) for token in named)] == []
    assert not re.search(r"\b[AL]?GPL\b|share.?alike|BY-SA|ODbL", text, re.IGNORECASE)
