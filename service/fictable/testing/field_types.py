"""The promises of single field types."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fictable.contract.nodes import Concat, Constant, Counter, ProviderCall
from fictable.contract.nouns import FieldType
from fictable.errors import FictableError
from fictable.testing.bench import LOCALES, SEED, Bench, list_examples, read_column, write_document
from fictable.testing.corners import check_corners
from fictable.testing.verdicts import Verdict, is_refusal

SMALL_BATCH: Final = 997
SINGLE_ROWS: Final = 20
FEW: Final = 200
SLOW_RATE: Final = 200_000


def _is_fixed(plan: Any) -> bool:
    """Whether a plan draws nothing: sequences, constants and what is put together of them."""
    parts = plan.parts if isinstance(plan, Concat) else [plan]
    return all(isinstance(part, str | Counter | Constant) for part in parts)


@dataclass(frozen=True, slots=True)
class TypeCheck:
    """One field type on the bench; `rows` are how many rows the larger checks look at."""

    bench: Bench
    kind: FieldType
    rows: int

    @property
    def by_row(self) -> bool:
        """Whether values are made row by row by a Faker method."""
        return isinstance(self.kind.plan, ProviderCall)

    def run(self, verdict: Verdict) -> None:
        """All checks; after an exception the rest of the type is left out."""
        tried = list_examples(self.kind)
        if not tried:
            verdict.faults.append(f"{self.kind.id}: needs examples=, for {list(self.kind.required)} have no default")
            return
        for params in tried:
            about = f"{self.kind.id} {dict(params)}" if params else self.kind.id
            if not verdict.try_check(about, lambda params=params: self.check_rows(params, verdict.notes)):  # type: ignore[misc]
                return
        first = tried[0]
        verdict.try_check(self.kind.id, lambda: self.check_edits(first))
        verdict.try_check(self.kind.id, lambda: self.check_seed(first))
        verdict.try_check(self.kind.id, lambda: self.check_locales(first))
        verdict.try_check(self.kind.id, lambda: self.check_unique(first))
        verdict.try_check(self.kind.id, lambda: check_corners(self.bench, self.kind))

    def check_rows(self, params: Mapping[str, Any], notes: list[str]) -> Iterator[str]:
        """Values without nulls and padding; the same cells for any rows in any order in any batches."""
        rows = self.rows // 5 if self.by_row else self.rows
        run = self.bench.open(write_document(self.kind, params, rows=rows))
        whole = read_column(run, range(rows))
        yield from self._check_values(whole, notes)
        started = time.process_time()
        small = read_column(run, range(rows), SMALL_BATCH if rows > SMALL_BATCH else rows // 3 + 1)
        self._note_speed(rows, time.process_time() - started, notes)
        if not small.equals(whole):
            yield "gives other values in smaller batches"
        if not read_column(run, range(SINGLE_ROWS), 1).equals(whole.slice(0, SINGLE_ROWS)):
            yield "gives other values row by row"
        shuffled = (np.arange(rows // 3) * 7919 + 13) % rows
        if not read_column(run, shuffled).equals(whole.take(pa.array(shuffled))):
            yield "a cell depends on its neighbours or on its place in the batch"

    def _check_values(self, values: pa.Array, notes: list[str]) -> Iterator[str]:
        if values.null_count:
            notes.append(f"{self.kind.id}: gives {values.null_count} nulls among {len(values)}")
            yield from ["gives nothing but nulls"] if values.null_count == len(values) else []
        if pa.types.is_floating(values.type) and not pc.all(pc.is_finite(values)).as_py():
            yield "gives values that are not finite"
        if pa.types.is_string(values.type):
            bad = [text for text in values.to_pylist() if text is not None and (text != text.strip() or not text or "\x00" in text)]
            if bad and self.by_row:
                notes.append(f"{self.kind.id}: {len(bad)} of {len(values)} texts are empty or padded, as Faker gives them")
            elif bad:
                yield f"{len(bad)} of {len(values)} texts are empty or padded, such as {bad[0]!r}"

    def _note_speed(self, rows: int, seconds: float, notes: list[str]) -> None:
        rate = rows / max(seconds, 1e-9)
        if rate < SLOW_RATE and rows >= SMALL_BATCH and not self.by_row:
            notes.append(f"{self.kind.id}: {rate:,.0f} values per CPU second")

    def check_edits(self, params: Mapping[str, Any]) -> Iterator[str]:
        """Other fields, before and after it, change nothing; nor does another entity beside it."""
        whole = self._few(params)
        noise = [{"name": "noise_number", "type": "number.integer"}, {"name": "noise_text", "type": "text.word"}]
        if self.kind.shows is not None:
            noise += self._entity_noise(self.kind.shows.entity)
        if not self._few(params, before=noise).equals(whole):
            yield "changes when fields are added before it"
        if not self._few(params, after=noise).equals(whole):
            yield "changes when fields are added after it"

    def _entity_noise(self, id_: str) -> list[dict[str, Any]]:
        entity = self.bench.catalog.entities[id_]
        noise = [{"name": "another", "type": self.kind.id, "params": dict(list_examples(self.kind)[0]), "of": "another"}]
        for name, kind in entity.fields.items():
            if kind.id != self.kind.id and not kind.required and len(noise) < 8:
                shaped = dict(kind.examples[-1]) if kind.examples and name in entity.computes else {}
                noise.append({"name": f"also_{name}", "type": kind.id, "params": shaped})
        return noise

    def check_seed(self, params: Mapping[str, Any]) -> Iterator[str]:
        """Another seed gives other values, where the type draws at all."""
        values = self._few(params)
        plan = self.bench.open(write_document(self.kind, params, rows=FEW)).table.fields["value"].plan
        if len(values.unique()) <= 3 or _is_fixed(plan) or not self._few(params, seed=SEED + 1).equals(values):
            return
        if not pc.all(pc.less_equal(values[:-1], values[1:])).as_py():  # a sequence of its own is allowed
            yield "another seed gives the same values"

    def check_locales(self, params: Mapping[str, Any]) -> Iterator[str]:
        """Values come in every locale; a locale that the type cannot serve is refused, not broken."""
        for locale in LOCALES[1:]:
            try:
                values = self.bench.column(write_document(self.kind, params, rows=50, locale=locale), range(50))
            except FictableError as error:
                if not is_refusal(error):
                    yield f"{locale}: {error}"
                continue
            if values.null_count == len(values):
                yield f"{locale}: nothing but nulls"

    def check_unique(self, params: Mapping[str, Any]) -> Iterator[str]:
        """As many different values as the type promises, up to the rows looked at."""
        try:
            count = self._promised(params)
            values = self.bench.column(write_document(self.kind, params, rows=count, unique=True), range(count)) if count else None
        except FictableError as error:
            if not is_refusal(error):
                raise
            return
        if values is not None and len(values.unique()) < count:
            yield f"{count - len(values.unique())} duplicates among {count} values that are promised to be unique"

    def _promised(self, params: Mapping[str, Any]) -> int:
        rows = self.rows // 5 if self.by_row else self.rows
        for count in (rows, *((self.kind.capacity,) if self.kind.capacity and self.kind.capacity < rows else ())):
            try:
                self.bench.open(write_document(self.kind, params, rows=count, unique=True))
            except FictableError as error:
                if not is_refusal(error):
                    raise
                continue
            return int(count)
        return 0

    def _few(self, params: Mapping[str, Any], **about: Any) -> pa.Array:
        return self.bench.column(write_document(self.kind, params, rows=FEW, **about), range(FEW))
