"""Reading the file of a dataset spec: JSON, or YAML by its suffix, to a plain document."""

from __future__ import annotations

import contextlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from fictable.errors import Issue, SpecInvalid
from fictable.settings import LimitSettings

MOST_BYTES = LimitSettings().spec_bytes


def read_spec_file(name: str, most: int = MOST_BYTES) -> Any:
    """Read a document of at most `most` bytes: YAML where the suffix is .yaml or .yml, else JSON; `-` is JSON from stdin.

    Raises SpecInvalid where the file cannot be read, is too large, is not UTF-8, has no valid syntax or a key twice in one object.
    """
    try:
        text = _read_text(name, most)
        return _parse_yaml(text) if Path(name).suffix.lower() in {".yaml", ".yml"} else _parse_json(text)
    except OSError as error:
        raise _fail("unreadable", f"{name} cannot be read: {error.strerror or error}") from error
    except RecursionError as error:
        raise _fail("too_deep", f"{name} is nested too deeply") from error
    except ValueError as error:
        raise _fail("invalid_syntax", f"{name}: {error}") from error


def _read_text(name: str, most: int) -> str:
    with contextlib.nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise _fail("too_large", f"{name} is larger than {most} bytes (limits.spec_bytes)")
    return content.decode("utf-8-sig")


def _fail(code: str, message: str) -> SpecInvalid:
    return SpecInvalid([Issue("", code, message)])


def _parse_json(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_make_object, parse_constant=_refuse_constant)


def _make_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"the key {name!r} is given twice")
        members[name] = value
    return members


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _parse_yaml(text: str) -> Any:
    import yaml  # start-up time: only spec files in YAML need it

    class SpecLoader(yaml.SafeLoader):
        """YAML with the scalars of JSON only: `no` stays text, and so does 2025-01-01."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            """Refuse references to other parts: a few lines of them can stand for more than any memory holds."""
            if self.check_event(yaml.AliasEvent):
                raise ValueError("anchors and references (&, *) are not read")
            return super().compose_node(parent, index)

        yaml_implicit_resolvers = {}  # noqa: RUF012 - declared by the base class

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002, ARG002 - as in the base class
            """Refuse a key that is given twice."""
            return _make_object([(str(self.construct_object(k, deep=True)), self.construct_object(v, deep=True)) for k, v in node.value])

    for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("null", r"null|~|", ["n", "~", ""]),
        ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
        ("float", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", "-0123456789"),
    ):
        SpecLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
    try:
        return yaml.load(text, SpecLoader)  # noqa: S506 - a SafeLoader with fewer types
    except yaml.YAMLError as error:
        raise ValueError(f"no valid YAML: {error}") from error
