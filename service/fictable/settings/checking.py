"""From what a file, a variable or an option holds to the value of a key, or an issue that says what would be accepted."""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fictable.errors import Issue, SettingsInvalid
from fictable.settings.keys import Key, Kind, describe_range

_TRUTH = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


def check_value(key: Key, given: Any, source: str) -> Any:
    """Return the value of the key, from a TOML value. Raises SettingsInvalid with an issue that names key, source and range."""
    try:
        value = _READERS[key.kind](given)
    except (TypeError, ValueError, OverflowError):
        raise SettingsInvalid([_describe(key, given, source, "wrong_type")]) from None
    if not _is_allowed(key, value):
        raise SettingsInvalid([_describe(key, given, source, "not_allowed")])
    return value


def read_text(key: Key, text: str) -> Any:
    """Return the TOML value that the text of an environment variable stands for; text that is none is left as it is."""
    if key.kind == "boolean":
        return _TRUTH.get(text.strip().lower(), text)
    if key.kind in {"integer", "number"}:
        return _read_literal(text)
    if key.kind == "list" and not text.lstrip().startswith("["):
        return [part.strip() for part in text.split(",") if part.strip()]
    if key.kind in {"list", "tables"}:
        return _read_literal(text)
    return text.strip()


def unknown(path: str, known: Iterable[str], source: str, kind: str = "key") -> Issue:
    """Describe a key, section or variable that does not exist, with the nearest one that does."""
    names = list(known)
    near = difflib.get_close_matches(path, names, n=1, cutoff=0.75)
    hint = f"did you mean {near[0]}?" if near else "`fictable config --defaults` shows all"
    return Issue(_point(path), "unknown_key", f"{source}: there is no {kind} {path}", given=path, hint=hint)


def _describe(key: Key, given: Any, source: str, code: str) -> Issue:
    shown, allowed = ("(hidden)" if key.rule.get("secret") else given), describe_range(key)
    near = difflib.get_close_matches(str(given), key.choices, n=1)
    hint = f"did you mean {near[0]}?" if near else ""
    return Issue(_point(key.path), code, f"{source}: {key.path} must be {allowed}", given=shown, allowed=allowed, hint=hint)


def _point(path: str) -> str:
    return "/" + path.replace(".", "/")


def _read_literal(text: str) -> Any:
    try:
        content = tomllib.loads(f"value = {text.strip()}")
    except (tomllib.TOMLDecodeError, RecursionError):
        return text
    return content["value"] if len(content) == 1 else text


def _read_string(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError
    return given


def _read_integer(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError
    return given


def _read_number(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise TypeError
    return float(given)


def _read_boolean(given: Any) -> bool:
    if not isinstance(given, bool):
        raise TypeError
    return given


def _read_moment(given: Any) -> dt.datetime:
    moment = dt.datetime.fromisoformat(given) if isinstance(given, str) else given
    if not isinstance(moment, dt.datetime) or moment.microsecond:
        raise TypeError
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)


def _read_list(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list | tuple):
        raise TypeError
    return tuple(_read_string(entry) for entry in given)


def _read_tables(given: Any) -> dict[str, dict[str, Any]]:
    if not isinstance(given, dict) or not all(isinstance(entry, dict) for entry in given.values()):
        raise TypeError
    return given


_READERS: Mapping[Kind, Callable[[Any], Any]] = {
    "text": _read_string, "integer": _read_integer, "number": _read_number, "boolean": _read_boolean,
    "moment": _read_moment, "list": _read_list, "tables": _read_tables,
}  # fmt: skip


def _is_allowed(key: Key, value: Any) -> bool:
    if key.choices:
        return value in key.choices
    if "minimum" in key.rule:
        return bool(key.rule["minimum"] <= value <= key.rule["maximum"])
    texts = value if isinstance(value, tuple) else (value,)
    pattern = key.rule.get("pattern")
    return pattern is None or all(re.fullmatch(pattern, text) for text in texts)
