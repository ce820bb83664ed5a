"""An account: handle, platform, category, biography and followers agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, FictableError, Pool, Rows
from fictable_social.measures import TEXT, add_days, days_before, fill, measured, write_digits

TOPICS: Final = Pool.read(__package__, "data/topics.csv", weight="share")
BIOS: Final = Pool.read(__package__, "data/bios.csv", weight="share")
PLATFORMS: Final = Pool.read( __package__, "data/platforms.csv", weight="share", types={"views": "float64", "like_rate": "float64",
    "comment_rate": "float64", "share_rate": "float64"} )  # fmt: skip
TYPES: Final = Pool({"Personal": 66, "Creator": 20, "Business": 14})
LANGUAGES: Final = Pool({"English": 62, "Spanish": 13, "Portuguese": 7, "French": 5, "German": 5, "Japanese": 4, "Italian": 2, "Korean": 2})
TIERS: Final = np.array(["Nano", "Micro", "Mid-tier", "Macro", "Mega"], TEXT)
PEOPLE: Final = np.array(["one", "two", "two", "three"], TEXT)

account = Entity( "social.profile", title="Social media account", phrases=("social media", "social media account", "social media profile",
    "influencer", "instagram", "twitter", "tiktok", "facebook", "social network", "followers", "social media user"), )  # fmt: skip


@account.field("id", title="Account number", capacity=10**7, phrases=("account user id", "social media user id", "profile id",
    "twitter user id"), in_context=("user id", "account id"))  # fmt: skip
def number_account(rows: Rows) -> Any:
    return "U" + write_digits(rows.draw("id").distinct(10**7), 8)


@account.hidden("login")
def find_login(rows: Rows) -> Any:
    """The user name of the row's person; where no plugin provides persons, a numbered one."""
    try:
        return np.asarray(rows.entity("person")["username"], TEXT)
    except FictableError:
        return "user" + write_digits(rows.draw("login").distinct(10**6), 6)


@account.field(
    "handle",
    title="Handle",
    capacity=10**6,
    phrases=(
        "twitter handle",
        "instagram handle",
        "social media handle",
        "social handle",
        "account handle",
        "influencer handle",
        "channel handle",
    ),
    in_context=("username", "user name", "user", "account", "author", "handle"),
)
def write_handle(rows: Rows) -> Any:
    return "@" + rows["login"]


@account.field("profile_url", title="Address of the profile", capacity=10**6, phrases=("profile url", "profile link", "social media link",
    "profile page"))  # fmt: skip
def write_address(rows: Rows) -> Any:
    return "https://social.example.com/" + rows["login"]


@account.hidden("site")
def choose_platform(rows: Rows) -> Any:
    """The platform with its usual rates."""
    return rows.draw("platform").pick(PLATFORMS)


@account.field("platform", title="Platform", phrases=("social media platform", "social platform", "social network",
    "social media channel", "social media site"), in_context=("platform", "network", "channel"))  # fmt: skip
def name_platform(rows: Rows) -> Any:
    return rows["site"]["platform"]


@account.hidden("theme")
def choose_theme(rows: Rows) -> Any:
    """What the account is about."""
    return np.asarray(rows.draw("theme").pick(TOPICS))


@account.field(
    "category",
    title="Category",
    phrases=("influencer category", "influencer niche", "content category", "niche", "content niche", "creator category"),
    in_context=("category", "account category"),
)
def name_theme(rows: Rows) -> Any:
    return rows["theme"]


@account.field("bio", title="Biography", phrases=("bio", "profile bio", "user bio", "account bio", "profile description", "biography",
    "about me"))  # fmt: skip
def write_bio(rows: Rows) -> Any:
    bio = rows.draw("bio").pick(BIOS, category=rows["theme"])["bio"]
    return fill(bio, n=rows.draw("n").integer(11, 63).astype(TEXT), few=PEOPLE[rows.draw("few").integer(0, 3)])


@measured(account, "followers", low=0, high=48_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Followers",
    phrases=("follower", "followers", "follower count", "followers count", "number of followers", "subscriber count of channel",
    "fans"))  # fmt: skip
def count_followers(rows: Rows) -> Any:
    """A long tail: half have fewer than two thousand, a few have millions."""
    return np.floor(rows.draw("followers").lognormal(7.5, 1.9))


@measured(account, "following", low=0, high=7500, storage="int32", decimals=None, widest=10**7, title="Accounts followed",
    phrases=("following", "following count", "number following", "accounts followed", "followees", "followings",
    "friends count"))  # fmt: skip
def count_followed(rows: Rows) -> Any:
    return np.floor(rows.draw("followed").lognormal(5.8, 0.9))


@measured(account, "posts", low=0, high=42_000, storage="int32", decimals=None, widest=10**8, title="Posts so far",
    phrases=("number of posts", "post count", "posts count", "total posts", "media count", "tweets count", "statuses count"))  # fmt: skip
def count_posts(rows: Rows) -> Any:
    """More for accounts that people follow."""
    return np.floor(rows.draw("posts").lognormal(5.2, 1.1) * np.interp(rows["followers fact"], [0, 1000, 100_000, 5_000_000], [0.5, 1.0,
        2.4, 4.5]))  # fmt: skip


