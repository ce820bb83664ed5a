"""The tree of our errors. Every class has a stable code; nothing else crosses a room's border.

FictableError                   internal_error
├── InvalidInput                invalid_input       what a person gave breaks a rule; carries issues
│   ├── SpecInvalid             invalid_spec        a dataset spec
│   ├── ExpressionInvalid       invalid_expression  a `when` or `expr`
│   ├── SettingsInvalid         invalid_settings    config.toml, environment or option
│   └── DescriptionInvalid      invalid_description a description
├── Refused                     refused             a plugin or the engine cannot honour a parameter
├── PluginError                 plugin_error        a plugin broke its contract
│   └── PluginOverdue           plugin_overdue      … by taking too long
├── GenerationFailed            generation_failure  rows could not be made as promised
├── PlanningFailed              planning_failure    the language model was needed and did not deliver
│   └── ModelRateLimited        rate_limit_exceeded … as it was asked too often, or the daily budget is used up
├── StoreUnavailable            store_unavailable   the database or its file cannot be used
├── StoreFull                   store_full          no further spec may be kept
└── Overloaded                  overloaded          there is more to do than can be done in time; carries when to come back
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that is wrong with what a person gave.

    path is a JSON pointer into the input ("" is the whole); code a stable word such as `unknown_key`;
    message a sentence; given the offending value; allowed what would be accepted; hint what to do.
    """

    path: str
    code: str
    message: str
    given: Any = None
    allowed: Any = None
    hint: str = ""


class FictableError(Exception):
    """The root of all errors that Fictable raises on purpose."""

    code: ClassVar[str] = "internal_error"


class InvalidInput(FictableError):
    """What a person gave breaks a rule; `issues` has at least one entry, in the order of the input."""

    code = "invalid_input"

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__("; ".join(f"{i.path or '/'}: {i.message}" for i in self.issues))


class SpecInvalid(InvalidInput):
    """A dataset spec breaks a rule of its format or of a field type."""

    code = "invalid_spec"


class ExpressionInvalid(InvalidInput):
    """An expression does not parse or does not fit the types of its fields; paths are relative to the expression."""

    code = "invalid_expression"


class SettingsInvalid(InvalidInput):
    """The configuration has an unknown key or a value outside its range."""

    code = "invalid_settings"


class DescriptionInvalid(InvalidInput):
    """A description is missing, too short or too long."""

    code = "invalid_description"


class Refused(FictableError):
    """A parameter cannot be honoured: says which one, what is allowed, before any row is made.

    `field` is filled in by whoever knows which field was being made.
    """

    code = "refused"

    def __init__(self, message: str, *, param: str = "", allowed: Any = None) -> None:
        super().__init__(message)
        self.param, self.allowed, self.field = param, allowed, ""


class PluginError(FictableError):
    """A plugin broke its contract: wrong registration, wrong return, an exception of its own.

    `field` and `plugin` are filled in by whoever knows which field was being made, and by whose code.
    """

    code = "plugin_error"

    def __init__(self, message: str, *, plugin: str = "") -> None:
        super().__init__(message)
        self.field, self.plugin = "", plugin


class PluginOverdue(PluginError):
    """A plugin took longer than its deadline."""

    code = "plugin_overdue"


class GenerationFailed(FictableError):
    """The rows could not be made as the spec promises; no partial answer was given.

    `last_error` is a safe text on what failed first, `fallback_used` whether another way was then tried and failed too; None where
    there was no other way.
    """

    code = "generation_failure"

    def __init__(self, message: str = "", *, last_error: str = "", fallback_used: bool | None = None) -> None:
        super().__init__(message)
        self.last_error, self.fallback_used = last_error, fallback_used


class PlanningFailed(FictableError):
    """The language model was required and gave no usable plan. The text is safe to show: it holds nothing that the model's service said."""

    code = "planning_failure"


class ModelRateLimited(PlanningFailed):
    """The language model may not be asked now: asking again makes sense after `retry_after` seconds. `limit` says which limit it is."""

    code = "rate_limit_exceeded"

    def __init__(self, message: str, *, retry_after: float, limit: str) -> None:
        super().__init__(message)
        self.retry_after, self.limit = retry_after, limit


class StoreUnavailable(FictableError):
    """The database or an artifact file cannot be opened, read or written."""

    code = "store_unavailable"


class StoreFull(FictableError):
    """As many specs are kept as the operator allows; none is dropped to make room, so a new one is refused."""

    code = "store_full"


class Overloaded(FictableError):
    """There is more to do than can be done in time; `retry_after` is when to try again, in whole seconds from 1."""

    code = "overloaded"

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after
