"""Visits of a website's pages by source and device: users, sessions, views, bounces and conversions agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_social.measures import days_before, measured

TRAFFIC: Final = Pool.read(__package__, "data/traffic.csv", weight="share", types={"bounce": "float64", "conversion": "float64"})
PAGES: Final = Pool.read(__package__, "data/pages.csv", weight="share")
DEVICES: Final = Pool({"Mobile": 57, "Desktop": 39, "Tablet": 4})

web = Entity("social.web", TRAFFIC, PAGES, title="Website traffic", phrases=("website traffic", "web analytics", "website analytics",
    "google analytics", "web traffic", "site traffic", "page view", "bounce rate", "website visit"))  # fmt: skip
web.field("source", title="Source of the traffic", phrases=("utm source", "visit source"),
    in_context=("source", "traffic source", "acquisition source"))  # fmt: skip
web.field("medium", title="Medium", phrases=("traffic medium", "utm medium"), in_context=("medium",))
web.field(
    "page", title="Page", phrases=("page url path", "exit page"), in_context=("page", "path", "landing page", "page path", "web page")
)
web.field("title", title="Title of the page", in_context=("page title",))


@web.field("date", title="Day", storage="date32", phrases=("traffic date", "analytics date"), in_context=("date", "day"))
def show_day(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").integer(1, 365))


@measured(web, "users", low=1, high=900_000, storage="int32", decimals=None, title="Users", phrases=("unique visitors", "website users",
    "number of visitors", "site visitors", "active users", "visitors"), in_context=("users",))  # fmt: skip
def count_users(rows: Rows) -> Any:
    return np.floor(rows.draw("users").lognormal(5.9, 1.1)) + 1.0


@measured(web, "new_users", low=0, high=900_000, storage="int32", decimals=None, title="New users", phrases=("new visitors", "new users"))
def count_new(rows: Rows) -> Any:
    return np.floor(rows["users fact"] * rows.draw("new").uniform(0.45, 0.9))


@measured(web, "sessions", low=1, high=2_000_000, storage="int32", decimals=None, title="Sessions", phrases=("website sessions",
    "number of sessions", "session count", "website visits", "number of visits"), in_context=("sessions", "visits"))  # fmt: skip
def count_sessions(rows: Rows) -> Any:
    return np.floor(rows["users fact"] * (1.0 + rows.draw("again").exponential(0.28)))


@measured(
    web,
    "page_views",
    low=1,
    high=9_000_000,
    storage="int32",
    decimals=None,
    title="Page views",
    phrases=("page view count", "number of page views"),
    in_context=("page views", "pageviews"),
)
def count_page_views(rows: Rows) -> Any:
    return np.floor(rows["sessions fact"] * (1.0 + rows.draw("pages").lognormal(0.35, 0.4)))


@measured(web, "bounce_rate", low=5.0, high=96.0, decimals=2, widest=100, title="Bounce rate (%)", phrases=("bounce rate",
    "bounce percentage"))  # fmt: skip
def measure_bounces(rows: Rows) -> Any:
    return 100.0 * np.asarray(rows["bounce"]) + rows.draw("bounce").normal(0.0, 6.5)


@measured(
    web,
    "session_seconds",
    low=4,
    high=2400,
    storage="int16",
    decimals=None,
    widest=90_000,
    title="Average time of a session (seconds)",
    phrases=("average session duration", "avg session duration", "average time on page", "session duration seconds"),
    in_context=("session duration", "time on page", "time on site"),
)
def measure_sessions(rows: Rows) -> Any:
    return rows.draw("seconds").lognormal(4.75, 0.5)


@measured(web, "goal_completions", low=0, high=200_000, storage="int32", decimals=None, title="Goals completed",
    phrases=("goal completions", "website conversions", "sign-ups from website"), in_context=("conversions", "goals"))  # fmt: skip
def count_goals(rows: Rows) -> Any:
    return np.floor(rows["sessions fact"] * np.asarray(rows["conversion"]) * rows.draw("goals").lognormal(0.0,
        0.35) + rows.draw("rest").uniform(0.0, 0.6))  # fmt: skip


@web.field("device", title="Device", phrases=("visitor device",), in_context=("device", "device category", "device type"))
def draw_device(rows: Rows) -> Any:
    return rows.draw("device").pick(DEVICES)
