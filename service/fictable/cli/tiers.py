"""`fictable types --tiers` and `--recompute-tiers`: how fast each type is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fictable.cli.display import make_table, show, show_json
from fictable.cli.outputs import write_whole

if TYPE_CHECKING:
    from fictable.contract.catalog import Catalog


def show_tiers(catalog: Catalog, ids: Sequence[str], locale: str, *, as_json: bool) -> None:
    """Show the tier of each type in a locale, and how many each tier has."""
    from fictable.work.tiers import list_tiers  # start-up time: Faker comes with it

    known = list_tiers(catalog, locale)
    tiers = {id_: known[id_] for id_ in ids if id_ in known}
    if as_json:
        show_json(tiers)
        return
    show(make_table("", ("id", "tier"), list(tiers.items())))
    click.echo(", ".join(f"{count} {tier}" for tier, count in sorted(Counter(tiers.values()).items())))


def recompute_tiers(catalog: Catalog, path: Path) -> None:
    """Judge Faker's methods in all locales anew and write the verdicts to a file, whole. Raises click.UsageError for no folder."""
    from fictable.work.tiers import write_tier_verdicts  # start-up time: Faker comes with it

    if not path.resolve().parent.is_dir():
        raise click.UsageError(f"--recompute-tiers {path}: the folder {path.parent} does not exist")
    text = write_tier_verdicts(catalog, lambda locale: click.echo(f"judging {locale}", err=True))
    with write_whole(path) as stream:
        stream.write(text.encode())
