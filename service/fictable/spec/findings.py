"""Collects what is wrong with a document, with JSON pointers into the document as it was given."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from rapidfuzz import fuzz, process

from fictable.errors import Issue, SpecInvalid
from fictable.spec.names import MESSAGE_LENGTH, PATH_LENGTH, SHOWN_CHOICES, VALUE_LIMIT

ISSUE_LIMIT = 100
SHOWN_CHARACTERS = 200
SHOWN_BITS = 70
HINT_SCORE = 70


def join_pointer(path: str, key: str | int) -> str:
    """Append one segment to a JSON pointer, escaped as RFC 6901 says."""
    return f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}"


def suggest(given: str, choices: Iterable[str]) -> str:
    """Say "did you mean …?" for the nearest choice, or "" when none is near."""
    near = process.extractOne(given[:SHOWN_CHARACTERS].casefold(), list(choices), scorer=fuzz.ratio, score_cutoff=HINT_SCORE)
    return f"did you mean {near[0]!r}?" if near else ""


def shorten(value: Any) -> Any:
    """Cut a value down to what an error message may repeat: scalars stay, long texts are cut, the rest is named.

    The result can always be written as JSON in UTF-8.
    """
    if isinstance(value, str):
        return make_encodable(value if len(value) <= SHOWN_CHARACTERS else value[:SHOWN_CHARACTERS] + "…")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and value.bit_length() > SHOWN_BITS:
        return f"an integer of {value.bit_length()} bits"
    return value if value is None or isinstance(value, bool | int | float) else name_kind(value)


def cut(text: str, longest: int) -> str:
    """Cut a text to so many characters, an ellipsis at the end of one that was longer."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def make_encodable(text: str) -> str:
    """Write lone surrogates as escapes, which UTF-8 can encode."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def name_kind(value: Any) -> str:
    """Name the JSON kind of a value as people say it: null, a boolean, a number, a text, a list, an object."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (type(None), "null"),
        (bool, "a boolean"),
        ((int, float), "a number"),
        (str, "a text"),
        (list, "a list"),
        (dict, "an object"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), type(value).__name__)


class Findings:
    """A growing list of issues; paths are given canonically and reported as the person wrote them."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self._values = 0
        self._given_paths: dict[str, str] = {}

    def rename(self, path: str, given: str) -> None:
        """Note that what the canonical pointer `path` names stands at the pointer `given` in the document."""
        self._given_paths[path] = given

    def locate(self, path: str) -> str:
        """Turn a canonical JSON pointer into the pointer of the document as it was given."""
        head, tail = path, ""
        while head not in self._given_paths:
            if not head:
                return path
            head, _, segment = head.rpartition("/")
            tail = f"/{segment}{tail}"
        return self._given_paths[head] + tail

    def add(self, path: str, code: str, message: str, *, given: Any = None, allowed: Any = None, hint: str = "") -> None:
        """Add one issue; raises SpecInvalid with all of them once there are 100.

        What a hostile document makes long is cut: the pointer to 500 characters, the message to 1,000, a list of choices to 100.
        """
        located = cut(make_encodable(self.locate(path)), PATH_LENGTH)
        choices = allowed[:SHOWN_CHOICES] if isinstance(allowed, list) else allowed
        self.issues.append(Issue(located, code, cut(make_encodable(message), MESSAGE_LENGTH), shorten(given), choices, hint))
        if len(self.issues) >= ISSUE_LIMIT:
            self.issues.append(Issue("", "too_many_issues", f"more than {ISSUE_LIMIT} issues; the rest was not read"))
            raise SpecInvalid(self.issues)

    def count_value(self, path: str) -> None:
        """Count one value of parameters; raises SpecInvalid beyond a million, for a value that is shared may stand in many places."""
        self._values += 1
        if self._values > VALUE_LIMIT:
            self.add(path, "too_many", f"the parameters of all fields have more than {VALUE_LIMIT} values", allowed=VALUE_LIMIT)
            raise SpecInvalid(self.issues)

    def raise_if_any(self) -> None:
        """Raise SpecInvalid when something was found."""
        if self.issues:
            raise SpecInvalid(self.issues)
