"""What is written about the settings, made from the dataclasses: config.toml, its JSON Schema and the page of the docs."""

from __future__ import annotations

import datetime as dt
import json
import re
import textwrap
from collections.abc import Mapping
from typing import Any

from fictable.settings.keys import Key, describe_range, list_keys, list_sections
from fictable.settings.nouns import Settings

_INTRODUCTION = """\
# Every setting of Fictable with its default. Copy the lines that you change into ./fictable.toml, or name a file
# with --config or FICTABLE_CONFIG. A variable FICTABLE_SECTION__KEY wins over the file, an option over both.
# Unknown keys are errors. `fictable config` shows what holds, and why.
"""
_JSON_TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "moment": "string"}
_BARE = re.compile("[A-Za-z0-9_-]+")
_PAGE = """\
# Settings

Every setting has a default, so none is needed. Later sources win:

1. the defaults below, which [config.toml](../config.toml) holds as a file;
2. a TOML file: the one named by `--config`, else by `FICTABLE_CONFIG`, else `./fictable.toml` if there is one;
3. environment variables `FICTABLE_SECTION__KEY`, such as `FICTABLE_PLANNER__MODE=offline`; lists are TOML lists or parts joined
   by commas; `FICTABLE_PLUGINS__CONFIG__NAME__KEY` sets one key of a plugin's table;
4. options of the command, such as `--port`.

`OPENAI_API_KEY` and `OPENAI_BASE_URL` are read where `llm.api_key` and `llm.base_url` are empty.
Unknown sections, keys and `FICTABLE_…__…` variables are errors, and so are values outside their range.
`fictable config` shows the values that hold and where each came from; `fictable config --defaults` prints the file of all
defaults. [config.schema.json](../schemas/config.schema.json) is for editors.
"""


def render_config() -> str:
    """Write the file of all defaults, config.toml: each key under a comment that explains it."""
    sections = [_render_section(section, noun) for section, noun in list_sections().items()]
    return "\n".join([_INTRODUCTION, *sections])


def render_effective(settings: Settings, origins: Mapping[str, str]) -> str:
    """Write the settings as TOML, each with a comment on its origin; secrets are masked."""
    lines = list[str]()
    for section in list_sections():
        lines += ["", f"[{section}]"]
        for key in (key for key in list_keys() if key.section == section and key.kind != "tables"):
            value = getattr(getattr(settings, section), key.name)
            shown = "********" if key.rule.get("secret") and value else value
            lines.append(f"{key.name} = {format_toml(shown)}  # {_one_line(origins.get(key.path, 'default'))}")
    for name, table in settings.plugins.config.items():
        lines += ["", f"[plugins.config.{_format_name(name)}]  # {_one_line(origins.get('plugins.config', 'default'))}"]
        lines += [f"{_format_name(key)} = {_mask_plugin_value(key, value)}" for key, value in table.items()]
    return "\n".join(lines[1:]) + "\n"


def render_schema() -> str:
    """Write the JSON Schema (Draft 2020-12) of a settings file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Fictable settings",
        "type": "object",
        "additionalProperties": False,
        "properties": {section: _section_schema(section, noun) for section, noun in list_sections().items()},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def render_page() -> str:
    """Write the page docs/settings.md."""
    lines = [_PAGE]
    for section, noun in list_sections().items():
        lines += [f"## [{section}]", "", f"{noun.__doc__}", "", "| key | default | accepts | what it does |", "|---|---|---|---|"]
        keys = [key for key in list_keys() if key.section == section]
        lines += [f"| `{key.name}` | `{format_toml(key.default)}` | {describe_range(key)} | {key.rule['about']} |" for key in keys]
        lines.append("")
    return "\n".join(lines)


def format_toml(value: Any) -> str:
    """Write a value as TOML: text, numbers, booleans, dates and times, lists and tables of them (tables inline)."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, list | tuple):
        return f"[{', '.join(format_toml(entry) for entry in value)}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_format_name(name)} = {format_toml(entry)}" for name, entry in value.items()) + "}"
    return str(value)


def _render_section(section: str, noun: type) -> str:
    lines = [*textwrap.wrap(f"{noun.__doc__}", 116, initial_indent="# ", subsequent_indent="# "), f"[{section}]"]
    for key in (key for key in list_keys() if key.section == section):
        about = f"{key.rule['about']} ({describe_range(key)})"
        lines += textwrap.wrap(about, 116, initial_indent="# ", subsequent_indent="# ")
        lines.append(f"[{key.path}]" if key.kind == "tables" else f"{key.name} = {format_toml(key.default)}")
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _format_name(name: str) -> str:
    return name if _BARE.fullmatch(name) else format_toml(name)


def _mask_plugin_value(name: str, value: Any) -> str:
    """Mask what sounds like a secret: which keys a plugin has is its own affair."""
    secret = any(word in name.lower() for word in ("key", "secret", "token", "password"))
    return format_toml("********" if secret and isinstance(value, str) and value else value)


def _section_schema(section: str, noun: type) -> dict[str, Any]:
    keys = [key for key in list_keys() if key.section == section]
    return {
        "description": noun.__doc__,
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _key_schema(key) for key in keys},
    }


def _key_schema(key: Key) -> dict[str, Any]:
    about = {"description": key.rule["about"]}
    if key.kind == "tables":
        return {**about, "type": "object", "additionalProperties": {"type": "object"}}
    default = list(key.default) if key.kind == "list" else key.default
    if key.kind == "moment":
        return {**about, "type": "string", "format": "date-time", "default": format_toml(default)}
    ranges = {name: key.rule[name] for name in ("minimum", "maximum") if name in key.rule}
    text = {"pattern": key.rule["pattern"]} if "pattern" in key.rule else {}
    if key.kind == "list":
        return {**about, "type": "array", "items": {"type": "string", **text}, "default": default}
    choices = {"enum": list(key.choices)} if key.choices else {}
    return {**about, "type": _JSON_TYPES[key.kind], **choices, **ranges, **text, "default": default}
