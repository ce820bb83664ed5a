"""The page docs/dataset-spec.md says what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from fictable.spec.aliases import ALIASES, CANONICAL_KEYS
from fictable.spec.canonical import LEFT_OUT
from fictable.spec.expression_grammar import ARGUMENT_COUNTS
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "dataset-spec.md").read_text(encoding="utf-8")


def test_the_example_is_a_dataset_spec() -> None:
    """The example of the page is read without an issue."""
    match = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    assert parse_dataset_spec(json.loads(match[1]), defaults=SpecDefaults()).title == "web shop orders"


def test_every_key_and_alias_is_on_the_page() -> None:
    """Each key, each other word beside its key, and each key that the digest leaves out is named."""
    rows = [set(re.findall(r"`([^`]+)`", line)) for line in PAGE.splitlines() if line.startswith("|")]
    for words in ALIASES.values():
        for alias, used in words.items():
            assert any({alias, used} <= row for row in rows), alias
    for level in ("dataset", "table", "field"):
        assert all(any(key in row for row in rows) for key in CANONICAL_KEYS[level])
    for reasons in LEFT_OUT.values():
        assert all(reason in PAGE for reason in reasons.values())


def test_every_function_is_on_the_page() -> None:
    """Each function of the grammar is named."""
    assert all(f"`{name}(" in PAGE for name in ARGUMENT_COUNTS)
