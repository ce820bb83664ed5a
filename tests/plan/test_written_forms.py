"""Columns in the notations that systems print and people paste."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fictable.plan.grammar_grids import read_grid, read_sampled
from fictable.plan.grammar_records import describe, find_role, read_records
from fictable.plan.grammar_tables import read_written_columns
from fictable.plan.letters import strip_letter
from fictable.work.describing import fold_lines

Fields = Callable[[str], dict[str, dict[str, Any]]]

DESCRIBED = """mysql> describe orders;
+----------+---------------------------+------+-----+
| Field    | Type                      | Null | Key |
+----------+---------------------------+------+-----+
| order_id | int(11)                   | NO   | PRI |
| status   | enum('new','paid','sent') | NO   |     |
| total    | decimal(10,2)             | YES  |     |
+----------+---------------------------+------+-----+"""
PRINTED = """  Column   |            Type             | Nullable
-----------+-----------------------------+----------
 flight_id | integer                     | not null
 leaves_at | timestamp without time zone | not null
 price     | numeric(10,2)               |"""
MAPPED = """patients:
  age: {min: 0, max: 99}
  weight: {min: 40.5, max: 150.0, unit: kg, nulls: 10%}
  ward: [A, B, C]"""
LISTED = """columns:
  - name: sku
    type: string
    unique: true
  - name: stock
    type: integer
    min: 0
    max: 500
  - name: kind
    type: enum
    values: [toys, books]"""
TABLES = """[[fields]]
name = "temperature"
type = "float"
min = -10
max = 40

[[fields]]
name = "station"
type = "string\""""


