"""The ways in which a language model fails or means harm, and what becomes of each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from good_answers import GOOD, SHOP  # type: ignore[import-not-found]  # it stands beside this file
from stub_network import (  # type: ignore[import-not-found]  # it stands beside this file
    HEADERS,
    PART,
    answer_endlessly,
    answer_late,
    drip,
    hang,
    hang_up,
    stream_late,
    write_raw,
)
from stub_server import Reply, answer_error, answer_raw, answer_text  # type: ignore[import-not-found]  # it stands beside this file

CANARY = "canary"
"""A file in the working folder that no plan may make."""
Fate = Literal["offline", "used", "either"]


@dataclass(frozen=True)
class Kind:
    """The replies of the service, one for each call; what answers then; how many calls are made; what the calls say of the service.

    `leaves` is the state of the circuit breaker afterwards; `hasty`: asked with a deadline of less than a second.
    """

    script: Sequence[Reply]
    fate: Fate = "offline"
    calls: tuple[int, ...] = (1,)
    leaves: str = "failing"
    hasty: bool = False


HTML = b"<html><body>Sorry</body></html>"
GOOD_PLAN = json.dumps(GOOD[SHOP])


def permanent(reply: Reply) -> Kind:
    """One call; then the service is left alone for minutes."""
    return Kind([reply], leaves="open")


def passing(reply: Reply) -> Kind:
    """Two calls."""
    return Kind([reply], calls=(2,))


def unusable(content: str | None, calls: int = 2, **choice: Any) -> Kind:
    """An answer that is no plan; it says nothing against the service."""
    return Kind([answer_text(content, **choice)], calls=(calls,), leaves="closed")


def usable(content: str) -> Kind:
    """An answer that is a good plan in wrapping."""
    return Kind([answer_text(content)], "used", leaves="closed")


def harmful(plan: Any, fate: Fate = "either") -> Kind:
    """A plan that means harm; what it makes is within the limits."""
    return Kind([answer_text(plan if isinstance(plan, str) else json.dumps(plan))], fate, calls=(1, 2), leaves="closed")


def columns(names: Sequence[Any], type_id: str = "text.word") -> dict[str, Any]:
    """A plan with columns of these names."""
    return {"fields": [{"name": name, "type": type_id} for name in names]}


def column(**facts: Any) -> dict[str, Any]:
    """A plan with one column."""
    return {"fields": [{"name": "x", **facts}]}


def limited(**headers: str) -> Reply:
    """A rate limit."""
    return answer_error(429, "rate_limit_exceeded", **headers)


HTTP = {
    "500": passing(answer_error(500)),
    "500_html": passing(answer_raw(HTML, 500, "text/html")),
    "502_html": passing(answer_raw(HTML, 502, "text/html")),
    "503": passing(answer_error(503, retry_after="0")),
    "504_empty": passing(answer_raw(b"", 504, "text/plain")),
    "529_overloaded": passing(answer_error(529, "overloaded_error")),
    "408": passing(answer_error(408)),
    "409": passing(answer_error(409)),
    "rate_limit": passing(limited(retry_after="0.05")),
    "rate_limit_ms": passing(limited(retry_after_ms="50")),
    "rate_limit_date": passing(limited(retry_after="Wed, 21 Oct 2015 07:28:00 GMT", date="Wed, 21 Oct 2015 07:28:00 GMT")),
    "rate_limit_bad": passing(limited(retry_after="soon")),
    "rate_limit_nan": passing(limited(retry_after="nan")),
    "rate_limit_negative": passing(limited(retry_after="-5")),
    "rate_limit_none": passing(limited()),
    "rate_limit_60s": permanent(limited(retry_after="60")),
    "rate_limit_huge": permanent(limited(retry_after="1e308")),
    "insufficient_quota": permanent(answer_error(429, "insufficient_quota")),
    "credit_exhausted": permanent(answer_error(429, "credit_balance_exhausted")),
    "billing_402": permanent(answer_error(402, "billing_not_active")),
    "unauthorized": permanent(answer_error(401, "invalid_api_key")),
    "forbidden": permanent(answer_error(403)),
    "model_not_found": permanent(answer_error(404, "model_not_found")),
    "404_html": permanent(answer_raw(HTML, 404, "text/html")),
    "400_bad_request": permanent(answer_error(400, "invalid_request_error")),
    "400_context_length": permanent(answer_error(400, "context_length_exceeded")),
    "400_html": permanent(answer_raw(HTML, 400, "text/html")),
    "400_text_error": permanent(answer_raw(b'{"error": "no"}', 400)),
    "400_content_filter": Kind([answer_error(400, "content_filter")], leaves="closed"),
    "413": permanent(answer_error(413)),
    "422": permanent(answer_error(422)),
    "redirect": permanent(answer_raw(b"", 307, location="/elsewhere")),
    "redirect_loop": permanent(answer_raw(b"", 302, location="/v1/chat/completions")),
    "endless_error": Kind([answer_endlessly(500)]),
}
NET = {
    "reset": passing(write_raw(reset=True)),
    "close": passing(hang_up),
    "reset_mid_body": Kind([write_raw(HEADERS + b"Content-Length: 900\r\n\r\n" + PART, pause=0.05, reset=True)]),
    "close_mid_body": Kind([write_raw(HEADERS + b"Content-Length: 900\r\n\r\n" + PART)]),
    "chunk_garbage": Kind([write_raw(HEADERS + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + PART + b"\r\n")]),
    "no_http": passing(write_raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")),
    "header_flood": passing(write_raw(HEADERS + b"X: " + b"y" * 300_000 + b"\r\n\r\n")),
    "hang": Kind([hang], hasty=True),
    "hang_after_headers": Kind([write_raw(HEADERS + b"Content-Length: 900\r\n\r\n", rest=30)], hasty=True),
    "keepalive_hang": Kind([answer_text("no plan"), hang], calls=(1, 2), leaves="any", hasty=True),
    "drip": Kind([drip], hasty=True),
    "slow": Kind([answer_late(3)], hasty=True),
    "slow_stream": Kind([stream_late(5)], hasty=True),
}
ENVELOPE = {
    "empty_body": Kind([answer_raw(b"")]),
    "html_200": Kind([answer_raw(HTML, media_type="text/html")]),
    "not_json_200": Kind([answer_raw(b"{'choices': []}")]),
    "invalid_utf8": Kind([answer_raw(b'{"choices": "\xff\xfe"}')]),
    "wrong_envelope": Kind([answer_raw(b"[1, 2]")]),
    "deep_envelope": Kind([answer_raw(b"[" * 200_000)]),
    "error_with_200": Kind([answer_raw(b'{"error": {"message": "no", "code": "server_error"}}')]),
    "no_choices": Kind([answer_raw(b'{"id": "x"}')]),
    "empty_choices": Kind([answer_raw(b'{"choices": []}')]),
    "null_choice": Kind([answer_raw(b'{"choices": [null]}')]),
    "odd_usage": Kind(
        [answer_raw(json.dumps({"choices": [{"message": {"content": GOOD_PLAN}}], "usage": {"prompt_tokens": -1e99}}).encode())],
        "used",
        leaves="closed",
    ),
    "null_content": unusable(None, 1),
    "empty_content": unusable("  ", 1),
    "list_content": Kind([answer_raw(b'{"choices": [{"message": {"content": [{"type": "text"}]}}]}')], leaves="closed"),
    "tool_call": Kind(
        [answer_raw(b'{"choices": [{"message": {"content": null, "tool_calls": [{"id": "x"}]}, "finish_reason": "tool_calls"}]}')],
        leaves="closed",
    ),
}
CONTENT = {
    "prose": unusable("Sure! Here is a plan for your table."),
    "single_quotes": unusable("{'fields': []}"),
    "json5": unusable("{fields: [{name: 'x',},]}"),
    "null_json": unusable("null"),
    "array_json": unusable("[]"),
    "string_json": unusable('"fields"'),
    "empty_object": unusable("{}"),
    "no_fields": unusable('{"fields": []}'),
    "fields_of_nonsense": unusable('{"fields": [1, null, "x"]}'),
    "truncated": unusable('{"title": "x", "fields": [{"name": "a', 1, finish_reason="length"),
    "refusal": unusable(None, 1, refusal="I cannot help with that."),
    "refusal_text": unusable("I'm sorry, but I cannot assist with that request."),
    "content_filter": unusable("", 1, finish_reason="content_filter"),
    "content_filter_partial": unusable(GOOD_PLAN[:200], 1, finish_reason="content_filter"),
    "fenced": usable(f"```json\n{GOOD_PLAN}\n```"),
    "fenced_prose": usable(f"Here it is:\n```\n{GOOD_PLAN}\n```\nEnjoy!"),
    "leading": usable(f"Plan: {GOOD_PLAN}"),
    "trailing": usable(f"{GOOD_PLAN} That is all."),
    "bom": usable(f"\ufeff{GOOD_PLAN}"),
    "double_encoded": usable(json.dumps(GOOD_PLAN)),
    "truncated_valid": Kind([answer_text(GOOD_PLAN, finish_reason="length")], "either", leaves="closed"),
}
HUGE = "z" * 50_000
SPEC = {
    "many_fields": harmful(columns([f"c{number}" for number in range(5000)])),
    "huge_strings": harmful({**columns([HUGE]), "title": HUGE, "table": HUGE, "unresolved": [HUGE]}),
    "huge_response": Kind([answer_text("x" * 2_100_000)]),
    "endless_response": Kind([answer_endlessly()]),
    "gzip_bomb": Kind([answer_raw(gzip.compress(b" " * 50_000_000, 9), content_encoding="gzip")]),
    "deep": harmful('{"fields": ' + "[" * 100_000, "offline"),
    "nan": harmful('{"fields": [{"name": "x", "type": "number.decimal", "min": NaN, "max": Infinity, "mean": -Infinity}]}'),
    "huge_int": harmful('{"fields": ' + "9" * 5000 + "}", "offline"),
    "huge_bounds": harmful(column(type="number.decimal", min=-1e308, max=1e308, decimals=999)),
    "unknown_types": harmful(columns(["os.system", "__import__", "faker.__init__", "../x"], "faker.exec")),
    "wrong_value_types": harmful(column(type="number.integer", min="a", max=[], unique="yes", cases=7, weights={})),
    "bad_name_types": harmful(columns([None, 7, [], {}, True])),
    "neg_weights": harmful(column(type="category", values=["a", "b"], weights=[-1, 2])),
    "min_gt_max": harmful(column(type="number.integer", min=9, max=1)),
    "impossible_unique": harmful(column(type="category", values=["a"], unique=True)),
    "cyclic": harmful({"fields": [{"name": "a", "type": "expression", "expr": "b"}, {"name": "b", "type": "expression", "expr": "a"}]}),
    "date_cycle": harmful({"fields": [{"name": "a", "type": "date", "after": "b"}, {"name": "b", "type": "date", "after": "a"}]}),
    "nested": harmful(column(type="category", values=[{"a": [1]}, ["b"]], extra=[{"key": "distribution", "value": "[" * 900}])),
    "locale_attack": harmful({**columns(["x"]), "locale": "../../x"}),
    "provider_attack": harmful(column(type="faker.file_path", extra=[{"key": "__class__", "value": f"open('{CANARY}', 'w')"}])),
    "row_override": harmful({**columns(["x"]), "rows": 10**9, "format": "xlsx", "seed": -1, "tables": [{"rows": 9}]}),
    "table_attack": harmful(column(type="reference", extra=[{"key": "to", "value": "a.b"}])),
    "dup_names": harmful(columns(["a", "A", "a", "a_2", "a"]), "used"),
    "unicode_names": harmful(columns(["naïve", "имя", "名前", "\u202eevil", "a\u0300", "😀"]), "used"),
    "formula_names": harmful(columns(["=1+1", "+1", "-1", "@x", "\t=1", "\r\nX: y", "=cmd|' /C calc'!A0"]), "used"),
    "path_names": harmful(columns(["../../etc/passwd", "C:\\x", "a/b", CANARY]), "used"),
    "sql_names": harmful(columns(["x; DROP TABLE specs;--", "' OR 1=1", '"']), "used"),
    "header_names": harmful({**columns(["X-Evil: 1\r\nSet-Cookie: a=b"]), "title": "a\r\nSet-Cookie: a=b"}, "used"),
    "html": harmful({**columns(["<script>alert(1)</script>"]), "table": "<b>", "title": "<img src=x>"}, "used"),
    "surrogate": harmful({"fields": [{"name": "\ud800", "type": "category", "values": ["\udfff", "x"], "clause": "\ud800"}]}),
    "regex_bomb": harmful(column(type="id.pattern", pattern="(([a-z]{1,999}){1,999}){1,999}")),
    "template_attack": harmful(column(type="id.template", template="{seq.__class__}{0}{letters:999999999}")),
    "expr_attack": harmful(column(type="expression", expr=f"__import__('os').system('touch {CANARY}')")),
    "expr_deep": harmful(column(type="expression", expr="(" * 5000 + "1" + ")" * 5000)),
    "case_attack": harmful(column(type="text.word", cases=[{"when": "exit()", "value": {"a": 1}}, {"when": "x ='", "value": 1}])),
    "strange_dates": harmful(column(type="datetime", start="yesterday", end="9999-99-99")),
    "endless_dates": harmful(column(type="date", after="x", max_offset=1e17, unit="aeon")),
    "secrets": harmful(column(type="category", values=["$OPENAI_API_KEY", "{{7*7}}", "%(x)s"])),
}
KINDS: dict[str, Kind] = {**HTTP, **NET, **ENVELOPE, **CONTENT, **SPEC}
