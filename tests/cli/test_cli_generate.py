"""`fictable generate`: what is written where, and what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from fictable.errors import GenerationFailed

DOCUMENT = {"version": 1, "tables": [{"name": "orders", "rows": 3, "fields": []}]}
TWO_TABLES = {"version": 1, "tables": [{"name": "orders", "rows": 3, "fields": []}, {"name": "people", "rows": 2, "fields": []}]}


def write_spec(document: Any, name: str = "spec.json") -> str:
    """Write a spec file in the working folder."""
    Path(name).write_text(json.dumps(document), "utf-8")
    return name


def fail_unexpectedly(_: Any) -> Any:
    """Fail as a fault of our own would."""
    raise KeyError("x")


def list_files() -> list[str]:
    """All files of the working folder, hidden ones too."""
    return sorted(os.listdir())


def test_rows_go_to_stdout(run: Any, fake: Any) -> None:
    """Without --output the data is stdout and nothing else is; the object is closed."""
    result = run("generate", "some orders", "--rows", "120")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"csv,orders,{row}" for row in range(120)]
    assert fake.closed
    assert fake.calls[-1] == "closed orders"


def test_options_reach_the_request(run: Any, fake: Any) -> None:
    """Rows, seed and locale are in the request; grouped digits and de-DE are understood."""
    assert run("generate", "some orders", "--rows", "1_000", "--seed", "5", "--locale", "de-DE").exit_code == 0
    request = fake.calls[0]
    assert (request.description, request.rows, request.seed, request.locale) == ("some orders", 1000, 5, "de_DE")


def test_rows_have_their_default_where_not_given(run: Any, fake: Any) -> None:
    """Without --rows the request decides: 1000."""
    run("generate", "some orders")
    assert (fake.calls[0].rows, fake.calls[0].seed, fake.calls[0].locale) == (1000, None, None)


def test_what_is_not_in_the_data_is_said(run: Any, fake: Any) -> None:
    """Unresolved clauses and a failed language model are warnings on stderr; --quiet leaves them out."""
    fake.degraded = True
    result = run("generate", "some orders", "--rows", "1")
    assert result.stderr.splitlines() == [
        "fictable: warning: the language model gave no plan; planned offline",
        "fictable: warning: not in the data: '5% refunds' (no such field)",
    ]
    assert run("generate", "some orders", "--rows", "1", "--quiet").stderr == ""


def test_file_is_written_whole(run: Any) -> None:
    """--output makes one file and leaves nothing beside it; stdout stays empty."""
    result = run("generate", "some orders", "--rows", "2", "--output", "o.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("o.csv").read_bytes() == b"csv,orders,0\ncsv,orders,1\n"
    assert list_files() == ["o.csv"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["-o", "o.json"], "json"),
        (["-o", "o.JSONL"], "ndjson"),
        (["-o", "o"], "csv"),
        (["-o", "o.json", "--format", "csv"], "csv"),
        (["-o", "o.dat", "-f", "JSON"], "json"),
    ],
)
def test_format_follows_option_then_suffix(run: Any, fake: Any, arguments: list[str], expected: str) -> None:
    """--format wins; else the suffix of the file; else csv."""
    formats = list[str]()
    stream = fake.stream

    def keep(dataset: Any, **given: Any) -> Any:
        formats.append(given["format"])
        return stream(dataset, **given)

    fake.stream = keep
    assert run("generate", "some orders", "--rows", "1", *arguments).exit_code == 0
    assert formats == [expected]


@pytest.mark.parametrize("arguments", [["-f", "xlsx"], ["-o", "o.parquet"]])
def test_unknown_format_is_refused(run: Any, arguments: list[str]) -> None:
    """A format or suffix that nobody writes is no reason to write something else."""
    result = run("generate", "some orders", *arguments)
    assert result.exit_code == 2
    assert "--format can be csv, json, ndjson" in result.stderr
    assert list_files() == []


def test_existing_file_survives_a_failure(run: Any, fake: Any) -> None:
    """Where rows fail midway, the old file stays and no half file is left."""

    def fail(start: int) -> None:
        if start:
            raise GenerationFailed("row 50 broke a promise")

    fake.before_chunk = fail
    Path("o.csv").write_text("old")
    result = run("generate", "some orders", "-o", "o.csv", "-q")
    assert (result.exit_code, result.stderr) == (1, "fictable: error: row 50 broke a promise\n")
    assert Path("o.csv").read_text() == "old"
    assert list_files() == ["o.csv"]
    assert fake.closed


def test_interruption_leaves_no_half_file(run: Any, fake: Any) -> None:
    """Ctrl-C midway removes what was written, and the exit code is 130."""

    def interrupt(start: int) -> None:
        if start:
            raise KeyboardInterrupt

    fake.before_chunk = interrupt
    result = run("generate", "some orders", "-o", "o.csv", "-q")
    assert (result.exit_code, result.stderr.strip()) == (130, "fictable: interrupted")
    assert list_files() == []
    assert fake.calls[-1] == "closed orders"
    assert fake.closed


def test_file_keeps_its_mode_and_its_link(run: Any) -> None:
    """A file that is written again keeps its permissions, and a link still points to it."""
    Path("real.csv").write_text("old")
    Path("real.csv").chmod(0o640)
    Path("o.csv").symlink_to("real.csv")
    assert run("generate", "some orders", "--rows", "1", "-o", "o.csv").exit_code == 0
    assert Path("o.csv").is_symlink()
    assert Path("real.csv").read_bytes() == b"csv,orders,0\n"
    assert Path("real.csv").stat().st_mode & 0o777 == 0o640


def test_dash_is_stdout(run: Any) -> None:
    """--output - writes to stdout."""
    assert run("generate", "some orders", "--rows", "1", "-o", "-").stdout == "csv,orders,0\n"
    assert list_files() == []


def test_place_that_cannot_be_written_is_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder takes no file, the error names the file that was asked for."""

    def refuse(path: Path, mode: str) -> Any:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    result = run("generate", "some orders", "-o", "o.csv", "-q")
    assert (result.exit_code, result.stderr) == (1, "fictable: error: o.csv: Permission denied\n")


