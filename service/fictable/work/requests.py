"""What the use cases are asked for and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fictable.contract.plans import PlannedDataset
from fictable.engine.checks import CheckResult
from fictable.spec.nouns import DatasetSpec

Source = Literal["offline", "llm", "cache", "spec"]
DESCRIPTION_LENGTH = (10, 4000)


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """A described dataset: 10 to 4000 characters, rows ≥ 0, an output format, and optionally seed (0 to 2**53 - 1) and locale."""

    description: str
    rows: int = 1000
    format: str = "csv"
    seed: int | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A description's dataset spec and who made it; `degraded`: offline because the language model failed."""

    spec: DatasetSpec
    source: Source
    degraded: bool = False

    def count_coverage(self) -> dict[str, int]:
        """How many clauses are mapped, assumed and unresolved."""
        counts = {"mapped": 0, "assumed": 0, "unresolved": 0}
        for entry in self.spec.coverage:
            counts[entry.status] += 1
        return counts


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A dataset spec with its plans, ready to run; `spec_digest` and `output_version` identify its bytes."""

    spec: DatasetSpec
    planned: PlannedDataset
    spec_digest: str
    output_version: str

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


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the service can do its work, and the state of what it depends on; `plugins` names those that do not serve."""

    healthy: bool
    openai_api: Literal["available", "unavailable", "degraded"]
    schema_cache: Literal["accessible", "inaccessible"]
    plugins: Mapping[str, Literal["left_out", "quarantined"]] = field(default_factory=dict)

    def as_dependencies(self) -> Mapping[str, str]:
        """The dependencies by name."""
        return {"openai_api": self.openai_api, "schema_cache": self.schema_cache}
