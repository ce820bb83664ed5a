"""From a wish on the command line to a dataset spec, and the warnings that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fictable.cli.failures import warn
from fictable.cli.options import Wish
from fictable.cli.spec_files import read_spec_file
from fictable.errors import Issue, SpecInvalid
from fictable.spec.nouns import DatasetSpec

if TYPE_CHECKING:
    from fictable.work.service import Fictable


@dataclass(frozen=True, slots=True)
class PlannedSpec:
    """A dataset spec, where it came from (offline, llm, cache, spec), and whether that was second best."""

    spec: DatasetSpec
    source: str
    degraded: bool


def plan_wish(fictable: Fictable, wish: Wish) -> PlannedSpec:
    """Plan a description, or read a spec file. Raises InvalidInput, PlanningFailed."""
    if wish.description is None:
        return PlannedSpec(_read_spec(fictable, wish), "spec", degraded=False)
    from fictable.work.requests import GenerationRequest  # start-up time: comes with the room of work

    given = {"rows": wish.rows, "seed": wish.seed, "locale": wish.locale}
    request = GenerationRequest(description=wish.description, **_without_none(given))
    planned = fictable.plan_sync(request)
    return PlannedSpec(planned.spec, planned.source, planned.degraded)


def warn_of_gaps(planned: PlannedSpec) -> None:
    """Say on stderr what of the description is not in the data, and when the language model failed."""
    if planned.degraded:
        warn("the language model gave no plan; planned offline")
    for entry in planned.spec.coverage:
        if entry.status == "unresolved":
            warn(f"not in the data: {entry.clause!r}" + (f" ({entry.note})" if entry.note else ""))


def _read_spec(fictable: Fictable, wish: Wish) -> DatasetSpec:
    document = read_spec_file(str(wish.spec_file), fictable.settings.limits.spec_bytes)
    if wish.rows is not None and _count_tables(document) > 1:
        allowed = "a spec with one table; set rows in the spec"
        raise SpecInvalid([Issue("/tables", "not_allowed", "--rows cannot say which of several tables it means", wish.rows, allowed)])
    return fictable.parse_spec(document, rows=wish.rows, seed=wish.seed, locale=wish.locale)


def _count_tables(document: Any) -> int:
    tables = document.get("tables") if isinstance(document, Mapping) else None
    return len(tables) if isinstance(tables, list) else 1


def _without_none(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
