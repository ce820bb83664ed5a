"""From a model's answer to a dataset spec: what fits is kept, what does not is repaired or left out, and the coverage tells."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fictable.contract.catalog import Catalog
from fictable.errors import PlanningFailed
from fictable.plan.assembly import Heading
from fictable.plan.offline import OfflinePlanner
from fictable.plan.translator import Background, Translation, Translator
from fictable.plan.translator_names import clean_names
from fictable.plan.wire import FIELD_KEYS
from fictable.spec.names import find_name_fault
from fictable.spec.nouns import DatasetSpec, FieldSpec
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TEXT = "Orders with order date, ship date after the order date, price between 5 and 90, status paid or open, 5% missing note, and tax id"
Translate = Callable[..., Translation]


@pytest.fixture(scope="module")
def translator(catalog: Catalog) -> Translator:
    """A translator with the installed types."""
    declared = {id_: tuple(kind.params) for id_, kind in catalog.field_types.items()}

    def read(document: dict[str, Any]) -> DatasetSpec:
        return parse_dataset_spec(document, defaults=SpecDefaults(), declared_params=declared)

    return Translator(catalog.field_types, read)


@pytest.fixture(scope="module")
def background(catalog: Catalog) -> Background:
    """The rules' reading of TEXT."""
    plan = OfflinePlanner(catalog).plan(TEXT, rows=100, seed=1, locale=None, as_of=AS_OF)
    return Background(TEXT, Heading("t", "orders", 100, 1, "en_US", AS_OF), plan.document, plan.coverage)


@pytest.fixture
def translate(translator: Translator, background: Background) -> Translate:
    """translate({field}, …, **members of the answer) → the translation."""

    def run(*fields: dict[str, Any], **members: Any) -> Translation:
        return translator.translate({"fields": list(fields), **members}, background)

    return run


def only(made: Translation) -> FieldSpec:
    (table,) = made.spec.tables
    (field,) = table.fields
    return field


@pytest.mark.parametrize(
    ("wire", "type_id", "params"),
    [
        ({"type": "number.integer", "min": 1, "max": 9}, "number.integer", {"min": 1, "max": 9}),
        ({"type": "number.integer", "min": 9, "max": 1}, "number.integer", {"min": 1, "max": 9}),
        ({"type": "number.integer", "min": 1.0, "max": 9.0}, "number.integer", {"min": 1, "max": 9}),
        (
            {"type": "number.decimal", "min": 0, "max": 60, "distribution": "normal"},
            "number.decimal",
            {"min": 0, "max": 60, "distribution": {"kind": "normal", "mean": 30, "stddev": 10}},
        ),
        (
            {"type": "number.float", "distribution": "exponential", "mean": 4, "decimals": 1},
            "number.float",
            {"decimals": 1, "distribution": {"kind": "exponential", "scale": 4}},
        ),
        ({"type": "category", "values": ["a", "b", "a"], "weights": [1, 2, 3]}, "category", {"values": ["a", "b"], "weights": [4, 2]}),
        ({"type": "category", "values": ["a", "b"], "weights": [1]}, "category", {"values": ["a", "b"]}),
        ({"type": "category", "values": ["a", 1, True]}, "category", {"values": ["a", "1", "True"]}),
        ({"type": "boolean", "values": [True, False], "weights": [1, 3]}, "boolean", {"probability": 0.25}),
        ({"type": "id.sequence", "min": 1000, "max": 9000}, "id.sequence", {"start": 1000}),
        ({"type": "id.sequence", "template": "T-{seq:3}"}, "id.template", {"template": "T-{seq:3}"}),
        ({"type": "number.integer", "values": [1, 2], "min": 1, "max": 2}, "category", {"values": [1, 2]}),
        (
            dict.fromkeys(("start", "end", "after", "template", "pattern", "expr", "of"), "")
            | dict.fromkeys(("min", "max", "mean", "stddev", "min_offset", "null_fraction"), 0)
            | {"type": "person.name", "values": [], "weights": [], "unit": "day"},
            "person.name",
            {},
        ),
        ({"type": "boolean", "extra": [{"key": "probability", "value": "0.2"}]}, "boolean", {"probability": 0.2}),
        ({"type": "id.template", "template": "A-{seq:4}"}, "id.template", {"template": "A-{seq:4}"}),
        ({"type": "id.pattern", "pattern": "[A-Z]{3}"}, "id.pattern", {"pattern": "[A-Z]{3}"}),
    ],
)
def test_facts_become_parameters(translate: Translate, wire: dict[str, Any], type_id: str, params: dict[str, Any]) -> None:
    """Bounds in order, values once with their weights together, distributions in the words of a spec."""
    made = translate({"name": "x", **wire})
    assert (only(made).type, only(made).params) == (type_id, params)
    assert made.issues == ()


