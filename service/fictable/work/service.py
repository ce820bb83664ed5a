"""The Fictable object: owns catalog, planners, engine and cache; behind the service, the command and the Python door."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self

import pyarrow as pa
from faker import VERSION as FAKER_VERSION

from fictable import __version__
from fictable.contract.catalog import Catalog
from fictable.contract.nouns import Sink
from fictable.contract.plans import PlannedDataset
from fictable.engine.checks import CheckResult
from fictable.engine.engine import ENGINE_VERSION, TIER_VERSION, Engine
from fictable.engine.patterns import count_texts
from fictable.errors import GenerationFailed, Issue, PluginError, SpecInvalid
from fictable.mapping.plugins import load_catalog
from fictable.mapping.resolve import SpecMapper
from fictable.plan.chain import PlanningChain
from fictable.plan.offline import OfflinePlanner
from fictable.settings import Settings
from fictable.spec.aliases import AliasNote
from fictable.spec.canonical import compute_output_version, compute_spec_digest
from fictable.spec.nouns import DatasetSpec
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec
from fictable.store.connection import Database
from fictable.store.schema_cache import CacheStats, SchemaCache
from fictable.store.spec_store import SpecStore
from fictable.work.describing import Describer, declare_params
from fictable.work.executor import EngineThread, Result, run_alone
from fictable.work.fitting import fit_described
from fictable.work.locales import check_locales, settle_locale
from fictable.work.preparing import PreparedShelf
from fictable.work.requests import Generated, GenerationRequest, Health, Planned, Prepared
from fictable.work.running import TableStream
from fictable.work.specs import Specs

LOGGER = logging.getLogger("fictable.work")
# Raised with every change of the bytes of a built-in sink.
SINK_DIALECT: Final = "csv-1 json-1 ndjson-1"

# Fewer rows are done before a second engine is ready.
PARALLEL_FROM: Final = 200_000


class Fictable:
    """Everything that Fictable does. Use `Fictable.open(settings)` for synchronous work, `async with` for the service.

    Synchronous methods run in the caller's thread and are not for several threads at once; asynchronous ones share one
    engine thread.
    """

    version = __version__

    def __init__(self, settings: Settings, catalog: Catalog) -> None:
        self.settings, self.catalog = settings, catalog
        self._engine = Engine()
        self._mapper = SpecMapper(catalog, count_texts=count_texts, try_table=self._try_table)
        self._describer = Describer(settings, catalog, OfflinePlanner(catalog))
        self._shelf = PreparedShelf()
        self._thread: EngineThread | None = None
        self._cache: SchemaCache | None = None
        self._planning = self._open_chain(None)
        self.specs = Specs(self)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """With the catalog of all installed plugins that the settings allow."""
        plugins = settings.plugins
        return cls(settings, load_catalog(allow=plugins.allow, deny=plugins.deny, config=plugins.config))

    async def __aenter__(self) -> Self:
        store = self.settings.store
        self._thread = EngineThread()
        database = Database(Path(store.path))
        self.specs = Specs(self, SpecStore(database))
        self._cache = SchemaCache(database, max_entries=store.cache_max_entries, max_bytes=store.cache_max_bytes)
        await self._cache.__aenter__()
        self._planning = self._open_chain(self._cache)
        if self._planning.llm is not None:
            await self._planning.llm.warm_up()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._planning.close()
        if self._cache is not None:
            await self._cache.__aexit__(kind, error, trace)
        self.close()

    def close(self) -> None:
        """Stop the engine's thread, if it was started."""
        if self._thread is not None:
            self._thread.close()
            self._thread = None

    # -- planning --------------------------------------------------------------------------------------------------

    def plan_sync(self, request: GenerationRequest) -> Planned:
        """A description's spec, fitted, without the cache. Raises DescriptionInvalid, PlanningFailed. Works inside a running loop, too."""
        request = settle_locale(request)
        offline = self.settings.planner_in_use == "offline"
        planned = self._describer.plan_by_rules(request) if offline else run_alone(lambda: self._plan_alone(request))
        return replace(planned, spec=fit_described(planned.spec, self._mapper)[0])

    async def _plan_alone(self, request: GenerationRequest) -> Planned:
        """A description's spec by a chain of its own, which ends with the loop that it runs in."""
        asked = self._describer.ask(request)
        chain = self._open_chain(None)
        try:
            return self._describer.answer(await chain.plan(asked), request)
        finally:
            await chain.close()

    async def plan(self, request: GenerationRequest) -> Planned:
        """A description's spec: from the schema cache, else planned and cached. Raises DescriptionInvalid, PlanningFailed."""
        request = settle_locale(request)
        asked = self._describer.ask(request)
        return self._describer.answer(await self._planning.plan(asked), request)

    def _open_chain(self, cache: SchemaCache | None) -> PlanningChain:
        return self._describer.open_chain(cache, self._run, lambda spec: fit_described(spec, self._mapper))

    def parse_spec(
        self,
        document: Mapping[str, Any],
        *,
        rows: int | None = None,
        seed: int | None = None,
        locale: str | None = None,
        notes: list[AliasNote] | None = None,
    ) -> DatasetSpec:
        """A user's spec, with defaults written down; `rows` needs a single table. Raises SpecInvalid.

        Keys that were rewritten are appended to `notes`.
        """
        planner = self.settings.planner
        defaults = SpecDefaults(rows=1000, locale=locale or planner.default_locale, as_of=planner.as_of, seed=0)
        spec = parse_dataset_spec(document, defaults=defaults, notes=notes, declared_params=declare_params(self.catalog))
        if rows is not None:
            if len(spec.tables) > 1:
                raise SpecInvalid(
                    [Issue("/tables", "not_allowed", "rows can be set for a spec of one table only", rows, "rows in each table")]
                )
            spec = replace(spec, tables=(replace(spec.tables[0], rows=rows),))
        return spec if seed is None else replace(spec, seed=seed)

    # -- preparing -------------------------------------------------------------------------------------------------

    def prepare(self, spec: DatasetSpec) -> Prepared:
        """A user's spec with its plans. Raises SpecInvalid where anything cannot be honoured, InvalidInput for an unknown locale."""
        check_locales(spec)
        return self._prepare(spec, lambda: (spec, self._mapper.map_dataset(spec)))

    def prepare_described(self, spec: DatasetSpec) -> Prepared:
        """A described spec with its plans; what cannot be honoured is removed and noted in the coverage."""
        return self._prepare(spec, lambda: fit_described(spec, self._mapper))

    def _prepare(self, spec: DatasetSpec, make: Callable[[], tuple[DatasetSpec, PlannedDataset]]) -> Prepared:
        digest = compute_spec_digest(spec)
        fitted, planned = self._shelf.plan(spec, digest, make)
        owners = {field.owner for table in planned.tables.values() for field in table.fields.values()}
        plugins = {r.name: (r.version, r.digest) for r in self.catalog.reports if r.ok and r.name in owners}
        version = compute_output_version(ENGINE_VERSION, FAKER_VERSION, TIER_VERSION, SINK_DIALECT, plugins)
        return Prepared(fitted, planned, digest if fitted is spec else compute_spec_digest(fitted), version)

    def _try_table(self, planned: PlannedDataset, table: str) -> None:
        self._engine.open_table(planned, table).try_plans()

    # -- generating ------------------------------------------------------------------------------------------------

    def open_stream(
        self, prepared: Prepared, table: str | None, format_: str, progress: Callable[[int], None] | None = None
    ) -> TableStream:
        """The bytes of one table (None: the only one). Raises SpecInvalid for an unknown table or format."""
        engine = self.settings.engine
        run = self._engine.open_table(prepared.planned, self._choose_table(prepared, table))
        return TableStream(run, self.find_sink(format_), engine.batch_rows, engine.check_rows, progress)

    def stream(
        self,
        prepared: Prepared,
        *,
        table: str | None = None,
        format: str = "csv",
        progress: Callable[[int], None] | None = None,
        report: Callable[[tuple[CheckResult, ...]], None] | None = None,
    ) -> Iterator[bytes]:
        """The bytes of one table, piece by piece; the checks run at the end and are handed to `report`.

        Raises as open_stream, and GenerationFailed for a broken promise.
        """
        opened = self.open_stream(prepared, table, format, progress)
        opened.shares_thread = False
        if opened.run.table.rows > PARALLEL_FROM:
            others = range(1, self.settings.engine.workers)
            opened.others = [Engine().open_table(prepared.planned, opened.run.table.name) for _ in others]
        yield from opened.chunks()
        results = opened.check()
        if report is not None:
            report(results)

    def make_table(self, prepared: Prepared, table: str | None = None) -> pa.Table:
        """One table as an Arrow table. Raises as `stream`."""
        opened = self.open_stream(prepared, table, "csv")
        batches = list(opened.run.record_batches(0, opened.run.table.rows, opened.batch_rows))
        made = pa.Table.from_batches(batches, schema=opened.run.schema)
        opened.seen, opened.done = batches, made.num_rows
        opened.check()
        return made

    def find_sink(self, format_: str) -> Sink:
        """The sink of a format or alias. Raises SpecInvalid."""
        sink = self.catalog.find_sink(format_)
        if sink is None:
            raise SpecInvalid([Issue("/format", "not_allowed", f"there is no format {format_!r}", format_, sorted(self.catalog.sinks))])
        return sink

    def _choose_table(self, prepared: Prepared, table: str | None) -> str:
        if table is None and len(prepared.tables) == 1:
            return prepared.tables[0]
        if table not in prepared.tables:
            raise SpecInvalid([Issue("/table", "not_allowed", "name one of the tables", table, list(prepared.tables))])
        return str(table)

    async def generate(self, request: GenerationRequest) -> Generated:
        """A described dataset, whole. Raises DescriptionInvalid, PlanningFailed, GenerationFailed."""
        planned = await self.plan(request)
        try:
            return await self._generate(request, planned)
        except (SpecInvalid, PluginError, GenerationFailed):
            if planned.source == "offline" or self._planning.llm is None or self.settings.planner.on_llm_failure == "error":
                raise
            LOGGER.exception("no rows by the language model's plan")
        by_rules = await self._run(lambda: self._describer.plan_by_rules(request))
        return await self._generate(request, replace(by_rules, degraded=True))

    async def _generate(self, request: GenerationRequest, planned: Planned) -> Generated:
        """The rows of a plan, whole."""
        prepared = await self._run(lambda: self.prepare_described(planned.spec))
        stream = await self._run(lambda: self.open_stream(prepared, None, request.format))
        chunks = stream.chunks()
        body = []
        while (chunk := await self._run(lambda: next(chunks, None))) is not None:
            body.append(chunk)
        checks = await self._run(stream.check)
        counts = Planned(prepared.spec, planned.source).count_coverage()
        return Generated(
            b"".join(body),
            stream.sink.media_type,
            stream.sink.extension,
            stream.done,
            planned.source,
            planned.degraded,
            prepared.spec.seed,
            prepared.spec_digest,
            prepared.output_version,
            **counts,
            checks=checks,
        )

    async def generate_table(self, request: GenerationRequest) -> pa.Table:
        """A described dataset as an Arrow table. Raises DescriptionInvalid, PlanningFailed, GenerationFailed."""
        planned = await self.plan(request)
        return await self._run(lambda: self.make_table(self.prepare_described(planned.spec)))

    async def run(self, job: Callable[[], Result]) -> Result:
        """What job() returns or raises, as one job of the engine's thread; jobs of all requests take turns."""
        return job() if self._thread is None else await self._thread.run(job)

    async def _run(self, job: Callable[[], Any]) -> Any:
        return job() if self._thread is None else await self._thread.run(job)

    # -- state -----------------------------------------------------------------------------------------------------

    async def read_cache_stats(self) -> CacheStats | None:
        """How the schema cache does; None where its file cannot be used."""
        if self._cache is None:
            return None
        stats = await self._cache.stats()
        return stats if self._cache.accessible else None

    async def check_health(self) -> Health:
        """The state of the service and of what it depends on; only mode llm needs a language model to be healthy."""
        accessible = self._cache is not None and self._cache.accessible
        model = self._describer.judge_model(self._planning)
        return Health(
            healthy=self.settings.planner.mode != "llm" or model == "available",
            openai_api=model,
            schema_cache="accessible" if accessible else "inaccessible",
            plugins=self._find_absent_plugins(),
        )

    def _find_absent_plugins(self) -> dict[str, Literal["left_out", "quarantined"]]:
        absent: dict[str, Literal["left_out", "quarantined"]] = {r.name: "left_out" for r in self.catalog.reports if not r.ok}
        absent |= dict.fromkeys(self._mapper.quarantined, "quarantined")
        return dict(sorted(absent.items()))
