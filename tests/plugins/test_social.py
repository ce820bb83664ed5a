"""The social pack: rows that a community manager believes."""

from __future__ import annotations

import csv
import itertools
from importlib.resources import files
from typing import Any

import numpy as np
import pandas as pd
import pytest

from fictable.contract.catalog import Catalog


def read_data(name: str) -> list[dict[str, str]]:
    """The entries of a pool file."""
    lines = files("fictable_social").joinpath("data", name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("# ")))


def frame(make: Any, fields: dict[str, Any], rows: int = 3000, **dataset: Any) -> pd.DataFrame:
    """A table of the given columns; each is a type id or members of a field."""
    listed = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in fields.items()]
    made: pd.DataFrame = make(listed, rows=rows, **dataset).to_pandas()
    return made


def topic(make: Any, catalog: Catalog, name: str, rows: int = 1000, **dataset: Any) -> pd.DataFrame:
    """The usual table of a topic."""
    return frame(make, dict(catalog.topics[name].fields), rows, **dataset)


def test_text_topic_hashtags_and_sentiment_agree(make: Any) -> None:
    """Each post's text is one of its topic and sentiment, its hashtags are those of the topic, and texts vary."""
    texts = {entry["text"]: (entry["topic"], entry["sentiment"]) for entry in read_data("post_texts.csv")}
    tags = {(entry["topic"], entry["hashtags"]) for entry in read_data("hashtags.csv")}
    made = frame(make, {n: "social.post." + n for n in ("text", "caption", "topic", "hashtags", "sentiment", "sentiment_score")})
    for row in made.itertuples():
        assert texts[row.caption] == (row.topic, row.sentiment)
        assert row.caption in row.text
        assert (row.topic, row.hashtags) in tags
    assert made.text.nunique() > 1000
    means = made.groupby("sentiment").sentiment_score.mean()
    assert means["Negative"] < -0.4 < 0.4 < means["Positive"]


def test_reach_is_coherent_with_a_long_tail(make: Any) -> None:
    """Views exceed likes, likes exceed comments, the rate is made of them, and few posts have most of the views."""
    made = frame(make, {n: "social.post." + n for n in ("views", "likes", "comments", "shares", "engagement_rate")}, 5000)
    assert (made.views >= made.likes).all()
    assert (made.likes >= made.comments).mean() > 0.99
    assert np.allclose(made.engagement_rate, 100 * (made.likes + made.comments + made.shares) / made.views, atol=0.006)
    assert made.views.mean() > 3 * made.views.median()


def test_post_types_belong_to_the_platform(make: Any) -> None:
    """No reels outside of Instagram, no shorts outside of YouTube."""
    known = {(entry["platform"], entry["post_type"]) for entry in read_data("post_types.csv")}
    made = frame(make, {"platform": "social.profile.platform", "type": "social.post.type"})
    assert set(made.itertuples(index=False, name=None)) <= known


def test_profiles_agree(make: Any) -> None:
    """The biography is one of the category, the handle is the person's user name, large accounts are verified more often."""
    bios = {entry["bio"].split("{")[0]: entry["category"] for entry in read_data("bios.csv")}
    fields = {n: "social.profile." + n for n in ("handle", "category", "bio", "followers", "verified", "joined", "last_active")}
    made = frame(make, {**fields, "username": "person.username"}, 6000)
    assert (made.handle == "@" + made.username).all()
    assert made.handle.is_unique
    for row in made.head(500).itertuples():
        assert row.category in {category for start, category in bios.items() if row.bio.startswith(start)}
    assert made[made.followers > 20_000].verified.mean() > 5 * made[made.followers < 5000].verified.mean()
    assert (pd.to_datetime(made.last_active) >= pd.to_datetime(made.joined)).all()


def test_tiers_of_influencers_follow_the_followers(make: Any) -> None:
    """Nano below 10,000, micro below 50,000; engagement falls with size."""
    made = frame(make, {n: "social.influencer." + n for n in ("followers", "tier", "engagement_rate")})
    assert (made[made.tier == "Nano"].followers < 10_000).all()
    assert made[made.tier == "Micro"].followers.between(10_000, 49_999).all()
    means = made.groupby("tier").engagement_rate.mean()
    assert means["Nano"] > means["Micro"] > means["Mid-tier"]


def test_campaigns_lose_people_on_the_way(make: Any, catalog: Catalog) -> None:
    """Impressions exceed clicks, clicks exceed conversions, the rate is made of them, and the spend is within the budget."""
    made = topic(make, catalog, "social.ad_campaigns", 3000)
    assert (made.impressions >= made.clicks).all()
    assert (made.clicks >= made.conversions).all()
    assert np.allclose(made.ctr, 100 * made.clicks / made.impressions, atol=0.006)
    assert (made.spend <= made.budget).all()
    over = pd.to_datetime(made.end_date) < pd.Timestamp("2026-01-01")
    assert (made[over].status == "Completed").all()
    started = pd.to_datetime(made[made.campaign_name == "Black Friday Deals"].start_date)
    assert set(started.dt.month) == {11}


def test_mailings_lose_people_on_the_way(make: Any, catalog: Catalog) -> None:
    """Sent ≥ delivered ≥ opened ≥ clicked ≥ converted, and what was not delivered bounced."""
    made = topic(make, catalog, "social.email_campaigns", 3000)
    chain = ["sent", "delivered", "opened", "clicked", "conversions"]
    assert all((made[a] >= made[b]).all() for a, b in itertools.pairwise(chain))
    assert (made.sent - made.delivered == made.bounced).all()
    assert 20 < made.open_rate.mean() < 40