def test_lognormal_means_are_those_of_the_values(translate: Translate) -> None:
    """A mean of 100 with a deviation of 50 is 4.49 and 0.47 of the logarithm."""
    field = only(translate({"name": "x", "type": "number.decimal", "distribution": "lognormal", "mean": 100, "stddev": 50}))
    assert field.params["distribution"] == {"kind": "lognormal", "mean": 4.493598, "stddev": 0.472381}


@pytest.mark.parametrize(
    ("wire", "type_id"),
    [
        ({"type": "commerce.product.brand", "values": ["A", "B"]}, "commerce.product.brand"),
        ({"type": "finance.card.balance", "min": 5, "max": 90}, "number.decimal"),
        ({"type": "commerce.product.price", "min": 5, "max": 90}, "commerce.product.price"),
        ({"type": "person.name", "values": ["Ann", "Bob"]}, "category"),
        ({"type": "finance.account.opened", "start": "2025-01-01", "end": "2025-02-01"}, "date"),
    ],
)
def test_a_type_that_cannot_tell_the_facts_gives_way(translate: Translate, catalog: Catalog, wire: dict[str, Any], type_id: str) -> None:
    """The general type of the same storage takes the facts."""
    made = translate({"name": "x", **wire})
    assert only(made).type == type_id
    assert made.issues == ()


@pytest.mark.parametrize("type_id", ["nonsense", "os.system", "reference", "lookup", None, 7, ["category"], {}])
def test_an_unknown_type_is_guessed(translate: Translate, type_id: object) -> None:
    """By the rules' reading of the same name, else by the facts; and the fault is an issue."""
    made = translate(
        {"name": "price", "type": type_id}, {"name": "zzz", "type": type_id, "values": ["a"]}, {"name": "yyy", "type": type_id}
    )
    price, zzz, yyy = made.spec.tables[0].fields
    assert "price" in price.type or price.type.startswith("number.")
    assert (zzz.type, yyy.type) == ("category", "text.sentence")
    assert [issue.path for issue in made.issues] == ["/fields/0/type", "/fields/1/type", "/fields/2/type"]


def test_members_and_cases(translate: Translate) -> None:
    """of only where an entity is shown, shares as fractions, cases that parse; others are left out and told."""
    made = translate(
        {"name": "status", "type": "category", "values": ["paid", "open"], "of": "x"},
        {"name": "seller", "type": "person.name", "of": "seller", "unique": True, "null_fraction": 5},
        {"name": "note", "type": "text.word", "cases": [{"when": "status = 'open'", "value": None}], "null_fraction": 0.05},
        {"name": "bad", "type": "text.word", "cases": [{"when": "__import__('os')", "value": 1}], "clause": "tax id"},
    )
    status, seller, note, bad = made.spec.tables[0].fields
    assert (status.of, seller.of, seller.unique, seller.null_fraction) == ("", "seller", True, 0.05)
    assert (note.cases[0].when, note.cases[0].value, note.null_fraction) == ("status = 'open'", None, 0.05)
    assert bad.cases == ()
    assert [issue.path.split("/")[1:4] for issue in made.issues] == [["fields", "3", "cases"]]
    assert next(entry for entry in made.spec.coverage if entry.clause == "tax id").status == "unresolved"


