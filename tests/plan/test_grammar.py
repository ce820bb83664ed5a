"""Forms of a description: written columns, lists, sentences."""

from __future__ import annotations

import pytest

from fictable.plan.chunks import split_chunks
from fictable.plan.clauses import Outline
from fictable.plan.grammar_ddl import read_ddl
from fictable.plan.grammar_prose import read_prose
from fictable.plan.grammar_tables import read_header, read_json, read_lines, read_written_columns
from fictable.plan.lexicon import Lexicon
from fictable.plan.masking import Masks, mask_brackets, mask_facts
from fictable.plan.questions import name_truth
from fictable.plan.text import normalise_text
from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable


def _heads(outline: Outline | None) -> list[str]:
    assert outline is not None
    return [clause.head for clause in outline.clauses if clause.form not in {"aside", "fact"}]


def test_ddl() -> None:
    """Columns with types, checks, keys and enumerations; table constraints are no columns."""
    outline = read_ddl(
        "CREATE TABLE shop.Orders (id INT PRIMARY KEY, -- key\n"
        " state VARCHAR(9) CHECK (state IN ('a','b')), hours INT CHECK (hours BETWEEN -4 AND 24), code CHAR(2), UNIQUE (code));"
    )
    assert _heads(outline) == ["id", "state", "hours", "code"]
    assert outline is not None
    assert outline.table == "Orders"
    assert [clause.notes for clause in outline.clauses if clause.form == "column"] == [
        ("INT", "unique"),
        ("'a','b'",),
        ("INT", "-4 to 24"),
        ("CHAR", "unique"),
    ]


def test_json() -> None:
    """The keys of a sample, of the first of several, and of a schema."""
    assert _heads(read_json('Rows like {"user_id": 7, "paid": true} please')) == ["user_id", "paid"]
    assert _heads(read_json('[{"a": 1}, {"a": 2}]')) == ["a"]
    assert _heads(read_json('{"type": "object", "properties": {"kind": {"enum": ["x", "y"]}}}')) == ["kind"]
    assert read_json("{not json") is None


def test_lines() -> None:
    """Bullets, numbers, `name: type` and tables of two columns."""
    assert _heads(read_lines("Fields:\n- name\n- age (18-65)\n- city")) == ["name", "age", "city"]
    assert _heads(read_lines("1. order id\n2. total: decimal\n3. paid - yes/no")) == ["order id", "total", "paid"]
    assert _heads(read_lines("Variable | Type\nAge | integer\nIncome | real")) == ["Age", "Income"]
    assert read_lines("one line") is None


def test_header() -> None:
    """A CSV header keeps its spelling; a sentence with commas is none."""
    assert _heads(read_header("SNo,ObservationDate,Province/State,Last Update")) == [
        "SNo",
        "ObservationDate",
        "Province/State",
        "Last Update",
    ]
    assert _heads(read_header("a\tb\tc")) == ["a", "b", "c"]
    assert read_header("customers with name, age, and city") is None
    assert read_written_columns("customers with name and age") is None


def _read(text: str, lexicon: Lexicon, language: str = "en") -> list[str]:
    return _heads(read_prose(normalise_text(text), language, lexicon))


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "Generate shop data including product names, prices, and customer ratings for store analysis",
            ["product names", "prices", "customer ratings"],
        ),
        ("Flowers: petal length and width, colour (red or blue), height 10-20", ["petal length", "petal width", "colour", "height"]),
        ("Visits with admission and discharge dates", ["admission date", "discharge date"]),
        ("Need 500 rows of users, cols: user_id, signupDate, plan. csv please!!", ["user_id", "signupDate", "plan"]),
        ("Clients with age, job\nand city", ["age", "job", "city"]),
    ],
)
def test_lists(text: str, heads: list[str], lexicon: Lexicon) -> None:
    """Introductions, purposes, row counts and instructions are left out; ellipses are completed."""
    assert _read(text, lexicon) == heads


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A hotel chain keeps a log. We note whether the guest is a club member.", "club member"),
        ("A hotel chain keeps a log. Tell us how many nights were booked.", "number of nights booked"),
        ("A hotel chain keeps a log. How long the stay lasted matters.", "duration"),
        ("A hotel chain keeps a log. Each stay has a room rate between 50 and 400.", "room rate"),
        ("A hotel chain keeps a log. It says when it was paid.", "paid date"),
    ],
)
def test_sentences(text: str, head: str, lexicon: Lexicon) -> None:
    """Questions and noun phrases of sentences name fields."""
    assert head in _read(text, lexicon)


def test_other_languages(lexicon: Lexicon) -> None:
    """Lists of other languages are split at their own cues and conjunctions."""
    assert _read("Kundenliste mit Name, Ort und E-Mail", lexicon, "de") == ["Name", "Ort", "E-Mail"]
    assert _read("顧客データ：氏名、年齢、都市", lexicon, "ja") == ["氏名", "年齢", "都市"]


def test_chunks_keep_numbers_together() -> None:
    """Commas inside numbers do not separate."""
    assert split_chunks("a, b and 1,000 c", "en") == [("a", False), ("b", True), ("1,000 c", False)]


def test_masks_restore_their_wording() -> None:
    """What is hidden comes back word by word."""
    masks = Masks()
    hidden = mask_facts(mask_brackets("the plan is basic, plus or pro and age (18 to 65)", masks), masks)
    assert "," not in hidden
    assert masks.restore(hidden) == "the plan is basic, plus or pro and age (18 to 65)"


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("they are a senior citizen", "senior citizen"),
        ("fraud was reported", "fraud reported"),
        ("the client subscribed to a plan", "subscribed"),
        ("they're a foreign worker", "foreign worker"),
    ],
)
def test_truths_get_names(rest: str, name: str, lexicon: Lexicon) -> None:
    """What is asked becomes a short name."""
    assert name_truth(rest, lexicon) == name


def test_what_a_thing_has_is_answered_by_yes_or_no() -> None:
    """`has pool` in a list is a truth, `has a price` is a field."""
    fictable = Fictable.open(Settings(planner=PlannerSettings(mode="offline")))
    fields = (
        fictable.plan_sync(GenerationRequest("houses: has a price, area, has pool, has central heating", 5, seed=1)).spec.tables[0].fields
    )
    kinds = {field.name: field.type for field in fields}
    assert kinds["has_pool"] == kinds["has_central_heating"] == "boolean"
    assert "price" in kinds
