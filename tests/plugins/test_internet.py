"""The internet pack: requests whose parts agree, addresses of the right form, and the usual tables."""

from __future__ import annotations

import ipaddress
import re
from typing import Any

import pytest

from fictable.contract.catalog import Catalog


def fields(*names: str, **params: Any) -> list[dict[str, Any]]:
    """Fields of the pack by their names."""
    return [{"name": n.rpartition(".")[2], "type": f"internet.{n}", "params": params.get(n, {})} for n in names]


def test_user_agent_agrees_with_browser_and_system(make: Any) -> None:
    """The user agent names the browser and the system of its row."""
    signs = {
        "Chrome": "Chrome/",
        "Edge": "Edg/",
        "Safari": "Version/",
        "Firefox": "Firefox/",
        "Samsung Internet": "SamsungBrowser/",
        "Opera": "OPR/",
    }
    systems = {"Windows": "Windows NT", "macOS": "Macintosh", "Linux": "Linux", "Android": "Android", "iOS": "iPhone", "iPadOS": "iPad"}
    for row in make(fields("user_agent", "browser", "os", "device_type"), rows=1_000).to_pylist():
        assert signs[row["browser"]] in row["user_agent"]
        assert systems[row["os"]] in row["user_agent"]
        assert (row["device_type"] == "Desktop") == (row["os"] in {"Windows", "macOS", "Linux"})


def test_response_agrees_with_request(make: Any) -> None:
    """Nothing is sent with 204 and 304, only POST creates, and a gateway's timeout takes thirty seconds."""
    for row in make(fields("path", "http_method", "http_status", "response_bytes", "response_ms"), rows=6_000).to_pylist():
        if row["http_status"] in {204, 304}:
            assert row["response_bytes"] == 0
        if row["http_status"] == 201:
            assert row["http_method"] == "POST"
        assert (row["http_status"] != 504) or row["response_ms"] == 30_000
        assert row["path"].startswith("/")
        assert "{" not in row["path"]


def test_most_requests_succeed(make: Any) -> None:
    """About nine requests in ten get a status below 400."""
    codes = make(fields("http_status"), rows=5_000)["http_status"].to_pylist()
    assert 0.9 < sum(code < 400 for code in codes) / len(codes) < 0.98


def test_url_is_made_of_domain_and_path(make: Any) -> None:
    """An address holds the domain and path of its row, below a top-level domain kept for examples."""
    for row in make(fields("url", "domain", "path"), rows=100).to_pylist():
        assert row["url"] == f"https://www.{row['domain']}{row['path']}"
        assert row["domain"].endswith(".example")


@pytest.mark.parametrize(("scope", "private"), [("public", False), ("private", True), ("documentation", True)])
def test_ipv4_scope(make: Any, scope: str, private: bool) -> None:
    """Addresses are of the scope that was asked for."""
    for text in make(fields("ipv4", ipv4={"scope": scope}), rows=500)["ipv4"].to_pylist():
        address = ipaddress.ip_address(text)
        assert address.is_private is private
        assert not address.is_multicast


def test_addresses_parse(make: Any) -> None:
    """IPv6 addresses are of the documentation network, MAC addresses six bytes."""
    network = ipaddress.ip_network("2001:db8::/32")
    for row in make(fields("ipv6", "mac"), rows=200).to_pylist():
        assert ipaddress.ip_address(row["ipv6"]) in network
        assert re.fullmatch(r"([0-9a-f]{2}:){5}[0-9a-f]{2}", row["mac"])


def test_password_hashes(make: Any) -> None:
    """Hashes have the form of their algorithm."""
    forms = {"bcrypt": r"\$2b\$12\$[./A-Za-z0-9]{53}", "sha256": "[0-9a-f]{64}", "sha512": "[0-9a-f]{128}", "md5": "[0-9a-f]{32}"}
    for algorithm, form in forms.items():
        for text in make(fields("password_hash", password_hash={"algorithm": algorithm}), rows=20)["password_hash"].to_pylist():
            assert re.fullmatch(form, text)


def test_nicknames_and_sessions_are_unique(make: Any) -> None:
    """Nicknames promise to be unique; session identifiers are in practice."""
    table = make([{"name": "nick", "type": "internet.username", "unique": True}, *fields("session_id")], rows=20_000)
    assert len(set(table["nick"].to_pylist())) == len(set(table["session_id"].to_pylist())) == 20_000


def test_files_agree_with_their_media_type(make: Any) -> None:
    """File name, extension and media type are of one kind."""
    for row in make(fields("file.file_name", "file.extension", "file.mime_type", "file.file_path"), rows=300).to_pylist():
        assert row["file_name"].endswith("." + row["extension"])
        assert row["file_path"].endswith("/" + row["file_name"])
        assert row["mime_type"] != "image/png" or row["extension"] == "png"


def test_bounces_are_visits_of_one_page(make: Any) -> None:
    """A visit of one page is a bounce and no other is."""
    for row in make(fields("page_views", "bounce", "session_seconds"), rows=500).to_pylist():
        assert row["bounce"] == (row["page_views"] == 1)
        assert row["session_seconds"] >= 1


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows."""
    topics = [topic for name, topic in catalog.topics.items() if catalog.owner[name] == "internet"]
    assert len(topics) >= 5
    for topic in topics:
        wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in topic.fields.items()]
        assert make(wanted, rows=60, constraints=list(topic.constraints)).num_rows == 60
