"""A Fictable object for the tests of the HTTP room: a dataset of numbers, failures on demand, a record of what was asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

from fictable.settings import LimitSettings, ServiceSettings, Settings
from fictable.work.requests import Generated, GenerationRequest, Health

GENERATED = Generated(
    body=b"",
    media_type="text/csv; charset=utf-8",
    extension="csv",
    rows=0,
    source="offline",
    degraded=False,
    seed=7,
    spec_digest="1-0123456789abcdef",
    output_version="1",
    mapped=5,
    assumed=1,
    unresolved=0,
)
HEALTHY = Health(openai_api="unavailable", schema_cache="accessible", healthy=True)


def make_settings(**service: Any) -> Settings:
    """Make settings with a free port and a small limit for bodies."""
    return Settings(service=ServiceSettings(port=0, **service), limits=LimitSettings(body_bytes=100_000))


@dataclass
class FakeFictable:
    """Generates rows that are numbers; `error` is raised instead, `changes` alter what is said about the dataset."""

    settings: Settings = field(default_factory=make_settings)
    version: str = "1.0.0"
    error: Exception | None = None
    health: Health = HEALTHY
    changes: dict[str, Any] = field(default_factory=dict)
    requests: list[GenerationRequest] = field(default_factory=list)
    require_room: Callable[[], None] = lambda: None
    opened: int = 0
    closed: int = 0

    async def __aenter__(self) -> Self:
        self.opened += 1
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.closed += 1

    async def generate(self, request: GenerationRequest) -> Generated:
        """Give a column of numbers, or raise the error that a test has set."""
        self.requests.append(request)
        self.require_room()
        if self.error is not None:
            raise self.error
        body = "number\n" + "".join(f"{number}\n" for number in range(request.rows))
        seed = 7 if request.seed is None else request.seed
        return replace(GENERATED, body=body.encode(), rows=request.rows, seed=seed, **self.changes)

    def limit_turns(self, require_room: Callable[[], None]) -> None:
        """Keep what each answer begins with."""
        self.require_room = require_room

    async def check_health(self) -> Health:
        """Give the health that a test has set."""
        return self.health