@account.field("verified", title="Verified", storage="bool", phrases=("verified account", "verified", "is verified", "verified flag",
    "verification status", "verified badge", "blue check"))  # fmt: skip
def tell_verified(rows: Rows) -> Any:
    return rows.draw("verified").chance(np.interp(rows["followers fact"], [0, 5000, 50_000, 500_000, 5_000_000], [0.004, 0.03, 0.25, 0.72,
        0.95]))  # fmt: skip


@account.field("private", title="Private", storage="bool", phrases=("is private", "private account", "private profile"))
def tell_private(rows: Rows) -> Any:
    return rows.draw("private").chance(np.interp(rows["followers fact"], [0, 1000, 20_000], [0.42, 0.2, 0.0]))


@account.field("type", title="Kind of account", phrases=("social account type", "profile type"), in_context=("account type",))
def draw_type(rows: Rows) -> Any:
    large = rows["followers fact"] > 20_000
    drawn = np.asarray(rows.draw("type").pick(TYPES))
    return np.where(large & (drawn == "Personal"), np.array("Creator", TEXT), drawn)


@account.field("language", title="Language", phrases=("post language", "profile language", "content language", "tweet language"),
    in_context=("language",))  # fmt: skip
def draw_language(rows: Rows) -> Any:
    return rows.draw("language").pick(LANGUAGES)


@account.hidden("joined day")
def choose_joined(rows: Rows) -> Any:
    """A day between a month and twelve years before the clock; of TikTok, which is younger, eight years."""
    longest = np.where(np.asarray(rows["site"]["platform"]) == "TikTok", 2900.0, 4380.0)
    return days_before(rows, rows.draw("joined").uniform(30.0, longest))


@account.field(
    "joined",
    title="Day of joining",
    storage="date32",
    phrases=("account created date", "account creation date", "profile created at", "account created", "joined on"),
    in_context=("join date", "created at", "joined", "joined date", "member since"),
)
def show_joined(rows: Rows) -> Any:
    return rows["joined day"]


@account.field(
    "last_active",
    title="Last active",
    storage="date32",
    phrases=("last active", "last active date", "last seen", "last activity"),
    in_context=("last activity date",),
)
def show_last(rows: Rows) -> Any:
    """Most within the last days, never before the day of joining."""
    span = (days_before(rows, 0) - rows["joined day"]).astype(np.int64)
    return add_days(rows["joined day"], span - np.minimum(np.floor(rows.draw("idle").exponential(18.0)), span))


influencer = Entity("social.influencer", title="Influencer", phrases=("influencer", "creator", "brand ambassador", "sponsored",
    "brand collaboration", "content creator"))  # fmt: skip


@measured(influencer, "followers", low=1000, high=85_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Followers",
    phrases=("influencer followers",), in_context=("followers", "follower count", "subscribers", "audience size"))  # fmt: skip
def count_fans(rows: Rows) -> Any:
    return 1000.0 + np.floor(rows.draw("followers").lognormal(10.2, 1.75))


@influencer.field("tier", title="Tier", phrases=("influencer tier", "influencer type", "influencer size"), in_context=("tier",))
def name_tier(rows: Rows) -> Any:
    """Nano below 10,000 followers, micro below 50,000, then 500,000 and a million."""
    return TIERS[np.searchsorted([10_000, 50_000, 500_000, 1_000_000], rows["followers fact"], side="right")]


@measured(influencer, "engagement_rate", low=0.1, high=22.0, decimals=2, widest=100, title="Engagement (% of the followers)",
    phrases=("influencer engagement rate",), in_context=("engagement rate", "engagement"))  # fmt: skip
def measure_engagement(rows: Rows) -> Any:
    """Falls with the number of followers."""
    usual = np.interp(rows["followers fact"], [1000, 10_000, 50_000, 500_000, 5_000_000], [5.4, 3.9, 2.7, 1.8, 1.2])
    return usual * rows.draw("engagement").lognormal(0.0, 0.42)


@measured(influencer, "average_likes", low=5, high=9_000_000, storage="int32", decimals=None, title="Likes of a usual post",
    phrases=("average likes", "avg likes", "average likes per post", "likes per post"))  # fmt: skip
def count_average_likes(rows: Rows) -> Any:
    return rows["followers fact"] * rows["engagement_rate fact"] / 100.0 * 0.94


@measured(influencer, "average_comments", low=0, high=500_000, storage="int32", decimals=None, title="Comments on a usual post",
    phrases=("average comments", "avg comments", "average comments per post"))  # fmt: skip
def count_average_comments(rows: Rows) -> Any:
    return rows["average_likes fact"] * 0.028 * rows.draw("comments").lognormal(0.0, 0.4)


@measured(influencer, "rate", low=20, high=480_000, storage="decimal", decimals=2, title="Price of a sponsored post",
    phrases=("sponsored post rate", "rate per post", "price per post", "cost per post", "sponsorship fee", "brand deal value"))  # fmt: skip
def price_post(rows: Rows) -> Any:
    """About a cent per follower, in fives."""
    return np.rint(rows["followers fact"] * 0.009 * rows.draw("rate").lognormal(0.0, 0.4) / 5.0) * 5.0 + 20.0
