"""Options and readers of their values that commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from fictable.settings.nouns import LOCALE

MOST_ROWS = 10**12
LARGEST_SEED = 2**53 - 1


def count_between(minimum: int, maximum: int) -> Callable[[str], int]:
    """Make a reader of whole numbers between two bounds, both included; digits may be grouped as in 10_000_000."""

    def read_count(text: str) -> int:
        number = int(text) if re.fullmatch(r"-?\d{1,20}(_\d{1,20}){0,8}", text, re.ASCII) else None
        if number is None or not minimum <= number <= maximum:
            raise click.BadParameter(f"must be a whole number from {minimum} to {maximum}, given {text!r}")
        return number

    return read_count


def read_locale(text: str) -> str:
    """Read a locale such as en_US or de; de-DE is de_DE. Raises click.BadParameter."""
    name = text.replace("-", "_")
    if not re.fullmatch(LOCALE, name):
        raise click.BadParameter(f"must be a language, or a language and region, such as de or de_DE, given {text!r}")
    return name


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asks for: a description or the file of a spec, and what holds for all of it (None is not given)."""

    description: str | None
    spec_file: str | None
    rows: int | None
    seed: int | None
    locale: str | None


def wish_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument and the options that make up a Wish."""
    decorators = [
        click.argument("description", required=False),
        click.option("--rows", type=count_between(1, MOST_ROWS), metavar="N", help="Number of rows, such as 10_000_000 (default 1000)."),
        click.option("--seed", type=count_between(0, LARGEST_SEED), metavar="N", help="Another seed gives other data of the same plan."),
        click.option("--locale", type=read_locale, metavar="NAME", help="Language and region of the data, such as de_DE."),
        click.option("--spec", "spec_file", metavar="FILE", help="A dataset spec (JSON or YAML) instead of a description; - is stdin."),
    ]
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


def make_wish(description: str | None, spec_file: str | None, rows: int | None, seed: int | None, locale: str | None) -> Wish:
    """Check that there is one thing to plan from. Raises click.UsageError."""
    if (description is None) == (spec_file is None):
        raise click.UsageError("give either a description in quotes or --spec FILE")
    return Wish(description, spec_file, rows, seed, locale)
