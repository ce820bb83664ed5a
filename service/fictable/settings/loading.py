"""Defaults, then a TOML file, then the environment, then options: the later wins, and every value knows where it came from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fictable.errors import Issue, SettingsInvalid
from fictable.settings.checking import check_value, read_text, unknown
from fictable.settings.keys import Key, list_keys, list_sections
from fictable.settings.nouns import Settings

FILE_NAME = "fictable.toml"
PREFIX = "FICTABLE_"
NO_OPTIONS: Mapping[str, object] = MappingProxyType({})
_PLUGIN_TABLE = "PLUGINS__CONFIG__"


@dataclass(frozen=True, slots=True)
class EffectiveSettings:
    """Settings, and for each key (service.port) where its value came from: `default`, a file, a variable or an option."""

    settings: Settings
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """A value that somebody gave for a key."""

    path: str
    value: Any
    source: str


def load_settings(config: Path | None, environment: Mapping[str, str], options: Mapping[str, object] = NO_OPTIONS) -> Settings:
    """Return the settings that hold; see read_settings."""
    return read_settings(config, environment, options).settings


def read_settings(config: Path | None, environment: Mapping[str, str], options: Mapping[str, object] = NO_OPTIONS) -> EffectiveSettings:
    """Return the settings that hold, with their origins.

    `config` names the file (else FICTABLE_CONFIG, else ./fictable.toml if it exists). `options` maps keys such as
    service.port to values that win over all else. Raises SettingsInvalid with one issue for every unknown key, wrong value
    and unreadable file.
    """
    keys, issues = {key.path: key for key in list_keys()}, list[Issue]()
    givens = [*_list_file(find_config(config, environment), issues), *_list_environment(environment, keys, issues), *_list_options(options)]
    values: dict[str, Any] = {}
    origins = dict.fromkeys(keys, "default")
    for given in givens:
        _take(given, keys, values, origins, issues)
    _take_fallbacks(environment, keys, values, origins, issues)
    if issues:
        raise SettingsInvalid(issues)
    values["store.path"] = _resolve_store(values.get("store.path", ""), environment)
    return EffectiveSettings(_build(values), MappingProxyType(origins))


def find_config(config: Path | None, environment: Mapping[str, str]) -> Path | None:
    """Return the file to read: the given one, FICTABLE_CONFIG, ./fictable.toml if there is one, else None."""
    if config is not None:
        return config
    if environment.get("FICTABLE_CONFIG"):
        return Path(environment["FICTABLE_CONFIG"])
    return Path(FILE_NAME) if Path(FILE_NAME).is_file() else None


def _list_file(file: Path | None, issues: list[Issue]) -> Iterator[Given]:
    if file is None:
        return
    for section, content in _read_file(file, issues).items():
        if section not in list_sections():
            issues.append(unknown(section, list_sections(), str(file), "section"))
        elif not isinstance(content, dict):
            issues.append(Issue(f"/{section}", "wrong_type", f"{file}: {section} must be a table, [{section}]", allowed="a table"))
        else:
            yield from (Given(f"{section}.{name}", value, str(file)) for name, value in content.items())


def _read_file(file: Path, issues: list[Issue]) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            return tomllib.loads(stream.read().decode("utf-8-sig"))
    except OSError as error:
        issues.append(Issue("", "unreadable", f"{file} cannot be read: {error.strerror or error}", given=str(file)))
    except (ValueError, RecursionError) as error:
        issues.append(Issue("", "invalid_toml", f"{file} is not valid TOML: {error}", given=str(file)))
    return {}


def _list_environment(environment: Mapping[str, str], keys: Mapping[str, Key], issues: list[Issue]) -> Iterator[Given]:
    tables: dict[str, dict[str, Any]] = {}
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        section, mark, name = variable.removeprefix(PREFIX).lower().partition("__")
        key = keys.get(f"{section}.{name}")
        if key and key.variable == variable:
            yield Given(key.path, read_text(key, environment[variable]), variable)
        elif variable.startswith(PREFIX + _PLUGIN_TABLE):
            _add_plugin_value(tables, variable, environment[variable], keys["plugins.config"])
        elif mark:
            issues.append(unknown(variable, [entry.variable for entry in keys.values()], "environment", "variable"))
        else:
            issues.extend(_find_slip(variable, keys))
    if tables:
        yield Given("plugins.config", tables, PREFIX + _PLUGIN_TABLE + "…")


def _find_slip(variable: str, keys: Mapping[str, Key]) -> Iterator[Issue]:
    """FICTABLE_PLANNER_MODE is surely a slip; FICTABLE_SERVICE_* is what Kubernetes sets for a service of that name."""
    if not variable.startswith("FICTABLE_SERVICE_"):
        meant = [key.variable for key in keys.values() if key.variable.replace("__", "_") == variable]
        yield from (unknown(variable, [name], "environment", "variable") for name in meant)


def _add_plugin_value(tables: dict[str, dict[str, Any]], variable: str, text: str, key: Key) -> None:
    plugin, _, name = variable.removeprefix(PREFIX + _PLUGIN_TABLE).lower().partition("__")
    if name:
        tables.setdefault(plugin, {})[name] = read_text(key, text)
    else:
        tables[plugin] = read_text(key, text)


def _list_options(options: Mapping[str, object]) -> Iterator[Given]:
    return (Given(path, value, f"option --{path.rpartition('.')[2].replace('_', '-')}") for path, value in options.items())


def _take(given: Given, keys: Mapping[str, Key], values: dict[str, Any], origins: dict[str, str], issues: list[Issue]) -> None:
    if given.path not in keys:
        issues.append(unknown(given.path, keys, given.source))
        return
    try:
        value = check_value(keys[given.path], given.value, given.source)
    except SettingsInvalid as error:
        issues.extend(error.issues)
        return
    if keys[given.path].kind == "tables":
        value = _merge_tables(values.get(given.path, {}), value)
    values[given.path], origins[given.path] = value, given.source


def _merge_tables(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    names = [*below, *(name for name in above if name not in below)]
    return {name: {**below.get(name, {}), **above.get(name, {})} for name in names}


def _take_fallbacks(
    environment: Mapping[str, str], keys: Mapping[str, Key], values: dict[str, Any], origins: dict[str, str], issues: list[Issue]
) -> None:
    """Variables that other programs share come last: only where the setting is empty, so that ours wins."""
    for key in keys.values():
        variable = key.rule.get("fallback", "")
        text = environment.get(variable, "").strip()
        if text and not values.get(key.path):
            _take(Given(key.path, text, variable), keys, values, origins, issues)


def _resolve_store(path: str, environment: Mapping[str, str]) -> str:
    """Return the absolute default where no path is given; `~` is the home folder; else the path as it is."""
    home = Path(environment.get("HOME") or Path.home())
    if path.startswith("~/"):
        return str(home / path[2:])
    if path:
        return path
    state = Path(environment.get("XDG_STATE_HOME", ""))
    return str((state if state.is_absolute() else home / ".local" / "state") / "fictable" / "fictable.sqlite")


def _build(values: Mapping[str, Any]) -> Settings:
    sections = {
        section: noun(**{path.partition(".")[2]: value for path, value in values.items() if path.startswith(f"{section}.")})
        for section, noun in list_sections().items()
    }
    return Settings(**sections)
