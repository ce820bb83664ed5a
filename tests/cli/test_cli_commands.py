"""The other commands: spec, types, plugins, config, serve; help and version."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from fictable.errors import Issue, SettingsInvalid, StoreUnavailable
from fictable.settings import Settings
from fictable.settings.documents import render_config


def test_spec_shows_fields_and_coverage(run: Any) -> None:
    """The plan is a table of fields with the clauses behind them, the constraints, and what became of each clause."""
    result = run("spec", "some orders", "--rows", "5000")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "a [bold] title: offline plan, locale en_US, seed 7, as of 2026-01-01"
    assert "orders, 5,000 rows" in lines
    (salary,) = [line for line in lines if line.strip().startswith("salary ") and "number.integer" in line]
    assert "min=1, max=9, unique, 5% null, locale de_DE" in salary
    assert salary.endswith("salary from 1 to 9")
    assert "  id <= salary" in lines
    assert any(line.split() == ["5%", "refunds", "unresolved", "no", "such", "field"] for line in lines)
    assert any("some [red]id[/red]" in line and "assumed" in line and "usual" in line for line in lines)


def test_spec_as_json_can_be_given_back(run: Any) -> None:
    """--json prints the canonical document."""
    document = json.loads(run("spec", "some orders", "--json").stdout)
    assert document["version"] == 1
    assert document["tables"][0]["fields"][1]["params"] == {"min": 1, "max": 9}


def test_types_are_listed_and_searched(run: Any) -> None:
    """All types by id; a namespace or words choose among them."""

    def list_ids(*arguments: str) -> list[str]:
        return [entry["id"] for entry in json.loads(run("types", "--json", *arguments).stdout)]

    assert list_ids() == ["number.decimal", "person.email", "person.name", "reference"]
    assert list_ids("person") == ["person.email", "person.name"]
    assert list_ids("--search", "FULL name") == ["person.name"]
    assert "person.email" in run("types").stdout


def test_one_type_is_shown_with_samples(run: Any) -> None:
    """A type by its id shows parameters and values made with its example."""
    text = run("types", "number.decimal").stdout
    assert text.startswith("number.decimal: Decimal\n")
    assert "decimal(2)" in text
    assert "0, 1, 2, 3, 4" in text
    assert "max=9" in text
    assert "Least value" in text
    assert "required" in text
    assert json.loads(run("types", "number.decimal", "--json").stdout)["samples"] == [0, 1, 2, 3, 4]


def test_type_that_needs_others_says_so(run: Any) -> None:
    """Where a type makes no values on its own, the reason stands in the place of the samples."""
    assert "a reference needs another table" in run("types", "reference").stdout


@pytest.mark.parametrize(
    ("arguments", "words"), [(["person.nam"], "did you mean person.name"), (["--search", "zebra"], "no field type has the words 'zebra'")]
)
def test_unknown_type_is_an_error(run: Any, arguments: list[str], words: str) -> None:
    """An id that does not exist gets the nearest ones; a search without hits says so."""
    result = run("types", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_plugins_are_reported(run: Any) -> None:
    """Loaded plugins with what they bring, others with the reason; warnings cannot steer the terminal."""
    text = run("plugins").stdout
    assert "2 field types" in text
    assert "topics" not in text
    assert "left out" in text
    assert "ImportError: no module named x" in text
    assert "person: warning: slow\\x1b[31m" in text
    assert "person: warning: 5" not in text
    assert "person: 2 more warnings, --json has all" in text
    assert [entry["ok"] for entry in json.loads(run("plugins", "--json").stdout)] == [True, False]


def test_config_shows_values_and_origins(run: Any, tmp_path: Path) -> None:
    """The settings that hold are printed as TOML, with origins; the key is masked."""
    Path("own.toml").write_text("[service]\nport = 81\n")
    environment = {"HOME": str(tmp_path), "OPENAI_API_KEY": "sesame"}
    for arguments in (["--config", "own.toml", "config"], ["config", "--config", "own.toml"]):
        result = run(*arguments, environment=environment)
        assert tomllib.loads(result.stdout)["service"]["port"] == 81
        assert "port = 81  # own.toml" in result.stdout
        assert 'api_key = "********"  # OPENAI_API_KEY' in result.stdout
        assert "sesame" not in result.output


def test_config_prints_the_file_of_defaults(run: Any) -> None:
    """--defaults prints config.toml."""
    assert run("config", "--defaults").stdout == render_config()


def test_wrong_settings_are_all_named(run: Any) -> None:
    """Each fault of the settings is a line; the exit code is 2."""
    environment = {"FICTABLE_PLANNER__MODE": "onlin", "FICTABLE_SERVICE__PROT": "1"}
    result = run("generate", "some orders", environment=environment)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "fictable: error: environment: there is no variable FICTABLE_SERVICE__PROT (did you mean FICTABLE_SERVICE__PORT?)",
        "fictable: error: FICTABLE_PLANNER__MODE: planner.mode must be auto, llm or offline (given onlin; did you mean offline?)",
    ]


def test_serve_gets_the_settings(run: Any) -> None:
    """--host and --port win over the environment; all else is as configured."""
    seen = list[Settings]()
    environment = {"FICTABLE_SERVICE__PORT": "81", "FICTABLE_PLANNER__MODE": "offline"}
    result = run("serve", "--host", "0.0.0.0", "--port", "0", environment=environment, run_server=seen.append)
    assert result.exit_code == 0
    assert (seen[0].service.host, seen[0].service.port, seen[0].planner.mode) == ("0.0.0.0", 0, "offline")


def test_port_in_use_is_one_line_and_exit_code_1(run: Any) -> None:
    """A port that another program has is no fault of the input."""

    def serve(_: Settings) -> None:
        raise SettingsInvalid([Issue("/service/port", "port_in_use", "port 8000 of 127.0.0.1 is in use", 8000, hint="try --port 8001")])

    result = run("serve", run_server=serve)
    assert (result.exit_code, result.stderr) == (1, "fictable: error: port 8000 of 127.0.0.1 is in use (try --port 8001)\n")


def test_other_faults_of_serve_keep_their_exit_codes(run: Any) -> None:
    """Wrong settings stay 2, a store that cannot be opened 1, Ctrl-C 130."""

    def make(error: BaseException) -> Any:
        def serve(_: Settings) -> None:
            raise error

        return serve

    assert run("serve", run_server=make(SettingsInvalid([Issue("/x", "y", "z")]))).exit_code == 2
    assert run("serve", run_server=make(StoreUnavailable("the file is locked"))).exit_code == 1
    assert run("serve", run_server=make(KeyboardInterrupt())).exit_code == 130


def test_port_is_checked(run: Any) -> None:
    """A port beyond 65535 is refused before anything starts."""
    assert run("serve", "--port", "65536").exit_code == 2


def test_version_and_help(run: Any) -> None:
    """--version tells the version; without a command the help is shown with exit code 2; -h is --help."""
    assert run("--version").stdout.startswith("fictable 1.")
    assert run("-h").stdout.startswith("Usage: fictable")
    assert run().exit_code == 2
    assert "Usage: fictable" in run().stderr
    assert run("genrate").exit_code == 2


@pytest.mark.parametrize("command", ["generate", "spec", "serve", "types", "plugins", "config"])
def test_help_has_examples(run: Any, command: str) -> None:
    """Each command shows how it is used."""
    assert "Examples:\n" in run(command, "--help").stdout
