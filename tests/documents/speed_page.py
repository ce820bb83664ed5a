"""docs/types/speed.md: how fast the bundled types are made, from the saved figures of benchmarks/field_types.py."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.documents.page_text import write_table

FIGURES: Final = Path(__file__).parents[2] / "benchmarks" / "field_type_figures.json"
ASKED: Final = 200_000
STEPS: Final = (200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 50_000_000)
SHOWN: Final = 40
# Why a type is slower than asked. A type below the line without a reason here fails a test.
REASONS: Final[Mapping[str, str]] = {
    "health.case.clinical_note": "five sentences, about 250 letters, that agree with diagnosis, drug, treatment and outcome: nine picks",
    "health.case.discharge_summary": "two or three sentences that agree with the stay, put together of six picks",
    "finance.account.iban": "mixed countries, each with a form of its own and check digits over up to 28 places; one country is faster",
}
_INTRODUCTION: Final = """\
# Speed of the field types

Values per CPU second, one field in a table, in batches of 16,384 rows, nothing subtracted: `python benchmarks/field_types.py --save`.
The figures belong to the machine that they were measured on (2 shared cores, Python 3.11) and waver from run to run; what carries over is
which types are slow. No bundled type shall be below 200,000 values per CPU second without a reason that stands here. The methods of
Faker are not among them: see [faker.<method>](../faker.md)."""


def load_figures() -> dict[str, int]:
    """Values per CPU second by type, as saved."""
    return dict(json.loads(FIGURES.read_text("utf-8")))


def find_slow(figures: Mapping[str, int]) -> list[str]:
    """The types below what is asked."""
    return sorted(id_ for id_, rate in figures.items() if rate < ASKED)


def render_speed() -> str:
    """Write the page."""
    figures = load_figures()
    rates = sorted(figures.values())
    lines = [*_INTRODUCTION.splitlines(), "", f"{len(rates):,} types, median {statistics.median_low(rates):,} values per CPU second.", ""]
    steps = list(zip((0, *STEPS), (*STEPS, None), strict=True))
    counts = [sum(low <= rate < (high or rate + 1) for rate in rates) for low, high in steps]
    rows = [(f"{low:,} to {high:,}" if high else f"{low:,} and more", f"{n:,}") for (low, high), n in zip(steps, counts, strict=True)]
    lines += write_table(("values per CPU second", "types"), rows)
    lines += ["## Below 200,000", ""]
    slow = [(f"`{id_}`", f"{figures[id_]:,}", REASONS.get(id_, "")) for id_ in find_slow(figures)]
    lines += write_table(("type", "values per CPU second", "why"), slow) if slow else ["None.", ""]
    lines += [f"## The slowest {SHOWN}", ""]
    slowest = sorted(figures.items(), key=lambda pair: (pair[1], pair[0]))[:SHOWN]
    return "\n".join([*lines, *write_table(("type", "values per CPU second"), [(f"`{id_}`", f"{rate:,}") for id_, rate in slowest])])
