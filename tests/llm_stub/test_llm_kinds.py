"""Every way in which a language model fails or means harm, over real sockets: the answer keeps its contract, is marked and not kept."""

from __future__ import annotations

import asyncio
import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from kinds import CANARY, HTTP, KINDS, NET  # type: ignore[import-not-found]  # it stands beside this file
from many_minds import DESCRIPTION, ROWS, Record, run_kinds  # type: ignore[import-not-found]  # it stands beside this file
from stub_server import KEY  # type: ignore[import-not-found]  # it stands beside this file

from fictable.contract.catalog import Catalog

RULES = ["product_name", "price", "category", "rating"]


@pytest.fixture(scope="module")
def record(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """What became of all kinds, which are asked for at once."""
    folder, before = tmp_path_factory.mktemp("kinds"), Path.cwd()
    os.chdir(folder)
    try:
        yield asyncio.run(run_kinds(catalog, folder))
        assert not (folder / CANARY).exists()
    finally:
        os.chdir(before)


def test_there_are_many_kinds() -> None:
    """As many as the project promises to stand."""
    assert len(KINDS) >= 95


@pytest.mark.parametrize("name", KINDS)
def test_the_answer_keeps_the_contract(record: Record, name: str) -> None:
    """200, CSV, exactly the rows asked for, headers that differ, are printable, short and no formulas."""
    seen = record.seen[name]
    assert seen.status == 200, seen.text
    assert seen.headers["Content-Type"].startswith("text/csv")
    header, *rows = csv.reader(io.StringIO(seen.text))
    assert len(rows) == ROWS == int(seen.headers["X-Row-Count"])
    assert all(len(row) == len(header) for row in rows)
    assert len({cell.casefold() for cell in header}) == len(header) <= 200
    assert all(cell.isprintable() and 1 <= len(cell) <= 128 and cell[0] not in "=+-@\t\r" for cell in header)
    assert not any(char in cell for cell in header for char in '<>"\\')
    assert len(seen.text) < 200_000
    assert "Set-Cookie" not in seen.headers
    assert all(value.isprintable() and len(value) < 200 for value in seen.headers.values())


@pytest.mark.parametrize("name", KINDS)
def test_the_answer_tells_who_planned(record: Record, name: str) -> None:
    """The rules' plan is marked as the fallback, the model's is not."""
    kind, seen = KINDS[name], record.seen[name]
    source, fallback = seen.headers["X-Schema-Source"], seen.headers.get("X-Fallback-Used")
    assert (source, fallback) in {("offline", "true"), ("llm", None)}
    assert kind.fate == "either" or source == {"offline": "offline", "used": "llm"}[kind.fate]
    if source == "offline":
        assert seen.text.splitlines()[0].split(",") == RULES


@pytest.mark.parametrize("name", KINDS)
def test_calls_are_few_and_counted(record: Record, name: str) -> None:
    """One call for what will fail again, two at most; the header tells of all of them."""
    seen = record.seen[name]
    assert seen.calls in KINDS[name].calls
    assert int(seen.headers["X-LLM-Calls"]) == seen.calls
    assert float(seen.headers["X-LLM-Cost"]) <= 0.5
    assert seen.seconds < (20 if not KINDS[name].hasty else 10)


@pytest.mark.parametrize("name", KINDS)
def test_the_service_is_left_alone_as_it_deserves(record: Record, name: str) -> None:
    """What will fail again opens the circuit breaker at once, a passing fault counts, a bad plan says nothing; health follows."""
    seen, leaves = record.seen[name], KINDS[name].leaves
    assert leaves in {seen.state, "any"}
    assert seen.health == ("available" if seen.state == "closed" else "degraded")
    assert seen.quick < 5


@pytest.mark.parametrize("name", KINDS)
def test_a_fallback_is_replaced_when_the_model_is_well(record: Record, name: str) -> None:
    """Nothing of it is kept: the next description asks again. A plan of the model's is kept."""
    seen = record.seen[name]
    expected = "llm" if seen.headers["X-Schema-Source"] == "offline" else "cache"
    assert seen.healed["X-Schema-Source"] == expected
    assert "X-Fallback-Used" not in seen.healed


def test_no_secret_leaves(record: Record) -> None:
    """The key is in the Authorization header of calls alone; descriptions are in no log; nothing was refused as ill-formed."""
    assert record.faults == []
    assert len(record.sent) == len(record.sent_headers) >= len(KINDS)
    assert all(body["max_tokens"] == 8000 and KEY not in str(body) for body in record.sent)
    for headers in record.sent_headers:
        assert [name.lower() for name, value in headers.items() if KEY in value] == ["authorization"]
    shown = [*record.logs, *(text for seen in record.seen.values() for text in (seen.text, str(seen.headers), str(seen.healed)))]
    assert not any(KEY in text for text in shown)
    assert not any(DESCRIPTION in text for text in record.logs)
    assert all("Traceback" not in line for line in record.logs), [line for line in record.logs if "Traceback" in line][:1]


def test_each_plan_is_one_line_of_the_log(record: Record) -> None:
    """Calls, tokens, cost and the estimate of the prompt, for plans that were used and for those that were not."""
    lines = [line for line in record.logs if line.startswith("model=stub-1 ")]
    assert len(lines) >= len(KINDS) + sum(kind.fate == "offline" for kind in KINDS.values())
    assert any("outcome=used" in line and "input_tokens=1000 output_tokens=500 cost=0.002000" in line for line in lines)


def test_the_table_has_the_kinds_of_the_transport() -> None:
    """Statuses and faults of the connection are all there."""
    assert len(HTTP) >= 30
    assert {"reset", "hang", "drip", "chunk_garbage"} <= set(NET)
