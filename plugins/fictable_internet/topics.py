"""The usual tables about web sites, networks and files."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic

YEAR: Final[dict[str, Any]] = {"start": "2025-01-01", "end": "2025-12-31"}


def choose(*values: str, weights: tuple[float, ...] = ()) -> dict[str, Any]:
    """A category field."""
    return {"type": "category", "params": {"values": list(values), **({"weights": list(weights)} if weights else {})}}


TOPICS: Final = (
    Topic(
        "internet.web_logs",
        (
            "web log",
            "web server log",
            "access log",
            "server log",
            "http log",
            "http request",
            "apache log",
            "nginx log",
            "request log",
            "web traffic",
        ),
        "web_logs",
        {
            "request_id": "internet.session_id",
            "timestamp": "internet.requested_at",
            "ip_address": "internet.ipv4",
            "http_method": "internet.http_method",
            "path": "internet.path",
            "http_status": "internet.http_status",
            "response_bytes": "internet.response_bytes",
            "response_time_ms": "internet.response_ms",
            "referrer": "internet.request_referrer",
            "user_agent": "internet.user_agent",
        },
        title="Web server log",
    ),
    Topic(
        "internet.sessions",
        (
            "web session",
            "website session",
            "website visit",
            "web analytics",
            "site visit",
            "website traffic",
            "website visitor",
            "user session",
            "google analytics",
        ),
        "sessions",
        {
            "session_id": "internet.session_id",
            "visitor_id": {"type": "number.integer", "params": {"min": 1, "max": 5000}},
            "started_at": {"type": "datetime", "params": YEAR},
            "country": "place.world.country",
            "device_type": "internet.device_type",
            "os": "internet.os",
            "browser": "internet.browser",
            "traffic_source": "internet.traffic_source",
            "landing_page": "internet.landing_page",
            "page_views": "internet.page_views",
            "session_duration_seconds": "internet.session_seconds",
            "bounced": "internet.bounce",
            "converted": "internet.converted",
        },
        title="Visits of a web site",
    ),
    Topic(
        "internet.clickstream",
        ("clickstream", "click event", "event tracking", "user event", "app event", "page view event", "event log"),
        "events",
        {
            "event_id": "id.uuid",
            "user_id": {"type": "number.integer", "params": {"min": 1, "max": 2000}},
            "session_id": "internet.session_id",
            "occurred_at": {"type": "datetime", "params": YEAR},
            "event_type": choose(
                "page_view", "click", "scroll", "add_to_cart", "search", "purchase", "sign_up", weights=(46, 26, 13, 6, 5, 3, 1)
            ),
            "page": "internet.path",
            "referrer": "internet.referrer",
            "device_type": "internet.device_type",
            "browser": "internet.browser",
            "os": "internet.os",
        },
        title="Click events",
    ),
    Topic(
        "internet.network_traffic",
        (
            "network traffic",
            "network flow",
            "firewall log",
            "netflow",
            "packet capture",
            "network connection",
            "intrusion detection",
            "cyber security event",
            "cybersecurity",
        ),
        "connections",
        {
            "connection_id": "id.sequence",
            "timestamp": {"type": "datetime", "params": YEAR},
            "source_ip": {"type": "internet.ipv4", "params": {"scope": "private"}},
            "source_port": {"type": "number.integer", "params": {"min": 1024, "max": 65535}},
            "destination_ip": "internet.ipv4",
            "destination_port": "internet.port",
            "protocol": {
                "type": "internet.protocol",
                "cases": [
                    {"when": "destination_port in (53, 123, 161, 514)", "value": "UDP"},
                    {"when": "destination_port != 443", "value": "TCP"},
                ],
            },
            "duration_ms": {
                "type": "number.integer",
                "params": {"min": 1, "max": 600000, "distribution": {"kind": "lognormal", "mean": 6.5, "stddev": 1.6}},
            },
            "bytes_sent": "internet.traffic_bytes",
            "packets": {
                "type": "number.integer",
                "params": {"min": 1, "max": 50000, "distribution": {"kind": "lognormal", "mean": 2.8, "stddev": 1.2}},
            },
            "action": choose("allow", "deny", weights=(93, 7)),
            "label": choose("benign", "port_scan", "brute_force", "ddos", weights=(94, 3, 2, 1)),
        },
        title="Network connections",
    ),
    Topic(
        "internet.login_attempts",
        ("login attempt", "login event", "sign-in", "sign in log", "authentication log", "login history", "audit log"),
        "logins",
        {
            "login_id": "id.sequence",
            "username": "person.username",
            "email": "person.email",
            "attempted_at": {"type": "datetime", "params": YEAR},
            "ip_address": "internet.ipv4",
            "country": "place.world.country",
            "device_type": "internet.device_type",
            "browser": "internet.browser",
            "result": choose("success", "failure", weights=(88, 12)),
            "failure_reason": {
                **choose("wrong password", "unknown user", "account locked", "expired code", weights=(64, 18, 10, 8)),
                "cases": [{"when": "result = 'success'", "value": None}],
            },
            "mfa_used": {"type": "boolean", "params": {"probability": 0.46}},
        },
        title="Login attempts",
    ),
    Topic(
        "internet.files",
        ("file", "file upload", "document upload", "uploaded file", "file metadata", "download"),
        "files",
        {
            "file_id": "id.uuid",
            "file_name": "internet.file.file_name",
            "extension": "internet.file.extension",
            "mime_type": "internet.file.mime_type",
            "size_bytes": "internet.file.file_size",
            "uploaded_by": "person.username",
            "uploaded_at": {"type": "datetime", "params": YEAR},
            "checksum": "internet.token",
            "downloads": {
                "type": "number.integer",
                "params": {"min": 0, "max": 5000, "distribution": {"kind": "lognormal", "mean": 2.5, "stddev": 1.4}},
            },
        },
        title="Files",
    ),
    Topic(
        "internet.servers",
        ("server", "server metric", "infrastructure monitoring", "server monitoring", "host metric", "it asset", "network device"),
        "servers",
        {
            "server_id": {"type": "id.template", "params": {"template": "srv-{seq:4}"}},
            "hostname": "internet.domain",
            "ip_address": {"type": "internet.ipv4", "params": {"scope": "private"}},
            "mac_address": "internet.mac",
            "environment": choose("production", "staging", "development", weights=(55, 20, 25)),
            "operating_system": choose(
                "Ubuntu 22.04", "Ubuntu 24.04", "Debian 12", "RHEL 9", "Windows Server 2022", weights=(34, 18, 18, 16, 14)
            ),
            "cpu_percent": {
                "type": "number.decimal",
                "params": {"min": 0, "max": 100, "decimals": 1, "distribution": {"kind": "normal", "mean": 38, "stddev": 20}},
                "cases": [{"when": "status = 'stopped'", "value": 0}],
            },
            "memory_percent": {
                "type": "number.decimal",
                "params": {"min": 5, "max": 100, "decimals": 1, "distribution": {"kind": "normal", "mean": 58, "stddev": 17}},
            },
            "disk_percent": {
                "type": "number.decimal",
                "params": {"min": 2, "max": 100, "decimals": 1, "distribution": {"kind": "normal", "mean": 52, "stddev": 20}},
            },
            "uptime_percent": "internet.uptime",
            "status": choose("running", "stopped", "maintenance", weights=(93, 4, 3)),
        },
        title="Servers",
    ),
    Topic(
        "internet.issues",
        (
            "bug report",
            "bug",
            "software bug",
            "issue tracker",
            "issue tracking",
            "software issue",
            "project task",
            "development task",
            "backlog item",
            "user story",
            "sprint backlog",
        ),
        "issues",
        {
            "issue_key": "internet.issue.key",
            "type": "internet.issue.type",
            "summary": "internet.issue.summary",
            "component": "internet.issue.component",
            "priority": "internet.issue.priority",
            "status": "internet.issue.status",
            "reporter": "internet.issue.reporter",
            "assignee": "internet.issue.assignee",
            "story_points": "internet.issue.story_points",
            "created_at": "internet.issue.created_at",
            "closed_at": {"type": "internet.issue.closed_at", "cases": [{"when": "status != 'Closed'", "value": None}]},
            "resolution": {"type": "internet.issue.resolution", "cases": [{"when": "status != 'Closed'", "value": None}]},
        },
        title="Issues of a software project",
    ),
    Topic(
        "internet.websites",
        ("website", "list of websites", "web site", "domain", "domain registration"),
        "websites",
        {
            "website_id": "id.sequence",
            "domain": "internet.domain",
            "url": "internet.url",
            "country": "place.world.country",
            "category": choose(
                "Shopping",
                "News",
                "Education",
                "Technology",
                "Travel",
                "Health",
                "Finance",
                "Entertainment",
                weights=(22, 14, 12, 16, 9, 9, 7, 11),
            ),
            "monthly_visits": {
                "type": "number.integer",
                "params": {"min": 100, "max": 50000000, "distribution": {"kind": "lognormal", "mean": 10.5, "stddev": 1.9}},
            },
            "registered_on": {"type": "date", "params": {"start": "2000-01-01", "end": "2025-06-30"}},
            "ip_address": "internet.ipv4",
            "uptime_percent": "internet.uptime",
        },
        title="Web sites",
    ),
)
