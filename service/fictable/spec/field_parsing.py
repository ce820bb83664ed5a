"""Reads one field of a table and its cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fictable.spec.aliases import PERCENT_ALIASES, all_texts, rewrite_params
from fictable.spec.findings import join_pointer
from fictable.spec.names import CASE_LIMIT, LOCALE, NAME_LENGTH, NOTE_LENGTH, TYPE_ID, normalise_name
from fictable.spec.nouns import Absent, Case, FieldSpec
from fictable.spec.reading import Reader

EXPRESSION_LENGTH = 2000
NAMING_PARAMS: dict[str, tuple[str, ...]] = {
    "reference": ("to",),
    "lookup": ("via", "field"),
    "date": ("after", "before"),
    "datetime": ("after", "before"),
}
"""The parameters of built-in types that name fields; they are brought into form NFC, as the names are."""


def read_field(value: object, path: str, reader: Reader, locale: str) -> FieldSpec:
    """Read one field spec; `locale` is that of the dataset. Faults become issues and harmless stand-ins."""
    values = reader.read_object(value, path, "field", required=("name", "type")) or {}
    type_id = read_type_id(values["type"], f"{path}/type", reader) if "type" in values else None
    cases = reader.read_list(values.get("cases", []), f"{path}/cases", CASE_LIMIT)
    return FieldSpec(
        name=(reader.read_name(values["name"], f"{path}/name") if "name" in values else None) or "",
        type=type_id or "",
        params=read_params(values.get("params", {}), f"{path}/params", reader, type_id or ""),
        of=(reader.read_name(values["of"], f"{path}/of") or "") if values.get("of", "") != "" else "",
        locale=read_locale(values, path, reader, locale),
        unique=reader.read_boolean(values.get("unique", False), f"{path}/unique") or False,
        null_fraction=_read_null_fraction(values.get("null_fraction", 0), value, f"{path}/null_fraction", reader),
        exact=reader.read_boolean(values.get("exact", False), f"{path}/exact") or False,
        cases=tuple(_read_case(item, join_pointer(f"{path}/cases", index), reader, type_id or "") for index, item in enumerate(cases)),
        drop=reader.read_boolean(values.get("drop", False), f"{path}/drop") or False,
        note=reader.read_text(values.get("note", ""), f"{path}/note", NOTE_LENGTH) or "",
    )


def read_locale(values: Mapping[str, Any], path: str, reader: Reader, default: str) -> str:
    """Read the locale of an object, written xx or xx_YY (xx-YY is accepted), or give the default."""
    if "locale" not in values:
        return default
    text = reader.read_text(values["locale"], f"{path}/locale", NAME_LENGTH)
    if text is None:
        return default
    locale = text.replace("-", "_")
    if LOCALE.fullmatch(locale):
        return locale
    allowed = "a language such as de, or language and country such as de_AT"
    reader.findings.add(f"{path}/locale", "not_allowed", f"{text!r} is not {allowed}", given=text, allowed=allowed)
    return default


def read_type_id(value: object, path: str, reader: Reader) -> str | None:
    """Read the id of a field type: lower-case words joined by dots. Whether it exists is known to the catalog alone."""
    text = reader.read_text(value, path, NAME_LENGTH, 1)
    if text is None or TYPE_ID.fullmatch(text):
        return text
    reader.findings.add(path, "not_allowed", f"{text!r} is not the id of a type", given=text, allowed="an id such as person.email")
    return None


def read_params(value: object, path: str, reader: Reader, type_id: str) -> dict[str, Any]:
    """Read the parameters of a type: aliases rewritten, values copied, keys sorted, names of fields in form NFC."""
    if not isinstance(value, dict) or not all_texts(value):
        reader.refuse_kind(path, "an object", value)
        return {}
    used = rewrite_params(value, path, reader.findings, reader.notes, declared=reader.declared.get(type_id, ()))
    params: dict[str, Any] = reader.read_json(used, path) or {}
    for key in NAMING_PARAMS.get(type_id, ()):
        if isinstance(params.get(key), str):
            params[key] = normalise_name(params[key])
    return params


def _read_null_fraction(value: Any, field: object, path: str, reader: Reader) -> float:
    percent = isinstance(field, dict) and any(key in PERCENT_ALIASES for key in field) and not isinstance(value, bool)
    if percent and value == 1:
        reader.findings.add(path, "not_allowed", "1 may mean 1 % or all rows", given=value, hint="write null_fraction: 0.01 or 1")
        return 0.0
    if percent and isinstance(value, int | float) and 1 < value <= 100:
        return float(value) / 100
    return reader.read_number(value, path, 0, 1) or 0.0


def _read_case(value: object, path: str, reader: Reader, type_id: str) -> Case:
    values = reader.read_object(value, path, "case", required=("when",)) or {}
    when = reader.read_text(values["when"], f"{path}/when", EXPRESSION_LENGTH, 1) if "when" in values else None
    changes = [key for key in ("value", "type", "params") if key in values]
    if "value" in changes and len(changes) > 1:
        reader.findings.add(
            path, "not_allowed", "a case has either `value` or `type` and `params`", given=changes, allowed=["value", "type, params"]
        )
    elif not changes and values:
        reader.findings.add(path, "missing", "a case needs `value`, `type` or `params`", allowed=["value", "type", "params"])
    case_type = read_type_id(values["type"], f"{path}/type", reader) if "type" in values else None
    return Case(
        when=when or "",
        value=_read_case_value(values["value"], f"{path}/value", reader) if "value" in values else Absent.ABSENT,
        type=case_type,
        params=read_params(values["params"], f"{path}/params", reader, case_type or type_id) if "params" in values else None,
    )


def _read_case_value(value: object, path: str, reader: Reader) -> Any:
    if isinstance(value, dict | list):
        reader.refuse_kind(path, "a text, a number, true, false or null", value)
        return None
    return reader.read_json(value, path)
