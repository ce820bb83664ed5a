"""The pack keeps the promises of Fictable's door."""

from __future__ import annotations

from pathlib import Path

import pytest

from fictable.testing import assert_valid_plugin


@pytest.mark.filterwarnings("ignore")
def test_the_pack_is_valid() -> None:
    """Everything that the kit checks; released values stay."""
    assert_valid_plugin("music", golden=Path(__file__).with_name("golden.json"))


@pytest.mark.filterwarnings("ignore")
def test_the_pack_is_valid_with_a_configuration() -> None:
    """Subgenres left out, another rate."""
    assert_valid_plugin("music", environments=False, config={"subgenres": False, "rate": 7.0})
