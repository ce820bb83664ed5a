"""What people watched or heard: device, quality, minutes and how much of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values

DEVICES = Pool({"Smart TV": 41, "Mobile": 27, "Laptop": 13, "Tablet": 10, "Game Console": 5, "Desktop": 4})
QUALITIES = Pool({"HD": 52, "4K": 24, "SD": 16, "Full HD": 8})
PLANS = Pool({"Basic": 26, "Standard": 41, "Premium": 24, "Standard with Ads": 9})

viewing = Entity(
    "media.viewing",
    DEVICES,
    title="Viewing",
    phrases=(
        "streaming history",
        "watch history",
        "viewing history",
        "viewing session",
        "streaming session",
        "watch session",
        "listening history",
    ),
)


@viewing.field(
    "device", title="Viewing device", phrases=("viewing device", "streaming device", "watch device"), in_context=("device", "device type")
)
def show_device(rows: Rows) -> Any:
    return rows["value"]


@viewing.field(
    "quality", title="Video quality", phrases=("video quality", "stream quality", "streaming quality"), in_context=("quality", "resolution")
)
def choose_quality(rows: Rows) -> Any:
    return rows.draw("quality").pick(QUALITIES)


@viewing.field(
    "plan",
    title="Streaming plan",
    phrases=("streaming plan", "streaming subscription type"),
    in_context=("plan", "subscription type", "subscription plan"),
)
def choose_plan(rows: Rows) -> Any:
    return rows.draw("plan").pick(PLANS)


@values.measured(
    viewing,
    "completion",
    low=1,
    high=100,
    decimals=1,
    title="Watched (%)",
    phrases=("completion percentage of the title", "percent watched", "watch percentage", "progress percentage watched"),
    in_context=("completion rate", "completion", "progress"),
)
def choose_completion(rows: Rows) -> Any:
    """Nearly half watch to the end; many stop early."""
    share = rows.draw("share").uniform()
    return np.where(rows.draw("whole").chance(0.46), 92 + 8 * share, 3 + 88 * share)


@values.measured(
    viewing,
    "minutes",
    low=1,
    high=240,
    title="Minutes watched",
    phrases=("watch duration minutes", "watch duration", "minutes watched", "viewing duration", "viewing time", "watch minutes"),
    in_context=("duration", "minutes", "watch time"),
)
def watch(rows: Rows) -> Any:
    """The part that was watched of an episode or a film."""
    whole = np.where(rows.draw("film").chance(0.35), rows.draw("long").normal(108, 16), rows.draw("short").normal(38, 11))
    return np.asarray(rows["completion fact"]) / 100 * np.maximum(whole, 15)


@viewing.field("completed", storage="bool", phrases=("is completed watching", "watched to the end"), in_context=("completed", "finished"))
def finish(rows: Rows) -> Any:
    return np.asarray(rows["completion fact"]) >= 90


@viewing.field("skipped", storage="bool", phrases=("track skipped", "was skipped"), in_context=("skipped", "is skipped"))
def skip(rows: Rows) -> Any:
    return np.asarray(rows["completion fact"]) < 25


@viewing.field(
    "started_at",
    storage="timestamp[s]",
    phrases=("watched at", "watch date", "viewing date", "played at", "streamed at", "viewed at"),
    in_context=("started at", "start time", "date", "timestamp"),
)
def start(rows: Rows) -> Any:
    """In the last half year, mostly in the evening."""
    hours = (20.3 + rows.draw("hour").normal(0, 3.4)) % 24
    return values.add_seconds(values.days_before(rows, 1 + rows.draw("day").uniform() * 180), hours * 3600)


@values.measured(viewing, "stars", low=1, high=5, phrases=("viewer stars", "viewer score"), in_context=("user rating", "rating given"))
def rate(rows: Rows) -> Any:
    """Who watches to the end rates better."""
    return 2.7 + np.asarray(rows["completion fact"]) / 60 + rows.draw("stars").normal(0, 0.9)
