"""docs/gallery.md: what one-line descriptions give, made by the service without a language model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tests.documents.page_samples import sample_description
from tests.documents.page_text import escape, write_table

from fictable.work.service import Fictable

ROWS: Final = 20
DESCRIPTIONS: Final[Sequence[str]] = (
    "Hospital admissions",
    "Orders of a web shop",
    "Bank transactions of private customers",
    "Student grades at a university",
    "Flights of an airline with delays",
    "Hotel bookings",
    "Customer support tickets",
    "Monthly payroll of a company",
    "Temperature and humidity sensor readings",
    "Football matches of a league",
    "Property listings of an estate agent",
    "Parcel shipments with tracking numbers",
    "Car insurance claims",
    "Software subscriptions of customers",
    "Visits of participants in a clinical trial",
    "Restaurant orders of one evening",
    "Used car sales",
    "Job applications",
    "Web server access log",
    "Smart meter readings of households",
)
_INTRODUCTION = """\
# Gallery

Twenty descriptions of one line, and the first twenty rows that each gives: `fictable generate "DESCRIPTION" --rows 20`, with no
language model and no other option. All people, companies' customers, numbers and events are invented."""


def render_gallery(service: Fictable) -> str:
    """Write the page."""
    lines = [*_INTRODUCTION.splitlines(), ""]
    lines += [f"- [{text}](#{text.lower().replace(' ', '-')})" for text in DESCRIPTIONS]
    lines.append("")
    for text in DESCRIPTIONS:
        made = sample_description(service, text, ROWS)
        names = list(made.columns)
        lines += [f"## {text}", "", *write_table(names, [[escape(cell) for cell in row] for row in made.rows(names)])]
    return "\n".join(lines)
