"""A request to a web site: browser, system, device and user agent agree; path, method, status, size and time agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

TEXT = np.dtypes.StringDType()
AGENTS = Pool.read(__package__, "data/agents.csv", weight="share")
REFERRERS = Pool.read(__package__, "data/referrers.csv", weight="share")
REQUESTS = Pool.read(__package__, "data/requests.csv", weight="share", types={"log_bytes": "float64", "median_ms": "float64"})
RESPONSES = Pool.read(__package__, "data/responses.csv", weight="share", types={"http_status": "int32", "size_factor": "float64"})
SLUGS = Pool.read(__package__, "data/slugs.csv")
SITES = Pool.read(__package__, "data/sites.csv")
SCREENS = Pool(
    {"1920x1080": 34, "1366x768": 16, "1536x864": 14, "2560x1440": 12, "1440x900": 10, "1680x1050": 5, "3840x2160": 5, "1280x720": 4}
)
# Pages that are reached from the site itself.
INNER = ("/cart", "/checkout", "/account", "/account/orders")
LANDINGS = REQUESTS.where(
    lambda columns: np.isin(columns["kind"], np.array(["page", "fixed"], TEXT)) & ~np.isin(columns["route"], np.array(INNER, TEXT))
)
OWN_PAGES = Pool({"/": 30, "/products": 24, "/category/electronics": 12, "/category/home": 9, "/cart": 11, "/blog": 8, "/account": 6})
# Requests of a day, the days of a log, and the share of a day's requests before each full hour.
DAILY, DAYS = 2_000, 30
BUSY = np.cumsum([0, 15, 10, 7, 6, 6, 9, 16, 28, 40, 48, 52, 56, 58, 54, 53, 54, 56, 60, 66, 74, 78, 72, 52, 30]) / 1000
SMALL_SCREENS = Pool({"390x844": 24, "393x873": 20, "412x915": 18, "360x800": 18, "430x932": 10, "375x667": 6, "820x1180": 4})

visit = Entity(
    "internet",
    AGENTS,
    REFERRERS,
    REQUESTS,
    title="Web request",
    phrases=("web", "website", "http", "request", "server", "log", "traffic", "session", "browser", "page", "network", "clickstream"),
)
visit.field("browser", phrases=("browser", "web browser", "browser name"))
visit.field("browser_version", phrases=("browser version",))
visit.field("os", title="Operating system", phrases=("operating system", "os", "os name"), in_context=("platform",))
visit.field("device_type", phrases=("device type", "device category"), in_context=("device",))
visit.field("device", title="Device", phrases=("device model", "device name"))
visit.field("user_agent", phrases=("user agent", "useragent", "ua string"))
visit.field("referrer", phrases=("referrer", "referer", "referring url", "referral url", "http referrer"))
visit.field("traffic_source", phrases=("traffic source",), in_context=("source", "channel", "medium"))
visit.field("http_method", title="HTTP method", phrases=("http method", "request method", "http verb"), in_context=("method",))


@visit.hidden("moment")
def pace_requests(rows: Rows) -> Any:
    """In the order of the rows, about 2,000 a day in the last month: busy in the evening, quiet at night."""
    number = rows.numbers.astype(np.int64)
    day, place = number // DAILY % DAYS, (number % DAILY + rows.draw("gap").uniform()) / DAILY
    second = np.floor(np.interp(place, BUSY, np.arange(25) * 3600.0)).clip(0, 86_399)
    return values.add_seconds(values.days_before(rows, DAYS), day * 86_400 + second)


@visit.field("requested_at", storage="timestamp[s]", title="Time of the request", phrases=("request time", "request timestamp",
    "time of request"))  # fmt: skip
def show_moment(rows: Rows) -> Any:
    return rows["moment"]


@visit.hidden("own page")
def choose_own_page(rows: Rows) -> Any:
    """A page of the site itself."""
    return "https://www.example.com" + np.asarray(rows.draw("page").pick(OWN_PAGES))


@visit.field("landing_page", title="Landing page", phrases=("landing page", "entry page", "first page"))
def choose_landing(rows: Rows) -> Any:
    """A page that visits begin with: no form, script or picture."""
    number = rows.draw("number").integer(100, 9999).astype(TEXT)
    filled = np.strings.replace(np.asarray(rows.draw("page").pick(LANDINGS)["route"]), "{n}", number)
    return np.strings.replace(filled, "{word}", np.asarray(rows.draw("word").pick(SLUGS)))


@visit.field("request_referrer", title="Referrer of the request", phrases=("referer header", "referrer header"))
def choose_referrer(rows: Rows) -> Any:
    """Pages are often reached from other sites; scripts, pictures and forms belong to a page; robots and monitors come from nowhere."""
    kind, route = np.asarray(rows["kind"]), np.asarray(rows["route"])
    landing = np.isin(kind, np.array(["page", "fixed"], TEXT)) & ~np.isin(route, np.array(INNER, TEXT))
    outside = landing & rows.draw("outside").chance(0.5)
    nowhere = np.isin(route, np.array(["/health", "/robots.txt"], TEXT))
    return np.select([nowhere, outside], [np.array("-", TEXT), np.asarray(rows["referrer"])], rows["own page"])


@visit.hidden("response")
def pick_response(rows: Rows) -> Any:
    """The entry of the response, given what is asked for and how."""
    return rows.draw("response").pick(RESPONSES, group=rows["kind"] + " " + rows["http_method"])


@visit.field(
    "http_status",
    storage="int32",
    title="HTTP status code",
    phrases=("http status", "http status code", "response code", "status code", "http code", "response status"),
    in_context=("status",),
)
def show_status(rows: Rows) -> Any:
    """200 for most, as befits path and method."""
    return np.asarray(rows["response"]["http_status"])


@visit.field(
    "path",
    title="Request path",
    phrases=("request path", "url path", "endpoint", "requested page", "page path", "page url", "uri", "resource path"),
    in_context=("path", "page", "resource"),
)
def fill_path(rows: Rows) -> Any:
    """A path of a shop with its numbers and words filled in."""
    number = rows.draw("number").integer(100, 9999).astype(TEXT)
    filled = np.strings.replace(rows["route"], "{n}", number)
    return np.strings.replace(filled, "{word}", np.asarray(rows.draw("word").pick(SLUGS)))


@visit.field(
    "response_bytes",
    storage="int64",
    phrases=("response size", "response bytes", "bytes sent", "content length", "body size"),
    in_context=("bytes", "size"),
)
def draw_bytes(rows: Rows) -> Any:
    """Bytes of the body; none for 204 and 304, few for errors."""
    size = portable.exp(np.asarray(rows["log_bytes"]) + rows.draw("size").normal(0, 0.35))
    return np.rint(size * np.asarray(rows["response"]["size_factor"]))


@visit.field(
    "response_ms",
    storage="int32",
    title="Response time (ms)",
    phrases=("response time", "response time ms", "latency", "latency ms", "request duration", "load time"),
    in_context=("duration",),
)
def draw_milliseconds(rows: Rows) -> Any:
    """Milliseconds; server errors take longer, timeouts thirty seconds."""
    status = rows["http_status"]
    usual = np.asarray(rows["median_ms"]) * rows.draw("time").lognormal(0, 0.5) * np.where(status >= 500, 4, 1)
    return np.where(status == 504, 30_000, np.rint(usual).clip(1, 29_000))


@visit.field("page_title", phrases=("page title",), in_context=("title",))
def write_page_title(rows: Rows) -> Any:
    """The path as a title."""
    words = np.strings.replace(np.strings.replace(np.asarray(rows.draw("word").pick(SLUGS)), "-", " "), "  ", " ")
    return np.strings.capitalize(words)


@visit.field("screen_resolution", phrases=("screen resolution", "screen size", "viewport"), in_context=("resolution",))
def pick_screen(rows: Rows) -> Any:
    """Pixels, by the kind of device."""
    large, small = rows.draw("large").pick(SCREENS), rows.draw("small").pick(SMALL_SCREENS)
    return np.where(np.asarray(rows["device_type"]) == "Desktop", large, small)


@visit.field(
    "page_views", storage="int32", phrases=("page views", "pageviews", "pages per session", "pages viewed"), in_context=("page count",)
)
def draw_page_views(rows: Rows) -> Any:
    """Pages of a visit: a third leave after the first."""
    more = np.floor(rows.draw("more").exponential(4.2)) + 2
    return np.where(rows.draw("bounce").chance(0.36), 1, more.clip(2, 80))


@visit.field(
    "session_seconds",
    storage="int32",
    title="Session duration (seconds)",
    phrases=("session duration", "time on site", "session length", "time spent on page", "time on page"),
)
def draw_session_seconds(rows: Rows) -> Any:
    """Seconds; a visit of one page is short."""
    pages = rows["page_views"]
    return np.rint(np.where(pages == 1, 8, pages * 34) * rows.draw("pace").lognormal(0, 0.6)).clip(1, 7200)


@visit.field("bounce", storage="bool", phrases=("bounced", "is bounce", "bounce"))
def tell_bounce(rows: Rows) -> Any:
    """Whether the visit had one page only."""
    return rows["page_views"] == 1


@visit.field(
    "converted", storage="bool", title="Converted", phrases=("conversion flag", "made a purchase"), in_context=("converted", "conversion")
)
def draw_conversion(rows: Rows) -> Any:
    """Whether the visit ended in an order; likelier the more pages were seen."""
    return rows.draw("converted").chance(np.where(rows["page_views"] == 1, 0.002, (0.006 * rows["page_views"]).clip(0, 0.3)))


@visit.field("log_line", phrases=("log line", "access log line", "raw log", "log entry"))
def write_log_line(rows: Rows) -> Any:
    """A line in the common log format, without the time."""
    request = '"' + rows["http_method"] + " " + rows["path"] + ' HTTP/1.1" '
    return request + rows["http_status"].astype(TEXT) + " " + rows["response_bytes"].astype(TEXT)


@visit.field(
    "domain",
    title="Domain name",
    phrases=(
        "domain",
        "domain name",
        "host name",
        "hostname",
    ),
    in_context=("host",),
)
def write_domain(rows: Rows) -> Any:
    """An invented site below the reserved top-level domain .example."""
    return rows.draw("site").pick(SITES) + ".example"


@visit.field(
    "url", title="URL", phrases=("url", "web address", "link", "web page", "site url", "hyperlink"), in_context=("website", "website url")
)
def write_url(rows: Rows) -> Any:
    """https, the domain and the path."""
    return "https://www." + rows["domain"] + rows["path"]