def _heads(text: str) -> dict[str, tuple[str, ...]]:
    """The names that a text writes down, with their remarks."""
    outline = read_written_columns(text)
    assert outline is not None
    return {clause.head: clause.notes for clause in outline.clauses if clause.form != "aside"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DESCRIBED, {"order_id": ("integer", "unique"), "status": ("one of new,paid,sent",), "total": ("decimal",)}),
        (PRINTED, {"flight_id": ("integer",), "leaves_at": ("timestamp",), "price": ("decimal",)}),
        (MAPPED, {"age": ("0 to 99",), "weight": ("40.5 to 150.0", "10% missing", "in kg"), "ward": ("one of A, B, C",)}),
        (LISTED, {"sku": ("unique",), "stock": ("0 to 500", "integer"), "kind": ("one of toys, books",)}),
        (TABLES, {"temperature": ("-10 to 40", "decimal"), "station": ()}),
        ("id        int64\nname      object\nfare    float64", {"id": ("integer",), "name": (), "fare": ("decimal",)}),
        (
            "root\n |-- user_id: long (nullable = true)\n |-- name: string (nullable = true)\n |-- born: date (nullable = true)",
            {"user_id": ("integer",), "name": (), "born": ("date",)},
        ),
        (
            "public class Car { public int Id { get; set; } public string Make { get; set; } public decimal Price { get; set; } }",
            {"Id": ("integer",), "Make": (), "Price": ("decimal",)},
        ),
        ("struct Reading { sensor_id: u32, value: f64, ok: bool }", {"sensor_id": ("integer",), "value": ("decimal",), "ok": ("boolean",)}),
        (
            "enum Status { OPEN = 0; DONE = 1; }\nmessage Trip {\n  int64 id = 1;\n  double km = 2;\n  Status status = 3;\n}",
            {"id": ("integer",), "km": ("decimal",), "status": ("one of OPEN, DONE",)},
        ),
        (
            (
                "class M(models.Model):\n  level = models.CharField(choices=[('J','Junior'),('S','Senior')])\n"
                "  a = models.DateField()\n  b = models.BooleanField()"
            ),
            {"level": ("one of J, S",), "a": ("date",), "b": ("boolean",)},
        ),
        (
            "CREATE TABLE [dbo].[E](\n [EId] [int] IDENTITY(1,1) NOT NULL,\n [Born] [datetime] NULL,\n [Pay] [money] NULL\n)",
            {"EId": ("int",), "Born": ("datetime",), "Pay": ("money",)},
        ),
        (
            "id=INT; level=low|high; opened=DATETIME; done=BOOL",
            {"id": ("integer",), "level": ("one of low, high",), "opened": ("timestamp",), "done": ("boolean",)},
        ),
        (
            "Column A: Customer ID\nColumn B: Plan (Basic / Pro)\nColumn C: Signup date",
            {"Customer ID": (), "Plan": ("Basic / Pro",), "Signup date": ()},
        ),
        ("id (PK, int) | name (varchar 100) | born (date)", {"id": ("int", "unique"), "name": ("varchar 100",), "born": ("date",)}),
        ("col | content\nvoter_num | 12 digits\nparty | DEM, REP, UNA", {"voter_num": ("12 digits",), "party": ("DEM, REP, UNA",)}),
        (
            '{"fields": [{"name": "a", "type": "long"}, {"name": "b", "type": {"type": "enum", "symbols": ["x", "y"]}}]}',
            {"a": ("integer",), "b": ("one of x, y",)},
        ),
    ],
)
def test_notations(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    """Types, bounds, values and keys of a notation become remarks of its columns."""
    assert _heads(text) == expected


def test_samples_below_a_header() -> None:
    """Rows below a header are samples of its columns, not columns."""
    outline = read_sampled("station,temp,seen,active\nS1,21.5,2023-05-01 12:00:00,true\nS2,19.0,2023-05-01 12:10:00,false")
    assert outline is not None
    assert [(clause.head, clause.sample) for clause in outline.clauses] == [
        ("station", "S1"), ("temp", 21.5), ("seen", "2023-05-01 12:00:00"), ("active", True)
    ]  # fmt: skip
    assert read_sampled("a,b,c\nd,e,f") is None


def test_headings_are_known_in_many_languages() -> None:
    """A table of columns may be headed in another language."""
    assert [find_role(title) for title in ("Feldname", "Tipo de dato", "Beschreibung", "字段名", "単位", "xyz")] == [
        "name", "type", "description", "name", "unit", ""
    ]  # fmt: skip
    outline = read_grid("Feld | Typ | Einheit\n--- | --- | ---\nhoehe | Zahl | cm\nname | Text |")
    assert outline is not None
    assert [(clause.head, clause.notes) for clause in outline.clauses] == [("hoehe", ("decimal", "in cm")), ("name", ())]


def test_definitions() -> None:
    """A definition by roles becomes remarks, one bound included."""
    assert describe({"minimum": 5, "key": "PRI", "description": "whether it passed"})[0] == (
        "whether it passed",
        "boolean",
        "at least 5",
        "unique",
    )
    assert describe({"range": [1, 9], "share": "20%", "example": "7"}) == (("1 to 9", "20% true"), 7)
    assert read_records("just: one\nline of prose") is None


def test_letters_lose_their_frame(fields: Fields) -> None:
    """Greetings, thanks, signatures and headings of a message become no columns."""
    text = "Subject: demo data\nHi Tom,\n\nwe need orders. Columns: city, quantity, weight of parcel.\n\nThanks!\nAnna"
    assert strip_letter(text).split() == [
        "demo",
        "data.",
        "we",
        "need",
        "orders.",
        "Columns:",
        "city,",
        "quantity,",
        "weight",
        "of",
        "parcel.",
    ]
    assert not {"Subject", "thanks", "Anna", "hi_tom"} & set(fields(text))
    assert strip_letter("Orders: city, quantity. cheers") == "Orders: city, quantity."
    assert strip_letter("Hi\nHello\nThanks") == "Hi\nHello\nThanks"


def test_indentation_and_tabs_stay() -> None:
    """Folding keeps what parts cells and nests members, and else makes runs of blanks one."""
    assert fold_lines("a:\n    b:   1\n\tc") == "a:\n    b:  1\n    c"
    assert fold_lines("  one\ttwo   three ") == "one\ttwo three"


def test_types_with_more_in_one_remark(fields: Fields) -> None:
    """A declared type and what follows it in the same remark are both read."""
    made = fields(
        "Rows:\n- paid_at - timestamp, 2023 only\n- fee - decimal(8,2), 5..500\n"
        "- newsletter - boolean, 30% true\n- currency - EUR (80%), USD (15%), GBP (5%)"
    )
    assert made["paid_at"]["params"] == {"start": "2023-01-01", "end": "2023-12-31"}
    assert (made["fee"]["params"]["min"], made["fee"]["params"]["max"]) == (5, 500)
    assert made["newsletter"]["params"] == {"probability": 0.3}
    assert made["currency"]["params"] == {"values": ["EUR", "USD", "GBP"], "weights": [80.0, 15.0, 5.0]}
