"""`fictable plugins new`: the files of a new pack, whose tests pass."""

from __future__ import annotations

import importlib.resources
import re
from pathlib import Path
from typing import Final

import click

import fictable as package
from fictable.cli.surroundings import Surroundings

RESERVED: Final = ("core", "number", "id", "text", "faker")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
# Template → where it goes; @NAME@ and its like are filled in, in paths too.
_FILES: Final = {
    "pyproject.toml.txt": "pyproject.toml",
    "README.md.txt": "README.md",
    "package.py.txt": "fictable_@NAME@/__init__.py",
    "items.csv.txt": "fictable_@NAME@/data/items.csv",
    "phrases.de.toml.txt": "fictable_@NAME@/data/phrases.de.toml",
    "test_pack.py.txt": "tests/test_@NAME@_pack.py",
}
EPILOG = """\b
Examples:
  fictable plugins new astronomy
  fictable plugins new astronomy --folder packs/astronomy
"""


@click.command("new", epilog=EPILOG, short_help="Write the files of a new plugin.")
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Where to (default fictable-NAME here).")
@click.pass_obj
def create_plugin(surroundings: Surroundings, /, *, name: str, folder: Path | None) -> None:
    """Write a plugin with the namespace NAME: an entity, a field type, a topic, phrases, data and tests that pass."""
    with surroundings.open() as fictable:
        taken = {report.name: report.distribution for report in fictable.catalog.reports}
    check_name(name, taken)
    home = folder or Path(f"fictable-{name.replace('_', '-')}")
    if home.exists() and any(home.iterdir()):
        raise click.UsageError(f"{home} exists and is not empty")
    for path in write_pack(name, home):
        click.echo(str(path))
    click.echo(f'\nNext: cd {home} && pip install -e ".[test]" && pytest')


def check_name(name: str, taken: dict[str, str]) -> None:
    """Raises UsageError for a name that is no namespace or is taken."""
    if not _NAME.match(name):
        raise click.UsageError(f"{name!r} is no namespace: lower-case letters, digits and _, at most 40, a letter first")
    if name in RESERVED:
        raise click.UsageError(f"the namespace {name!r} belongs to Fictable itself")
    if name in taken:
        raise click.UsageError(f"the namespace {name!r} is taken by the installed distribution {taken[name]}")


def write_pack(name: str, home: Path) -> list[Path]:
    """Write all files below `home` and return their paths. Raises OSError."""
    spaced = name.replace("_", " ")
    words = {"@NAME@": name, "@DASHED@": name.replace("_", "-"), "@SPACED@": spaced, "@TITLE@": spaced.capitalize()}
    words["@MAJOR@"] = ".".join(package.__version__.split(".")[:2])
    templates = importlib.resources.files("fictable.cli").joinpath("templates")
    texts = {target: templates.joinpath(template).read_text("utf-8") for template, target in _FILES.items()}
    texts["fictable_@NAME@/py.typed"] = ""
    written = []
    for target, text in texts.items():
        path = home / _fill(target, words)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_fill(text, words), "utf-8")
        written.append(path)
    return written


def _fill(text: str, words: dict[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text
