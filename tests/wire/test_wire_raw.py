"""Bytes that no honest client sends: one answer, the end of the connection in bounded time, and neighbours who do not notice."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from typing import Any

import pytest

BODY = b'{"description": "a table of customers", "rows": 2}'
LATER = b"GET /v1/health/live HTTP/1.1\r\nHost: x\r\n\r\n"
"""What a smuggler would have answered as a second request."""
CHUNKED = b"POST /generate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"


def post(*lines: bytes, body: bytes = BODY) -> bytes:
    """Write a POST with the head lines given."""
    return b"\r\n".join([b"POST /generate HTTP/1.1", b"Host: x", *lines, b"", b""]) + body


def get(*lines: bytes, target: bytes = b"/health", version: bytes = b"HTTP/1.1") -> bytes:
    """Write a GET with the head lines given."""
    return b"\r\n".join([b"GET " + target + b" " + version, b"Host: x", *lines, b"", b""])


# name: (bytes, status)
REFUSED: dict[str, tuple[bytes, int]] = {
    "length and chunks": (post(b"Content-Length: 5", b"Transfer-Encoding: chunked", body=b"0\r\n\r\n" + LATER), 400),
    "chunks and length": (post(b"Transfer-Encoding: chunked", b"Content-Length: 5", body=b"0\r\n\r\n" + LATER), 400),
    "two lengths": (post(b"Content-Length: 5", b"Content-Length: 6", body=b"abcde" + LATER), 400),
    "two lengths in one line": (post(b"Content-Length: 5, 6", body=b"abcde" + LATER), 400),
    "a length with a plus": (post(b"Content-Length: +5", body=b"abcde" + LATER), 400),
    "a negative length": (post(b"Content-Length: -5", body=b"abcde" + LATER), 400),
    "a length in hexadecimal": (post(b"Content-Length: 0x5", body=b"abcde" + LATER), 400),
    "a length beyond 64 bits": (post(b"Content-Length: 99999999999999999999999", body=b"abcde" + LATER), 400),
    "an unknown transfer encoding": (post(b"Transfer-Encoding: xchunked", body=b"0\r\n\r\n" + LATER), 400),
    "chunked not last": (post(b"Transfer-Encoding: chunked, identity", body=b"0\r\n\r\n" + LATER), 400),
    "a space before the colon": (post(b"Transfer-Encoding : chunked", body=b"0\r\n\r\n" + LATER), 400),
    "a folded line": (get(b"X-Folded: a", b" b"), 400),
    "a bare CR": (get(b"X-Bare: a\rX-Other: b"), 400),
    "two hosts": (get(b"Host: y"), 400),
    "no host": (b"GET /health HTTP/1.1\r\n\r\n", 400),
    "a nul in a header": (get(b"X-Nul: a\x00b"), 400),
    "a nul in the target": (get(target=b"/hea\x00lth"), 400),
    "a header without a name": (get(b": value"), 400),
    "a header without a colon": (get(b"Nonsense"), 400),
    "a header of 16 KB": (get(b"X-Long: " + b"a" * 16_384), 431),
    "1000 headers": (get(*(b"X-%d: a" % number for number in range(1000))), 431),
    "a target of 16 KB": (get(target=b"/" + b"a" * 16_384), 414),
    "an unknown version": (get(version=b"HTTP/9.9"), 400),
    "no version": (b"GET /health\r\n\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "the preface of HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "lines without end": (b"\r\n" * 10 + b"\x00" * 100 + b"\r\n\r\n", 400),
    "another expectation": (post(b"Expect: cake", b"Content-Length: 50", b"Connection: close"), 417),
}
REFUSED_LATE: dict[str, bytes] = {
    "a chunk size that is no number": CHUNKED + b"zz\r\n\r\n" + LATER,
    "a negative chunk size": CHUNKED + b"-5\r\nabcde\r\n0\r\n\r\n" + LATER,
    "a chunk longer than it says": CHUNKED + b"3\r\nabcdefgh\r\n0\r\n\r\n" + LATER,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_ambiguous_or_too_much_is_refused(strict: Any, name: str) -> None:
    """One JSON answer with the security headers, then the end: what follows is never taken for a request."""
    data, status = REFUSED[name]
    [answer] = strict.exchange(data)
    assert (answer.status, answer.problem["status_code"], answer.problem["error_type"]) == (status, status, "validation")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-request-id"]
    assert len(answer.body) < 1000


@pytest.mark.parametrize("name", REFUSED_LATE)
def test_chunks_that_are_none_end_the_connection(strict: Any, name: str) -> None:
    """The head may have been fine; the body is refused, and what follows is never taken for a request."""
    answers = strict.exchange(REFUSED_LATE[name])
    assert len(answers) <= 1
    assert all(answer.status == 400 and answer.problem["error_type"] == "validation" for answer in answers)
    assert strict.is_well()


@pytest.mark.parametrize(
    "target",
    [
        "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/docs/../../etc/passwd", "/docs/..%2f..%2fetc%2fpasswd",
        "/docs/%2e%2e%5c%2e%2e%5cpasswd", "/docs//etc/passwd", "//evil.example/generate", "//evil.example/%2f..",
        "/v1/types/..%2f..%2fsecret", "/v1/specs/..%2f..%2fsecret", "/%00", "/health%00", "/docs/index.html%00.js",
        "/generate;x=1", "/%0d%0aX-Evil:%201", "/%E0%A4%A", "http://evil.example/nowhere",
    ],
)  # fmt: skip
def test_no_path_leads_anywhere_else(strict: Any, target: str) -> None:
    """404 or 400, no redirect, no file, and nothing of the path in the answer."""
    answer = strict.ask("GET", target)
    assert answer.status in {400, 404, 422}
    assert "location" not in answer.headers
    assert "x-evil" not in answer.headers
    assert not any(word in answer.body for word in (b"evil", b"passwd", b"root:", b"secret"))
    assert answer.problem["error_type"] == "validation"


def test_slow_heads_are_cut_off(strict: Any) -> None:
    """Fifty clients that bring a head byte by byte, or nothing, are gone after the time limit; neighbours are served meanwhile."""
    clients = [strict.connect() for _ in range(50)]
    for number, client in enumerate(clients):
        client.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: "[: number % 40])
    assert strict.is_well()
    for client in clients:
        assert client.recv(100) == b""
        client.close()


def test_a_stalled_body_is_answered_408_and_cut_off(strict: Any) -> None:
    """A body that stops on its way does not hold its connection; the answer says what was missing."""
    with strict.connect() as client:
        client.sendall(post(b"Content-Type: application/json", b"Content-Length: 50", body=BODY[:10]))
        assert strict.is_well()
        content = b""
        while piece := client.recv(4096):
            content += piece
    head, _, body = content.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert json.loads(body)["code"] == "request_timeout"


def test_a_body_that_ends_early_brings_no_rows(strict: Any) -> None:
    """A client that hangs up before its body is whole gets no dataset, and nobody else is disturbed."""
    with strict.connect() as client:
        client.sendall(post(b"Content-Type: application/json", b"Content-Length: 500"))
        client.shutdown(socket.SHUT_WR)
        assert b"X-Row-Count" not in client.recv(4096)
    assert strict.is_well()


def test_a_client_that_takes_nothing_is_cut_off(strict: Any) -> None:
    """An answer that nobody takes is given up after the time limit, whether it waits in the service or in the system."""
    quiet = strict.count_descriptors()
    body = b'{"description": "customers with name, e-mail, street, city and country", "rows": %d}'
    with contextlib.ExitStack() as held:
        for rows in (1000, 10_000):
            asked = body % rows
            client = held.enter_context(strict.connect(buffer=4096))
            client.sendall(post(b"Content-Type: application/json", b"Content-Length: %d" % len(asked), body=asked))
            assert client.recv(12) == b"HTTP/1.1 200"
        assert strict.is_well()
        deadline = time.monotonic() + 20
        while strict.count_descriptors() > quiet:
            assert time.monotonic() < deadline, "a connection is still open"
            time.sleep(0.05)


def test_forty_requests_at_once_are_answered_in_order(strict: Any) -> None:
    """Pipelined requests are answered one by one, each with its own id; the one that asks for the end is the last."""
    requests = [get(b"X-Request-ID: number-%d" % number) for number in range(39)]
    answers = strict.exchange(b"".join(requests) + get(b"X-Request-ID: number-39", b"Connection: close"))
    assert [answer.headers["x-request-id"] for answer in answers] == [f"number-{number}" for number in range(40)]
    assert {answer.status for answer in answers} == {200}


@pytest.mark.parametrize(
    ("given", "kept"),
    [("abc-1.2_3", True), ("x" * 64, True), ("x" * 65, False), ("", False), ("a b", False), ("<script>", False), ("ä", False)],
)
def test_a_request_id_is_kept_if_it_is_plain(strict: Any, given: str, kept: bool) -> None:
    """A valid id comes back in header, error and log; another is replaced by a new one, and repeated nowhere."""
    answer = strict.ask("GET", "/nowhere", headers={"X-Request-ID": given})
    used = answer.headers["x-request-id"]
    assert (used == given) is kept
    assert len(used) == 32 or kept
    assert answer.problem["instance"] == f"urn:fictable:request:{used}"


@pytest.mark.parametrize("path", ["/", "/health", "/docs", "/openapi.json", "/v1/types/person.name", "/nowhere"])
def test_every_answer_has_the_security_headers(strict: Any, path: str) -> None:
    """No sniffing, no frames, no referrer, no scripts of others."""
    headers = strict.ask("GET", path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["server"] == "fictable"
    assert "access-control-allow-origin" not in headers


def test_the_log_is_lines_of_json_without_secrets(strict: Any) -> None:
    """Whatever was sent: each line is one entry, with no query, no header, no key; control characters are escaped."""
    secrets = {"Authorization": "Bearer sk-canary-header", "Cookie": "session=sk-canary-cookie"}
    answer = strict.ask("GET", "/v1/types?api_key=sk-canary-query", headers={**secrets, "X-Request-ID": "log-1"})
    assert answer.status == 422
    strict.ask("GET", '/%0a{"level":"info"}%1b[31m', headers={"X-Request-ID": "log-2"})
    entries = {}
    for _ in range(200):
        entries = {entry["request_id"]: entry for entry in map(json.loads, list(strict.lines)) if "request_id" in entry}
        if {"log-1", "log-2"} <= entries.keys():
            break
        time.sleep(0.02)
    assert (entries["log-1"]["path"], entries["log-1"]["status"], entries["log-1"]["method"]) == ("/v1/types", 422, "GET")
    assert entries["log-2"]["path"].startswith("/\n{")
    assert set(entries["log-1"]) == {"timestamp", "request_id", "method", "path", "status", "bytes", "seconds"}
    text = "".join(strict.lines)
    assert "sk-canary" not in text
    assert "\x1b" not in text
    assert "Traceback" not in text
