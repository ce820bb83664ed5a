"""Columns that code and print-outs show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fictable.plan.grammar_tables import read_written_columns

Fields = Callable[[str], dict[str, dict[str, Any]]]

PYTHON = """class Booking(BaseModel):
    booking_id: int
    check_in: date
    check_out: date  # after check_in
    nights: int = Field(ge=1, le=30)
    room: Literal["single", "double"]
    paid: bool = False
"""
TYPESCRIPT = """export interface Station {
  stationId: string;      // uuid
  capacity: number;       // 10 - 60
  kind: 'dock' | 'virtual';
  lastReported?: string;
}"""
PROTO = """message Trade {
  string trade_id = 1;
  double price = 2;
  repeated int32 quantity = 3;
  bool is_buy = 4;
}"""
PANDAS = """RangeIndex: 200 entries, 0 to 199
 #   Column       Non-Null Count  Dtype
 0   PassengerId  200 non-null    int64
 1   Name         200 non-null    object
 2   Age          150 non-null    float64
"""
R = """'data.frame': 3 obs. of 3 variables:
 $ id     : int  1 2 3
 $ weight : num  1.5 2.5 3.5
 $ colour : Factor w/ 2 levels "red","blue": 1 2 1
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (PYTHON, ["booking_id", "check_in", "check_out", "nights", "room", "paid"]),
        (TYPESCRIPT, ["stationId", "capacity", "kind", "lastReported"]),
        (PROTO, ["trade_id", "price", "quantity", "is_buy"]),
        ("model User {\n  id    Int     @id\n  email String  @unique\n  name  String?\n}", ["id", "email", "name"]),
        ("public class Item {\n  private String title;\n  private int count;\n  private boolean sold;\n}", ["title", "count", "sold"]),
        (PANDAS, ["PassengerId", "Name", "Age"]),
        (R, ["id", "weight", "colour"]),
        ("INSERT INTO people (id, name, born) VALUES (1, 'Ann', '1990-01-04');", ["id", "name", "born"]),
        ("<row><id>1</id><name>Ann</name><hired>2020-01-04</hired></row>", ["id", "name", "hired"]),
        ("- name: Ann\n  age: 34\n  joined: 2023-01-04\n", ["name", "age", "joined"]),
        ("order_id=1001 customer=Ann total=12.50", ["order_id", "customer", "total"]),
        ("df.columns = ['id', 'date', 'sales']", ["id", "date", "sales"]),
    ],
)
def test_code_and_print_outs_name_columns(text: str, names: list[str]) -> None:
    """In the order and the spelling of the text."""
    outline = read_written_columns(text)
    assert outline is not None
    assert [clause.head for clause in outline.clauses if clause.form == "column"] == names


def test_what_code_says_of_a_member_is_kept(fields: Fields) -> None:
    """Types, choices, bounds, remarks and missing values."""
    made = fields(PYTHON)
    assert made["check_out"]["params"]["after"] == "check_in"
    assert made["nights"]["params"] == {"min": 1, "max": 30}
    assert made["room"]["params"] == {"values": ["single", "double"]}
    assert made["paid"]["type"] == "boolean"
    assert fields(TYPESCRIPT)["stationId"]["type"] == "id.uuid"
    assert fields(TYPESCRIPT)["kind"]["params"] == {"values": ["dock", "virtual"]}
    assert fields(PANDAS)["Age"]["null_fraction"] == pytest.approx(0.25)
    assert fields(R)["colour"]["params"] == {"values": ["red", "blue"]}


@pytest.mark.parametrize("text", ["cars of any type Sedan (small), colour and price", "class: a, b and c", "x=1"])
def test_prose_is_no_code(text: str) -> None:
    """Words such as class and type are words first."""
    outline = read_written_columns(text)
    assert outline is None or all(clause.form != "column" for clause in outline.clauses)
