"""What the use cases are asked for and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fictable.contract.plans import PlannedDataset
from fictable.engine.checks import CheckResult
from fictable.plan.spending import NO_USAGE, Usage
from fictable.spec.nouns import DatasetSpec

Source = Literal["offline", "llm", "cache", "spec"]
DESCRIPTION_LENGTH = (10, 4000)


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """A described dataset: 10 to 4000 characters, rows ≥ 0, an output format, and optionally seed (0 to 2**53 - 1) and locale.

    `keep_formulas`: whether text that a spreadsheet would run stays as it is; None is what the settings say.
    """

    description: str
    rows: int = 1000
    format: str = "csv"
    seed: int | None = None
    locale: str | None = None
    keep_formulas: bool | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A description's dataset spec and who made it; `degraded`: offline because the language model failed, for the `reason` given.

    `usage` is what the language model used for it.
    """

    spec: DatasetSpec
    source: Source
    degraded: bool = False
    usage: Usage = NO_USAGE
    reason: str = ""

    def count_coverage(self) -> dict[str, int]:
        """How many clauses are mapped, assumed and unresolved."""
        counts = {"mapped": 0, "assumed": 0, "unresolved": 0}
        for entry in self.spec.coverage:
            counts[entry.status] += 1
        return counts


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A dataset spec with its plans, ready to run; `spec_digest` and `output_version` identify its bytes. `described`: it was made of a
    description, so that what it cannot honour is no fault of whoever asked.
    """

    spec: DatasetSpec
    planned: PlannedDataset
    spec_digest: str
    output_version: str
    described: bool = False

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables, in the spec's order."""
        return tuple(self.planned.tables)

    def rows_of(self, table: str) -> int:
        """How many rows a table has."""
        return self.planned.tables[table].rows


@dataclass(frozen=True, slots=True)
class Generated:
    """The whole answer to a generation request."""

    body: bytes
    media_type: str
    extension: str
    rows: int
    source: Source
    degraded: bool
    seed: int
    spec_digest: str
    output_version: str
    mapped: int
    assumed: int
    unresolved: int
    checks: tuple[CheckResult, ...] = ()
    usage: Usage = NO_USAGE


@dataclass(frozen=True, slots=True)
class LlmReport:
    """What the language model used: since this process began (`usage`), in all since the database was made (`total`), and on this
    day in UTC. `cost` is None where the model has no price. `prompt_tokens` is the last prompt's estimate.
    """

    model: str
    usage: Usage
    total: Usage
    tokens_today: int
    daily_token_budget: int
    prompt_tokens: int
    max_prompt_tokens: int


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the service can do its work, and the state of what it depends on; `plugins` names those that do not serve, `notes` are
    sentences for whoever runs the service.
    """

    healthy: bool
    openai_api: Literal["available", "unavailable", "degraded"]
    schema_cache: Literal["accessible", "inaccessible"]
    plugins: Mapping[str, Literal["left_out", "quarantined"]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def as_dependencies(self) -> Mapping[str, str]:
        """The dependencies by name."""
        return {"openai_api": self.openai_api, "schema_cache": self.schema_cache}
