"""Where settings come from, and which faults are named."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.errors import Issue, SettingsInvalid
from fictable.settings import Settings, find_config, load_settings, read_settings
from fictable.settings.documents import format_toml
from fictable.settings.keys import list_keys


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "settings.toml") -> Path:
    """Write a settings file."""
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def find_issues(config: Path | None = None, environment: dict[str, str] | None = None) -> list[Issue]:
    """Give the issues of a configuration that is wrong."""
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(config, environment or {})
    return list(caught.value.issues)


def test_defaults_hold_where_nothing_is_given() -> None:
    """Without file and environment every value is the default, but for the place of the database."""
    settings = load_settings(None, {"HOME": "/home/ada"})
    assert settings.service == Settings().service
    assert settings.planner == Settings().planner
    assert settings.store.path == "/home/ada/.local/state/fictable/fictable.sqlite"


def test_state_folder_is_honoured_only_if_absolute() -> None:
    """XDG_STATE_HOME names the folder of the database; a relative one is ignored, as its standard says."""
    assert load_settings(None, {"HOME": "/h", "XDG_STATE_HOME": "/state"}).store.path == "/state/fictable/fictable.sqlite"
    assert load_settings(None, {"HOME": "/h", "XDG_STATE_HOME": "state"}).store.path == "/h/.local/state/fictable/fictable.sqlite"


def test_tilde_in_the_path_is_the_home_folder() -> None:
    """~/ in store.path is expanded, other paths stay as they are."""
    assert load_settings(None, {"HOME": "/h", "FICTABLE_STORE__PATH": "~/x.sqlite"}).store.path == "/h/x.sqlite"
    assert load_settings(None, {"FICTABLE_STORE__PATH": "x.sqlite"}).store.path == "x.sqlite"


def test_later_sources_win_and_are_named(folder: Path) -> None:
    """Option beats variable beats file beats default, and the origin says which it was."""
    file = write(folder, '[service]\nport = 1\nhost = "h"\n[planner]\nmode = "llm"\n')
    environment = {"FICTABLE_SERVICE__PORT": "2", "FICTABLE_PLANNER__MODE": "offline"}
    effective = read_settings(file, environment, {"service.port": 3})
    assert (effective.settings.service.port, effective.settings.service.host, effective.settings.planner.mode) == (3, "h", "offline")
    assert effective.origins["service.port"] == "option --port"
    assert effective.origins["service.host"] == str(file)
    assert effective.origins["planner.mode"] == "FICTABLE_PLANNER__MODE"
    assert effective.origins["engine.workers"] == "default"


def test_file_is_found_in_order(folder: Path) -> None:
    """The given file, else FICTABLE_CONFIG, else ./fictable.toml, else none."""
    assert find_config(None, {}) is None
    write(folder, "[service]\nport = 7\n", "fictable.toml")
    assert load_settings(None, {}).service.port == 7
    assert find_config(None, {"FICTABLE_CONFIG": "b.toml"}) == Path("b.toml")
    assert find_config(Path("a.toml"), {"FICTABLE_CONFIG": "b.toml"}) == Path("a.toml")


def test_config_toml_in_the_folder_is_not_read(folder: Path) -> None:
    """A config.toml of another program is left alone."""
    write(folder, "[other]\nx = 1\n", "config.toml")
    assert load_settings(None, {}).service == Settings().service


@pytest.mark.parametrize(
    ("variable", "text", "expected"),
    [
        ("FICTABLE_SERVICE__PORT", "10_000", 10_000),
        ("FICTABLE_SERVICE__SHUTDOWN_SECONDS", "5", 5.0),
        ("FICTABLE_SERVICE__ACCESS_LOG", "No", False),
        ("FICTABLE_SERVICE__ACCESS_LOG", "1", True),
        ("FICTABLE_SERVICE__CORS_ORIGINS", "https://a.org, https://b.org", ("https://a.org", "https://b.org")),
        ("FICTABLE_SERVICE__CORS_ORIGINS", '["*"]', ("*",)),
        ("FICTABLE_SERVICE__CORS_ORIGINS", "", ()),
        ("FICTABLE_PLANNER__AS_OF", "2027-03-01T02:00:00+02:00", dt.datetime(2027, 3, 1, tzinfo=dt.UTC)),
        ("FICTABLE_PLANNER__AS_OF", "2027-03-01", dt.datetime(2027, 3, 1, tzinfo=dt.UTC)),
        ("FICTABLE_PLUGINS__DENY", "social,finance", ("social", "finance")),
        ("FICTABLE_LLM__MODEL", " gpt-x\n", "gpt-x"),
        ("FICTABLE_LLM__BASE_URL", "http://localhost:11434/v1", "http://localhost:11434/v1"),
    ],
)
def test_variables_are_read_by_the_kind_of_the_key(variable: str, text: str, expected: Any) -> None:
    """Numbers, truth values, lists and moments are written in the environment as people write them."""
    settings = load_settings(None, {variable: text})
    section, name = variable.removeprefix("FICTABLE_").lower().split("__")
    assert getattr(getattr(settings, section), name) == expected


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("FICTABLE_SERVICE__PORT", "65536"),
        ("FICTABLE_SERVICE__PORT", "80.5"),
        ("FICTABLE_SERVICE__PORT", "true"),
        ("FICTABLE_SERVICE__PORT", "1\n[llm]"),
        ("FICTABLE_SERVICE__HOST", ""),
        ("FICTABLE_SERVICE__ACCESS_LOG", "maybe"),
        ("FICTABLE_SERVICE__SHUTDOWN_SECONDS", "inf"),
        ("FICTABLE_SERVICE__SHUTDOWN_SECONDS", "nan"),
        ("FICTABLE_SERVICE__CORS_ORIGINS", "example.org"),
        ("FICTABLE_PLANNER__MODE", "online"),
        ("FICTABLE_PLANNER__DEFAULT_LOCALE", "english"),
        ("FICTABLE_PLANNER__AS_OF", "yesterday"),
        ("FICTABLE_PLANNER__AS_OF", "2026-01-01T00:00:00.5Z"),
        ("FICTABLE_PLANNER__DEADLINE_SECONDS", "0"),
        ("FICTABLE_LLM__BASE_URL", "ftp://x"),
        ("FICTABLE_ENGINE__BATCH_ROWS", "0"),
        ("FICTABLE_PLUGINS__ALLOW", "A plugin"),
        ("FICTABLE_PLUGINS__CONFIG", "nothing"),
    ],
)
def test_wrong_values_name_key_source_and_range(variable: str, text: str) -> None:
    """A value of the wrong type or outside its range is one issue with the variable, the key and what is allowed."""
    (issue,) = find_issues(None, {variable: text})
    section, name = variable.removeprefix("FICTABLE_").lower().split("__")
    assert issue.path == f"/{section}/{name}"
    assert issue.code in {"wrong_type", "not_allowed"}
    assert variable in issue.message
    assert f"{section}.{name}" in issue.message
    assert issue.allowed


def test_all_faults_are_named_at_once(folder: Path) -> None:
    """Unknown sections and keys, wrong values and variables all appear, each with the nearest word that is known."""
    file = write(folder, '[planer]\nmode = "llm"\n[service]\nprot = 1\nport = "x"\n')
    issues = find_issues(file, {"FICTABLE_PLANNER__MOOD": "offline"})
    assert [(issue.path, issue.code) for issue in issues] == [
        ("/planer", "unknown_key"),
        ("/FICTABLE_PLANNER__MOOD", "unknown_key"),
        ("/service/prot", "unknown_key"),
        ("/service/port", "wrong_type"),
    ]
    assert [issue.hint for issue in issues[:3]] == [
        "did you mean planner?",
        "did you mean FICTABLE_PLANNER__MODE?",
        "did you mean service.port?",
    ]


def test_choice_has_a_hint() -> None:
    """A misspelt choice gets the nearest one."""
    (issue,) = find_issues(None, {"FICTABLE_PLANNER__MODE": "offlin"})
    assert issue.hint == "did you mean offline?"


@pytest.mark.parametrize(
    ("text", "code"), [("[service", "invalid_toml"), ("service = 1\n", "wrong_type"), ("a = " + "[" * 5000, "invalid_toml")]
)
def test_files_that_cannot_be_understood_are_named(folder: Path, text: str, code: str) -> None:
    """Broken TOML, a section that is no table and endless nesting are issues with the name of the file."""
    file = write(folder, text)
    (issue,) = find_issues(file)
    assert issue.code == code
    assert str(file) in issue.message


def test_missing_and_binary_files_are_named(folder: Path) -> None:
    """A named file that is not there or is not UTF-8 is an issue, not a silent default."""
    assert find_issues(folder / "none.toml")[0].code == "unreadable"
    assert find_issues(folder)[0].code == "unreadable"
    (folder / "binary.toml").write_bytes(b"\xff\xfe\x00")
    assert find_issues(folder / "binary.toml")[0].code == "invalid_toml"


def test_mark_of_byte_order_is_accepted(folder: Path) -> None:
    """A file that an editor saved with a byte order mark is read."""
    file = folder / "marked.toml"
    file.write_bytes(b"\xef\xbb\xbf[service]\nport = 9\n")
    assert load_settings(file, {}).service.port == 9


def test_slip_of_one_underscore_is_named() -> None:
    """FICTABLE_PLANNER_MODE would do nothing, so it is an error that names the right variable."""
    (issue,) = find_issues(None, {"FICTABLE_PLANNER_MODE": "offline"})
    assert issue.hint == "did you mean FICTABLE_PLANNER__MODE?"


def test_variables_of_others_are_left_alone() -> None:
    """What Kubernetes sets for a service named fictable, and single words, are no settings."""
    others = {
        "FICTABLE_SERVICE_HOST": "10.0.0.1",
        "FICTABLE_SERVICE_PORT": "80",
        "FICTABLE_PORT": "tcp://10.0.0.1:80",
        "FICTABLE_DEBUG": "1",
    }
    assert load_settings(None, others).service == Settings().service


def test_shared_variables_count_where_ours_is_empty(folder: Path) -> None:
    """OPENAI_API_KEY and OPENAI_BASE_URL are read last; a key of our own wins over them."""
    shared = {"OPENAI_API_KEY": "shared", "OPENAI_BASE_URL": "https://shared.org/v1"}
    effective = read_settings(write(folder, '[llm]\napi_key = ""\n'), shared)
    assert (effective.settings.llm.api_key, effective.settings.llm.base_url) == ("shared", "https://shared.org/v1")
    assert effective.origins["llm.api_key"] == "OPENAI_API_KEY"
    assert load_settings(write(folder, '[llm]\napi_key = "ours"\n'), shared).llm.api_key == "ours"
    assert load_settings(None, {"OPENAI_API_KEY": "  "}).llm.api_key == ""


def test_auto_is_offline_without_a_key() -> None:
    """The mode auto follows the key; the other modes do not."""
    assert load_settings(None, {}).planner_in_use == "offline"
    assert load_settings(None, {"OPENAI_API_KEY": "k"}).planner_in_use == "llm"
    assert load_settings(None, {"OPENAI_API_KEY": "k", "FICTABLE_PLANNER__MODE": "offline"}).planner_in_use == "offline"
    assert load_settings(None, {"FICTABLE_PLANNER__MODE": "llm"}).planner_in_use == "llm"


def test_key_is_in_no_text() -> None:
    """The secret is neither in the repr of the settings nor in an issue about it."""
    assert "sesame" not in repr(load_settings(None, {"FICTABLE_LLM__API_KEY": "sesame"}))
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(None, {}, {"llm.api_key": ["sesame"]})
    assert "sesame" not in repr(caught.value.issues)


def test_plugin_tables_are_free_and_merge(folder: Path) -> None:
    """A plugin's table holds whatever it likes; a variable sets one key of it."""
    file = write(folder, '[plugins.config.cars]\nfleet = ["a"]\nsince = 2020-01-01\n[plugins.config.cars.deep]\nx = 1.5\n')
    environment = {"FICTABLE_PLUGINS__CONFIG__CARS__LIMIT": "5", "FICTABLE_PLUGINS__CONFIG__BIKES__NAME": "b 1"}
    config = load_settings(file, environment).plugins.config
    assert config == {
        "cars": {"fleet": ["a"], "since": dt.date(2020, 1, 1), "deep": {"x": 1.5}, "limit": 5},
        "bikes": {"name": "b 1"},
    }
    assert find_issues(None, {"FICTABLE_PLUGINS__CONFIG__CARS": "5"})[0].path == "/plugins/config"


def test_unknown_option_is_an_issue() -> None:
    """An option that is no key is refused as a key of the file is."""
    with pytest.raises(SettingsInvalid):
        load_settings(None, {}, {"service.sport": 1})


@given(st.sampled_from([key for key in list_keys() if key.kind == "integer"]), st.integers(-(2**70), 2**70))
def test_integers_are_held_to_their_range(key: Any, number: int) -> None:
    """Any integer is accepted exactly if it lies in the range of the key."""
    environment = {key.variable: str(number)}
    if key.rule["minimum"] <= number <= key.rule["maximum"]:
        assert getattr(getattr(load_settings(None, environment), key.section), key.name) == number
    else:
        assert find_issues(None, environment)[0].given == number


@given(
    st.recursive(
        st.text() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False),
        lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
        max_leaves=8,
    ).filter(lambda value: "\ud800" not in str(value))
)
def test_values_survive_being_written_as_toml(value: Any) -> None:
    """What format_toml writes, a TOML reader reads as the same value."""
    assert tomllib.loads(f"value = {format_toml(value)}") == {"value": value}
