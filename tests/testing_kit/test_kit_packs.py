"""Every bundled pack passes what the kit asks of any plugin."""

from __future__ import annotations

import pytest

from fictable.mapping.plugins import OUR_DISTRIBUTION, find_plugins
from fictable.testing import assert_valid_plugin
from fictable.testing.bench import Bench
from fictable.testing.environments import check_environments

PACKS = tuple(plugin.name for plugin in find_plugins() if plugin.distribution == OUR_DISTRIBUTION)


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.of_installed()


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.filterwarnings("ignore")
def test_a_bundled_pack_is_a_valid_plugin(pack: str, bench: Bench) -> None:
    """All promises, on samples; processes with another environment are started once for all packs, below."""
    assert_valid_plugin(pack, rows=600, environments=False, bench=bench)


@pytest.mark.filterwarnings("ignore")
def test_all_packs_make_the_same_cells_in_other_environments(bench: Bench) -> None:
    """Another hash seed, time zone, locale and processor."""
    assert list(check_environments(bench, PACKS)) == []