def test_siblings_and_constraints(translate: Translate) -> None:
    """`after` names a field that exists; constraints of fields that do not exist, or of an unknown kind, are left out."""
    made = translate(
        {"name": "Order Date", "type": "date", "start": "2025-01-01", "end": "2025-06-30"},
        {"name": "ship", "type": "date", "after": "Order Date", "min_offset": 1, "max_offset": 3, "unit": "day"},
        {"name": "lost", "type": "date", "after": "nowhere"},
        constraints=[
            {"kind": "inequality", "fields": ["Order Date", "ship"], "total": None},
            {"kind": "inequality", "fields": ["ship", "nowhere"], "total": None},
            {"kind": "exec", "fields": ["ship", "lost"], "total": None},
            {"kind": "sum", "fields": ["ship", "lost"], "total": None},
            7,
        ],
    )
    ordered, ship, lost = made.spec.tables[0].fields
    assert (ordered.name, ship.params["after"], lost.params) == ("Order Date", "Order Date", {})
    assert [(rule.kind, rule.fields) for rule in made.spec.tables[0].constraints] == [("inequality", ("Order Date", "ship"))]


def test_dates_are_counted_in_days(translate: Translate) -> None:
    """A date one to five hours after a date is of the same day or the next; a case of a date that is "" is null."""
    made = translate(
        {"name": "a", "type": "date"},
        {
            "name": "b",
            "type": "date",
            "after": "a",
            "min_offset": 1,
            "max_offset": 5,
            "unit": "hour",
            "cases": [{"when": "1 = 1", "value": ""}],
        },
    )
    after = made.spec.tables[0].fields[1]
    assert after.params == {"after": "a", "min_offset": 0, "max_offset": 1}
    assert after.cases[0].value is None


def test_circles_and_faulty_formulas_are_broken(translate: Translate) -> None:
    """A formula that names itself, or nothing, leaves a column of text and a note."""
    made = translate(
        {"name": "a", "type": "expression", "expr": "b + 1", "clause": "price between 5 and 90"},
        {"name": "b", "type": "expression", "expr": "a + 1"},
        {"name": "c", "type": "expression", "expr": "open('/etc/passwd')"},
        {"name": "d", "type": "number.integer", "min": 1, "max": 5},
        {"name": "e", "type": "expression", "expr": "round(d * 2, 0)"},
    )
    kinds = [field.type for field in made.spec.tables[0].fields]
    assert kinds.count("expression") <= 2
    assert kinds[2:] == ["text.sentence", "number.integer", "expression"]


def test_coverage_follows_the_clauses(translate: Translate) -> None:
    """Claimed clauses are mapped, invented ones assumed, leftovers and what the model admits unresolved, in the order of the text."""
    made = translate(
        {"name": "price", "type": "commerce.product.price", "clause": "price between 5 and 90", "min": 5, "max": 90},
        {"name": "order_date", "type": "date", "clause": "order date"},
        {"name": "ship_date", "type": "date", "clause": "ship date after the order date", "after": "order_date"},
        {"name": "color", "type": "text.word", "clause": "a lovely colour"},
        {"name": "order_id", "type": "id.sequence", "clause": None},
        {"name": "status", "type": "category", "values": ["paid", "open"], "clause": "status paid or open"},
        unresolved=["tax id", "words that are not there"],
    )
    found = {entry.clause: (entry.status, entry.fields) for entry in made.spec.coverage}
    assert found["price between 5 and 90"] == ("mapped", ("price",))
    assert found["ship date after the order date"] == ("mapped", ("ship_date",))
    assert found["a lovely colour"] == ("assumed", ("color",))
    assert found["order_id"] == ("assumed", ("order_id",))
    assert found["tax id"] == ("unresolved", ())
    assert any("note" in clause and entry == ("unresolved", ()) for clause, entry in found.items())
    assert not any("not there" in clause for clause in found)
    places = [TEXT.lower().find(clause.lower()) for clause in found]
    assert [place for place in places if place >= 0] == sorted(place for place in places if place >= 0)


