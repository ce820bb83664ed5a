"""Plans that mean harm: nothing they say leaves its limits, runs, or reaches a header or a cell as more than text."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from typing import Any

import pytest
from good_answers import SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import StubModel, answer_text  # type: ignore[import-not-found]  # it stands beside this file

from fictable.errors import GenerationFailed
from fictable.work.running import TableStream

HUGE = "z" * 50_000
ODD_NAMES: list[Any] = [None, 7, [], {}, True]
ATTACKS: dict[str, dict[str, Any]] = {
    "many_fields": {"fields": [{"name": f"c{number}", "type": "text.word"} for number in range(5000)]},
    "huge_strings": {"fields": [{"name": HUGE, "type": "category", "values": [HUGE], "clause": HUGE}], "title": HUGE, "table": HUGE},
    "unknown_types": {"fields": [{"name": text, "type": text} for text in ("os.system", "__import__", "faker.__init__", "../x")]},
    "wrong_value_types": {"fields": [{"name": "x", "type": "number.integer", "min": "a", "max": [], "unique": "yes", "cases": 7}]},
    "bad_name_types": {"fields": [{"name": name, "type": "text.word"} for name in ODD_NAMES]},
    "negative_weights": {"fields": [{"name": "x", "type": "category", "values": ["a", "b"], "weights": [-1, 2]}]},
    "min_above_max": {"fields": [{"name": "x", "type": "number.integer", "min": 9, "max": 1}]},
    "numbers_beyond": {"fields": [{"name": "x", "type": "number.decimal", "min": -1e308, "max": 1e308, "decimals": 999}]},
    "impossible_unique": {"fields": [{"name": "x", "type": "category", "values": ["a"], "unique": True}]},
    "cycle": {"fields": [{"name": "a", "type": "expression", "expr": "b"}, {"name": "b", "type": "expression", "expr": "a"}]},
    "date_cycle": {"fields": [{"name": "a", "type": "date", "after": "b"}, {"name": "b", "type": "date", "after": "a"}]},
    "formula_names": {"fields": [{"name": name, "type": "text.word"} for name in ("=1+1", "+1", "-1", "@x", "\t=1", "\r\nX: y")]},
    "path_names": {"fields": [{"name": name, "type": "text.word"} for name in ("../../etc/passwd", "C:\\x", "a/b")]},
    "markup": {"fields": [{"name": "<script>alert(1)</script>", "type": "text.word"}], "table": "<b>", "title": "<img src=x>"},
    "same_names": {"fields": [{"name": "a", "type": "text.word"} for _ in range(5)]},
    "surrogates": {"fields": [{"name": "\ud800", "type": "category", "values": ["\udfff", "x"], "clause": "\ud800"}], "title": "\ud800"},
    "pattern_bomb": {"fields": [{"name": "x", "type": "id.pattern", "pattern": "(([a-z]{1,999}){1,999}){1,999}"}]},
    "template_attack": {"fields": [{"name": "x", "type": "id.template", "template": "{seq.__class__}{0}{letters:999999999}"}]},
    "expression_attack": {"fields": [{"name": "x", "type": "expression", "expr": "().__class__.__bases__[0]"}]},
    "deep_expression": {"fields": [{"name": "x", "type": "expression", "expr": "(" * 5000 + "1" + ")" * 5000}]},
    "case_attack": {
        "fields": [{"name": "x", "type": "text.word", "cases": [{"when": "exit()", "value": {"a": 1}}, {"when": "x ='", "value": 1}]}]
    },
    "overrides": {
        "fields": [{"name": "x", "type": "text.word", "rows": 10**9}],
        "rows": 10**9,
        "locale": "../../x",
        "format": "xlsx",
        "seed": -1,
    },
    "strange_dates": {"fields": [{"name": "x", "type": "datetime", "start": "yesterday", "end": "9999-99-99"}]},
    "endless_dates": {"fields": [{"name": "x", "type": "date", "after": "x", "max_offset": 1e17, "unit": "aeon"}]},
    "secrets": {"fields": [{"name": "k", "type": "category", "values": ["$OPENAI_API_KEY", "{{7*7}}", "%(x)s"]}]},
    "tables": {"fields": [{"name": "x", "type": "reference", "extra": [{"key": "to", "value": "a.b"}]}], "tables": [{"rows": 9}]},
    "deep_extra": {"fields": [{"name": "x", "type": "number.float", "extra": [{"key": "distribution", "value": "[" * 900}]}]},
}


@pytest.mark.parametrize("name", ATTACKS)
async def test_a_hostile_plan_is_tamed(stub: StubModel, open_service: Any, name: str) -> None:
    """200 with the rows asked for, soon; header cells differ, are printable and short, and are no formulas."""
    client = await open_service()
    stub.script = [answer_text(json.dumps(ATTACKS[name]))]
    async with asyncio.timeout(15):
        response = await client.post("/generate", json={"description": SHOP, "rows": 7})
        text = await response.text()
    assert response.status == 200, text
    header, *rows = csv.reader(io.StringIO(text))
    assert len(rows) == 7
    assert all(len(row) == len(header) for row in rows)
    assert len({cell.casefold() for cell in header}) == len(header) <= 200
    assert all(cell.isprintable() and 1 <= len(cell) <= 128 and cell[0] not in "=+-@\t\r" for cell in header)
    assert not any(char in cell for cell in header for char in '<>"\\')
    assert len(text) < 200_000
    assert response.headers["X-Schema-Source"] in {"llm", "offline"}
    assert len(stub.calls) <= 2


async def test_a_plan_whose_rows_break_is_replaced_by_the_rules(
    stub: StubModel, open_service: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Rows that break a promise of the model's plan are not the user's trouble: the rules' plan is used, marked, and logged."""
    check = TableStream.check

    def fail(stream: TableStream) -> Any:
        if "broken" in stream.run.table.fields:
            raise GenerationFailed("the rows break a promise")
        return check(stream)

    monkeypatch.setattr(TableStream, "check", fail)
    client = await open_service()
    stub.script = [answer_text(json.dumps({"fields": [{"name": "broken", "type": "text.word"}]}))]
    response = await client.post("/generate", json={"description": SHOP, "rows": 7})
    assert (response.status, response.headers["X-Schema-Source"], response.headers["X-Fallback-Used"]) == (200, "offline", "true")
    assert "no rows by the language model's plan" in caplog.text
