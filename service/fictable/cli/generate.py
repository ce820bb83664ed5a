"""`fictable generate`: rows from a description or a spec, to stdout or to files."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

import click

from fictable.cli.failures import printable
from fictable.cli.file_names import name_files
from fictable.cli.options import make_wish, wish_options
from fictable.cli.outputs import add_entry, open_archive, unwind_on_signals, write_stdout, write_whole
from fictable.cli.planning import PlannedSpec, plan_wish, warn_of_gaps
from fictable.cli.progress import show_progress
from fictable.cli.surroundings import Surroundings, config_option

if TYPE_CHECKING:
    from fictable.contract.catalog import Catalog
    from fictable.contract.nouns import Sink

Checks: TypeAlias = "dict[str, list[Any]]"
EPILOG = """\b
Examples:
  fictable generate "500 students with name, major and GPA between 2.0 and 4.0"
  fictable generate "orders with status paid, open or cancelled" --rows 10_000_000 --output orders.csv
  fictable generate "Kunden mit Name und Stadt" --locale de_DE --format ndjson | head
  fictable generate --spec shop.json --output shop/
"""


@click.command(epilog=EPILOG, short_help="Make rows from a description or a spec.")
@wish_options
@click.option("--output", "-o", metavar="PATH", help="A file, written whole or not at all; FOLDER/ or a .zip takes one file per table.")
@click.option("--format", "-f", "format_name", metavar="NAME", help="csv, json, ndjson or a plugin's (default: by the suffix, else csv).")
@click.option("--keep-formulas", is_flag=True, help="In CSV, leave text as it is that a spreadsheet would run as a formula.")
@click.option("--table", metavar="NAME", help="The table to write, where a spec has several.")
@click.option(
    "--report",
    "report_path",
    metavar="FILE",
    help="Write what was verified on the rows, and how each field was made, to this JSON file; - is stderr.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress, summary or warnings.")
@config_option
@click.pass_obj
def generate(
    surroundings: Surroundings,
    /,
    output: str | None,
    format_name: str | None,
    table: str | None,
    report_path: str | None,
    *,
    keep_formulas: bool,
    quiet: bool,
    **wanted: Any,
) -> None:
    """Make rows from DESCRIPTION, or from a spec file, and write them to stdout or to --output.

    The same description, seed and locale give the same bytes. Warnings on stderr tell what of the description is not in the data.
    """
    wish = make_wish(**wanted)
    output = None if output == "-" else output
    check_output(output)
    with unwind_on_signals(), surroundings.open() as fictable:
        sink = choose_sink(fictable.catalog, format_name, output)
        planned = plan_wish(fictable, wish)
        dataset = fictable.prepare(planned.spec)
        rows = {name: dataset.rows_of(name) for name in choose_tables(tuple(dataset.tables), table, output)}
        if not quiet:
            warn_of_gaps(planned)
        stream = partial(fictable.stream, dataset, format=sink.id, keep_formulas=keep_formulas or None)
        checks = write_tables(stream, rows, sink.extension, output, quiet=quiet)
        if report_path:
            write_report(checks, {name: fictable.list_field_tiers(dataset, name) for name in checks}, report_path)
    if not quiet and sys.stderr.isatty():
        click.echo(summarise(planned, rows, output), err=True)


def check_output(output: str | None) -> None:
    """Refuse an output that cannot be written, before any work. Raises click.UsageError."""
    if not output and output is not None:
        raise click.UsageError("--output must name a file or a folder")
    if output and not _is_folder(output) and not Path(output).resolve().parent.is_dir():
        raise click.UsageError(f"--output {output}: the folder {Path(output).parent} does not exist")


def choose_sink(catalog: Catalog, format_name: str | None, output: str | None) -> Sink:
    """Find the sink of --format, else of the suffix of the file, else csv. Raises click.UsageError naming the formats."""
    suffix = Path(output).suffix.lstrip(".").lower() if output and not _takes_tables(output) else ""
    name = format_name or suffix or "csv"
    sink = catalog.find_sink(name.lower()) or next((entry for entry in catalog.sinks.values() if entry.extension == name.lower()), None)
    if sink is None:
        known = ", ".join(sorted(catalog.sinks))
        raise click.UsageError(f"there is no format {name!r}; --format can be {known}")
    return sink


def choose_tables(tables: tuple[str, ...], table: str | None, output: str | None) -> tuple[str, ...]:
    """Say which tables are written: --table, the only one, or all into a folder. Raises click.UsageError."""
    names = ", ".join(tables)
    if table is not None and table not in tables:
        raise click.UsageError(f"there is no table {table!r}; the tables are {names}")
    chosen = tables if table is None else (table,)
    several = output is not None and _takes_tables(output)
    if len(chosen) > 1 and not several:
        raise click.UsageError(f"there are several tables: {names}; choose one with --table, or all with --output FOLDER/ or a .zip")
    if len(chosen) == 1 and output is not None and _is_folder(output):
        raise click.UsageError(f"--output {output} is a folder; one table goes to a file")
    return chosen


def write_tables(
    make: Callable[..., Iterator[bytes]], rows: Mapping[str, int], extension: str, output: str | None, *, quiet: bool
) -> Checks:
    """Write each table to its place; files appear together when all are complete. `rows` maps a table to its number of rows;
    make(table=, progress=, report=) gives its bytes.

    Returns what was verified on each table.
    """
    visible = not quiet and not (output is None and sys.stdout.isatty())
    checks: Checks = {}
    names = name_files(rows, extension) if output and _takes_tables(output) else {}
    with ExitStack() as files, show_progress(sum(rows.values()), wanted=visible) as start:
        archive = files.enter_context(open_archive(output)) if output and _is_archive(output) else None
        before = 0
        for name, count in rows.items():
            with ExitStack() as entry:
                if archive:
                    stream = entry.enter_context(add_entry(archive, names[name]))
                else:
                    stream = files.enter_context(write_whole(place_file(output, names.get(name))) if output else write_stdout())
                results: list[Any] = []
                copy_chunks(make(table=name, progress=start(before), report=results.extend), stream)
                checks[name] = results
            before += count
    return checks


def write_report(checks: Checks, tiers: Mapping[str, Sequence[Any]], path: str) -> None:
    """Write a JSON object for each table: `checks` (kind, fields, held, detail) and `fields` (name, type, tier, reason)."""
    document = {
        table: {
            "checks": [asdict(result) for result in results],
            "fields": [{"name": field.name, "type": field.type, "tier": field.tier, "reason": field.reason} for field in tiers[table]],
        }
        for table, results in checks.items()
    }
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    if path == "-":
        click.echo(text, err=True, nl=False)
        return
    with write_whole(Path(path)) as stream:
        stream.write(text.encode())


def place_file(output: str, name: str | None) -> Path:
    """Say where a table goes: the output itself, or the file of this name in the folder, which is made."""
    if name is None:
        return Path(output)
    Path(output).mkdir(parents=True, exist_ok=True)
    return Path(output) / name


def copy_chunks(chunks: Any, stream: BinaryIO) -> None:
    """Write all chunks of a generator; closes it in any case, so that the engine stops with us."""
    with closing(chunks):
        stream.writelines(chunks)


def summarise(planned: PlannedSpec, rows: Mapping[str, int], output: str | None) -> str:
    """Say in one line what was made, where it is, and how it was planned."""
    made = ", ".join(f"{count:,} rows of {name}" for name, count in rows.items())
    place = f" in {output}" if output else ""
    plan = "from the spec" if planned.source == "spec" else f"planned by: {planned.source}"
    return printable(f"fictable: {made}{place} ({plan})")


def _takes_tables(output: str) -> bool:
    return _is_folder(output) or _is_archive(output)


def _is_archive(output: str) -> bool:
    return output.lower().endswith(".zip")


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()
