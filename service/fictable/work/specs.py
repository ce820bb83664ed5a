"""Dataset specs as things that are made, kept, found and checked; and the way from any of their spellings to plans that run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from fictable.errors import InvalidInput, Issue, PluginError, Refused, SpecInvalid, StoreUnavailable
from fictable.plan.spending import NO_USAGE, Usage
from fictable.spec.aliases import AliasNote, find_canonical_key
from fictable.spec.canonical import to_document, write_canonical
from fictable.spec.findings import join_pointer
from fictable.store.spec_store import KeptSpec, SpecStore
from fictable.work.field_tiers import TieredField
from fictable.work.requests import GenerationRequest, Prepared, Source

if TYPE_CHECKING:
    from fictable.work.service import Fictable

ID_CHARACTERS: Final = 32


@dataclass(frozen=True, slots=True)
class DatasetRequest:
    """What to make: exactly one of a description, a spec as a JSON document, and the id of a kept spec; None is not given.

    `rows` (of the one table), `seed` and `locale` override; `locale` is for what is silent about it.
    """

    description: str | None = None
    document: Mapping[str, Any] | None = None
    spec_id: str | None = None
    rows: int | None = None
    seed: int | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OpenedSpec:
    """A dataset spec ready to run, who made it, and the keys that were rewritten when it was read."""

    prepared: Prepared
    source: Source
    degraded: bool = False
    notes: tuple[AliasNote, ...] = ()
    usage: Usage = NO_USAGE


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a spec, nothing if it is `valid`; paths point into it as it was given. `notes`: keys that were rewritten;
    `fields`: how the fields of a valid spec are made.
    """

    issues: tuple[Issue, ...]
    notes: tuple[AliasNote, ...]
    fields: tuple[TieredField, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether the spec can be honoured."""
        return not self.issues


class Specs:
    """The specs of a Fictable object. Without a store nothing is kept, and what needs it raises StoreUnavailable."""

    def __init__(self, fictable: Fictable, store: SpecStore | None = None) -> None:
        self._fictable, self._store = fictable, store

    async def open(self, request: DatasetRequest) -> OpenedSpec:
        """The spec of a request with its plans. Raises DescriptionInvalid, SpecInvalid with paths into the request, PluginError,
        PlanningFailed, StoreUnavailable, Overloaded.
        """
        if request.description is not None:
            return await self._open_described(request, request.description)
        if request.spec_id is not None:
            return await self._open_kept(request, request.spec_id)
        document, notes = request.document or {}, list[AliasNote]()
        try:
            return await self._fictable.begin(lambda: self._read(document, request, "spec", notes))
        except InvalidInput as error:
            raise SpecInvalid(locate_issues(error.issues, document, notes, below="/spec")) from error

    async def keep(self, request: DatasetRequest) -> tuple[KeptSpec, OpenedSpec]:
        """Open the spec of a request and keep it under its id. Raises as `open`, and StoreUnavailable where it cannot be kept."""
        opened = await self.open(request)
        kept = await self._fictable.run(lambda: make_kept(opened))
        await self._get_store().keep(kept)
        return kept, opened

    async def find(self, id_: str) -> KeptSpec | None:
        """The kept spec with an id, None where there is none. Raises StoreUnavailable."""
        return await self._get_store().find(id_)

    async def validate(self, document: Mapping[str, Any]) -> Verdict:
        """All that is found wrong with a spec: its form first, then its types, parameters and promises."""
        notes: list[AliasNote] = []
        fields: list[TieredField] = []

        def check() -> tuple[Issue, ...]:
            try:
                prepared = self._fictable.prepare(self._fictable.parse_spec(document, notes=notes))
                fields.extend(self._fictable.list_field_tiers(prepared))
            except InvalidInput as error:
                return locate_issues(error.issues, document, notes)
            except Refused as error:
                return (Issue("", error.code, str(error), error.param or None, error.allowed),)
            except PluginError as error:
                return (Issue("", error.code, f"{error.field or 'a field'}: its plugin did not work as promised"),)
            return ()

        return Verdict(await self._fictable.begin(check), tuple(notes), tuple(fields))

    async def _open_described(self, request: DatasetRequest, description: str) -> OpenedSpec:
        wanted = GenerationRequest(description, seed=request.seed, locale=request.locale)
        planned = await self._fictable.plan(wanted if request.rows is None else replace(wanted, rows=request.rows))
        prepared = await self._fictable.begin(lambda: self._fictable.prepare_described(planned.spec))
        return OpenedSpec(prepared, planned.source, planned.degraded, usage=planned.usage)

    async def _open_kept(self, request: DatasetRequest, id_: str) -> OpenedSpec:
        kept = await self.find(id_)
        if kept is None:
            raise SpecInvalid([Issue("/spec_id", "unknown_spec", "there is no dataset spec with this id", id_)])
        if request.locale is not None:
            raise SpecInvalid([Issue("/locale", "not_allowed", "a kept spec has its locale already", request.locale)])
        try:
            opened = await self._fictable.begin(lambda: self._read(kept.document, request, name_source(kept.source), []))
        except InvalidInput as error:
            raise SpecInvalid([replace(issue, path="/spec_id") for issue in error.issues]) from error
        return replace(opened, degraded=kept.degraded)

    def _read(self, document: Mapping[str, Any], request: DatasetRequest, source: Source, notes: list[AliasNote]) -> OpenedSpec:
        spec = self._fictable.parse_spec(document, rows=request.rows, seed=request.seed, locale=request.locale, notes=notes)
        return OpenedSpec(self._fictable.prepare(spec), source, notes=tuple(notes))

    def _get_store(self) -> SpecStore:
        if self._store is None:
            raise StoreUnavailable("no store is open")
        return self._store


def locate_issues(
    issues: Sequence[Issue], document: Mapping[str, Any], notes: Sequence[AliasNote], *, below: str = ""
) -> tuple[Issue, ...]:
    """Issues about a spec with pointers into the document as it was given, where keys may have other names and a single table may
    stand without `tables`. `below` is the pointer of the document itself.
    """
    given_keys = {(note.path.rpartition("/")[0], note.used): note.given for note in notes}
    single = not any(find_canonical_key("dataset", key) == "tables" for key in document)

    def locate(path: str) -> str:
        tokens = path.split("/")[1:]
        located = ""
        for token in tokens[2:] if single and tokens[:2] == ["tables", "0"] else tokens:
            key = given_keys.get((located, token))
            located = f"{located}/{token}" if key is None else join_pointer(located, key)
        return below + located

    return tuple(replace(issue, path=locate(issue.path)) for issue in issues)


def locate_in_request(issues: Sequence[Issue], request: DatasetRequest, opened: OpenedSpec) -> tuple[Issue, ...]:
    """Issues about an opened spec with pointers into the request that named it."""
    if request.document is not None:
        return locate_issues(issues, request.document, opened.notes, below="/spec")
    return tuple(replace(issue, path="/spec_id" if request.spec_id is not None else issue.path) for issue in issues)


def make_kept(opened: OpenedSpec) -> KeptSpec:
    """What is kept of an opened spec. The id names the whole canonical document, with seed, rows and coverage."""
    prepared, document = opened.prepared, to_document(opened.prepared.spec)
    id_ = f"spec_{hashlib.sha256(write_canonical(document)).hexdigest()[:ID_CHARACTERS]}"
    notes = tuple({"path": note.path, "given": note.given, "used": note.used} for note in opened.notes)
    return KeptSpec(id_, document, opened.source, opened.degraded, prepared.spec_digest, prepared.output_version, notes)


def name_source(text: str) -> Source:
    """The source with this name; "spec" for a name of another version."""
    known: tuple[Source, ...] = ("offline", "llm", "cache", "spec")
    return next((source for source in known if source == text), "spec")
