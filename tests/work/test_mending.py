"""Documents of planners that break a rule of the spec: the description has an answer all the same, and is told what was left out."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from fictable.errors import SpecInvalid
from fictable.spec.parsing import SpecDefaults, parse_dataset_spec
from fictable.work.mending import mend_document
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

HUGE = 10**400
FIELD = {"name": "price", "type": "number.integer", "params": {"min": 1, "max": 5}}


def read(document: dict[str, Any]) -> Any:
    """The document as a spec."""
    return parse_dataset_spec(document, defaults=SpecDefaults())


def make(**changes: Any) -> dict[str, Any]:
    """A document with one field, changed, and a clause about it."""
    table = {"name": "goods", "rows": 3, "fields": [{**FIELD, **changes.pop("field", {})}], **changes.pop("table", {})}
    coverage = [{"clause": "price", "status": "mapped", "fields": ["price"], "note": ""}]
    return {"tables": [table], "coverage": coverage, **changes}


def test_a_good_document_stays_as_it_is() -> None:
    """It is the very same object."""
    document = make()
    assert mend_document(document, read) is document


@pytest.mark.parametrize(
    ("document", "left"),
    [
        (make(field={"params": {"min": 1, "max": HUGE}}), {**FIELD, "params": {"min": 1}}),
        (make(field={"type": "expression", "params": {"expr": f"1 + {HUGE}"}}), {"name": "price", "type": "text.sentence"}),
        (make(field={"null_fraction": 7}), {"name": "price", "type": "text.sentence"}),
    ],
)
def test_what_is_no_part_of_a_spec_is_left_out(document: dict[str, Any], left: dict[str, Any]) -> None:
    """Of a field the parameter, else all but its name; its clause is unresolved. What was given is not changed."""
    before = copy.deepcopy(document)
    mended = mend_document(document, read)
    assert mended["tables"][0]["fields"] == [left]
    assert mended["coverage"][0]["status"] == "unresolved"
    assert mended["coverage"][0]["note"]
    assert document == before
    assert read(mended).coverage[0].status == "unresolved"


def test_constraints_and_notes_are_mended() -> None:
    """A constraint that is none goes, a note that is too long is cut."""
    constraints = [{"kind": "odd"}, {"kind": "inequality", "low": "price", "high": "cost"}, {"kind": "unknown"}]
    mended = mend_document(make(table={"constraints": constraints}), read)
    assert mended["tables"][0]["constraints"] == []
    document = make()
    document["coverage"][0]["note"] = "x" * 5000
    assert len(mend_document(document, read)["coverage"][0]["note"]) == 300


def test_names_are_mended() -> None:
    """What cannot be printed and what is too long goes; no two fields have the same name then, and the clauses follow."""
    names = ["price\u200b", "x" * 140, "x" * 150, "price", "\u200b"]
    document = make(table={"fields": [{"name": name, "type": "text.word"} for name in names]})
    document["coverage"] = [{"clause": "c", "status": "mapped", "fields": [name], "note": ""} for name in names]
    mended = mend_document(document, read)
    expected = ["price_2", "x" * 100, "x" * 100 + "_2", "price", "field"]
    assert [field["name"] for field in mended["tables"][0]["fields"]] == expected
    assert [entry["fields"] for entry in mended["coverage"]] == [[name] for name in expected]


def test_what_cannot_be_mended_is_raised() -> None:
    """Such as a document without tables."""
    with pytest.raises(SpecInvalid):
        mend_document({"tables": 5}, read)


@pytest.mark.parametrize("digits", ["9" * 400, "1" + "0" * 100, "9" * 30])
def test_numbers_beyond_all_bounds_are_no_error(service: Fictable, digits: str) -> None:
    """A description is never refused for what it says."""
    for text in (f"Goods with name, price between 1 and {digits}", f"Goods with price, cost and total = price * {digits} + (cost)"):
        planned = service.plan_offline(GenerationRequest(text, rows=3))
        assert service.make_table(service.prepare_described(planned.spec)).num_rows == 3
