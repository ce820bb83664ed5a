"""The list of all keys, read off the dataclasses once and then passed on: what checking, documents and the command share."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from fictable.settings.nouns import Settings

Kind = Literal["text", "integer", "number", "boolean", "moment", "list", "tables"]
_KINDS: Mapping[Any, Kind] = {str: "text", int: "integer", float: "number", bool: "boolean", dt.datetime: "moment", tuple: "list"}
_WORDS: Mapping[str, str] = {
    "boolean": "true or false",
    "moment": "a date and time such as 2026-01-01T00:00:00Z",
    "tables": "a table for each plugin",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the configuration: where it stands, what it holds, its rule (see nouns.setting)."""

    section: str
    name: str
    kind: Kind
    default: Any
    choices: tuple[str, ...]
    rule: Mapping[str, Any]

    @property
    def path(self) -> str:
        """As people write it: service.port."""
        return f"{self.section}.{self.name}"

    @property
    def variable(self) -> str:
        """The environment variable: FICTABLE_SERVICE__PORT."""
        return f"FICTABLE_{self.section}__{self.name}".upper()


def list_sections() -> dict[str, type]:
    """Map each section to its dataclass, in the order of the file."""
    hints = get_type_hints(Settings)
    return {part.name: hints[part.name] for part in dataclasses.fields(Settings)}


def list_keys() -> tuple[Key, ...]:
    """List every key, in the order of the file."""
    return tuple(key for section, noun in list_sections().items() for key in _section_keys(section, noun))


def describe_range(key: Key) -> str:
    """Say what the key accepts, in words: `0 to 65535`, `auto, llm or offline`, `true or false`."""
    if key.choices:
        return f"{', '.join(key.choices[:-1])} or {key.choices[-1]}"
    if "minimum" in key.rule:
        return f"{key.rule['minimum']} to {key.rule['maximum']}"
    shape = str(key.rule.get("shape", _WORDS.get(key.kind, key.kind)))
    return f"a list, each entry {shape}" if key.kind == "list" else shape


def _section_keys(section: str, noun: type) -> list[Key]:
    hints, blank = get_type_hints(noun), noun()
    return [_read_key(section, part, hints[part.name], getattr(blank, part.name)) for part in dataclasses.fields(noun)]


def _read_key(section: str, part: dataclasses.Field[Any], hint: Any, default: Any) -> Key:
    if get_origin(hint) is Literal:
        return Key(section, part.name, "text", default, get_args(hint), part.metadata)
    kind = _KINDS.get(get_origin(hint) or hint, "tables")
    return Key(section, part.name, kind, default, (), part.metadata)
