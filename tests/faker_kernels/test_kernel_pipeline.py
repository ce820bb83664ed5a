"""Fields of Faker types that have kernels come through the engine in their storage."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

KINDS = {
    "uuid4": pa.string(), "iban": pa.string(), "text": pa.string(), "user_agent": pa.string(), "color": pa.string(), "iso8601": pa.string(),
    "date_time": pa.timestamp("s"), "date_of_birth": pa.date32(), "time_object": pa.time32("s"), "latitude": pa.float64(),
    "pyfloat": pa.float64(), "pyint": pa.int64(), "pybool": pa.bool_(), "unix_time": pa.float64(), "port_number": pa.int64(),
}  # fmt: skip


def test_kernels_come_through_the_engine(make: Any) -> None:
    """Every storage, with parameters, nulls and cases, and in other locales; few rows are the first of many."""
    fields: list[dict[str, Any]] = [{"name": name, "type": f"faker.{name}"} for name in KINDS]
    fields += [
        {"name": "number", "type": "faker.credit_card_number", "null_fraction": 0.5},
        {"name": "day", "type": "faker.date", "params": {"pattern": "%d.%m.%Y"}},
        {"name": "japanese", "type": "faker.sentence", "locale": "ja_JP", "params": {"nb_words": 3}},
        {"name": "italian", "type": "faker.ssn", "locale": "it_IT", "cases": [{"when": "pybool", "value": "none"}]},
    ]
    table = make(fields, rows=300)
    assert {name: table.schema.field(name).type for name in KINDS} == KINDS
    assert 100 < table.column("number").null_count < 200
    assert all(day[2] == day[5] == "." for day in table.column("day").to_pylist())
    assert all(text.endswith("。") for text in table.column("japanese").to_pylist())
    assert {len(text) for text in table.column("italian").to_pylist()} == {4, 16}
    assert make(fields, rows=20).equals(table.slice(0, 20))