def test_rows_format_and_seed_stay_the_requests(translate: Translate) -> None:
    """Members that the wire does not have change nothing."""
    made = translate({"name": "x", "type": "text.word", "rows": 10**9}, rows=10**9, format="xlsx", seed=9, locale="../..", as_of="1970")
    assert (made.spec.tables[0].rows, made.spec.seed, made.spec.locale, made.spec.as_of) == (100, 1, "en_US", AS_OF)


@pytest.mark.parametrize("answer", [None, 7, "x", [], {}, {"fields": None}, {"fields": []}, {"fields": [None, 1, "a"]}])
def test_an_answer_without_columns_is_refused(translator: Translator, background: Background, answer: object) -> None:
    """PlanningFailed, whatever it is."""
    with pytest.raises(PlanningFailed):
        translator.translate(answer, background)


def test_names_fit_headers() -> None:
    """Printable, short, no formula, no path, no markup, all different whatever their case."""
    given = ["a", "A", "=cmd|' /c calc'!A0", "+1", "../../etc", "<script>alert(1)</script>", "a\r\nSet-Cookie: x", "", None, "x" * 5000]
    given += ["\ud800", "\u202eabc", "Größe (cm)", "価格", "a; DROP TABLE", "\t@x", 'say "hi"', "price_€"]
    names = clean_names(given)
    assert len({name.casefold() for name in names}) == len(given)
    assert all(find_name_fault(name) == "" and len(name) <= 110 and name[0] not in "=+-@\t\r'\"" for name in names)
    assert not any(char in name for name in names for char in '<>"\r\n;|!\\')
    assert {"a", "A_2", "Größe (cm)", "価格", "price_€"} <= set(names)


def test_sizes_are_cut(translate: Translate) -> None:
    """Fields, values, cases and texts end at their limits."""
    huge = "y" * 100_000
    fields = [{"name": f"{huge}{number}", "type": "category", "values": [huge, *range(5000)], "clause": huge} for number in range(1000)]
    made = translate(*fields, title=huge, table=huge, unresolved=[huge] * 1000)
    table = made.spec.tables[0]
    assert len(table.fields) == 200
    assert all(len(field.name) <= 110 and len(field.params["values"]) <= 500 for field in table.fields)
    assert len(made.spec.title) <= 80
    assert len(table.name) <= 60
    assert all(len(entry.clause) <= 200 for entry in made.spec.coverage)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["x", "2025-01-01", "y", "day", "1", "[1,2]", "status = 'a'", "x + 1", "{seq:3}", "[A-Z]{2}"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["key", "value", "when", "kind", "fields"]), inner, max_size=3)
    ),
    max_leaves=6,
)
TYPES = [
    "category",
    "date",
    "datetime",
    "number.integer",
    "number.decimal",
    "expression",
    "id.template",
    "id.pattern",
    "person.name",
    "place.city",
]
FIELDS = st.dictionaries(st.sampled_from(sorted(FIELD_KEYS)), JSON, max_size=12).flatmap(
    lambda made: st.fixed_dictionaries({"name": st.sampled_from(["x", "y", "z", "="]) | JSON, "type": st.sampled_from(TYPES) | JSON}).map(
        lambda named: {**made, **named}
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    fields=st.lists(FIELDS, min_size=1, max_size=4),
    more=st.dictionaries(st.sampled_from(["title", "table", "constraints", "unresolved"]), JSON),
)
def test_any_answer_is_a_valid_spec_or_refused(
    translator: Translator, background: Background, fields: list[dict[str, Any]], more: dict[str, Any]
) -> None:
    """Nothing but PlanningFailed is raised, and what comes out is one table with the request's rows, in plain JSON."""
    try:
        made = translator.translate({"fields": fields, **more}, background)
    except PlanningFailed:
        return
    (table,) = made.spec.tables
    assert table.rows == 100
    assert table.fields
    json.dumps([dict(field.params) for field in table.fields], allow_nan=False)
