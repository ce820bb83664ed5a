"""The Fictable object: owns catalog, planners, engine and cache; behind the service, the command and the Python door."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
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
from fictable.engine.unique_values import count_values
from fictable.errors import GenerationFailed, Issue, PluginError, PluginOverdue, SpecInvalid
from fictable.mapping.plugins import OUR_DISTRIBUTION, load_catalog
from fictable.mapping.resolve import SpecMapper
from fictable.plan.chain import PlanningChain
from fictable.plan.offline import OfflinePlanner
from fictable.settings import Settings
from fictable.spec.aliases import AliasNote
from fictable.spec.canonical import compute_output_version, compute_spec_digest
from fictable.spec.nouns import DatasetSpec
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec
from fictable.store.connection import Database
from fictable.store.manner_store import MannerStore
from fictable.store.placement import locate_file
from fictable.store.schema_cache import CacheStats, SchemaCache
from fictable.store.spec_store import SpecStore
from fictable.store.usage_store import UsageStore
from fictable.store.verdict_files import VerdictFiles
from fictable.work.describing import Describer, declare_params, limit_specs
from fictable.work.downloads import collect_pieces, join_pieces
from fictable.work.executor import EngineThread, Result, run_alone
from fictable.work.fences import RunFences
from fictable.work.field_tiers import TieredField, list_field_tiers
from fictable.work.fitting import fit_described
from fictable.work.llm_report import report_llm
from fictable.work.locales import check_locales, settle_locale
from fictable.work.preparing import PreparedShelf
from fictable.work.requests import Generated, GenerationRequest, Health, LlmReport, Planned, Prepared
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
        self._verdicts = VerdictFiles(Path(f"{locate_file(settings.store.path)}.verdicts")) if settings.store.path else None
        self._engine = Engine(self._verdicts)
        self._mapper = SpecMapper(catalog, count_texts=count_texts, count_values=count_values, try_table=self._try_table)
        self._describer = Describer(settings, catalog, OfflinePlanner(catalog))
        self._shelf = PreparedShelf()
        self._foreign = {report.name for report in catalog.reports if report.ok and report.distribution != OUR_DISTRIBUTION}
        self._thread: EngineThread | None = None
        self._cache: SchemaCache | None = None
        self._usage = UsageStore(Database(Path(settings.store.path)), alone=True)
        self._manners = MannerStore(Database(Path(settings.store.path)), alone=True)
        self._planning = self._open_chain(None)
        self.specs = Specs(self)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """With the catalog of all installed plugins that the settings allow."""
        plugins = settings.plugins
        return cls(settings, load_catalog(allow=plugins.allow, deny=plugins.deny, config=plugins.config))

    async def __aenter__(self) -> Self:
        store = self.settings.store
        self._thread = EngineThread(self.settings.service.max_turns, self.settings.service.turn_seconds)
        database = Database(Path(store.path))
        self.specs = Specs(self, SpecStore(database, max_specs=store.max_specs, max_bytes=store.specs_max_bytes))
        self._usage, self._manners = UsageStore(database), MannerStore(database)
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

    def plan_offline(self, request: GenerationRequest) -> Planned:
        """A description's spec by the rules alone, whatever the settings say. Raises DescriptionInvalid."""
        return self._describer.plan_by_rules(request)

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
        return self._describer.open_chain(cache, self.begin, lambda spec: fit_described(spec, self._mapper), self._usage, self._manners)

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
        spec = parse_dataset_spec(
            document, defaults=defaults, notes=notes, declared_params=declare_params(self.catalog), limits=limit_specs(self.settings)
        )
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
        return replace(self._prepare(spec, lambda: fit_described(spec, self._mapper)), described=True)

    def _prepare(self, spec: DatasetSpec, make: Callable[[], tuple[DatasetSpec, PlannedDataset]]) -> Prepared:
        digest = compute_spec_digest(spec)
        fitted, planned = self._shelf.plan(spec, digest, make, self._mapper.quarantined)
        owners = {field.owner for table in planned.tables.values() for field in table.fields.values()}
        plugins = {r.name: (r.version, r.digest) for r in self.catalog.reports if r.ok and r.name in owners}
        version = compute_output_version(ENGINE_VERSION, FAKER_VERSION, TIER_VERSION, SINK_DIALECT, plugins)
        return Prepared(fitted, planned, digest if fitted is spec else compute_spec_digest(fitted), version)

    def _try_table(self, planned: PlannedDataset, table: str) -> None:
        self._engine.open_table(planned, table).try_plans()

    # -- generating ------------------------------------------------------------------------------------------------

    def open_stream(
        self,
        prepared: Prepared,
        table: str | None,
        format_: str,
        progress: Callable[[int], None] | None = None,
        *,
        keep_formulas: bool | None = None,
    ) -> TableStream:
        """The bytes of one table (None: the only one). Raises SpecInvalid for an unknown table or format.

        `keep_formulas` is for formats that spreadsheets open; None is what the settings say.
        """
        engine, sink = self.settings.engine, self.find_sink(format_)
        run = self._engine.open_table(prepared.planned, self._choose_table(prepared, table))
        opened = TableStream(run, sink, engine.batch_rows, engine.check_rows, progress)
        opened.fences, opened.described = self._make_fences(prepared, sink), prepared.described
        if "keep_formulas" in sink.options:
            opened.options = {"keep_formulas": self.settings.output.keep_formulas if keep_formulas is None else keep_formulas}
        return opened

    def stream(
        self,
        prepared: Prepared,
        *,
        table: str | None = None,
        format: str = "csv",
        progress: Callable[[int], None] | None = None,
        report: Callable[[tuple[CheckResult, ...]], None] | None = None,
        keep_formulas: bool | None = None,
    ) -> Iterator[bytes]:
        """The bytes of one table, piece by piece; the checks run at the end and are handed to `report`.

        Raises as open_stream, and GenerationFailed for a broken promise.
        """
        opened = self.open_stream(prepared, table, format, progress, keep_formulas=keep_formulas)
        opened.shares_thread = False
        if opened.run.table.rows > PARALLEL_FROM:
            others = range(1, self.settings.engine.workers)
            opened.others = [Engine(self._verdicts).open_table(prepared.planned, opened.run.table.name) for _ in others]
        yield from opened.chunks()
        results = opened.check()
        if report is not None:
            report(results)

    def make_table(self, prepared: Prepared, table: str | None = None) -> pa.Table:
        """One table as an Arrow table. Raises as `stream`."""
        opened = self.open_stream(prepared, table, "csv")
        batches = list(opened.guard(opened.run.record_batches(0, opened.run.table.rows, opened.batch_rows)))
        made = pa.Table.from_batches(batches, schema=opened.run.schema)
        opened.seen, opened.done = batches, made.num_rows
        opened.check()
        return made

    def list_field_tiers(self, prepared: Prepared, table: str | None = None) -> tuple[TieredField, ...]:
        """How each field of a table, or of all, is made, with the reason for what is made row by row."""
        return list_field_tiers(self._engine, prepared, table)

    def find_sink(self, format_: str) -> Sink:
        """The sink of a format or alias. Raises SpecInvalid."""
        sink = self.catalog.find_sink(format_)
        if sink is None:
            raise SpecInvalid([Issue("/format", "not_allowed", f"there is no format {format_!r}", format_, sorted(self.catalog.sinks))])
        return sink

    def _make_fences(self, prepared: Prepared, sink: Sink) -> RunFences | None:
        """Fences where code of plugins that are not ours makes the rows; ours are known to come to an end."""
        owners = {self.catalog.owner.get(sink.id)}
        for table in prepared.planned.tables.values():
            for planned in table.fields.values():
                owners |= {planned.owner, *(self.catalog.owner.get(case.type) for case in planned.spec.cases if case.type)}
        return RunFences(self.settings.engine.field_seconds, self._mapper.quarantine) if owners & self._foreign else None

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
        except (SpecInvalid, PluginError, GenerationFailed) as error:
            if planned.degraded:
                raise fail_twice(planned.reason) from error
            if planned.source == "offline" or self._planning.llm is None or self.settings.planner.on_llm_failure == "error":
                raise
            LOGGER.exception("no rows by the language model's plan")
        by_rules = await self._run(lambda: self._describer.plan_by_rules(request))
        try:
            return await self._generate(request, replace(by_rules, degraded=True, usage=planned.usage))
        except (SpecInvalid, PluginError, GenerationFailed) as error:
            raise fail_twice("no rows by the language model's plan") from error

    async def _generate(self, request: GenerationRequest, planned: Planned) -> Generated:
        """The rows of a plan, whole, when it is their turn. Raises Overloaded where that takes too long."""
        async with self.take_turn():
            try:
                return await self._make_whole(request, planned)
            except PluginOverdue as error:
                if not error.plugin:
                    raise
                LOGGER.warning("made again without what did not come to an end: %s", error)
            return await self._make_whole(request, planned)

    async def _make_whole(self, request: GenerationRequest, planned: Planned) -> Generated:
        """The rows of a plan, whole."""
        prepared, stream, body = await self.begin(lambda: self._open_whole(request, planned))
        if body is None:
            chunks = stream.chunks()
            body = await collect_pieces(lambda: self._run(lambda: next(chunks, None)), self.settings.limits.answer_bytes)
        checks = stream.results if stream.results is not None else await self._run(stream.check)
        counts = Planned(prepared.spec, planned.source).count_coverage()
        return Generated(
            body,
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
            usage=planned.usage,
        )

    def _open_whole(self, request: GenerationRequest, planned: Planned) -> tuple[Prepared, TableStream, bytes | None]:
        """A described dataset made ready, the stream of its one table, and its bytes where these are one short job."""
        prepared = self.prepare_described(planned.spec)
        stream = self.open_stream(prepared, None, request.format, keep_formulas=request.keep_formulas)
        if not stream.is_short:
            return prepared, stream, None
        body = join_pieces(stream.chunks(), self.settings.limits.answer_bytes)
        stream.results = stream.check()
        return prepared, stream, body

    async def generate_table(self, request: GenerationRequest) -> pa.Table:
        """A described dataset as an Arrow table. Raises DescriptionInvalid, PlanningFailed, GenerationFailed."""
        planned = await self.plan(request)
        return await self._run(lambda: self.make_table(self.prepare_described(planned.spec)))

    async def run(self, job: Callable[[], Result]) -> Result:
        """What job() returns or raises, as one job of the engine's thread; jobs of all requests take turns."""
        return job() if self._thread is None else await self._thread.run(job)

    async def begin(self, job: Callable[[], Result]) -> Result:
        """As `run`, for the first job of a request. Raises Overloaded where it has to wait for too long."""
        return job() if self._thread is None else await self._thread.begin(job)

    def limit_turns(self, require_room: Callable[[], None]) -> None:
        """Have every turn begin with require_room(), which raises Overloaded where no further answer can be kept."""
        if self._thread is not None:
            self._thread.require_room = require_room

    def take_turn(self) -> AbstractAsyncContextManager[None]:
        """A turn at making an answer that is kept whole; entering waits for it and raises Overloaded where that takes too long."""
        return nullcontext() if self._thread is None else self._thread.take_turn()

    async def _run(self, job: Callable[[], Any]) -> Any:
        return job() if self._thread is None else await self._thread.run(job)

    # -- state -----------------------------------------------------------------------------------------------------

    async def read_cache_stats(self) -> CacheStats | None:
        """How the schema cache does; None where its file cannot be used."""
        if self._cache is None:
            return None
        stats = await self._cache.stats()
        return stats if self._cache.accessible else None

    async def read_llm_usage(self) -> LlmReport:
        """What the language model used, with zeros where none is asked."""
        return await report_llm(self.settings, self._planning.llm, self._usage)

    async def check_health(self) -> Health:
        """The state of the service and of what it depends on; only mode llm needs a language model to be healthy."""
        accessible = self._cache is not None and self._cache.accessible
        model = self._describer.judge_model(self._planning)
        return Health(
            healthy=self.settings.planner.mode != "llm" or model != "unavailable",
            openai_api=model,
            schema_cache="accessible" if accessible else "inaccessible",
            plugins=self._find_absent_plugins(),
            notes=tuple(filter(None, (self._cache.notice if self._cache is not None else "",))),
        )

    def _find_absent_plugins(self) -> dict[str, Literal["left_out", "quarantined"]]:
        absent: dict[str, Literal["left_out", "quarantined"]] = {r.name: "left_out" for r in self.catalog.reports if not r.ok}
        absent |= dict.fromkeys(self._mapper.quarantined, "quarantined")
        return dict(sorted(absent.items()))


def fail_twice(first: str) -> GenerationFailed:
    """The error where the language model failed for the reason given, and the rows of the rules' plan then failed as well."""
    message = "Failed to generate synthetic data after multiple attempts"
    return GenerationFailed(message, last_error=first, fallback_used=True)
