"""What stays wrong in a model's plan is what the rules read in the same words, and the coverage says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.assembly import Heading
from fictable.plan.translator import Background, Translation, Translator
from fictable.spec.nouns import Coverage, DatasetSpec, FieldSpec
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec

TEXT = "orders with price between 5 and 90, status paid or open, order date, ship date after the order date, 5% missing note"
FIELDS: list[dict[str, Any]] = [
    {"name": "price", "type": "number.decimal", "params": {"min": 5, "max": 90, "decimals": 2}},
    {"name": "status", "type": "category", "params": {"values": ["paid", "open"]}},
    {"name": "order_date", "type": "date", "params": {"start": "2025-01-01", "end": "2025-12-31"}},
    {"name": "ship_date", "type": "date", "params": {"after": "order_date", "min_offset": 1, "max_offset": 9, "unit": "day"}},
    {"name": "note", "type": "text.sentence", "null_fraction": 0.05},
]
CLAUSES = (
    Coverage("price between 5 and 90", "mapped", ("price",)),
    Coverage("status paid or open", "mapped", ("status",)),
    Coverage("order date", "mapped", ("order_date",)),
    Coverage("ship date after the order date", "mapped", ("ship_date",)),
    Coverage("5% missing note", "mapped", ("note",)),
)
AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
Translate = Callable[..., Translation]


@pytest.fixture(scope="module")
def translate(catalog: Catalog) -> Translate:
    """translate({field}, …) → the translation against the rules' reading above."""
    declared = {id_: tuple(kind.params) for id_, kind in catalog.field_types.items()}

    def read(document: dict[str, Any]) -> DatasetSpec:
        return parse_dataset_spec(document, defaults=SpecDefaults(), declared_params=declared)

    document = {"title": "t", "locale": "en_US", "tables": [{"name": "orders", "rows": 5, "fields": FIELDS}]}
    background = Background(TEXT, Heading("t", "orders", 5, 1, "en_US", AS_OF), document, CLAUSES)
    translator = Translator(catalog.field_types, read)
    return lambda *fields: translator.translate({"fields": list(fields)}, background)


def find(made: Translation, name: str) -> tuple[FieldSpec, Coverage]:
    """A field, and the entry of the coverage that has it."""
    field = next(field for field in made.spec.tables[0].fields if field.name == name)
    return field, next(entry for entry in made.spec.coverage if name in entry.fields)


def test_a_column_of_an_unknown_type_is_the_rules(translate: Translate) -> None:
    """Found by its words where its name is another; the name stays the model's, the issue is kept for the repair turn."""
    made = translate({"name": "cost", "type": "money.cost", "clause": "price between 5 and 90", "min": 7})
    field, entry = find(made, "cost")
    assert (field.type, dict(field.params)) == ("number.decimal", {"min": 5, "max": 90, "decimals": 2})
    assert (entry.status, entry.note) == ("mapped", "as the rules read it: there is no type 'money.cost' for described tables")
    assert [issue.path for issue in made.issues] == ["/fields/0/type"]


def test_a_parameter_that_is_refused_is_the_rules(translate: Translate) -> None:
    """What the model said well is kept, what it did not is read in the words; with another type there is nothing to take."""
    wrong = {"name": "price", "type": "number.decimal", "clause": "price between 5 and 90", "min": 10, "max": 1e17, "decimals": 2}
    field, entry = find(translate(wrong), "price")
    assert dict(field.params) == {"min": 10, "max": 90, "decimals": 2}
    assert entry.status == "mapped"
    assert entry.note.startswith("as the rules read it: max ")
    field, entry = find(translate({**wrong, "type": "number.float"}), "price")
    assert entry.status in {"mapped", "unresolved"}
    assert field.type == "number.float"


def test_what_the_rules_did_not_read_is_left_out(translate: Translate) -> None:
    """The coverage says that it is unresolved, and why."""
    field, entry = find(translate({"name": "mood", "type": "soul.mood", "clause": "mood"}), "mood")
    assert (field.type, entry.status) == ("text.sentence", "unresolved")
    assert "there is no type 'soul.mood'" in entry.note


def test_a_reading_that_needs_other_columns_waits_for_them(translate: Translate) -> None:
    """The rules' date after another date is taken only where that other column exists."""
    wrong = {"name": "sent", "type": "mail.sent", "clause": "ship date after the order date"}
    field, entry = find(translate(wrong), "sent")
    assert (field.type, entry.status) == ("text.sentence", "unresolved")
    ordered = {"name": "order_date", "type": "date", "clause": "order date", "start": "2025-01-01", "end": "2025-12-31"}
    field, entry = find(translate(ordered, wrong), "sent")
    assert (field.type, dict(field.params)["after"], entry.status) == ("date", "order_date", "mapped")


def test_what_is_in_order_stays_the_models(translate: Translate) -> None:
    """Nothing of the rules is mixed into a column that was kept whole."""
    made = translate({"name": "price", "type": "number.integer", "clause": "price between 5 and 90", "min": 6, "max": 80})
    field, entry = find(made, "price")
    assert (field.type, dict(field.params), entry.note, made.issues) == ("number.integer", {"min": 6, "max": 80}, "", ())


def test_mended_columns_are_bounded(translate: Translate) -> None:
    """Many columns that all want the rules' reading cost no more than some of them."""
    made = translate(*({"name": f"cost_{number}", "type": "x.y", "clause": "price between 5 and 90"} for number in range(100)))
    types = [field.type for field in made.spec.tables[0].fields]
    assert len(types) == 100
    assert 1 <= types.count("number.decimal") <= 40