def test_website_traffic_is_coherent(make: Any, catalog: Catalog) -> None:
    """New users ≤ users ≤ sessions ≤ page views; pages have their titles."""
    made = topic(make, catalog, "social.web_analytics", 2000)
    assert (made.new_users <= made.users).all()
    assert (made.users <= made.sessions).all()
    assert (made.sessions <= made.page_views).all()
    assert made.groupby("page").page_title.nunique().max() == 1


def test_tickets_agree(make: Any, catalog: Catalog) -> None:
    """Subject and description are of the category, open tickets have no solution, urgent ones are solved sooner."""
    known = {(entry["category"], entry["subject"], entry["description"]) for entry in read_data("tickets.csv")}
    made = topic(make, catalog, "social.support_tickets", 4000)
    assert set(zip(made.category, made.subject, made.description, strict=True)) <= known
    done = made.status.isin(["Closed", "Resolved"])
    assert (made.resolved_at.notna() == done).all()
    assert (made.resolution.notna() == done).all()
    assert (made[done].resolved_at > made[done].created_at).all()
    hours = (
        frame(make, {"priority": "social.ticket.priority", "hours": "social.ticket.resolution_hours"}).groupby("priority").hours.median()
    )
    assert hours["Urgent"] < hours["High"] < hours["Low"]


@pytest.mark.parametrize(
    ("name", "text", "file"), [("app_reviews", "review", "app_reviews.csv"), ("survey_responses", "comment", "survey_comments.csv")]
)
def test_what_people_write_agrees_with_their_rating(make: Any, catalog: Catalog, name: str, text: str, file: str) -> None:
    """One star complains, five stars praise: each text begins with, or ends in, words of its number of stars."""
    said: dict[int, set[str]] = {}
    for entry in read_data(file):
        said.setdefault(int(entry["place"]) % 10, set()).add(entry["text"])
    made = topic(make, catalog, f"social.{name}", 2000)
    for written, stars in zip(made[text], made.rating, strict=True):
        assert not isinstance(written, str) or any(written.startswith(words) or written.endswith(words) for words in said[stars])
    assert made.rating.mean() > 3.2


def test_promoters_are_satisfied(make: Any) -> None:
    """The group follows the recommendation, which follows the satisfaction."""
    made = frame(make, {n: "social.survey." + n for n in ("rating", "recommendation", "recommendation_group", "would_recommend")})
    assert (made[made.recommendation >= 9].recommendation_group == "Promoter").all()
    assert (made[made.recommendation <= 6].recommendation_group == "Detractor").all()
    assert made.rating.corr(made.recommendation) > 0.85


def test_videos_are_coherent(make: Any) -> None:
    """Views exceed likes, likes exceed dislikes, the length in minutes is that in seconds, small channels earn nothing."""
    names = ("views", "likes", "dislikes", "comments", "seconds", "duration", "earnings", "subscribers")
    made = frame(make, {n: "social.video." + n for n in names})
    assert (made.views >= made.likes).all()
    assert (made.likes >= made.dislikes).all()
    minutes = made.duration.str.split(":", expand=True).astype(int)
    assert (minutes[0] * 60 + minutes[1] == made.seconds).all()
    assert (made[made.subscribers < 1000].earnings == 0).all()


def test_messages_are_read_after_they_are_sent(make: Any, catalog: Catalog) -> None:
    """Unread messages have no time of reading, others a later one; only texts have a text."""
    made = topic(make, catalog, "social.messages", 1500)
    assert (made.read_at.notna() == made.read).all()
    assert (made[made.read].read_at > made[made.read].sent_at).all()
    assert (made.text.notna() == (made.type == "text")).all()


def test_reactions_fit_the_post(make: Any) -> None:
    """All reactions make the total, praise is loved and complaint makes angry; the four sources make the views."""
    names = ("likes", "loves", "wows", "hahas", "sads", "angrys", "reactions", "sentiment", "views")
    sources = ("views_from_home", "views_from_hashtags", "views_from_explore", "views_from_other")
    made = frame(make, {n: "social.post." + n for n in (*names, *sources)}, 4000)
    assert (made[["likes", "loves", "wows", "hahas", "sads", "angrys"]].sum(axis=1) == made.reactions).all()
    sums = made.groupby("sentiment")[["loves", "angrys"]].sum()
    assert sums.loves["Positive"] > sums.angrys["Positive"]
    assert sums.loves["Negative"] < sums.angrys["Negative"]
    assert (made[list(sources)].sum(axis=1) == made.views).all()


def test_apps_agree(make: Any, catalog: Catalog) -> None:
    """Only paid apps have a price, installs are the downloads as the store writes them; there is one entity for apps of a store."""
    made = topic(make, catalog, "media.apps", 2000)
    assert ((made.price > 0) == (made.type == "Paid")).all()
    assert made.app.nunique() > 400
    counts = frame(make, {"shown": "media.app.installs", "count": "media.app.downloads"}, 1000)
    assert (counts.shown.str.rstrip("+").str.replace(",", "").astype(int) == counts["count"]).all()
    assert not [name for name in catalog.field_types if name.startswith("social.app.")]
