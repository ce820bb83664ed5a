"""A spec has one written form, and identities that do not change by accident."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from spec_samples import WEB_SHOP  # type: ignore[import-not-found]  # it stands beside this file

from fictable.spec.canonical import (
    LEFT_OUT,
    canonical_bytes,
    compute_output_version,
    compute_spec_digest,
    derive_seed,
    normalise_description,
    to_document,
)
from fictable.spec.nouns import Absent, Case, Constraint, Coverage, DatasetSpec, FieldSpec, TableSpec
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

DEFAULTS = SpecDefaults(rows=3, locale="xx", seed=99)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
SCALAR = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXT
PARAMS = st.dictionaries(
    TEXT.map(lambda key: f"p_{key}"), SCALAR | st.lists(SCALAR, max_size=3) | st.dictionaries(TEXT, SCALAR, max_size=2), max_size=3
)
NAMES = ["alpha", "béta", "g.amma", "δ x", 'e"psilon']
CASES = st.builds(Case, st.just("alpha = 1"), value=SCALAR) | st.builds(
    Case, st.just("true"), type=st.sampled_from([None, "text.word"]), params=PARAMS
)


def more_fields(name: str) -> st.SearchStrategy[FieldSpec]:
    return st.builds(
        FieldSpec,
        st.just(name),
        st.sampled_from(["category", "person.name"]),
        PARAMS,
        st.sampled_from(["", "buyer"]),
        st.just("fr_FR"),
        st.booleans(),
        st.floats(0, 1).map(abs),
        st.booleans(),
        st.lists(CASES, max_size=2).map(tuple),
        st.booleans(),
        TEXT,
    )


@st.composite
def specs(draw: st.DrawFn) -> DatasetSpec:
    tables = []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)):
        fields = [FieldSpec("alpha", "id.sequence", locale=draw(st.sampled_from(["de", "en_GB"])))]
        fields += [draw(more_fields(other)) for other in draw(st.lists(st.sampled_from(NAMES[1:]), max_size=3, unique=True))]
        names = [field.name for field in fields]
        constraints = [Constraint("inequality", tuple(names), strict=draw(st.booleans())), Constraint("unique_together", tuple(names))]
        if len(names) > 2:
            constraints.append(Constraint("sum", tuple(names[1:]), total="alpha"))
        tables.append(
            TableSpec(name, draw(st.integers(0, 10**12)), tuple(fields), ("alpha",), tuple(constraints) if len(names) > 1 else ())
        )
    coverage = draw(
        st.lists(st.builds(Coverage, TEXT.filter(len), st.sampled_from(["mapped", "assumed"]), st.just(("alpha",)), TEXT), max_size=2)
    )
    as_of = draw(st.datetimes().map(lambda moment: moment.replace(microsecond=0, tzinfo=dt.UTC)))
    return DatasetSpec(tuple(tables), draw(TEXT), "de_AT", draw(st.integers(0, 2**53 - 1)), as_of, tuple(coverage))


@given(specs())
def test_parsing_the_canonical_document_gives_the_spec(spec: DatasetSpec) -> None:
    """A spec that was written and read is the same, with the same bytes."""
    document = json.loads(json.dumps(to_document(spec)))
    again = parse_dataset_spec(document, defaults=DEFAULTS)
    assert again == spec
    assert canonical_bytes(again) == canonical_bytes(spec)


def read(document: dict[str, Any]) -> DatasetSpec:
    return parse_dataset_spec(document, defaults=DEFAULTS)


def test_the_digest_of_the_example_is_fixed() -> None:
    """The digest of the example never changes, but with the version of the digest."""
    assert compute_spec_digest(read(WEB_SHOP)) == "1-6870e8ceb753d88e6358c2f50093d64cc4dbc413578b6b3a09287b3a4b9188dc"


def test_every_default_is_written() -> None:
    """Nothing in a canonical document has to be looked up elsewhere, and keys have one order."""
    document = to_document(read({"fields": [{"name": "e\u0301", "type": "text.word"}]}))
    assert list(document) == ["version", "title", "locale", "seed", "as_of", "tables", "coverage"]
    assert document["tables"][0]["fields"] == [
        {
            "name": "\u00e9",
            "type": "text.word",
            "params": {},
            "of": "",
            "locale": "xx",
            "unique": False,
            "null_fraction": 0.0,
            "exact": False,
            "cases": [],
            "drop": False,
            "note": "",
        }
    ]
    assert (document["tables"][0]["rows"], document["seed"], document["as_of"]) == (3, 99, "2026-01-01T00:00:00Z")


def test_constraints_have_one_form() -> None:
    """An inequality of two fields is written as a chain."""
    assert to_document(read(WEB_SHOP))["tables"][1]["constraints"] == [
        {"kind": "inequality", "fields": ["ordered_at", "shipped_at"], "strict": False}
    ]


def test_the_digest_leaves_out_what_its_table_names() -> None:
    """Seed, rows, coverage, title and note change no digest; anything else does."""
    spec = read(WEB_SHOP)
    table = spec.tables[0]
    field = table.fields[0]

    def with_field(changed: FieldSpec) -> DatasetSpec:
        return replace(spec, tables=(replace(table, fields=(changed, *table.fields[1:])), *spec.tables[1:]))

    same = [
        replace(spec, seed=1),
        replace(spec, title="x"),
        replace(spec, coverage=()),
        replace(spec, tables=(replace(table, rows=1), *spec.tables[1:])),
        with_field(replace(field, note="x")),
    ]
    other = [
        replace(spec, locale="de"),
        replace(spec, as_of=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
        with_field(replace(field, of="x")),
        with_field(replace(field, params={"start": 5})),
        with_field(replace(field, cases=(Case("true", Absent.ABSENT, "x"),))),
        with_field(replace(field, drop=True)),
        replace(spec, tables=spec.tables[:1]),
        replace(spec, tables=(replace(table, primary_key=()), *spec.tables[1:])),
    ]
    digest = compute_spec_digest(spec)
    assert {compute_spec_digest(changed) for changed in same} == {digest}
    assert digest not in {compute_spec_digest(changed) for changed in other}
    assert {level: sorted(keys) for level, keys in LEFT_OUT.items()} == {
        "dataset": ["coverage", "seed", "title"],
        "table": ["rows"],
        "field": ["note"],
    }


def test_integers_and_floats_stay_apart() -> None:
    """Category values 1 and 1.0 make other columns, so they make another digest."""
    whole, real = ({"fields": [{"name": "a", "type": "category", "params": {"values": [value]}}]} for value in (1, 1.0))
    assert compute_spec_digest(read(whole)) != compute_spec_digest(read(real))


def test_the_output_version_is_fixed() -> None:
    """Equal parts give an equal version in any order of the plugins, and each part counts."""
    plugins = {"core": ("1.0", "aa"), "person": ("1.1", "bb")}
    version = compute_output_version(1, "40.1.0", "t1", "csv-1", plugins)
    assert version == "ada23cf25753c416"
    assert version == compute_output_version(1, "40.1.0", "t1", "csv-1", dict(reversed(plugins.items())))
    others = [
        compute_output_version(2, "40.1.0", "t1", "csv-1", plugins),
        compute_output_version(1, "40.2.0", "t1", "csv-1", plugins),
        compute_output_version(1, "40.1.0", "t2", "csv-1", plugins),
        compute_output_version(1, "40.1.0", "t1", "csv-2", plugins),
        compute_output_version(1, "40.1.0", "t1", "csv-1", {**plugins, "core": ("1.0", "cc")}),
    ]
    assert len({version, *others}) == 6


def test_descriptions_are_folded() -> None:
    """White space and the Unicode form of a description have no meaning."""
    assert normalise_description("  cafe\u0301\n\tmenus  ") == "caf\u00e9 menus"


def test_the_seed_of_a_description_is_fixed() -> None:
    """A description always has the same seed of 53 bits, whatever its white space."""
    assert derive_seed("1000 customers with name and email") == 5582914952531921
    assert derive_seed(" 1000  customers with\nname and email ") == derive_seed("1000 customers with name and email")
    assert derive_seed("\ud800") < 2**53
