"""The settings as frozen values. Every key carries its default, its range and the sentence that documents it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

T = TypeVar("T")

LOCALE = "^[a-z]{2,3}(_[A-Z]{2})?$"
HTTP_ADDRESS = "^(https?://[^\\s/?#]+([/?#]\\S*)?)?$"
START_OF_2026 = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CORS_ORIGIN = "^(\\*|https?://[^\\s/?#]+)$"
PLUGIN_NAME = "^[a-z][a-z0-9_]*$"


def setting(default: T, about: str, **rule: Any) -> T:
    """Declare a documented key of a settings dataclass.

    `about` is its sentence. `rule` may hold minimum and maximum (numbers, both included), pattern (text, or each entry of a
    list) with `shape` (what the pattern asks, in words), `secret`, `fallback` (an environment variable that other programs
    share; read where the setting is empty).
    """
    return field(default=default, repr=not rule.get("secret", False), metadata={"about": about, **rule})


def table(about: str) -> Any:
    """Declare a documented key that holds free tables by name; empty by default."""
    return field(default_factory=dict, metadata={"about": about})


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """The HTTP service that `fictable serve` starts."""

    host: str = setting(
        "127.0.0.1", "Address to listen on; 0.0.0.0 is every network of the machine.", pattern="^\\S+$", shape="a host name or address"
    )
    port: int = setting(8000, "Port to listen on; 0 takes a free one.", minimum=0, maximum=65535)
    shutdown_seconds: float = setting(
        30.0, "How long running requests may go on after a request to stop, in seconds.", minimum=0, maximum=3600
    )
    access_log: bool = setting(default=True, about="One line of JSON per request in the log, without query and body.")
    cors_origins: tuple[str, ...] = setting(
        (),
        'Origins of web pages that may call the service, such as "https://example.org"; "*" is any.',
        pattern=CORS_ORIGIN,
        shape="* or a scheme and a host, such as https://example.org",
    )


@dataclass(frozen=True, slots=True)
class PlannerSettings:
    """How a description becomes a dataset spec."""

    mode: Literal["auto", "llm", "offline"] = setting(
        "auto", "auto asks the language model if there is a key, and is offline otherwise; llm always asks it; offline never does."
    )
    default_locale: str = setting(
        "en_US", "Language and region of the data where none is asked for.", pattern=LOCALE, shape="xx or xx_YY, such as de_DE"
    )
    as_of: dt.datetime = setting(  # noqa: RUF009 - it is a field, and the moment cannot change
        START_OF_2026,
        'The "today" of ages and relative dates, in whole seconds; fixed, so that a request gives the same data next year.',
    )
    on_llm_failure: Literal["offline", "error"] = setting(
        "offline", "When the language model fails: plan offline and say so, or answer with an error."
    )
    deadline_seconds: float = setting(
        20.0, "Time for a plan by the language model, all attempts together, in seconds.", minimum=0.1, maximum=25
    )


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """The language model, any service that speaks OpenAI's protocol."""

    model: str = setting("gpt-4o-mini", "Name of the model.", pattern="^\\S+$", shape="a name without spaces")
    base_url: str = setting(
        "",
        "Address of the service; empty is the environment's OPENAI_BASE_URL, else OpenAI.",
        pattern=HTTP_ADDRESS,
        shape="an http or https address",
        fallback="OPENAI_BASE_URL",
    )
    api_key: str = setting(
        "", "Key of the service; empty is the environment's OPENAI_API_KEY. Never shown or logged.", secret=True, fallback="OPENAI_API_KEY"
    )
    max_output_tokens: int = setting(8000, "Longest answer that is asked for, in tokens.", minimum=256, maximum=131_072)
    max_calls_in_flight: int = setting(8, "Calls at the same time; further ones wait.", minimum=1, maximum=256)


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """The database that keeps plans, so that a description is planned once."""

    path: str = setting("", "The database file; empty is fictable/fictable.sqlite in $XDG_STATE_HOME, else in ~/.local/state.")
    cache_max_entries: int = setting(
        10_000, "Plans that are kept; the ones unused for longest go first. 0 keeps none.", minimum=0, maximum=10_000_000
    )
    cache_max_bytes: int = setting(268_435_456, "Size of all kept plans together, in bytes.", minimum=0, maximum=1_099_511_627_776)


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How rows are made. None of these changes the data."""

    batch_rows: int = setting(16_384, "Rows made at a time.", minimum=1, maximum=65_536)
    workers: int = setting(1, "Threads that make rows.", minimum=1, maximum=64)
    check_rows: int = setting(
        10_000, "Rows of each table on which the promises of the spec are verified; 0 is none.", minimum=0, maximum=1_000_000
    )


@dataclass(frozen=True, slots=True)
class PluginSettings:
    """Which plugins are loaded, and what they are told."""

    allow: tuple[str, ...] = setting((), "If not empty, only these plugins are loaded.", pattern=PLUGIN_NAME, shape="the name of a plugin")
    deny: tuple[str, ...] = setting((), "These plugins are not loaded.", pattern=PLUGIN_NAME, shape="the name of a plugin")
    config: Mapping[str, Mapping[str, Any]] = table(
        "A table of its own for each plugin, [plugins.config.NAME], with whatever keys the plugin documents."
    )


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """How large a request may be."""

    body_bytes: int = setting(1_048_576, "Largest body of a request, in bytes.", minimum=1024, maximum=67_108_864)
    max_fields: int = setting(500, "Most fields in one table.", minimum=1, maximum=500)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by section. Built by hand it has the defaults of config.toml, and knows neither file nor environment."""

    service: ServiceSettings = field(default_factory=ServiceSettings)
    planner: PlannerSettings = field(default_factory=PlannerSettings)
    llm: LlmSettings = field(default_factory=LlmSettings)
    store: StoreSettings = field(default_factory=StoreSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)
    plugins: PluginSettings = field(default_factory=PluginSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)

    @property
    def planner_in_use(self) -> Literal["llm", "offline"]:
        """Which planner answers first: `auto` is offline where there is no key."""
        if self.planner.mode == "auto":
            return "llm" if self.llm.api_key else "offline"
        return self.planner.mode
