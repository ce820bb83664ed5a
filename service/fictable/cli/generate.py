"""`fictable generate`: rows from a description or a spec, to stdout or to files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from fictable.cli.failures import printable
from fictable.cli.options import make_wish, wish_options
from fictable.cli.outputs import unwind_on_signals, write_stdout, write_whole
from fictable.cli.planning import PlannedSpec, plan_wish, warn_of_gaps
from fictable.cli.progress import show_progress
from fictable.cli.surroundings import Surroundings, config_option

if TYPE_CHECKING:
    from fictable.contract.catalog import Catalog
    from fictable.contract.nouns import Sink
    from fictable.work.service import Fictable

EPILOG = """\b
Examples:
  fictable generate "500 students with name, major and GPA between 2.0 and 4.0"
  fictable generate "orders with status paid, open or cancelled" --rows 10_000_000 --output orders.csv
  fictable generate "Kunden mit Name und Stadt" --locale de_DE --format ndjson | head
  fictable generate --spec shop.json --output shop/
"""


@click.command(epilog=EPILOG, short_help="Make rows from a description or a spec.")
@wish_options
@click.option("--output", "-o", metavar="PATH", help="A file, written whole or not at all; FOLDER/ takes one file per table.")
@click.option("--format", "-f", "format_name", metavar="NAME", help="csv, json, ndjson or a plugin's (default: by the suffix, else csv).")
@click.option("--table", metavar="NAME", help="The table to write, where a spec has several.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, summary or warnings.")
@config_option
@click.pass_obj
def generate(
    surroundings: Surroundings, /, output: str | None, format_name: str | None, table: str | None, *, quiet: bool, **wanted: Any
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
        write_tables(fictable, dataset, rows, sink, output, quiet=quiet)
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
    suffix = Path(output).suffix.lstrip(".").lower() if output and not _is_folder(output) else ""
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
    folder = output is not None and _is_folder(output)
    if len(chosen) > 1 and not folder:
        raise click.UsageError(f"there are several tables: {names}; choose one with --table, or all with --output FOLDER/")
    if len(chosen) == 1 and folder:
        raise click.UsageError(f"--output {output} is a folder; one table goes to a file")
    return chosen


def write_tables(fictable: Fictable, dataset: Any, rows: Mapping[str, int], sink: Sink, output: str | None, *, quiet: bool) -> None:
    """Write each table to its place; files appear together when all are complete. `rows` maps a table to its number of rows."""
    visible = not quiet and not (output is None and sys.stdout.isatty())
    with ExitStack() as files, show_progress(sum(rows.values()), wanted=visible) as start:
        paths = name_files(rows, sink.extension, output)
        before = 0
        for name, count in rows.items():
            stream = files.enter_context(write_whole(paths[name]) if output else write_stdout())
            copy_chunks(fictable.stream(dataset, table=name, format=sink.id, progress=start(before)), stream)
            before += count


def name_files(tables: Iterable[str], extension: str, output: str | None) -> dict[str, Path]:
    """Map each table to its file: the output itself, or <folder>/<table>.<extension>; makes the folder. Raises click.UsageError."""
    if output is None:
        return {}
    if not _is_folder(output):
        return dict.fromkeys(tables, Path(output))
    paths = {table: Path(output) / f"{_file_stem(table)}.{extension}" for table in tables}
    if len({path.name.lower() for path in paths.values()}) < len(paths):
        raise click.UsageError("two tables would have the same file name; write them one by one with --table")
    Path(output).mkdir(parents=True, exist_ok=True)
    return paths


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


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _file_stem(table: str) -> str:
    """Keep a table's name from leaving the folder or hiding its file."""
    return re.sub(r"[^\w.-]|^\.", "_", table)[:100]
