"""Identifiers: running numbers, UUIDs, templates and patterns."""

from __future__ import annotations

import re
from typing import Any

from fictable import Concat, Context, Counter, FieldSpec, FieldType, Pattern, Plan, Refused, Uuid

_SLOT = re.compile(r"\{(seq|digits|letters|alnum|hex)(?::(\d{1,3}))?\}")
_LONGEST = 1000
_CLASSES = {"digits": "[0-9]", "letters": "[A-Z]", "alnum": "[A-Z0-9]", "hex": "[0-9a-f]"}


def map_sequence(field: FieldSpec, _: Context) -> Plan:
    """A running number."""
    return Counter(int(field.params["start"]), int(field.params["step"]))


def map_template(field: FieldSpec, _: Context) -> Plan:
    """Literal text with slots: {seq:6} a running number of six digits, {digits:4}, {letters:2}, {alnum:5}, {hex:8} random ones."""
    parts: list[Any] = []
    template, at = str(field.params["template"]), 0
    for slot in _SLOT.finditer(template):
        parts.append(template[at : slot.start()])
        at = slot.end()
        width = int(slot[2] or 0)
        if slot[1] == "seq":
            parts.append(Counter(int(field.params["start"]), 1, max(width, 1)))
        else:
            parts.append(Pattern(f"{_CLASSES[slot[1]]}{{{max(width, 1)}}}"))
    parts.append(template[at:])
    length = len(_SLOT.sub("", template)) + sum(max(int(slot[2] or 0), 1) for slot in _SLOT.finditer(template))
    if length > _LONGEST:
        raise Refused(f"the template makes {length} characters", param="template", allowed=f"at most {_LONGEST} characters")
    if "{" in "".join(part for part in parts if isinstance(part, str)):
        allowed = "{seq:6}, {digits:4}, {letters:2}, {alnum:5}, {hex:8}"
        raise Refused(f"the template {template!r} has a slot that is not known", param="template", allowed=allowed)
    return Concat(tuple(part for part in parts if part != ""))


def map_pattern(field: FieldSpec, _: Context) -> Plan:
    """Text by a pattern."""
    return Pattern(str(field.params["pattern"]))


def map_uuid(_field: FieldSpec, _: Context) -> Plan:
    """A random UUID."""
    return Uuid()


_INTEGER = {"type": "integer", "minimum": -(10**15), "maximum": 10**15}

IDENTIFIER_TYPES = (
    FieldType(
        "id.sequence", mapper=map_sequence, title="Running number", storage="int64",
        description="start, start + step, …: a number per row.",
        params={"start": {**_INTEGER, "default": 1}, "step": {**_INTEGER, "minimum": 1, "maximum": 10**6, "default": 1}},
        examples=({"start": 1001},), phrases=("running number", "serial number", "row number", "record id", "row id", "auto increment"),
    ),
    FieldType("id.uuid", mapper=map_uuid, title="UUID", description="A random (version 4) UUID.", phrases=("uuid", "guid")),
    FieldType(
        "id.template", mapper=map_template, title="Identifier by template",
        description="Literal text with slots: {seq:6} (running number), {digits:4}, {letters:2}, {alnum:5}, {hex:8}.",
        params={"template": {"type": "string", "minLength": 1, "maxLength": 200}, "start": {**_INTEGER, "default": 1}},
        required=("template",), examples=({"template": "ORD-{seq:6}"}, {"template": "INV-{letters:2}{digits:4}"}),
    ),
    FieldType(
        "id.pattern", mapper=map_pattern, title="Identifier by pattern",
        description="Text by a pattern of literals, classes and counts such as [A-Z]{2}-[0-9]{4}.",
        params={"pattern": {"type": "string", "minLength": 1, "maxLength": 200}},
        required=("pattern",), examples=({"pattern": "[A-Z]{4}[0-9]{2}"},),
    ),
)  # fmt: skip
