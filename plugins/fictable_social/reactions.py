"""How people react to a post: loves, laughs and tears beside the likes, where the views came from, who visits and follows."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Rows
from fictable_social.measures import measured
from fictable_social.post import post

# Share of the likes for each further reaction, where the post is praise, neutral and complaint.
LOVES: Final = (0.16, 0.05, 0.01)
WOWS: Final = (0.02, 0.03, 0.02)
HAHAS: Final = (0.03, 0.06, 0.04)
SADS: Final = (0.001, 0.004, 0.07)
ANGRYS: Final = (0.0005, 0.003, 0.08)


def count_reaction(rows: Rows, shares: tuple[float, float, float]) -> Any:
    """Whole numbers around the share of the likes that fits the post's sentiment."""
    word = np.asarray(rows["entry"]["sentiment"])
    share = np.select([word == "Positive", word == "Neutral"], shares[:2], shares[2])
    return np.floor(rows["likes fact"] * share * rows.draw("reaction").lognormal(0.0, 0.5) + rows.draw("rest").uniform(0.0, 0.95))


@measured(post, "loves", low=0, high=20_000_000, storage="int32", decimals=None, title="Love reactions", phrases=("loves", "love count",
    "number of loves", "num loves", "love reactions"))  # fmt: skip
def count_loves(rows: Rows) -> Any:
    return count_reaction(rows, LOVES)


@measured(post, "wows", low=0, high=20_000_000, storage="int32", decimals=None, title="Wow reactions", phrases=("wows", "wow count",
    "number of wows", "num wows", "wow reactions"))  # fmt: skip
def count_wows(rows: Rows) -> Any:
    return count_reaction(rows, WOWS)


@measured(post, "hahas", low=0, high=20_000_000, storage="int32", decimals=None, title="Haha reactions", phrases=("hahas", "haha count",
    "number of hahas", "num hahas", "haha reactions"))  # fmt: skip
def count_hahas(rows: Rows) -> Any:
    return count_reaction(rows, HAHAS)


@measured(post, "sads", low=0, high=20_000_000, storage="int32", decimals=None, title="Sad reactions", phrases=("sads", "sad count",
    "number of sads", "num sads", "sad reactions"))  # fmt: skip
def count_sads(rows: Rows) -> Any:
    return count_reaction(rows, SADS)


@measured(post, "angrys", low=0, high=20_000_000, storage="int32", decimals=None, title="Angry reactions", phrases=("angrys",
    "angry count", "number of angrys", "num angrys", "angry reactions", "angries"))  # fmt: skip
def count_angrys(rows: Rows) -> Any:
    return count_reaction(rows, ANGRYS)


@measured(post, "reactions", low=0, high=100_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Reactions of all kinds",
    phrases=("reaction count", "number of reactions", "num reactions", "total reactions", "reactions"))  # fmt: skip
def count_reactions(rows: Rows) -> Any:
    """Likes, loves, wows, hahas, sads and angrys."""
    return sum((rows[f"{name} fact"] for name in ("loves", "wows", "hahas", "sads", "angrys")), start=rows["likes fact"])


@measured(post, "profile_visits", low=0, high=9_000_000, storage="int32", decimals=None, title="Visits to the profile",
    phrases=("profile visits", "profile visit", "profile views"))  # fmt: skip
def count_visits(rows: Rows) -> Any:
    return np.floor(rows["views fact"] * 0.012 * rows.draw("visits").lognormal(0.0, 0.6))


@measured(post, "follows", low=0, high=3_000_000, storage="int32", decimals=None, title="New followers from the post", phrases=("follows",
    "new followers", "follows from post", "followers gained"))  # fmt: skip
def count_follows(rows: Rows) -> Any:
    """A part of those who visit the profile."""
    return np.floor(rows["profile_visits fact"] * rows.draw("follows").uniform(0.04, 0.4))


@post.hidden("mix")
def draw_mix(rows: Rows) -> Any:
    """How much the feed of followers counts, between 0.3 and 0.9."""
    return rows.draw("mix").uniform(0.3, 0.9)


@measured(post, "views_from_home", low=0, high=190_000_000, storage="int32", decimals=None, title="Views from the home feed",
    phrases=("impressions from home", "views from home"), in_context=("from home", ))  # fmt: skip
def count_home(rows: Rows) -> Any:
    return np.floor(rows["views fact"] * rows["mix"])


@measured(post, "views_from_hashtags", low=0, high=190_000_000, storage="int32", decimals=None, title="Views from hashtags",
    phrases=("impressions from hashtags", "views from hashtags"), in_context=("from hashtags", ))  # fmt: skip
def count_tagged(rows: Rows) -> Any:
    return np.floor((rows["views fact"] - rows["views_from_home fact"]) * 0.46)


@measured(post, "views_from_explore", low=0, high=190_000_000, storage="int32", decimals=None, title="Views from explore pages",
    phrases=("impressions from explore", "views from explore"), in_context=("from explore", ))  # fmt: skip
def count_explored(rows: Rows) -> Any:
    return np.floor((rows["views fact"] - rows["views_from_home fact"]) * 0.38)


@measured(post, "views_from_other", low=0, high=190_000_000, storage="int32", decimals=None, title="Views from elsewhere",
    phrases=("impressions from other", "views from other"), in_context=("from other", ))  # fmt: skip
def count_elsewhere(rows: Rows) -> Any:
    """What is left, so that the four sources make the views."""
    known = rows["views_from_home fact"] + rows["views_from_hashtags fact"] + rows["views_from_explore fact"]
    return rows["views fact"] - known


__all__ = ["post"]