def test_device_is_written_directly(run: Any) -> None:
    """/dev/null stays a device."""
    assert run("generate", "some orders", "--rows", "1", "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "give either a description"),
        (["some orders", "--spec", "x.json"], "give either a description"),
        (["some orders", "--rows", "0"], "from 1 to 1000000000000, given '0'"),
        (["some orders", "--rows", "1000000000001"], "from 1 to 1000000000000"),
        (["some orders", "--rows", "ten"], "given 'ten'"),
        (["some orders", "--rows", "1e3"], "given '1e3'"),
        (["some orders", "--seed", "-1"], "from 0 to 9007199254740991"),
        (["some orders", "--locale", "english"], "such as de or de_DE"),
        (["some orders", "--output", "none/o.csv"], "does not exist"),
        (["some orders", "--output", ""], "must name a file"),
        (["some orders", "--output", "."], "is a folder"),
        (["some orders", "--output", "new/"], "is a folder"),
        (["some orders", "--table", "x"], "there is no table 'x'; the tables are orders"),
        (["some orders", "--rwos", "5"], "No such option"),
        (["bad"], "Description must be longer (given bad; allowed 10 to 4000 characters)"),
        (["--spec", "none.json"], "none.json cannot be read"),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_2(run: Any, arguments: list[str], words: str) -> None:
    """Every fault of the user is one line on stderr that names it; nothing is written."""
    result = run("generate", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("fictable: error: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert result.stdout == ""
    assert list_files() == []


def test_spec_file_is_read(run: Any, fake: Any) -> None:
    """--spec takes a file, with rows, seed and locale of the options over it."""
    result = run("generate", "--spec", write_spec(DOCUMENT), "--rows", "2", "--seed", "9", "--locale", "fr_FR")
    assert result.stdout == "csv,orders,0\ncsv,orders,1\n"
    assert fake.calls[0] == (DOCUMENT, 2, 9, "fr_FR")


def test_spec_comes_from_stdin(run: Any, fake: Any) -> None:
    """--spec - reads the spec that another command prints."""
    result = run("generate", "--spec", "-", stdin=json.dumps(DOCUMENT))
    assert (result.exit_code, fake.calls[0][0]) == (0, DOCUMENT)


def test_rows_do_not_fit_several_tables(run: Any) -> None:
    """--rows with a spec of several tables says which is meant is unclear."""
    result = run("generate", "--spec", write_spec(TWO_TABLES), "--rows", "5", "--table", "orders")
    assert result.exit_code == 2
    assert "/tables: --rows cannot say which of several tables it means (given 5; allowed a spec with one table;" in result.stderr


def test_several_tables_need_a_choice(run: Any) -> None:
    """Neither stdout nor one file takes several tables; the error names them."""
    for arguments in ([], ["-o", "o.csv"]):
        result = run("generate", "--spec", write_spec(TWO_TABLES), *arguments)
        assert result.exit_code == 2
        assert "orders, people; choose one with --table, or all with --output FOLDER/" in result.stderr


def test_one_table_of_several(run: Any) -> None:
    """--table writes one of them."""
    assert run("generate", "--spec", write_spec(TWO_TABLES), "--table", "people").stdout == "csv,people,0\ncsv,people,1\n"


def test_folder_takes_a_file_per_table(run: Any) -> None:
    """--output FOLDER/ makes the folder and in it one file per table, named by table and format."""
    assert run("generate", "--spec", write_spec(TWO_TABLES), "-o", "new/shop/", "-f", "jsonl").exit_code == 0
    assert sorted(os.listdir("new/shop")) == ["orders.ndjson", "people.ndjson"]
    assert Path("new/shop/people.ndjson").read_bytes() == b'{"value": 0}\n{"value": 1}\n'


def test_folder_gets_all_files_or_none(run: Any, fake: Any, fakes: Any) -> None:
    """A failure in the second table leaves the first one's file away too."""
    fake.spec = fakes.make_spec(tables=2)
    seen = list[int]()

    def fail(start: int) -> None:
        seen.append(start)
        if seen.count(0) == 2:
            raise OSError(28, "No space left on device")

    fake.before_chunk = fail
    Path("out").mkdir()
    result = run("generate", "some orders", "-o", "out", "-q")
    assert (result.exit_code, result.stderr) == (1, "fictable: error: No space left on device\n")
    assert os.listdir("out") == []


def test_names_of_tables_cannot_leave_the_folder(run: Any) -> None:
    """A table named like a path becomes a plain file name; two that become the same are refused."""
    tables: list[Any] = [{"name": name, "rows": 1, "fields": []} for name in ("../up", ".hidden")]
    assert run("generate", "--spec", write_spec({"version": 1, "tables": tables}), "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == ["_._up.csv", "_hidden.csv"]
    tables.append({"name": "_hidden", "rows": 1, "fields": []})
    result = run("generate", "--spec", write_spec({"version": 1, "tables": tables}), "-o", "out/")
    assert (result.exit_code, "same file name" in result.stderr) == (2, True)


def test_unexpected_faults_have_no_traceback(run: Any, fake: Any) -> None:
    """A fault of our own is one line with exit code 1, and says how to see more."""
    fake.prepare = fail_unexpectedly
    result = run("generate", "some orders", "-q")
    assert (result.exit_code, result.stderr) == (1, "fictable: error: unexpected KeyError: 'x' (FICTABLE_DEBUG=1 shows where)\n")


def test_debugging_shows_the_traceback(run: Any, fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """FICTABLE_DEBUG=1 adds the traceback to the line."""
    monkeypatch.setenv("FICTABLE_DEBUG", "1")
    fake.prepare = fail_unexpectedly
    assert "Traceback" in run("generate", "some orders").stderr


def test_spec_with_no_rows_makes_an_empty_file(run: Any) -> None:
    """A table of 0 rows is written, too."""
    document = {"version": 1, "tables": [{"name": "orders", "rows": 0, "fields": []}]}
    assert run("generate", "--spec", write_spec(document), "-o", "o.csv").exit_code == 0
    assert Path("o.csv").read_bytes() == b""


def test_seed_of_zero_is_given_on(run: Any, fake: Any) -> None:
    """0 is a seed like any other."""
    run("generate", "some orders", "--seed", "0")
    assert fake.calls[0].seed == 0
