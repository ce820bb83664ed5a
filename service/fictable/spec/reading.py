"""Reads JSON values of one wanted kind; a value that does not fit becomes an issue and None."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from fictable.spec.aliases import CANONICAL_KEYS, UNCLEAR_KEYS, AliasNote, Level, all_texts, rewrite_keys
from fictable.spec.findings import Findings, join_pointer, name_kind, shorten, suggest
from fictable.spec.names import NAME_LENGTH, PARAMETER_DEPTH, SpecLimits, find_name_fault, normalise_name

INTEGER_LIMIT = 2**63


@dataclass(frozen=True, slots=True)
class Reader:
    """Where issues and alias notes go; `declared` names the parameters that types declare themselves, per type id; `limits` are sizes."""

    findings: Findings
    notes: list[AliasNote]
    declared: Mapping[str, Collection[str]] = field(default_factory=dict)
    limits: SpecLimits = field(default_factory=SpecLimits)

    def read_object(self, value: Any, path: str, level: Level, required: tuple[str, ...] = ()) -> dict[str, Any] | None:
        """Read an object with the keys of a level: aliases rewritten, unknown keys refused, required keys present."""
        if not isinstance(value, dict) or not all_texts(value):
            self.refuse_kind(path, "an object", value)
            return None
        result = rewrite_keys(level, value, path, self.findings, self.notes)
        keys = CANONICAL_KEYS[level]
        for key in [key for key in result if key not in keys]:
            hint = UNCLEAR_KEYS.get(level, {}).get(key) or suggest(key, keys)
            self.findings.add(
                join_pointer(path, key), "unknown_key", f"a {level} has no key {key!r}", given=key, allowed=list(keys), hint=hint
            )
            del result[key]
        for key in required:
            if key not in result:
                self.findings.add(join_pointer(path, key), "missing", f"a {level} needs {key!r}", allowed=list(required))
        return result

    def read_text(self, value: Any, path: str, longest: int, shortest: int = 0) -> str | None:
        """Read a text of so many characters without lone surrogates."""
        if not isinstance(value, str):
            self.refuse_kind(path, "a text", value)
            return None
        if not shortest <= len(value) <= longest:
            allowed = {"shortest": shortest, "longest": longest}
            self.findings.add(
                path, "out_of_range", f"has {len(value)} characters; {shortest} to {longest} are allowed", given=value, allowed=allowed
            )
            return None
        return value if self._is_encodable(value, path) else None

    def read_name(self, value: Any, path: str) -> str | None:
        """Read a table, field or entity name; the result is in form NFC."""
        if not isinstance(value, str):
            self.refuse_kind(path, "a text", value)
            return None
        name = normalise_name(value)
        if fault := find_name_fault(name):
            self.findings.add(
                path,
                "not_allowed",
                f"the name {value[:NAME_LENGTH]!r} {fault}",
                given=value,
                allowed=f"1 to {NAME_LENGTH} printable characters",
            )
            return None
        return name

    def read_integer(self, value: Any, path: str, low: int, high: int) -> int | None:
        """Read an integer from low to high; 10.0 is one, true and 10.5 are none."""
        if isinstance(value, bool) or not isinstance(value, int | float) or (isinstance(value, float) and not value.is_integer()):
            self.refuse_kind(path, "an integer", value)
            return None
        return int(value) if self._is_within(value, path, low, high) else None

    def read_number(self, value: Any, path: str, low: float, high: float) -> float | None:
        """Read a finite number from low to high, as a float."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse_kind(path, "a number", value)
            return None
        return float(value) + 0.0 if self._is_within(value, path, low, high) else None

    def read_boolean(self, value: Any, path: str) -> bool | None:
        """Read true or false."""
        if isinstance(value, bool):
            return value
        self.refuse_kind(path, "true or false", value)
        return None

    def read_list(self, value: Any, path: str, longest: int, shortest: int = 0) -> list[Any]:
        """Read a list of so many items; an empty one stands for a value that is no list or is too long."""
        if not isinstance(value, list):
            self.refuse_kind(path, "a list", value)
            return []
        if len(value) < shortest:
            self.findings.add(
                path, "too_few", f"has {len(value)} items; at least {shortest} are needed", given=len(value), allowed=shortest
            )
        if len(value) > longest:
            self.findings.add(path, "too_many", f"has {len(value)} items; at most {longest} are allowed", given=len(value), allowed=longest)
            return []
        return value

    def read_choice(self, value: Any, path: str, choices: tuple[str, ...]) -> str | None:
        """Read one of the texts that are allowed."""
        if isinstance(value, str) and value in choices:
            return value
        hint = suggest(value, choices) if isinstance(value, str) else ""
        self.findings.add(path, "not_allowed", f"must be one of {', '.join(choices)}", given=value, allowed=list(choices), hint=hint)
        return None

    def read_json(self, value: Any, path: str, depth: int = PARAMETER_DEPTH) -> Any:
        """Copy any JSON value, objects sorted by key; NaN, infinities, huge integers, deep or long values are issues."""
        self.findings.count_value(path)
        if isinstance(value, dict | list):
            return self._read_nested(value, path, depth)
        if isinstance(value, str):
            return self.read_text(value, path, self.limits.characters)
        if isinstance(value, float):
            return self.read_number(value, path, -math.inf, math.inf)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return value if self._is_within(value, path, -INTEGER_LIMIT, INTEGER_LIMIT - 1) else None
        self.refuse_kind(path, "a JSON value", value)
        return None

    def _read_nested(self, value: dict[str, Any] | list[Any], path: str, depth: int) -> Any:
        if depth == 0:
            self.findings.add(path, "too_deep", f"is nested deeper than {PARAMETER_DEPTH} levels", allowed=PARAMETER_DEPTH)
            return None
        if len(value) > self.limits.items:
            message = f"has {len(value)} items; at most {self.limits.items} are allowed"
            self.findings.add(path, "too_many", message, given=len(value), allowed=self.limits.items)
            return None
        if isinstance(value, list):
            return [self.read_json(item, join_pointer(path, index), depth - 1) for index, item in enumerate(value)]
        if not all_texts(value):
            self.refuse_kind(path, "an object whose keys are texts", value)
            return None
        encodable = [key for key in value if self._is_encodable(key, path)]
        return {key: self.read_json(value[key], join_pointer(path, key), depth - 1) for key in sorted(encodable)}

    def refuse_kind(self, path: str, wanted: str, value: Any) -> None:
        """Add the issue that a value is of another kind than the wanted one."""
        self.findings.add(path, "wrong_type", f"must be {wanted}, not {name_kind(value)}", given=value, allowed=wanted)

    def _is_within(self, value: int | float, path: str, low: float, high: float) -> bool:
        if low <= value <= high and not (isinstance(value, float) and math.isinf(value)):
            return True
        given = shorten(value)
        allowed = None if math.isinf(low) else {"min": low, "max": high}
        message = f"is {given}; only finite numbers are allowed" if allowed is None else f"is {given}; {low} to {high} is allowed"
        self.findings.add(path, "out_of_range", message, given=given, allowed=allowed)
        return False

    def _is_encodable(self, text: str, path: str) -> bool:
        try:
            text.encode()
        except UnicodeEncodeError:
            self.findings.add(
                path, "not_allowed", "holds half of a surrogate pair, which is no character", given=ascii(text), allowed="Unicode text"
            )
            return False
        return True
