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
    max_connections: int = setting(
        1000, "Connections that are open at the same time; further ones are answered with 503 and closed.", minimum=1, maximum=100_000
    )
    max_requests: int = setting(
        256,
        "Requests for rows or specs that are in hand at the same time; further ones are answered with 503 and Retry-After.",
        minimum=1,
        maximum=100_000,
    )
    max_turns: int = setting(
        8, "Answers of up to 10,000 rows that are made at the same time; further ones wait for their turn.", minimum=1, maximum=1000
    )
    turn_seconds: float = setting(
        10.0,
        "How long a request may wait for its turn, in seconds; then it is answered with 503 and Retry-After.",
        minimum=0.01,
        maximum=600,
    )
    max_unsent_bytes: int = setting(
        134_217_728,
        "Bytes of whole answers that their clients have not taken yet, all together; beyond, requests are answered with 503 and "
        "Retry-After.",
        minimum=1_048_576,
        maximum=1_099_511_627_776,
    )
    header_seconds: float = setting(
        15.0, "How long a client may take to send the head of a request, in seconds.", minimum=0.01, maximum=600
    )
    body_seconds: float = setting(15.0, "How long a client may take to send the body of a request, in seconds.", minimum=0.01, maximum=600)
    write_seconds: float = setting(
        30.0,
        "How long a client may take less than 1 KiB a second of its answer, in seconds; then its connection is cut.",
        minimum=0.01,
        maximum=3600,
    )
    keepalive_seconds: float = setting(
        75.0,
        "How long a connection stays open between two requests, in seconds; longer than that of a proxy before it.",
        minimum=0.01,
        maximum=3600,
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
    api_key_header: str = setting(
        "",
        "Header that takes the key; empty is Authorization, as a bearer token, or api-key where base_url has an api-version.",
        pattern="^[A-Za-z0-9-]*$",
        shape="the name of a header",
    )
    headers: tuple[str, ...] = setting(
        (),
        'Further headers of each call, such as "X-Team: data". Never shown or logged.',
        pattern="^[A-Za-z0-9-]+: ?[^\\x00-\\x1f\\x7f-\\uffff]*$",
        shape='"Name: value"',
        secret=True,
    )
    structured_output: Literal["auto", "schema", "json", "text"] = setting(
        "auto",
        "How the answer is asked for: by a strict schema, as JSON, or in words alone; auto begins with schema and finds out what "
        "the service knows.",
    )
    max_prompt_tokens: int = setting(
        10_000,
        "Longest prompt, in tokens as estimated; field types that a description hardly needs give way.",
        minimum=2000,
        maximum=200_000,
    )
    max_output_tokens: int = setting(8000, "Longest answer that is asked for, in tokens.", minimum=256, maximum=131_072)
    max_calls_in_flight: int = setting(8, "Calls at the same time; further ones wait.", minimum=1, maximum=256)
    daily_token_budget: int = setting(
        0, "Tokens of a day in UTC, input and output; then planning is offline until the next. 0 is no limit.", minimum=0, maximum=10**12
    )
    prices: tuple[str, ...] = setting(
        ("gpt-4o-mini 0.15 0.60",),
        "What a million input and a million output tokens cost, by model, in any one currency. For reports only.",
        pattern="^\\S+ [0-9]{1,9}([.][0-9]{1,9})? [0-9]{1,9}([.][0-9]{1,9})?$",
        shape="a model and two numbers",
    )
    breaker_failures: int = setting(
        3,
        "After so many failed calls in a row the service is left alone for a while; after one that will fail again, at once.",
        minimum=1,
        maximum=100,
    )
    breaker_seconds: float = setting(30.0, "How long it is left alone at first, in seconds.", minimum=0.01, maximum=3600)
    breaker_longest_seconds: float = setting(
        300.0,
        "How long it is left alone at most, and where a wrong key or model or a used-up account is the reason, in seconds.",
        minimum=0.01,
        maximum=86_400,
    )


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """The database that keeps plans, so that a description is planned once, and the specs of `/v1/specs`."""

    path: str = setting("", "The database file; empty is fictable/fictable.sqlite in $XDG_STATE_HOME, else in ~/.local/state.")
    required: bool = setting(
        default=False, about="End at the start where the database cannot be used; else the service runs without it, and /health says so."
    )
    cache_max_entries: int = setting(
        10_000, "Plans that are kept; the ones unused for longest go first. 0 keeps none.", minimum=0, maximum=10_000_000
    )
    cache_max_bytes: int = setting(268_435_456, "Size of all kept plans together, in bytes.", minimum=0, maximum=1_099_511_627_776)
    max_specs: int = setting(
        100_000, "Specs that are kept; further ones are refused, for none is ever dropped.", minimum=0, maximum=10_000_000
    )
    specs_max_bytes: int = setting(
        1_073_741_824, "Size of all kept specs together, in bytes; what does not fit is refused.", minimum=0, maximum=1_099_511_627_776
    )


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How rows are made. None of these changes the data."""

    batch_rows: int = setting(16_384, "Rows made at a time.", minimum=1, maximum=65_536)
    workers: int = setting(1, "Threads that make rows.", minimum=1, maximum=64)
    field_seconds: float = setting(
        10.0,
        "Longest time for one field of one batch, in seconds; then the plugin is broken off and put in quarantine.",
        minimum=0.1,
        maximum=3600,
    )
    check_rows: int = setting(
        10_000, "Rows of each table on which the promises of the spec are verified; 0 is none.", minimum=0, maximum=1_000_000
    )


@dataclass(frozen=True, slots=True)
class OutputSettings:
    """How rows are written."""

    keep_formulas: bool = setting(
        default=False,
        about="Whether text that a spreadsheet would run as a formula stays as it is in CSV; otherwise an apostrophe stands in "
        "front of it. A request can ask for either.",
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
    answer_bytes: int = setting(
        134_217_728,
        "Largest answer of up to 10,000 rows, which is kept whole until it is sent, in bytes; more rows are streamed.",
        minimum=65_536,
        maximum=2_147_483_647,
    )
    spec_bytes: int = setting(8_388_608, "Largest spec file that the command reads, in bytes.", minimum=1024, maximum=1_073_741_824)
    max_tables: int = setting(50, "Most tables in a spec.", minimum=1, maximum=50)
    max_fields: int = setting(500, "Most fields in one table.", minimum=1, maximum=500)
    max_all_fields: int = setting(2000, "Most fields in all tables of a spec together.", minimum=1, maximum=5000)
    max_values: int = setting(
        10_000, "Most values of a category, and most items of any other list in parameters.", minimum=1, maximum=100_000
    )
    max_text: int = setting(
        10_000, "Longest text in parameters, such as one value of a category, in characters.", minimum=1, maximum=10_000
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by section. Built by hand it has the defaults of config.toml, and knows neither file nor environment."""

    service: ServiceSettings = field(default_factory=ServiceSettings)
    planner: PlannerSettings = field(default_factory=PlannerSettings)
    llm: LlmSettings = field(default_factory=LlmSettings)
    store: StoreSettings = field(default_factory=StoreSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)
    output: OutputSettings = field(default_factory=OutputSettings)
    plugins: PluginSettings = field(default_factory=PluginSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)

    @property
    def planner_in_use(self) -> Literal["llm", "offline"]:
        """Which planner answers first: `auto` is offline where there is no key."""
        if self.planner.mode == "auto":
            return "llm" if self.llm.api_key else "offline"
        return self.planner.mode
